"""The control sums of the form: a warning with both sides, never a refusal."""

from __future__ import annotations

import pytest

from tests.intake.asked import brief, read, said
from tests.workbooks import faults


def test_a_sum_off_by_one_warns_with_both_sides() -> None:
    reading = read(faults.sum_off_by_one())
    assert brief(reading.findings) == [("control_sum_differs", "warning", "R1", "F9")]
    assert said(reading.findings[0]) == (
        "Раздел 1: преступления = небольшой тяжести + средней тяжести + тяжкие + особо тяжкие. "
        "Лист «R1», F9: 8917; F10+F11+F12+F13: 8916. Разница 1."
    )


def test_a_sum_across_sheets_names_the_other_sheet() -> None:
    reading = read(faults.with_cell("R6", 1, 10, 119))
    differing = [finding for finding in reading.findings if finding.sheet == "R10"]
    assert [said(finding) for finding in differing] == [
        "Привлечено несовершеннолетних: раздел 10, графа 1 = раздел 6, графа 10. "
        "Лист «R10», E7: 118; R6!N7: 119. Разница 1."
    ]


def test_a_part_may_not_exceed_its_whole() -> None:
    reading = read(faults.part_larger_than_whole())
    assert brief(reading.findings) == [("control_sum_exceeded", "warning", "R10", "G7+H7")]
    assert said(reading.findings[0]) == (
        "Раздел 10: учащиеся + неработающие и неучащиеся ≤ привлечено несовершеннолетних. "
        "Лист «R10», G7+H7: 165; E7: 118. Превышение на 47."
    )


@pytest.mark.parametrize("given", ["сто", None, "х"])
def test_a_sum_with_a_cell_that_is_no_number_is_left_to_that_finding(given: object) -> None:
    reading = read(faults.with_cell("R1", 7, 2, given))
    assert not any(finding.code.startswith("control_") for finding in reading.findings)


def test_a_control_only_cell_that_is_missing_is_not_held_against_the_return() -> None:
    from tests.workbooks.form_1m import Return1M

    content = Return1M(faults.FIGURES, without_rows=frozenset({("R1", 4)})).content()
    assert read(content).findings == ()
