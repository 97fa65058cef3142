"""Single cells of a return: what is wrong, where, and in which words a person reads it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from tests.intake.asked import brief, read, said, values
from tests.workbooks import faults
from tests.workbooks.form_1m import Formula


@dataclass(frozen=True)
class Case:
    """What stands in R10, row 1, graph 1 (the cell E7), and what is made of it."""

    given: object
    code: str
    severity: str
    value: float | None
    status: str
    sentence: str


DATE = dt.date(2022, 10, 1)
EMPTY = "вместо значения стоит пробел или пустой текст."
CASES = [
    Case("сто", "text_in_number_cell", "error", None, "text", "стоит текст «сто»."),
    Case(Formula("=1/0", "#DIV/0!"), "error_cell", "error", None, "error", "ошибка #DIV/0! вместо числа."),
    Case(
        Formula("=E8+E9"),
        "formula_uncalculated",
        "error",
        None,
        "error",
        "у формулы =E8+E9 нет значения.",
    ),
    Case(
        DATE,
        "date_in_number_cell",
        "error",
        None,
        "text",
        "стоит дата 01.10.2022; возможно, Excel превратил в неё число.",
    ),
    Case("980,000", "number_ambiguous", "error", None, "text", "«980,000» может означать и 980, и 980000."),
    Case(-5, "negative", "error", -5.0, "number", "стоит -5."),
    Case(118.5, "not_whole", "error", 118.5, "number", "стоит 118,5."),
    Case("118*", "text_number", "warning", 118.0, "number", "текст «118*» прочитан как число 118."),
    Case(None, "blank", "warning", None, "blank", "значения нет."),
    Case(" ", "blank_space", "warning", None, "blank", EMPTY),
    Case("", "blank_space", "warning", None, "blank", EMPTY),
    Case("…", "not_available", "warning", None, "not_available", "стоит «…» — данных нет."),
    Case("х", "confidential", "warning", None, "confidential", "стоит «х» — данные конфиденциальны."),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_cell_that_is_no_plain_number(case: Case) -> None:
    reading = read(faults.with_cell("R10", 1, 1, case.given))
    observation = next(each for each in reading.observations if each.indicator_code == "A06")
    assert (observation.value, observation.status) == (case.value, case.status)
    found = [finding for finding in reading.findings if not finding.code.startswith("control_")]
    assert brief(tuple(found)) == [(case.code, case.severity, "R10", "E7")]
    assert found[0].indicator_code == "A06"
    assert said(found[0]) == f"Лист «R10», ячейка E7: {case.sentence}"


def test_a_dash_is_no_event_and_no_finding() -> None:
    reading = read(faults.with_cell("R10", 1, 8, "-"))
    repeat = next(each for each in reading.observations if each.indicator_code == "A09")
    assert (repeat.value, repeat.status) == (0.0, "none")
    assert reading.findings == ()


def test_a_sum_with_a_fault_in_one_cell_has_no_value() -> None:
    """A03 is the sum of the rows 6 and 7: grave and especially grave crimes."""
    reading = read(faults.with_cell("R2", 7, 3, "восемь"))
    grave = next(each for each in reading.observations if each.indicator_code == "A03")
    assert (grave.value, grave.status, grave.cell) == (None, "text", "G12+G13")
    assert brief(reading.findings) == [("text_in_number_cell", "error", "R2", "G13")]


def test_the_given_text_is_kept_as_it_stands() -> None:
    reading = read(faults.with_cell("R10", 1, 1, " 1\u00a0204¹ "))
    finding = next(finding for finding in reading.findings if finding.code == "text_number")
    assert (finding.given, values(reading)["A06"]) == (" 1\u00a0204¹ ", 1204.0)
