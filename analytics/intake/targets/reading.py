"""The reader of a workbook of targets, whatever a person moved, sorted or renamed in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from analytics.catalogue.records import Catalogue
from analytics.intake.batch import Finding, Severity
from analytics.intake.list_cells import is_blank, words_of
from analytics.intake.list_checks import few_of_each
from analytics.intake.localized_values import name_values
from analytics.intake.opening import OpenedWorkbook, Wanted, WholeSheet, open_workbook
from analytics.intake.targets.cells import Place, indicator_at, region_at, value_at, year_at
from analytics.intake.targets.columns import (
    DOCUMENT,
    INDICATOR,
    POINT,
    REGION,
    REQUIRED,
    TYPED,
    VALUE,
    YEAR,
    column_name,
    targets_sheet,
)
from analytics.intake.targets.records import TargetKey, TargetRow, TargetsReading
from analytics.intake.template_columns import KeyedSheet
from analytics.intake.template_extras import hidden_data, sheets_ignored, stray_cells
from analytics.intake.template_figures import formula_words
from analytics.intake.templates.layout import IDENTITY_SHEET
from analytics.regions import Regions

MOST_ROWS = 20_000


def is_targets_workbook(sheets: Iterable[WholeSheet]) -> bool:
    """Whether a workbook is one of targets, so that a page of returns can say where it belongs."""
    return any(targets_sheet(sheet) is not None for sheet in sheets)


def read_targets(
    content: bytes, file_name: str, catalogue: Catalogue, regions: Regions, upload_limit_bytes: int
) -> TargetsReading:
    """The list of targets in a workbook, with everything that is wrong in it, by cell.

    The file goes through the same guards and the same separate process as any return.

    Args:
        content: the bytes of the file, as uploaded.
        file_name: the name that it was uploaded with.
        catalogue: the indicators that may have a target.
        regions: the register that tells which region a code or a name means.
        upload_limit_bytes: the largest file that is opened.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    opened = open_workbook(content, sha256, Wanted({}, whole=True), upload_limit_bytes)
    rows, findings = (
        ([], [opened]) if isinstance(opened, Finding) else _Reader(catalogue, regions).read(opened)
    )
    return TargetsReading(file_name, sha256, len(content), tuple(rows), tuple(findings))


class _Reader:
    """Reads all sheets of targets of one workbook, which together are the list."""

    def __init__(self, catalogue: Catalogue, regions: Regions) -> None:
        self._catalogue = catalogue
        self._regions = regions
        self._places: dict[TargetKey, TargetRow] = {}

    def read(self, opened: OpenedWorkbook) -> tuple[list[TargetRow], list[Finding]]:
        keyed = [one for one in map(targets_sheet, opened.sheets) if one is not None]
        if not keyed:
            unknown = Finding("targets_not_ours", "error", given=opened.listed_sheets)
            return [], [unknown if opened.filled else Finding("workbook_empty", "error")]
        rows: list[TargetRow] = []
        findings = [Finding(note, "note") for note in opened.notes]
        for sheet in keyed:
            more, found = self._sheet(sheet)
            rows += more
            findings += [
                *few_of_each(found, sheet.sheet.name),
                *stray_cells(sheet.sheet),
                *hidden_data(sheet),
            ]
        findings += sheets_ignored(_others(opened.sheets, keyed))
        if not rows and not any(finding.severity == "error" for finding in findings):
            findings.append(Finding("targets_none", "note"))
        return rows, findings

    def _sheet(self, sheet: KeyedSheet) -> tuple[list[TargetRow], list[Finding]]:
        findings = list(_column_findings(sheet))
        if any(finding.severity == "error" for finding in findings):
            return [], findings
        begun = [row for row in range(sheet.first_row, len(sheet.sheet.rows)) if _is_begun(sheet, row)]
        if len(begun) > MOST_ROWS:
            given, expected = str(len(begun)), str(MOST_ROWS)
            return [], [Finding("list_too_long", "error", sheet.sheet.name, None, None, given, expected)]
        found = (self._row(sheet, row, findings) for row in begun)
        return [row for row in found if row is not None], findings

    def _row(self, sheet: KeyedSheet, row: int, findings: list[Finding]) -> TargetRow | None:
        """A row that was begun, or ``None`` where something in it is wrong."""
        places = {key: place for key in TYPED if (place := _place(sheet, row, key)) is not None}
        missing = list(_missing(sheet, row, places))
        findings += missing
        year = year_at(places[YEAR], findings) if YEAR in places else None
        indicator = (
            indicator_at(places[INDICATOR], self._catalogue, findings) if INDICATOR in places else None
        )
        unit = region_at(places[REGION], year, self._regions, findings) if REGION in places else None
        value = value_at(places[VALUE], indicator, findings) if VALUE in places else None
        if missing or year is None or indicator is None or unit is None or value is None:
            return None
        document, point = (_words(places.get(key)) for key in (DOCUMENT, POINT))
        name, address = sheet.sheet.name, sheet.address(row, VALUE)
        read = TargetRow(indicator.code, unit, year, value, document, point, name, address)
        return None if self._repeated(read, places[INDICATOR], findings) else read

    def _repeated(self, read: TargetRow, place: Place, findings: list[Finding]) -> bool:
        """Whether the target stands in an earlier row already; the first one is remembered."""
        first = self._places.setdefault(read.key, read)
        if first is read:
            return False
        region = self._regions.get(read.unit_code)
        values = {
            "first_sheet": first.sheet or "",
            "first_cell": first.cell or "",
            "year": str(read.year),
            **name_values("region", region.name),
        }
        findings.append(place.finding("target_repeated", values=values))
        return True


