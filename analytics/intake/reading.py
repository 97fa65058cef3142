"""The way of one file: guards, reading process, then the reader of what it turns out to be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.catalogue.records import Catalogue, Form
from analytics.intake.batch import Finding, Reading, RegionProposal
from analytics.intake.checks.control_sums import control_findings
from analytics.intake.hidden import hidden_findings
from analytics.intake.opening import OpenedWorkbook, Wanted, open_workbook
from analytics.intake.read_form import FormReading, read_form, wanted_anchors
from analytics.intake.read_template import is_template, read_template
from analytics.intake.recognise import propose_regions, recognise_form, region_findings
from analytics.intake.tables import find_tables
from analytics.intake.tables.around import findings_around
from analytics.intake.targets import is_targets_workbook
from analytics.intake.templates.layout import IDENTITY_SHEET
from analytics.regions import Regions


@dataclass(frozen=True, slots=True)
class _File:
    """A file with its digest, and the form that a person says it is."""

    name: str
    sha256: str
    size: int
    form_code: str | None

    def refused(self, *findings: Finding) -> Reading:
        return Reading(self.name, self.sha256, self.size, None, (), (), findings)


def read_workbook(
    content: bytes,
    file_name: str,
    catalogue: Catalogue,
    regions: Regions,
    upload_limit_bytes: int,
    form_code: str | None = None,
) -> Reading:
    """What one uploaded file holds: form, proposed regions, figures with addresses, findings.

    A template says itself what it is; a form is recognised by its sheets. Whatever the file is, the
    answer is a reading; one that cannot be read has its reason as the only finding.

    Args:
        content: The bytes of the file, as uploaded.
        file_name: The name that the file was uploaded with.
        catalogue: Indicators and forms.
        regions: The register that identifies the words of the title and of the file name.
        upload_limit_bytes: The largest file that is opened.
        form_code: The form that the person says it is; ``None`` to recognise it.

    Raises:
        ValueError: the catalogue has no form ``form_code``.
    """
    forms = _forms(catalogue, form_code)
    file = _File(file_name, hashlib.sha256(content).hexdigest(), len(content), form_code)
    opened = open_workbook(content, file.sha256, _wanted(forms), upload_limit_bytes)
    if isinstance(opened, Finding):
        return file.refused(opened)
    if is_targets_workbook(opened.sheets):
        return file.refused(Finding("targets_workbook", "error"))
    if is_template(opened):
        return _template(file, opened, catalogue, regions)
    form = recognise_form(opened, forms)
    if form is not None:
        return _form(file, opened, form, catalogue, regions)
    if any(known.reading == "table" for known in forms):
        free = _free_tables(file, opened, regions)
        if free is not None:
            return free
    return file.refused(_unknown_form(opened, forms))


def _wanted(forms: Iterable[Form]) -> Wanted:
    """The cells of the forms; every cell of a template, and of a workbook that is none of them."""
    anchors = wanted_anchors(form for form in forms if form.reading == "anchored")
    return Wanted(anchors.anchors, anchors.code_headers, whole_if=IDENTITY_SHEET, whole_otherwise=True)


def _template(file: _File, opened: OpenedWorkbook, catalogue: Catalogue, regions: Regions) -> Reading:
    read = read_template(opened, catalogue, regions)
    notes = [Finding(note, "note") for note in opened.notes]
    if file.form_code is not None and read.form_code not in (None, file.form_code):
        given, expected = read.form_code or "", file.form_code
        return file.refused(Finding("template_other_form", "error", given=given, expected=expected))
    return Reading(
        file_name=file.name,
        sha256=file.sha256,
        size=file.size,
        form_code=read.form_code,
        proposals=read.proposals,
        observations=read.observations,
        findings=(*notes, *read.findings),
        declared=read.declared,
        rows=read.rows,
        explanations=read.explanations,
    )


def _form(file: _File, opened: OpenedWorkbook, form: Form, catalogue: Catalogue, regions: Regions) -> Reading:
    proposals = propose_regions(opened.title, file.name, form, regions)
    read = read_form(form, opened, catalogue.indicators)
    return Reading(
        file_name=file.name,
        sha256=file.sha256,
        size=file.size,
        form_code=form.code,
        proposals=proposals,
        observations=tuple(read.observations),
        findings=tuple(_findings(opened, proposals, read, regions)),
    )


def _free_tables(file: _File, opened: OpenedWorkbook, regions: Regions) -> Reading | None:
    """A workbook of free tables: their figures wait until a person says what each column is."""
    tables = find_tables(opened.sheets, regions)
    if not tables:
        return None
    around = tuple(findings_around(opened, tables))
    return Reading(file.name, file.sha256, file.size, None, (), (), around, tables=tables)


def _findings(
    opened: OpenedWorkbook, proposals: tuple[RegionProposal, ...], read: FormReading, regions: Regions
) -> Iterable[Finding]:
    yield from (Finding(note, "note") for note in opened.notes)
    yield from hidden_findings(opened.tables.values())
    yield from region_findings(proposals, regions)
    yield from read.findings
    yield from control_findings(read)


def _forms(catalogue: Catalogue, form_code: str | None) -> tuple[Form, ...]:
    """The forms that a file may be: the one that a person named, else all."""
    if form_code is None:
        return tuple(catalogue.forms.values())
    try:
        return (catalogue.form(form_code),)
    except KeyError as error:
        raise ValueError(f"the catalogue has no form {form_code!r}") from error


def _unknown_form(opened: OpenedWorkbook, forms: Iterable[Form]) -> Finding:
    if not opened.filled:
        return Finding("workbook_empty", "error")
    known = (form for form in forms if form.reading != "table")
    expected = "; ".join(": ".join(filter(None, (form.code, ", ".join(form.sheets)))) for form in known)
    return Finding("form_unknown", "error", given=opened.listed_sheets, expected=expected)
