"""Find the tables of a workbook: regions in rows, figures in columns, whatever the layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.intake.opening import WholeSheet
from analytics.intake.tables.bodies import Body, runs, split_by_repetition
from analytics.intake.tables.columns import Above, columns_of, period_columns, period_of_row
from analytics.intake.tables.found import FoundRow, FoundTable, RowKind
from analytics.intake.tables.header import Heading, heading_above, paths_of
from analytics.intake.tables.labels import Labels
from analytics.intake.tables.name_columns import Stretch, stretches
from analytics.intake.tables.period_words import PeriodWords, period_words
from analytics.intake.tables.sheet_rows import Line, lines_of
from analytics.regions import Regions


def find_tables(sheets: Iterable[WholeSheet], regions: Regions) -> tuple[FoundTable, ...]:
    """Every table of the sheets, in their order; a sheet without a table gives none.

    A table has at least two rows that name regions and one column of figures.
    """
    labels = Labels(regions)
    return tuple(table for sheet in sheets for table in _tables_of_sheet(sheet, labels))


def _tables_of_sheet(sheet: WholeSheet, labels: Labels) -> Iterable[FoundTable]:
    for stretch in stretches(sheet, labels):
        lines = lines_of(sheet, stretch.name_column, stretch.others, labels)
        for run in runs(lines):
            heading = heading_above(sheet, lines, run.first, run.after, stretch.name_column, stretch.others)
            yield from _tables_of_run(sheet, lines, run, heading, stretch, labels)


def _tables_of_run(
    sheet: WholeSheet, lines: Sequence[Line], run: Body, heading: Heading, stretch: Stretch, labels: Labels
) -> Iterable[FoundTable]:
    paths = paths_of(sheet, heading, stretch.others)
    periods = period_columns(sheet, _named_rows(lines, run), paths, stretch.others)
    for body in [run] if periods else split_by_repetition(lines, run):
        above = Above(heading.title, _block(lines, body) if body.same_heading else heading.block)
        rows = tuple(_rows(sheet, lines, body, periods, labels))
        with_figures = [row.row for row in rows if row.kind != "words"]
        columns = columns_of(sheet, with_figures, paths, above, stretch, periods)
        if any(column.role in ("figures", "shares") for column in columns):
            yield FoundTable(
                sheet=sheet,
                title=above.title,
                block=above.block,
                header_rows=heading.rows,
                name_column=stretch.name_column,
                rows=rows,
                columns=columns,
                said=_said(above, sheet),
            )


def _rows(
    sheet: WholeSheet, lines: Sequence[Line], body: Body, periods: Sequence[int], labels: Labels
) -> Iterable[FoundRow]:
    for index in range(body.first, body.last + 1):
        line = lines[index]
        if line.kind == "blank" or line.kind == "heading" or line.kind == "numbers":  # noqa: PLR1714
            continue
        kind: RowKind = line.kind
        codes = line.codes
        if kind == "unknown":
            judged = labels.judged(line.label)
            kind, codes = ("unknown" if judged.kind == "none" else judged.kind), judged.codes
        period = period_of_row(sheet.rows[index], periods) if periods else NOTHING_SAID
        yield FoundRow(index, line.label, kind, codes, period)


def _named_rows(lines: Sequence[Line], body: Body) -> list[int]:
    return [row for row in range(body.first, body.last + 1) if lines[row].kind in ("region", "unclear")]


def _block(lines: Sequence[Line], body: Body) -> str:
    """The words with which a further block under the same heading begins."""
    words: list[str] = []
    for index in range(body.first, body.last + 1):
        if lines[index].kind == "words":
            words.append(lines[index].label)
        elif lines[index].kind != "blank":
            break
    return " ".join(words)


def _said(above: Above, sheet: WholeSheet) -> PeriodWords:
    """What the words above the table and the name of its sheet say of the period."""
    said = period_words(above.block)
    for words in (above.title, sheet.name):
        said = said.completed(period_words(words))
    return said


NOTHING_SAID = PeriodWords()
