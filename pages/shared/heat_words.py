"""One cell of the heat map in words: its value, the level, last year, and why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from analytics.charts.rows import NO_VALUE, number_or_none
from analytics.sentences.heat import confidence_words
from analytics.text import Texts
from analytics.text.numbers import format_number, format_signed
from pages.shared import data
from pages.shared.change_words import change_of
from pages.shared.heat_filters import HeatQuestion
from pages.shared.shown_as import ShownAs

LIMIT_DECIMALS: Final = 1  # of the limits of a change, in per cent or points

Record = Mapping[Any, Any]


def cell_words(text: Texts, row: Record, asked: HeatQuestion, shown: ShownAs) -> list[str]:
    """Everything that is known of a cell, line by line, without the names of region and indicator."""
    value = number_or_none(row["value"])
    if value is None:
        return [text("heat.hover.no_value", reason=reason_words(text, row))]
    confidence = confidence_words(asked.request.confidence, text)
    lines = [text("heat.hover.value", value=shown.with_unit(value))]
    limits = [number_or_none(row[name]) for name in ("lower", "upper")]
    if None not in limits:
        lower, upper = (shown.number(limit) for limit in limits if limit is not None)
        lines.append(text("heat.hover.limits", confidence=confidence, lower=lower, upper=upper))
    return [
        *lines,
        *_level(text, row, asked, shown),
        _figures(text, row),
        text("heat.hover.verdict", verdict=verdict_words(text, row)),
        *_change(text, row, shown, confidence),
    ]


def short_words(text: Texts, row: Record, shown: ShownAs) -> list[str]:
    """A cell in two lines, for a narrow screen where all else stands below the map."""
    value = number_or_none(row["value"])
    if value is None:
        return [reason_words(text, row)]
    return [shown.number(value), verdict_words(text, row)]


def value_words(text: Texts, row: Record, shown: ShownAs) -> str:
    """The value with the sign of its mark: ``2,4 ✗``; the reason where there is none."""
    value = number_or_none(row["value"])
    if value is None:
        return reason_words(text, row)
    sign = text(f"verdict_symbols.{row['mark']}")
    return f"{shown.number(value)}\u00a0{sign}"


def verdict_words(text: Texts, row: Record) -> str:
    """The mark of a cell with its sign, and why a value is not judged where its territory changed."""
    mark = row["mark"]
    if mark == "no_data":
        return NO_VALUE
    known = mark != "not_judged" or row["status"] == "ok"
    words = text(f"verdicts.{mark}") if known else text(f"charts.status.{row['status']}")
    return f"{text(f'verdict_symbols.{mark}')} {words}"


def reason_words(text: Texts, row: Record) -> str:
    """Why there is no value."""
    status = "not_available" if row["status"] == "ok" else row["status"]
    return text(f"charts.status.{status}")


def unit_words(text: Texts, code: str, shown: ShownAs) -> str:
    """The code, the name and the unit of an indicator."""
    return f"{code} · {data.catalogue().indicators[code].name[text.language]}, {shown.unit}"


def _level(text: Texts, row: Record, asked: HeatQuestion, shown: ShownAs) -> list[str]:
    level, kind = number_or_none(row["benchmark"]), asked.request.against.kind
    if level is None or kind == "last_year" or row["measure"] == "count":
        return []
    return [text("heat.hover.level", name=text(f"heat.level.{kind}"), value=shown.number(level))]


def _figures(text: Texts, row: Record) -> str:
    """The figures behind the value: the numerator and, of a rate, its denominator."""
    numerator = number_or_none(row["numerator"])
    top = NO_VALUE if numerator is None else _whole(numerator, text)
    denominator = number_or_none(row["denominator"])
    if row["measure"] == "count" or denominator is None:
        return text("heat.hover.count", numerator=top)
    return text("heat.hover.of", numerator=top, denominator=_whole(denominator, text))


def _whole(number: float, text: Texts) -> str:
    """Counts are whole; money keeps its decimals."""
    return format_number(number, text.language, 0 if number.is_integer() else 1)


def _change(text: Texts, row: Record, shown: ShownAs, confidence: str) -> list[str]:
    """Last year's value, the change with its limits, and whether it is more than chance."""
    before = number_or_none(row["value_last_year"])
    if before is None:
        return [text("heat.hover.no_last_year")]
    tested = {**row, "judgement": row["change_judgement"]}
    change = change_of(tested, data.catalogue().indicators[row["indicator_code"]]).words(shown)
    verdict = text(f"heat.change_verdicts.{row['change_verdict']}")
    lines = [
        text("heat.hover.last_year", value=shown.number(before)),
        text("heat.hover.change", change=change, verdict=verdict),
    ]
    ends = [number_or_none(row[name]) for name in ("change_lower", "change_upper")]
    if None not in ends:
        lower, upper = (format_signed(end, text.language, LIMIT_DECIMALS) for end in ends if end is not None)
        key = f"heat.hover.from_to_{row['limits_of']}"
        lines.append(text(key, confidence=confidence, lower=lower, upper=upper))
    return [*lines, text("heat.hover.small")] if row["small"] else lines
