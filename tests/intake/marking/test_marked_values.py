"""Whatever is found, and wherever: no value of any cell is altered, and every mark is there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.asked import read, values
from tests.intake.marking.marks import all_values, coloured, found, mark
from tests.workbooks.demonstration import FOLDER
from tests.workbooks.furnished import FIGURES, LISTS, PEOPLE, furnished_workbook
from tests.workbooks.official import RETURNS, WHY_SKIPPED
from tests.workbooks.packages import parts_of

SAMPLES = {
    path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.xlsx")) if "под видом" not in path.name
}
SEVERITY = st.sampled_from(["error", "warning", "note"])
ADDRESS = st.builds(lambda column, row: f"{column}{row}", st.sampled_from("ABDEGZ"), st.integers(1, 40))
WORDS = st.text(max_size=40)


@given(
    name=st.sampled_from(sorted(SAMPLES)),
    marks=st.lists(
        st.tuples(st.sampled_from(["R1", "R10", "R2", "PRIL1"]), ADDRESS, SEVERITY, WORDS), max_size=12
    ),
)
@settings(max_examples=60, deadline=None)
def test_no_finding_alters_a_value_of_a_demonstration_return(name, marks):
    content = SAMPLES[name]
    copy = mark(content, *(found(*one) for one in marks))
    before, after = all_values(content), all_values(copy.content)
    assert after.pop("Результаты проверки")
    assert {sheet: trimmed(rows) for sheet, rows in after.items()} == {
        sheet: trimmed(rows) for sheet, rows in before.items()
    }
    assert values(read(copy.content, name)) == values(read(content, name))


@given(marks=st.lists(st.tuples(st.sampled_from([FIGURES, LISTS, PEOPLE]), ADDRESS, SEVERITY), min_size=1))
@settings(max_examples=60, deadline=None)
def test_every_cell_is_marked_but_for_those_inside_a_merged_range(marks):
    copy = mark(furnished_workbook(), *(found(*one) for one in marks))
    merged = {f"{PEOPLE}!{cell}" for cell in ("C2", "D2", "B3", "C3", "D3")}
    wanted = {f"{sheet}!{cell}" for sheet, cell, _ in marks}
    anchor = {f"{PEOPLE}!B2"} if wanted & merged else set()
    assert set(coloured(copy.content)) == (wanted - merged) | anchor


@pytest.mark.real
@pytest.mark.skipif(not RETURNS, reason=WHY_SKIPPED)
def test_no_value_of_a_real_return_is_altered():
    content = RETURNS[0].read_bytes()
    cells = [("R10", f"{column}{row}") for column in "EFGHIJKLM" for row in range(7, 10)]
    copy = mark(content, *(found(sheet, cell) for sheet, cell in [*cells, ("R1", "I7"), ("R2", "R7+G12")]))
    after = all_values(copy.content)
    assert after.pop("Результаты проверки")
    assert after == all_values(content)
    said = [data for name, data in parts_of(copy.content).items() if name.startswith("xl/comments")]
    assert sum(data.count(b"<comment ") for data in said) == 30


def trimmed(rows: list[list[object]]) -> list[list[object]]:
    """The rows without the empty cells at their ends: a marked blank cell widens the sheet."""
    cut = [row[: max((place for place, cell in enumerate(row, 1) if cell != ""), default=0)] for row in rows]
    return cut[: max((place for place, row in enumerate(cut, 1) if row), default=0)]
