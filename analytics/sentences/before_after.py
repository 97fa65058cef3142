"""Before and after a plan measure in words: what was, what became, what others did; never what caused it."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import Final

from analytics.measures.before_after import Case
from analytics.regions import region_phrase
from analytics.sentences.named import capitalised, named_regions
from analytics.statistics.before_after import FEWEST_EVENTS, FEWEST_OTHERS, Ratio
from analytics.text import Texts
from analytics.text.numbers import format_number, format_signed
from analytics.text.periods import period_short

LEVEL: Final = 0.05
CAVEATS: Final = ("cause", "chosen", "regression", "other_measures", "definitions", "known")


def case_sentences(case: Case, names: Mapping[str, str], text: Texts) -> list[str]:
    """What the figures around one case tell, or why they tell nothing; then who was compared and who not."""
    told = [_verdict(case, text)]
    if case.answer is not None and case.compared:
        told.append(
            text("before_after.compared", n=len(case.compared), names=_named(case.compared, names, text))
        )
    for name in ("with_measure", "without_list", "without_figures"):
        codes = getattr(case, name)
        if codes and not (case.reason and case.answer is None):
            told.append(text(f"before_after.{name}", names=_named(codes, names, text)))
    return told


def reason_words(case: Case, text: Texts) -> str:
    """Why nothing can be told of a case, in few words; empty where something can."""
    return text(f"before_after.reasons_short.{case.reason}") if case.reason else ""


def verdict_code(case: Case) -> str:
    """``apart`` where the region lies further from the others than chance, all cases judged at once.

    Else ``together``, or ``silent`` where nothing can be told.
    """
    if case.answer is None or case.reason:
        return "silent"
    return "apart" if case.adjusted < LEVEL else "together"


def percent_words(ratio: Ratio, text: Texts) -> str:
    """A ratio as a change in per cent with its limits: ``−12,3 % (−20,1…−3,7)``."""
    value, lower, upper = (signed_percent(one, text) for one in (ratio.value, ratio.lower, ratio.upper))
    if not value:
        return ""
    if not lower or not upper:
        return text("before_after.percent", value=value)
    return text("before_after.percent_limits", value=value, lower=lower, upper=upper)


def signed_percent(ratio: float, text: Texts) -> str:
    """A ratio as a change in per cent, without the sign of per cent; nothing where there is none."""
    return "" if isnan(ratio) else format_signed((ratio - 1) * 100, text.language, 1)


def quarter_words(case: Case, text: Texts) -> str:
    """The quarter of the event, in short."""
    return period_short(case.quarter.year, case.quarter.quarter, text.language)


def summary_sentence(cases: tuple[Case, ...], text: Texts) -> str:
    """How many cases there are, how many can be judged, and how many of them lie apart from the others."""
    judged = [one for one in cases if verdict_code(one) != "silent"]
    apart = sum(verdict_code(one) == "apart" for one in judged)
    told = [text("before_after.cases", n=len(cases))]
    if not judged:
        told.append(text("before_after.none_judged"))
    elif apart:
        told.append(text("before_after.apart", n=apart, judged=len(judged)))
    else:
        told.append(text("before_after.none_apart", n=len(judged)))
    return " ".join(told)


def _verdict(case: Case, text: Texts) -> str:
    place = capitalised(region_phrase(case.region_code, "in", text.language))
    answer = case.answer
    if case.reason or answer is None:
        reason = text(f"before_after.reasons.{case.reason}", events=FEWEST_EVENTS, others=FEWEST_OTHERS)
        return text("before_after.silent", place=place, quarter=quarter_words(case, text), reason=reason)
    return text(
        f"before_after.told.{verdict_code(case)}",
        place=place,
        quarter=quarter_words(case, text),
        own=percent_words(answer.own, text),
        others=percent_words(answer.others, text),
        relative=percent_words(answer.relative, text),
        unrest=format_number(answer.unrest * 100, text.language, 1),
    )


def _named(codes: tuple[str, ...], names: Mapping[str, str], text: Texts) -> str:
    return named_regions(codes, names, text)
