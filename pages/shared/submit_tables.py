"""The three tables of one file as words: what was found, what would be stored, what would change."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.intake.batch import Finding, Observation
from analytics.intake.wording import wording
from analytics.submission import Difference
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, format_signed
from pages.shared import data
from pages.shared.html_table import NOTHING, Cell, Column, Marked

SEVERITIES = ("error", "warning", "note")
SIGNS = {"error": "×", "warning": "!", "note": "i"}

Rows = list[list[Cell]]


def finding_columns(text: Texts) -> list[Column]:
    """The columns of :func:`finding_rows`."""
    kinds = {"severity": "mark", "sheet": "address", "cell": "address"}
    return _columns(text, "findings", ("severity", "sheet", "cell", "found", "expected", "mend"), kinds)


def finding_rows(text: Texts, findings: Sequence[Finding], file_name: str) -> Rows:
    """One row a finding, errors first: severity, sheet, cell, what was found, expected, the mend."""
    ordered = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    return [_finding(text, finding, file_name) for finding in ordered]


def question_columns(text: Texts) -> list[Column]:
    """The columns of :func:`question_rows`."""
    return finding_columns(text)[1:]


def question_rows(text: Texts, findings: Sequence[Finding], file_name: str) -> Rows:
    """One row a question: sheet, cell, what was found, what was expected, what to do."""
    return [_finding(text, finding, file_name)[1:] for finding in findings]


def value_columns(text: Texts) -> list[Column]:
    """The columns of :func:`value_rows`."""
    kinds = {"value": "number", "address": "address", "stored": "number", "change": "number"}
    return _columns(text, "values", ("indicator", "value", "status", "address", "stored", "change"), kinds)


def value_rows(text: Texts, observations: Sequence[Observation], stored: Sequence[Observation]) -> Rows:
    """One row a figure in the order of the form, with what is stored of it and the change."""
    current = {observation.indicator_code: observation for observation in stored}
    return [_value(text, one, current.get(one.indicator_code)) for one in observations]


def difference_columns(text: Texts) -> list[Column]:
    """The columns of :func:`difference_rows`."""
    kinds = dict.fromkeys(("old", "new", "change", "percent"), "number") | {"address": "address"}
    return _columns(text, "difference", ("indicator", "old", "new", "change", "percent", "address"), kinds)


def difference_rows(text: Texts, differences: Sequence[Difference]) -> Rows:
    """One row a figure that would change: was, becomes, change, change in per cent, address."""
    return [_difference(text, one) for one in differences]


def _finding(text: Texts, finding: Finding, file_name: str) -> list[Cell]:
    words = wording(finding, file_name, text)
    severity = Marked(text(f"severities.{finding.severity}"), finding.severity, SIGNS[finding.severity])
    return [
        severity,
        finding.sheet or NOTHING,
        finding.cell or NOTHING,
        words.message,
        words.expected,
        words.mend,
    ]


def _value(text: Texts, new: Observation, old: Observation | None) -> list[Cell]:
    before = None if old is None else old.value
    change = None if before is None or new.value is None else new.value - before
    return [
        _indicator(text, new.indicator_code),
        _figure(text, new.indicator_code, new.value),
        text(f"statuses.{new.status}"),
        _address(new.sheet, new.cell),
        NOTHING if old is None else _figure(text, old.indicator_code, old.value, old.status),
        _signed(text, new.indicator_code, change),
    ]


def _difference(text: Texts, one: Difference) -> list[Cell]:
    percent = one.change_percent
    return [
        _indicator(text, one.indicator_code),
        _figure(text, one.indicator_code, one.old, one.old_status),
        _figure(text, one.indicator_code, one.new, one.new_status),
        _signed(text, one.indicator_code, one.change),
        NOTHING if percent is None else _signed_percent(text, percent),
        _address(one.sheet, one.cell),
    ]


def _columns(text: Texts, table: str, names: Sequence[str], kinds: dict[str, str]) -> list[Column]:
    return [Column(text(f"submit.columns.{table}.{name}"), kinds.get(name, "words")) for name in names]


def _indicator(text: Texts, code: str) -> str:
    return f"{code} · {data.catalogue().indicators[code].name[text.language]}"


def _figure(text: Texts, code: str, value: float | None, status: str | None = None) -> str:
    """The number; where there is none, the word for what stands there instead."""
    if value is None:
        return text(f"statuses.{status}") if status else NOTHING
    return format_number(value, text.language, _decimals(code, value))


def _signed(text: Texts, code: str, change: float | None) -> str:
    if change is None:
        return NOTHING
    return format_signed(change, text.language, _decimals(code, change))


def _signed_percent(text: Texts, percent: float) -> str:
    sign = "+" if percent > 0 else ""
    return f"{sign}{format_percent(percent, text.language)}"


def _decimals(code: str, value: float) -> int:
    """Whole numbers are written whole, others as the indicator says."""
    return 0 if value == int(value) else max(data.catalogue().indicators[code].decimals, 1)


def _address(sheet: str | None, cell: str | None) -> str:
    return "!".join(part for part in (sheet, cell) if part) or NOTHING
