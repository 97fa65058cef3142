"""The sentences of the events: how they were counted, who sent no list, what came afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analytics.measures.event_counts import Counted
from analytics.measures.events_after import REASONS, After
from analytics.periods import Period
from analytics.sentences.named import named_regions
from analytics.statistics.rank_correlation import RankCorrelation
from analytics.text import Texts
from analytics.text.numbers import format_number, format_signed

if TYPE_CHECKING:
    import pandas as pd


def counting_sentences(answer: Counted, rows: int, text: Texts) -> tuple[str, ...]:
    """How many events were counted once, and how many may be one with another, and the range.

    ``rows`` is how many rows of lists are shown: of an event that both bodies told one of them alone, where
    the lists of one body are chosen.
    """
    told = [text("events_sentences.rows", n=rows, events=format_number(len(answer.events), text.language))]
    if answer.once:
        told.append(text("events_sentences.once", n=answer.once))
    if answer.probable:
        fewest = format_number(len(answer.fewest), text.language)
        told.append(text("events_sentences.probable", n=answer.probable, fewest=fewest))
    return tuple(told)


def missing_sentences(
    lists: pd.DataFrame, names: Mapping[str, str], bodies: Mapping[str, str], text: Texts
) -> tuple[str, ...]:
    """For each body the units that sent no list this year, by name; nothing where all sent one."""
    told = []
    for body, name in bodies.items():
        own = lists[lists["body"].eq(body)]
        codes = [str(code) for code in own.loc[own["batch_id"].isna(), "unit_code"]]
        if codes and len(codes) == len(own):
            told.append(text("events_sentences.nobody", body=name))
        elif codes:
            regions = named_regions(codes, names, text)
            told.append(text("events_sentences.missing", body=name, n=len(codes), names=regions))
    return tuple(told)


def earlier_sentences(
    lists: pd.DataFrame, period: Period, names: Mapping[str, str], bodies: Mapping[str, str], text: Texts
) -> tuple[str, ...]:
    """For each body the units whose last list ends before the period: what they held since is not in it."""
    ends_before = lists["batch_id"].notna() & lists["period"].ne(str(period))
    told = []
    for body, name in bodies.items():
        own = lists[lists["body"].eq(body) & ends_before]
        codes = [str(code) for code in own["unit_code"]]
        if codes:
            regions = named_regions(codes, names, text)
            told.append(text("events_sentences.earlier", body=name, n=len(codes), names=regions))
    return tuple(told)


def after_sentences(answer: After, names: Mapping[str, str], text: Texts) -> tuple[str, ...]:
    """How many regions have both, how their places go together, and who is left out and why."""
    told = [text("events_sentences.after.regions", n=len(answer.known), of=len(answer.table))]
    told.append(ranks_sentence(answer.ranks, text))
    for reason in REASONS:
        codes = [str(code) for code in answer.table.loc[answer.table["reason"].eq(reason), "region_code"]]
        if codes:
            regions = named_regions(codes, names, text)
            told.append(text(f"events_sentences.after.{reason}", names=regions))
    listed = answer.table["reason"].eq("")
    unknown = [str(code) for code in answer.table.loc[listed & answer.table["y"].isna(), "region_code"]]
    if unknown:
        told.append(text("events_sentences.after.no_change", names=named_regions(unknown, names, text)))
    return tuple(told)


def ranks_sentence(ranks: RankCorrelation, text: Texts) -> str:
    """Spearman's coefficient with its interval and the number of regions; why there is none."""
    if ranks.reason:
        return text(f"events_sentences.no_ranks.{ranks.reason}")
    language = text.language
    known = ranks.lower == ranks.lower
    figures = {
        "value": format_signed(ranks.value, language, 2),
        "level": format_number(ranks.confidence * 100, language, 0),
        "lower": format_signed(ranks.lower, language, 2) if known else "",
        "upper": format_signed(ranks.upper, language, 2) if known else "",
        "regions": ranks.regions,
    }
    if not known:
        return text("events_sentences.ranks.same_order", **figures)
    if ranks.probability >= 1 - ranks.confidence:
        return text("events_sentences.ranks.chance", **figures)
    return text(f"events_sentences.ranks.{'together' if ranks.value > 0 else 'apart'}", **figures)
