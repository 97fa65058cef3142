"""What each column of a table holds: figures, shares, words, periods, or the numbers of the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from analytics.intake.child.second_look import address
from analytics.intake.opening import Cell, Moment, WholeSheet
from analytics.intake.tables.found import ColumnRole, FoundColumn
from analytics.intake.tables.name_columns import Stretch
from analytics.intake.tables.period_words import PeriodWords, period_of_cell, period_words, without_period
from analytics.intake.tables.sheet_rows import FIRST_YEAR, LAST_YEAR, is_figure
from analytics.intake.tables.words import cell_words, plain

CELLS_LOOKED_AT = 40
SAMPLES = 3
MOSTLY = 0.8
HALF = 0.5  # is enough where the heading itself says that the column holds periods
NUMBER_WORDS = re.compile(r"^(?:№|n|no|№ п п|п п|р с|рет|реттік нөмірі|№ р с|# )$")
MADE_UP = re.compile(r"^(?:column|столбец|баған|unnamed) ?\d+$")  # Excel's own names of columns
PERIOD_WORDS = re.compile(
    r"\b(?:период|кезең|кезеңі|period|квартал|тоқсан|quarter|год|жыл|year|дата|күні|date)\b"
)


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above the columns: the title and the words between heading and rows."""

    title: str
    block: str


def columns_of(
    sheet: WholeSheet,
    rows: Sequence[int],
    paths: Mapping[int, tuple[str, ...]],
    above: Above,
    stretch: Stretch,
    periods: Sequence[int],
) -> tuple[FoundColumn, ...]:
    """Every column that has a heading or a content, from the left."""
    found: list[FoundColumn] = []
    taken: dict[tuple[str, PeriodWords], int] = {}
    for column in sorted((*stretch.others, *stretch.twins)):
        path = paths.get(column, ())
        cells = _filled(sheet, rows, column)
        if not path and not cells:
            continue
        period = period_of_path(path)
        key = _key(path, above)
        taken[key, period] = taken.get((key, period), 0) + 1
        number = taken[key, period]
        found.append(
            FoundColumn(
                column=column,
                path=path,
                key=key if number == 1 else f"{key} #{number}",
                role=_role(sheet, column, path, cells, stretch, periods),
                period=period,
                samples=tuple(cell_words(cell) for _, cell in cells[:SAMPLES]),
            )
        )
    return tuple(found)


def period_columns(
    sheet: WholeSheet, rows: Sequence[int], paths: Mapping[int, tuple[str, ...]], others: Sequence[int]
) -> tuple[int, ...]:
    """The columns whose cells say the period of their row: one, or a year and a quarter apart."""
    found: list[int] = []
    for column in others:
        cells = [cell for _, cell in _filled(sheet, rows, column)]
        heading = plain(" ".join(paths.get(column, ())))
        wanted = HALF if PERIOD_WORDS.search(heading) else MOSTLY
        if cells and sum(_says_period(cell, heading) for cell in cells) >= wanted * len(cells):
            found.append(column)
    return tuple(found)


def period_of_row(row: Sequence[Cell], columns: Sequence[int]) -> PeriodWords:
    """What the cells of the period columns say of a row, together."""
    said = PeriodWords()
    for column in columns:
        cell = row[column] if column < len(row) else ""
        if isinstance(cell, float) and cell in (1.0, 2.0, 3.0, 4.0):
            said = said.completed(PeriodWords(quarter=int(cell)))
        else:
            said = said.completed(period_of_cell(cell))
    return said


def period_of_path(path: Sequence[str]) -> PeriodWords:
    """What a heading says of its period; the lower words count first."""
    said = PeriodWords()
    for words in reversed(path):
        here = period_words(words)
        said = here if said.says_nothing else said.completed(here)
    return said


def _key(path: Sequence[str], above: Above) -> str:
    """The heading in one spelling without its period; the title where only a period is left."""
    words = [rest for rest in map(without_period, path) if rest and not MADE_UP.match(rest)]
    parts = [without_period(above.block), *(words or [without_period(above.title)])]
    return " / ".join(part for part in parts if part)


def _filled(sheet: WholeSheet, rows: Sequence[int], column: int) -> list[tuple[int, Cell]]:
    """The first cells of a column that are not empty, with their rows."""
    cells = (
        (row, sheet.rows[row][column])
        for row in rows
        if column < len(sheet.rows[row]) and sheet.rows[row][column] != ""
    )
    return list(islice(cells, CELLS_LOOKED_AT))


def _says_period(cell: Cell, heading: str) -> bool:
    if isinstance(cell, float):
        year = cell.is_integer() and FIRST_YEAR <= cell <= LAST_YEAR
        quarter = cell in (1.0, 2.0, 3.0, 4.0)
        return (year or quarter) and PERIOD_WORDS.search(heading) is not None
    if isinstance(cell, Moment):
        return period_of_cell(cell).period is not None
    return isinstance(cell, str) and not period_words(cell).says_nothing and not without_period(cell)


def _role(
    sheet: WholeSheet,
    column: int,
    path: Sequence[str],
    cells: Sequence[tuple[int, Cell]],
    stretch: Stretch,
    periods: Sequence[int],
) -> ColumnRole:
    if column in stretch.twins:
        return "names"
    if column in periods:
        return "period"
    if path and NUMBER_WORDS.match(plain(path[-1])):
        return "numbers"
    if not any(is_figure(cell) for _, cell in cells):
        return "shares" if any(_is_share(sheet, place, column) for place in cells) else "words"
    shares = sum(_is_share(sheet, place, column) for place in cells)
    return "shares" if shares >= MOSTLY * len(cells) else "figures"


def _is_share(sheet: WholeSheet, place: tuple[int, Cell], column: int) -> bool:
    row, cell = place
    if isinstance(cell, str):
        return cell.rstrip().endswith("%")
    return address(row + 1, column + 1) in sheet.percents
