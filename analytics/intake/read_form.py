"""The anchored reader: figures of a form by sheet, row code and graph number, with addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analytics.catalogue.records import CellAnchor, Form, FormIndicator, Indicator
from analytics.intake.batch import Finding, Observation, Status
from analytics.intake.child.anchors import Block, find_blocks, sheet_key
from analytics.intake.child.second_look import address
from analytics.intake.figure_findings import figure_at, figure_findings
from analytics.intake.figures import Figure
from analytics.intake.opening import OpenedWorkbook, SheetTable, Wanted

# Which status a sum takes when its cells differ: the first of these that one of them has.
STRONGEST_FIRST: tuple[Status, ...] = (
    "error", "text", "not_available", "confidential", "blank", "number", "none",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LocatedFigure:
    """One figure with the sheet as the workbook names it and its A1 address."""

    sheet: str
    cell: str
    figure: Figure


@dataclass(slots=True)
class FormReading:
    """What the reader found: observations, findings, and any further figure on demand."""

    form: Form
    tables: Mapping[str, SheetTable]
    blocks: Mapping[str, Sequence[Block]]
    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def report(self, finding: Finding) -> None:
        """Add a finding once; the same cell is named once for each fault."""
        told = {(known.code, known.sheet, known.cell, known.given) for known in self.findings}
        if (finding.code, finding.sheet, finding.cell, finding.given) not in told:
            self.findings.append(finding)

    def figure(self, anchor: CellAnchor) -> LocatedFigure | Finding | None:
        """The figure at an anchor, a finding that says why there is none, ``None`` without its table."""
        key = sheet_key(anchor.sheet)
        if not self.blocks.get(key):
            return None
        table, blocks = self.tables[key], self.blocks[key]
        with_graph = [block for block in blocks if anchor.graph in block.columns]
        if not with_graph:
            return Finding("graph_missing", "error", sheet=table.name, given=str(anchor.graph))
        if any(anchor.graph in block.repeated_graphs for block in with_graph):
            return Finding("graph_repeated", "error", sheet=table.name, given=str(anchor.graph))
        places = [(block, row) for block in with_graph for row in block.rows.get(anchor.row_code, ())]
        if not places:
            return Finding("row_code_missing", "error", sheet=table.name, given=str(anchor.row_code))
        if len(places) > 1:
            rows = ", ".join(str(row + 1) for _, row in places)
            return Finding(
                "row_code_repeated", "error", table.name, given=str(anchor.row_code), values={"rows": rows}
            )
        block, row = places[0]
        return _located(table, row, block.columns[anchor.graph])


def wanted_anchors(forms: Iterable[Form]) -> Wanted:
    """All anchors of some forms by folded sheet name, for the reading process."""
    anchors: dict[str, list[tuple[int, int]]] = {}
    headers: list[str] = []
    for form in forms:
        headers.append(form.row_code_header)
        for sheet in form.sheets:
            anchors.setdefault(sheet_key(sheet), [])
        for anchor in _anchors(form):
            anchors.setdefault(sheet_key(anchor.sheet), []).append((anchor.row_code, anchor.graph))
    return Wanted({key: sorted(set(places)) for key, places in anchors.items()}, headers)


def read_form(form: Form, opened: OpenedWorkbook, indicators: Mapping[str, Indicator]) -> FormReading:
    """Read every indicator of a form; each missing sheet, header, row or graph is a finding."""
    blocks = {
        key: find_blocks(sorted(table.rows.items()), (form.row_code_header,))
        for key, table in opened.tables.items()
    }
    reading = FormReading(form, opened.tables, blocks)
    for finding in _structure_findings(form, opened, blocks):
        reading.report(finding)
    for place in form.indicators:
        _read_indicator(reading, place, indicators.get(place.indicator_code))
    return reading


def _anchors(form: Form) -> Iterable[CellAnchor]:
    for place in form.indicators:
        yield from place.cells
    for control in form.controls:
        yield from control.left
        yield from control.right


def _structure_findings(
    form: Form, opened: OpenedWorkbook, blocks: Mapping[str, Sequence[Block]]
) -> Iterable[Finding]:
    for sheet in form.sheets:
        key = sheet_key(sheet)
        if key not in opened.tables:
            yield Finding("sheet_missing", "error", given=opened.listed_sheets, expected=sheet)
        elif not blocks[key]:
            yield Finding("header_missing", "error", sheet=opened.tables[key].name)


def _read_indicator(reading: FormReading, place: FormIndicator, indicator: Indicator | None) -> None:
    located: list[LocatedFigure] = []
    for anchor in place.cells:
        found = reading.figure(anchor)
        if isinstance(found, Finding):
            reading.report(replace(found, indicator_code=place.indicator_code))
        elif found is not None:
            located.append(found)
            for finding in _findings_of(found, place.indicator_code, indicator):
                reading.report(finding)
    if len(located) == len(place.cells):
        reading.observations.append(_observation(place.indicator_code, located))


def _observation(indicator_code: str, located: Sequence[LocatedFigure]) -> Observation:
    statuses = {each.figure.status for each in located}
    status = next(status for status in STRONGEST_FIRST if status in statuses)
    value = sum(each.figure.value or 0.0 for each in located) if status in ("number", "none") else None
    return Observation(indicator_code, value, status, located[0].sheet, joined_address(located))


def joined_address(located: Sequence[LocatedFigure]) -> str:
    """The address of a sum of cells: ``G12+G13``, with the sheet where it is another one."""
    home = located[0].sheet
    return "+".join(each.cell if each.sheet == home else f"{each.sheet}!{each.cell}" for each in located)


def _findings_of(
    located: LocatedFigure, indicator_code: str, indicator: Indicator | None
) -> Iterable[Finding]:
    counts = indicator is None or indicator.decimals == 0
    return figure_findings(located.figure, located.sheet, located.cell, indicator_code, counts)


def _located(table: SheetTable, row: int, column: int) -> LocatedFigure:
    cells = table.rows[row]
    place = address(row + 1, column + 1)
    cell = cells[column] if column < len(cells) else None
    return LocatedFigure(table.name, place, figure_at(table, place, cell))
