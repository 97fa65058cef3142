"""The control sums that a form itself gives: both sides with their addresses and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.catalogue.records import CellAnchor, ControlSum
from analytics.intake.batch import Finding
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values
from analytics.intake.read_form import FormReading, LocatedFigure, joined_address

SUMMED = frozenset({"number", "none"})
ROUNDING = 1e-9


def control_findings(reading: FormReading) -> Iterable[Finding]:
    """A warning for each control sum that does not hold within its tolerance.

    Official returns break their own sums by one, so this asks for a reason and never blocks. A
    control whose cells are not all numbers is left to the findings about those cells.
    """
    for control in reading.form.controls:
        left = _figures(reading, control.left)
        right = _figures(reading, control.right)
        if left and right:
            yield from _compared(control, left, right)


def _figures(reading: FormReading, anchors: Sequence[CellAnchor]) -> list[LocatedFigure]:
    """The figures of one side, or none where one of them is no number."""
    located: list[LocatedFigure] = []
    for anchor in anchors:
        found = reading.figure(anchor)
        if not isinstance(found, LocatedFigure) or found.figure.status not in SUMMED:
            return []
        located.append(found)
    return located


def _compared(
    control: ControlSum, left: Sequence[LocatedFigure], right: Sequence[LocatedFigure]
) -> Iterable[Finding]:
    left_sum, right_sum = _total(left), _total(right)
    excess = left_sum - right_sum
    difference = abs(excess) if control.relation == "equal" else excess
    if difference <= control.tolerance + ROUNDING:
        return
    yield Finding(
        "control_sum_differs" if control.relation == "equal" else "control_sum_exceeded",
        "warning",
        sheet=left[0].sheet,
        cell=joined_address(left),
        given=number_words(left_sum),
        expected=number_words(right_sum),
        values={
            **name_values("control", control.name),
            "control_code": control.code,
            "other_cell": _address_from(left[0].sheet, right),
            "difference": number_words(difference),
        },
    )


def _address_from(home: str, located: Sequence[LocatedFigure]) -> str:
    """The address of the other side, with its sheet where that differs."""
    address = joined_address(located)
    return address if located[0].sheet == home else f"{located[0].sheet}!{address}"


def _total(located: Sequence[LocatedFigure]) -> float:
    return sum(each.figure.value or 0.0 for each in located)
