"""What lines over the periods are to reach, in words: the pace that is needed beside the present one."""

from __future__ import annotations

from math import isnan

from analytics.catalogue.targets import Target
from analytics.measures.line_targets import LineTarget
from analytics.measures.line_trends import LineTrend
from analytics.measures.pace import Pace
from analytics.sentences.named import where
from analytics.sentences.trends import WITH_VERDICT
from analytics.text import Texts
from analytics.text.numbers import decimals_needed, format_number, format_percent
from analytics.text.periods import Basis, period_short


def target_sentence(one: LineTarget, trend: LineTrend, basis: Basis, decimals: int, text: Texts) -> str:
    """The pace that the target of a line needs, beside the present one, or that it is reached; no forecast.

    ``trend`` is that of the same line. A target is written with all its decimals.
    """
    told = {
        "where": where(one.region_code, text),
        "year": one.target.year,
        "target": value_of(one.target, decimals, text),
        "document": one.target.document,
    }
    found = one.pace
    if found is None:
        return text("trends.pace.no_value", **told)
    told |= {
        "value": format_number(found.value, text.language, decimals),
        "period": period_short(found.period.year, found.period.quarter, text.language, basis),
    }
    outcome = _outcome(found)
    if outcome:
        return text(f"trends.pace.{outcome}", **told)
    return text(
        "trends.pace.needed", **told, needed=_signed(found.needed, text), present=_present(trend, text)
    )


def target_cells(one: LineTarget | None, decimals: int, text: Texts) -> dict[str, str]:
    """The columns ``target`` and ``needed`` of a table of lines; empty for a line without a target."""
    if one is None:
        return {"target": "", "needed": ""}
    value = value_of(one.target, decimals, text)
    return {
        "target": text("trends.target_short.value", value=value, year=one.target.year),
        "needed": _needed(one.pace, text),
    }


def value_of(target: Target, decimals: int, text: Texts) -> str:
    """The value of a target with the decimals of the figures beside it, or more where it has more."""
    return format_number(target.value, text.language, max(decimals, decimals_needed(target.value)))


def _needed(found: Pace | None, text: Texts) -> str:
    if found is None:
        return "–"
    outcome = _outcome(found)
    if not outcome:
        return _signed(found.needed, text)
    words = {"reached": "reached", "due_reached": "reached", "due_missed": "missed"}
    return text(f"trends.target_short.{words[outcome]}") if outcome in words else "–"


def _outcome(found: Pace) -> str:
    """How the target stands where no pace is told; empty where one is."""
    if found.is_due:
        return {True: "due_reached", False: "due_missed", None: "due"}[found.reached]
    if found.reached:
        return "reached"
    return "no_percent" if isnan(found.needed) else ""


def _present(trend: LineTrend, text: Texts) -> str:
    found = trend.judged.trend
    if trend.reason or found.verdict not in WITH_VERDICT:
        return text("trends.pace.unknown")
    key = "trends.pace.chance" if found.verdict == "within_chance" else "trends.pace.present"
    return text(key, percent=_signed(found.percent_a_year, text))


def _signed(value: float, text: Texts) -> str:
    sign = "+" if round(value, 1) > 0 else ""
    return sign + format_percent(value, text.language)
