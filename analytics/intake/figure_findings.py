"""What is said about one figure, whatever reader found it: the fault of its cell, a fraction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from analytics.intake.batch import Finding, Severity
from analytics.intake.figures import Figure, bare_number, figure_of, number_words, two_readings
from analytics.intake.opening import Cell

WARNING_FAULTS = frozenset({"text_number", "blank", "blank_space", "not_available", "confidential"})
WHOLE_WITHIN = 1e-6


class LookedInto(Protocol):
    """A sheet whose blank cells were looked into a second time, by address."""

    @property
    def errors(self) -> Mapping[str, str]:
        """Error cells with the error."""

    @property
    def uncalculated(self) -> Mapping[str, str]:
        """Formulas without a value."""

    @property
    def empty_texts(self) -> frozenset[str]:
        """Cells that hold an empty text."""


def figure_at(sheet: LookedInto, place: str, cell: Cell | None) -> Figure:
    """What a cell says, with what a second look tells of one that was read as empty."""
    figure = figure_of(cell)
    if figure.status != "blank":
        return figure
    if place in sheet.errors:
        return Figure(None, "error", "error_cell", sheet.errors[place])
    if place in sheet.uncalculated:
        return Figure(None, "error", "formula_uncalculated", f"={sheet.uncalculated[place]}")
    return replace(figure, fault="blank_space") if place in sheet.empty_texts else figure


def figure_findings(
    figure: Figure, sheet: str, cell: str, indicator_code: str | None, whole: bool
) -> Iterable[Finding]:
    """The findings about a figure; ``whole`` says that only whole numbers are right there."""
    if figure.fault is not None:
        severity: Severity = "warning" if figure.fault in WARNING_FAULTS else "error"
        values = _values_of_fault(figure)
        yield Finding(figure.fault, severity, sheet, cell, indicator_code, figure.given, values=values)
    if whole and figure.value is not None and abs(figure.value - round(figure.value)) > WHOLE_WITHIN:
        yield Finding("not_whole", "error", sheet, cell, indicator_code, number_words(figure.value))


def _values_of_fault(figure: Figure) -> dict[str, str]:
    if figure.fault == "number_ambiguous":
        decimal, whole = two_readings(figure.given)
        return {"as_decimal": decimal, "as_whole": whole}
    if figure.fault == "number_with_words":
        return {"number": bare_number(figure.given)}
    return {"read_as": number_words(figure.value)} if figure.value is not None else {}
