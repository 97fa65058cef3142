"""The template reader: our own workbook back, whatever a person moved, sorted or renamed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analytics.catalogue.records import Catalogue, Form
from analytics.intake.batch import Declaration, Finding, ListRow, Observation, RegionProposal
from analytics.intake.opening import OpenedWorkbook, WholeSheet
from analytics.intake.read_list import read_lists
from analytics.intake.template_columns import KeyedSheet, has_keys, keyed_sheet
from analytics.intake.template_extras import hidden_data, is_instruction, sheets_ignored, stray_cells
from analytics.intake.template_figures import FiguresRead, holds_codes, read_figures
from analytics.intake.template_identity import Identity, identity_of
from analytics.intake.templates import layout
from analytics.regions import Regions

BLANK = "blank"
FAULTS_OF_BLANKS = frozenset({"blank", "blank_space"})


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """What a template holds; ``form_code`` is ``None`` where its hidden sheet does not say the form."""

    form_code: str | None
    declared: Declaration | None
    proposals: tuple[RegionProposal, ...]
    findings: tuple[Finding, ...]
    observations: tuple[Observation, ...] = ()
    rows: tuple[ListRow, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)


def is_template(opened: OpenedWorkbook) -> bool:
    """Whether a workbook is, or once was, one of our own templates."""
    named = any(sheet.name == layout.IDENTITY_SHEET for sheet in opened.sheets)
    return named or has_keys(opened.sheets)


def read_template(opened: OpenedWorkbook, catalogue: Catalogue, regions: Regions) -> TemplateReading:
    """Read a workbook for which :func:`is_template` holds; whatever is wrong with it is a finding."""
    identity = identity_of(opened.sheets, catalogue, regions)
    if identity.form is None:
        return TemplateReading(None, None, (), identity.findings)
    return _read(opened, identity, identity.form, catalogue)


def _read(opened: OpenedWorkbook, identity: Identity, form: Form, catalogue: Catalogue) -> TemplateReading:
    others = [sheet for sheet in opened.sheets if sheet.name != layout.IDENTITY_SHEET]
    keyed = {sheet.name: keyed_sheet(sheet, form) for sheet in others}
    known = [sheet for sheet in keyed.values() if sheet is not None]
    unknown = [sheet for sheet in others if keyed[sheet.name] is None]
    declared = identity.declared
    current = declared is not None and declared.version == form.version
    figures, lost = _figures(form, known, unknown, catalogue, current)
    lists = read_lists(
        form, [one for one in known if one.list_code], catalogue, declared.period if declared else None
    )
    findings = [*identity.findings, *figures.findings, *lists.findings]
    for one in known:
        findings += [*stray_cells(one.sheet), *hidden_data(one)]
    findings += sheets_ignored([sheet for sheet in unknown if sheet not in lost])
    return TemplateReading(
        form.code,
        declared,
        identity.proposals,
        tuple(findings),
        tuple(figures.observations),
        tuple(lists.rows),
        figures.explanations,
    )


def _figures(
    form: Form,
    known: Sequence[KeyedSheet],
    unknown: Sequence[WholeSheet],
    catalogue: Catalogue,
    current_version: bool,
) -> tuple[FiguresRead, list[WholeSheet]]:
    """The figures, and the sheets that hold some but have lost both their keys and their header."""
    sheets = [one for one in known if not one.list_code]
    found = read_figures(form, sheets, catalogue, current_version)
    read = {observation.indicator_code for observation in found.observations}
    missing = [code for code in form.indicator_codes if code not in read]
    lost = [sheet for sheet in unknown if missing and _is_lost(sheet, missing)]
    if lost:
        found.findings = [one for one in found.findings if one.code != "template_row_missing"]
        found.findings += [Finding("template_layout_lost", "error", sheet.name) for sheet in lost]
    if found.observations and all(one.status == BLANK for one in found.observations):
        found.findings = [one for one in found.findings if one.code not in FAULTS_OF_BLANKS]
        found.findings.append(Finding("template_empty", "error"))
    return found, lost


def _is_lost(sheet: WholeSheet, missing: Sequence[str]) -> bool:
    """Whether a sheet without keys lists missing indicators and is not the instruction."""
    return holds_codes(sheet.rows, missing) and not is_instruction(sheet)
