"""One cell of a mapped column: its figure in the indicator's unit, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from analytics.catalogue.records import Indicator
from analytics.intake.batch import Finding, Observation
from analytics.intake.child.second_look import address
from analytics.intake.figure_findings import figure_at, figure_findings
from analytics.intake.figures import Figure, number_words
from analytics.intake.opening import Cell, WholeSheet
from analytics.intake.tables.addresses import joined_cells
from analytics.intake.tables.found import FoundColumn, FoundTable

THOUSAND = 1000.0
TEN_TIMES = 10.0
WHOLE_WITHIN = 1e-6
LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column with the indicator that a person confirmed for it, and the factor to its unit."""

    column: FoundColumn
    indicator: Indicator
    factor: str

    @property
    def counts(self) -> bool:
        """Whether only whole numbers are right in the indicator's unit."""
        return self.indicator.decimals == 0

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are right as they stand in the column."""
        return self.counts and self.factor == "1"


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell by row and column from 0, with its observation and what was found in it."""

    row: int
    column: int
    observation: Observation
    findings: tuple[Finding, ...] = ()
    as_text: bool = False


def read_cell(sheet: WholeSheet, row: int, mapped: MappedColumn) -> ReadCell:
    """The observation of a cell; a submitted value is only multiplied by the confirmed factor."""
    column = mapped.column.column
    cells = sheet.rows[row]
    cell: Cell = cells[column] if column < len(cells) else ""
    place = address(row + 1, column + 1)
    figure = figure_at(sheet, place, cell)
    code = mapped.indicator.code
    observation = Observation(code, scaled(figure.value, mapped.factor), figure.status, sheet.name, place)
    as_text = figure.fault == "text_number"
    findings = list(_findings(sheet, place, figure, mapped))
    return ReadCell(row, column, observation, tuple(findings), as_text)


def plain_numbers(mapped: MappedColumn) -> Callable[[WholeSheet, Sequence[Cell], str], Observation | None]:
    """A reader of the cells of a column that are plain numbers; ``None`` for what needs a closer look.

    Nearly all cells of a national table are such numbers, and there may be hundreds of thousands.
    """
    column, letters, code = mapped.column.column, mapped.column.letters, mapped.indicator.code
    whole, unscaled = mapped.whole, mapped.factor == "1"

    def read(sheet: WholeSheet, cells: Sequence[Cell], number: str) -> Observation | None:
        cell = cells[column] if column < len(cells) else ""
        if type(cell) is not float or not 0.0 <= cell < LARGEST or not unscaled:
            return None
        if whole and not cell.is_integer():
            return None
        place = letters + number
        if sheet.percents and place in sheet.percents:
            return None
        return Observation(code, cell, "number", sheet.name, place)

    return read


def scaled(value: float | None, factor: str) -> float | None:
    """A value times a decimal factor, without the traces of binary fractions."""
    if value is None or factor == "1":
        return value
    return float(Decimal(repr(value)) * Decimal(factor))


def column_findings(
    table: FoundTable, mapped: MappedColumn, rows: Sequence[int], cells: Sequence[ReadCell]
) -> Iterator[Finding]:
    """What is said once of a column: its factor, its numbers written as text, its mixed units.

    Args:
        table: that has the column.
        mapped: the column.
        rows: its rows that name a region, by their index from 0.
        cells: those of its cells that are more than a plain number.
    """
    sheet, code = table.sheet.name, mapped.indicator.code
    if mapped.factor != "1":
        span = joined_cells((row, mapped.column.column) for row in rows)
        yield Finding(
            "table_factor",
            "note",
            sheet,
            span,
            code,
            mapped.factor,
            values={"heading": mapped.column.heading},
        )
    texts = [(cell.row, cell.column) for cell in cells if cell.as_text]
    if texts:
        row, column = texts[0]
        given = str(table.sheet.rows[row][column])
        yield Finding(
            "table_text_numbers",
            "note",
            sheet,
            joined_cells(texts),
            code,
            given,
            values={"count": str(len(texts)), "read_as": number_words(_typed(table.sheet, texts[0]) or 0.0)},
        )
    if mapped.whole and any(
        cell.observation.value and not _is_whole(cell.observation.value) for cell in cells
    ):
        yield from _mixed_units(table, mapped, rows, cells)


def _findings(sheet: WholeSheet, place: str, figure: Figure, mapped: MappedColumn) -> Iterable[Finding]:
    code = mapped.indicator.code
    if place in sheet.percents:
        given = "" if figure.value is None else f"{number_words(round(figure.value * 100, 10))}%"
        yield Finding("table_percent_in_count", "error", sheet.name, place, code, given)
        return
    for finding in figure_findings(figure, sheet.name, place, code, mapped.whole):
        if finding.code != "text_number":
            yield finding
    value = scaled(figure.value, mapped.factor)
    if mapped.counts and not mapped.whole and value is not None and not _is_whole(value):
        yield Finding("not_whole", "error", sheet.name, place, code, number_words(value))


def _mixed_units(
    table: FoundTable, mapped: MappedColumn, rows: Sequence[int], cells: Sequence[ReadCell]
) -> Iterator[Finding]:
    """A fraction among whole numbers a thousand times larger: thousands beside single ones."""
    typed = (_typed(table.sheet, (row, mapped.column.column)) for row in rows)
    values = [value for value in typed if value]
    whole = sorted(value for value in values if _is_whole(value))
    if len(whole) * 2 < len(values):
        return
    middle = whole[len(whole) // 2]
    for cell in cells:
        value = cell.observation.value
        if value and not _is_whole(value) and middle / TEN_TIMES <= value * THOUSAND <= middle * TEN_TIMES:
            yield Finding(
                "table_units_mixed",
                "warning",
                table.sheet.name,
                cell.observation.cell,
                mapped.indicator.code,
                number_words(value),
                number_words(middle),
                {"heading": mapped.column.heading},
            )


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) <= WHOLE_WITHIN


def _typed(sheet: WholeSheet, place: tuple[int, int]) -> float | None:
    row, column = place
    cells = sheet.rows[row]
    return figure_at(sheet, address(row + 1, column + 1), cells[column] if column < len(cells) else "").value
