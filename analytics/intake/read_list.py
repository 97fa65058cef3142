"""The list sheets of a template: a row an event, a plan measure or a partner, with typed columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analytics.catalogue.records import Catalogue, Form, ListColumn, ListForm
from analytics.intake.batch import Finding, ListRow
from analytics.intake.list_cells import ListCell, Value, is_blank, read_list_cell
from analytics.intake.list_checks import dates_in_order, dates_in_period, few_of_each, rows_alike
from analytics.intake.localized_values import name_values
from analytics.intake.template_columns import KeyedSheet, list_of
from analytics.intake.template_extras import filled_addresses, ignored_cells, listed
from analytics.intake.template_figures import formula_words
from analytics.intake.templates import layout
from analytics.periods import Period

MOST_ROWS = 20_000


@dataclass(slots=True)
class ListsRead:
    """The rows of all lists of a return and what is wrong with them."""

    rows: list[ListRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_lists(
    form: Form, sheets: Sequence[KeyedSheet], catalogue: Catalogue, period: Period | None
) -> ListsRead:
    """Read every list of a form; ``period`` is the one that the workbook declares."""
    read = ListsRead()
    for one in form.lists:
        own = [sheet for sheet in sheets if sheet.list_code == one.code]
        if not own:
            values = name_values("list", one.name)
            read.findings.append(Finding("list_sheet_missing", "error", values=values))
        for sheet in own:
            rows, findings = _read_sheet(one, sheet, catalogue, period)
            read.rows += rows
            read.findings += few_of_each(findings, sheet.sheet.name)
    for sheet in sheets:
        if list_of(form, sheet.list_code) is None:
            read.findings.append(Finding("list_unknown", "note", sheet.sheet.name, given=sheet.list_code))
    if form.lists and not form.indicator_codes and not read.rows and not _has_errors(read.findings):
        read.findings.append(Finding("lists_empty", "warning"))
    return read


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _read_sheet(
    one: ListForm, sheet: KeyedSheet, catalogue: Catalogue, period: Period | None
) -> tuple[list[ListRow], list[Finding]]:
    findings = list(_column_findings(one, sheet))
    columns = [column for column in one.columns if layout.COLUMN + column.code in sheet.columns]
    filled = [row for row in range(sheet.first_row, len(sheet.sheet.rows)) if _is_begun(sheet, row, columns)]
    if len(filled) > MOST_ROWS:
        given, expected = str(len(filled)), str(MOST_ROWS)
        findings.append(Finding("list_too_long", "error", sheet.sheet.name, given=given, expected=expected))
        return [], findings
    rows: list[ListRow] = []
    for index in filled:
        row = _read_row(one, sheet, index, columns, catalogue, findings)
        findings += dates_in_order(row, one)
        findings += dates_in_period(row, one, period) if period is not None else ()
        rows.append(row)
    findings += rows_alike(rows)
    findings += _formulas(sheet, columns)
    findings += ignored_cells(sheet.sheet, list(_extras(sheet)))
    return rows, findings


def _column_findings(one: ListForm, sheet: KeyedSheet) -> Iterator[Finding]:
    name = sheet.sheet.name
    if sheet.by_words:
        yield Finding("template_keys_missing", "warning", name)
    for column in one.columns:
        key, values = layout.COLUMN + column.code, name_values("column", column.name)
        if key in sheet.repeated:
            given = sheet.repeated[key]
            yield Finding("template_column_repeated", "error", name, given=given, values=values)
        elif key not in sheet.columns and column.required:
            yield Finding("template_column_missing", "error", name, values=values)
        elif key not in sheet.columns:
            yield Finding("template_column_missing", "warning", name, values=values)


def _is_begun(sheet: KeyedSheet, row: int, columns: Sequence[ListColumn]) -> bool:
    """Whether something stands in a row under a column of the list; its running number is none."""
    return any(_holds_something(sheet, row, layout.COLUMN + column.code) for column in columns)


def _holds_something(sheet: KeyedSheet, row: int, key: str) -> bool:
    return not is_blank(sheet.cell(row, key)) or _broken(sheet, sheet.address(row, key)) is not None


def _broken(sheet: KeyedSheet, place: str) -> str | None:
    """What stands in a cell that was read as empty but is not: an error, a formula without a value."""
    if place in sheet.sheet.errors:
        return sheet.sheet.errors[place]
    if place in sheet.sheet.uncalculated:
        return formula_words(sheet.sheet.uncalculated[place])
    return None


def _read_row(
    one: ListForm,
    sheet: KeyedSheet,
    row: int,
    columns: Sequence[ListColumn],
    catalogue: Catalogue,
    findings: list[Finding],
) -> ListRow:
    values: dict[str, Value] = {column.code: None for column in one.columns}
    cells: dict[str, str] = {}
    for column in columns:
        key = layout.COLUMN + column.code
        place, cell = sheet.address(row, key), sheet.cell(row, key)
        cells[column.code] = place
        if cell is None or is_blank(cell):
            findings += _blank_findings(sheet, column, place)
            continue
        read = read_list_cell(ListCell(cell, column, sheet.sheet.name, place), catalogue)
        values[column.code] = read.value
        findings += read.findings
    return ListRow(one.code, sheet.sheet.name, row + 1, values, cells)


def _blank_findings(sheet: KeyedSheet, column: ListColumn, place: str) -> Iterator[Finding]:
    broken = _broken(sheet, place)
    values = name_values("column", column.name)
    if broken is not None:
        yield Finding("list_cell_error", "error", sheet.sheet.name, place, given=broken, values=values)
    elif column.required:
        yield Finding("list_required_missing", "error", sheet.sheet.name, place, values=values)


def _formulas(sheet: KeyedSheet, columns: Sequence[ListColumn]) -> Iterator[Finding]:
    """One note for all formulas of a list whose saved values were read."""
    formulas = sheet.sheet.formulas
    if not formulas:
        return
    keys = [layout.COLUMN + column.code for column in columns]
    places = [
        place
        for row in range(sheet.first_row, len(sheet.sheet.rows))
        for key in keys
        if (place := sheet.address(row, key)) in formulas
    ]
    if places:
        yield Finding("list_formulas", "note", sheet.sheet.name, places[0], given=listed(places))


def _extras(sheet: KeyedSheet) -> Iterator[str]:
    """Filled cells below the header under no key, in rows of the list and in others."""
    for row in range(sheet.first_row, len(sheet.sheet.rows)):
        yield from filled_addresses(sheet.sheet, row, sheet.columns.values())