def _others(sheets: Sequence[WholeSheet], keyed: Sequence[KeyedSheet]) -> list[WholeSheet]:
    known = {IDENTITY_SHEET, *(one.sheet.name for one in keyed)}
    return [sheet for sheet in sheets if sheet.name not in known]


def _column_findings(sheet: KeyedSheet) -> Iterator[Finding]:
    """Columns that are gone or stand there twice; without the point of the document one can do."""
    for key in TYPED:
        values, name = name_values("column", column_name(key)), sheet.sheet.name
        if key in sheet.repeated:
            yield Finding("target_column_repeated", "error", name, given=sheet.repeated[key], values=values)
        elif key not in sheet.columns:
            severity: Severity = "error" if key in REQUIRED else "warning"
            yield Finding("target_column_missing", severity, name, values=values)


def _is_begun(sheet: KeyedSheet, row: int) -> bool:
    return any(
        key in sheet.columns and (not is_blank(sheet.cell(row, key)) or _broken(sheet, row, key))
        for key in TYPED
    )


def _place(sheet: KeyedSheet, row: int, key: str) -> Place | None:
    """A filled cell of a row; ``None`` where nothing stands there that can be read."""
    cell = sheet.cell(row, key)
    if cell is None or is_blank(cell):
        return None
    return Place(cell, sheet.sheet.name, sheet.address(row, key))


def _missing(sheet: KeyedSheet, row: int, places: dict[str, Place]) -> Iterator[Finding]:
    """What a begun row lacks: an empty cell, or one with an Excel error or a formula without a value."""
    for key in TYPED:
        if key in places or key not in sheet.columns:
            continue
        name, address = sheet.sheet.name, sheet.address(row, key)
        broken, values = _broken(sheet, row, key), name_values("column", column_name(key))
        if broken:
            yield Finding("target_cell_error", "error", name, address, given=broken, values=values)
        elif key == DOCUMENT:
            yield Finding("target_document_missing", "error", name, address)
        elif key in REQUIRED:
            yield Finding("target_blank", "error", name, address, values=values)


def _broken(sheet: KeyedSheet, row: int, key: str) -> str:
    """What stands in a cell that was read as empty but is not; empty where it is."""
    address = sheet.address(row, key)
    if address in sheet.sheet.errors:
        return sheet.sheet.errors[address]
    formula = sheet.sheet.uncalculated.get(address)
    return "" if formula is None else formula_words(formula)


def _words(place: Place | None) -> str:
    return "" if place is None else " ".join(words_of(place.cell).split())
