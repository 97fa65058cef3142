"""Any table, however it is laid out, reads back to exactly its values and cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import submission
from analytics.intake.child.second_look import address
from analytics.intake.tables import TableMapping
from tests.intake.tables.sheets import PERIOD, applied, figures
from tests.workbooks.tables import NAMES, Merge, table_workbook

CODES = ["C05", "C06", "C03", "C09", "B01", "D01"]
SECTIONS = ["Школы", "Кружки", "Прочее"]
NOTES = ["* Предварительные данные.", "1) Включая город.", "Исп. Иванова, тел. 8 (7172) 00-00-00"]


@dataclass(frozen=True)
class Layout:
    """A drawn table: the workbook, and every value under its region, indicator and cell."""

    content: bytes
    expected: dict[tuple[str, str, str], tuple[float | None, str]]


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    depth = draw(st.integers(1, 4))
    codes = draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=6, unique=True))
    regions = draw(st.lists(st.sampled_from(list(NAMES)), min_size=2, max_size=20, unique=True))
    left = draw(st.integers(0, 2))
    rows: list[list[Any]] = [["Сводная таблица по регионам"], []] if draw(st.booleans()) else []
    top = len(rows)
    rows += [[None] * (left + 1 + len(codes)) for _ in range(depth)]
    merges = headings(rows, top, depth, left, codes, draw(st.booleans()))
    if draw(st.booleans()):
        rows.append([None] * left + ["А", *range(1, len(codes) + 1)])
    total_at = draw(st.sampled_from(["first", "last", "middle", "none"]))
    expected: dict[tuple[str, str, str], tuple[float | None, str]] = {}
    for place, region in enumerate(regions):
        if (total_at, place) in (("first", 0), ("middle", 1)):
            rows.append([None] * left + ["ИТОГО", *(None for _ in codes)])
        name = NAMES[region] + draw(st.sampled_from(["", "*", " 1)", "  "]))
        cells = [draw(st.one_of(st.integers(0, 10**6), st.just("-"), st.just("1 204"))) for _ in codes]
        for column, (code, cell) in enumerate(zip(codes, cells, strict=True), left + 1):
            value = {"-": 0.0, "1 204": 1204.0}.get(cell, cell)  # type: ignore[call-overload]
            expected[region, str(PERIOD), code] = (float(value), address(len(rows) + 1, column + 1))
        rows.append([None] * left + [name, *cells])
        if draw(st.booleans()) and place == 0:
            rows.append([None] * left + ["из них: город", *(1 for _ in codes)])
    if total_at == "last":
        rows.append([None] * left + ["Республика Казахстан", *(None for _ in codes)])
    rows += [[], *([None] * left + [note] for note in draw(st.lists(st.sampled_from(NOTES), max_size=2)))]
    return Layout(table_workbook(rows, merges), expected)


def headings(
    rows: list[list[Any]], top: int, depth: int, left: int, codes: list[str], merged: bool
) -> list[Merge]:
    """Write the heading: sections above, codes in the lowest row; merged as people do it, or not."""
    bottom = top + depth - 1
    merges: list[Merge] = []
    for column, code in enumerate(codes, left + 1):
        rows[bottom][column] = code
    rows[top][left] = "Регион"
    if depth > 1 and merged:
        merges.append((top, left, bottom, left))
    for level in range(top, bottom):
        for start in range(0, len(codes), 2):
            rows[level][left + 1 + start] = f"{SECTIONS[start // 2]}, раздел {level - top + 1}"
            if merged and start + 1 < len(codes):
                merges.append((level, left + 1 + start, level, left + 2 + start))
    return merges


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layout=layouts())
def test_any_layout_reads_back_to_its_values_and_cells(layout: Layout) -> None:
    reading = submission.read(layout.content, "Свод.xlsx")
    (table,) = reading.tables
    mapping = TableMapping()
    for column in table.figure_columns:
        (code,) = [words for words in column.path if words in CODES]
        mapping = mapping.with_column(column.key, code)
    assert figures(applied(table, mapping=mapping)) == layout.expected
