"""Whom to ask about what, in words that praise and blame nobody and name no cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from analytics.catalogue.records import Catalogue
from analytics.measures.better_than_expected import ExpectedRequest
from analytics.measures.good_practice import Beside, ByChance, GoodPractice
from analytics.regions import region_phrase
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, join_names

# So many measures are asked about by name.
MEASURES_ASKED: Final = 5

Record = Mapping[Any, Any]


def practice_sentences(
    found: GoodPractice, names: Mapping[str, str], catalogue: Catalogue, text: Texts
) -> str:
    """Who is to be asked, or that nobody is; for which indicators there is no model."""
    codes = found.regions_on_side("below")
    if codes:
        told = [text("practice_sentences.ask", names=named_regions(codes, names, text))]
    else:
        told = [text("practice_sentences.none")] if found.searched else []
    by_reason: dict[str, list[str]] = {}
    for code, reason in found.silent.items():
        by_reason.setdefault(reason, []).append(catalogue.indicators[code].code)
    told += [
        text(
            "practice_sentences.silent",
            indicators=join_names(indicators, text.language),
            reason=text(f"charts.deviance.reason.{reason}"),
        )
        for reason, indicators in by_reason.items()
    ]
    return "\n\n".join(told)


def chance_sentence(searches: int, chance: ByChance, text: Texts) -> str:
    """How many of the searches would name somebody where nothing lasts."""
    share, lower, upper = (
        format_percent(value * 100, text.language) for value in (chance.share, chance.lower, chance.upper)
    )
    count = format_number(searches * chance.share, text.language, 1)
    return text("practice_sentences.chance", n=searches, share=share, lower=lower, upper=upper, count=count)


def row_sentence(row: Record, catalogue: Catalogue, text: Texts) -> str:
    """One lasting difference: the indicator, where, in how many years, observed and expected."""
    return text(
        "practice_sentences.row",
        indicator=catalogue.indicators[str(row["indicator_code"])].name[text.language],
        place=region_phrase(str(row["region_code"]), "in", text.language),
        years=int(row["years"]),
        judged=int(row["judged"]),
        events=format_number(row["events"], text.language),
        expected=format_number(row["expected"], text.language),
    )


def questions(beside: Beside, request: ExpectedRequest, text: Texts) -> list[str]:
    """What to ask a region, made from what its lists say of the judged years."""
    first, last = request.periods[0].year, request.periods[-1].year
    asked = [text("practice_sentences.question.changed", first=first, last=last)]
    related = beside.related
    if len(related):
        known = related.astype(object).where(related.notna(), None)
        about = dict.fromkeys(_about_measure(row, text) for row in known.to_dict("records"))
        asked += list(about)[:MEASURES_ASKED]
    elif beside.returns["measures"].sum():
        asked.append(text("practice_sentences.question.no_measure"))
    else:
        asked.append(text("practice_sentences.question.no_plan"))
    if beside.returns["events"].sum():
        asked.append(text("practice_sentences.question.events"))
    if beside.returns["agreements"].sum():
        asked.append(text("practice_sentences.question.partners"))
    return [
        *asked,
        text("practice_sentences.question.clubs"),
        text("practice_sentences.question.doubt"),
    ]


def practice_notes(codes: Sequence[str], catalogue: Catalogue, text: Texts) -> list[str]:
    """What is searched, what stands beside, and what does not follow from it."""
    names = join_names([catalogue.indicators[code].code for code in codes], text.language)
    return [
        text("practice_notes.search"),
        text("practice_notes.indicators", names=names),
        text("practice_notes.beside"),
        text("practice_notes.cause"),
        text("join_expected.model.shrunk"),
        text("join_expected.model.limits"),
    ]


def _about_measure(row: Record, text: Texts) -> str:
    measure = str(row["measure"] or "").strip().rstrip(".")
    if not row["agency"]:
        return text("practice_sentences.question.measure_alone", measure=measure)
    return text("practice_sentences.question.measure", measure=measure, agency=str(row["agency"]).strip())
