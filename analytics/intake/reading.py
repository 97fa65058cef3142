"""The way of one file: guards, reading process, recognition, anchored reader, control sums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from analytics.catalogue.records import Catalogue, Form
from analytics.intake.batch import Finding, Reading, RegionProposal
from analytics.intake.checks.control_sums import control_findings
from analytics.intake.hidden import hidden_findings
from analytics.intake.opening import OpenedWorkbook, open_workbook
from analytics.intake.read_form import FormReading, read_form, wanted_anchors
from analytics.intake.recognise import propose_regions, recognise_form, region_findings
from analytics.regions import Regions


def read_workbook(
    content: bytes,
    file_name: str,
    catalogue: Catalogue,
    regions: Regions,
    upload_limit_bytes: int,
    form_code: str | None = None,
) -> Reading:
    """What one uploaded file holds: form, proposed regions, figures with addresses, findings.

    Whatever the file is, the answer is a reading; one that cannot be read has its reason as the
    only finding.

    Args:
        content: The bytes of the file, as uploaded.
        file_name: The name that the file was uploaded with.
        catalogue: Indicators and forms; only forms that are read by anchors are recognised.
        regions: The register that identifies the words of the title and of the file name.
        upload_limit_bytes: The largest file that is opened.
        form_code: The form that the person says it is; ``None`` to recognise it.

    Raises:
        ValueError: the catalogue has no form ``form_code``.
    """
    forms = _forms(catalogue, form_code)
    sha256 = hashlib.sha256(content).hexdigest()
    opened = open_workbook(content, sha256, wanted_anchors(forms), upload_limit_bytes)
    if isinstance(opened, Finding):
        return Reading(file_name, sha256, len(content), None, (), (), (opened,))
    form = recognise_form(opened, forms)
    if form is None:
        unknown = _unknown_form(opened, forms)
        return Reading(file_name, sha256, len(content), None, (), (), (unknown,))
    proposals = propose_regions(opened.title, file_name, form, regions)
    read = read_form(form, opened, catalogue.indicators)
    return Reading(
        file_name=file_name,
        sha256=sha256,
        size=len(content),
        form_code=form.code,
        proposals=proposals,
        observations=tuple(read.observations),
        findings=tuple(_findings(opened, proposals, read, regions)),
    )


def _findings(
    opened: OpenedWorkbook, proposals: tuple[RegionProposal, ...], read: FormReading, regions: Regions
) -> Iterable[Finding]:
    yield from (Finding(note, "note") for note in opened.notes)
    yield from hidden_findings(opened.tables.values())
    yield from region_findings(proposals, regions)
    yield from read.findings
    yield from control_findings(read)


def _forms(catalogue: Catalogue, form_code: str | None) -> tuple[Form, ...]:
    if form_code is not None and form_code not in catalogue.forms:
        raise ValueError(f"the catalogue has no form {form_code!r}")
    chosen = catalogue.forms.values() if form_code is None else (catalogue.forms[form_code],)
    return tuple(form for form in chosen if form.reading == "anchored")


def _unknown_form(opened: OpenedWorkbook, forms: Iterable[Form]) -> Finding:
    if not opened.filled:
        return Finding("workbook_empty", "error")
    expected = "; ".join(f"{form.code}: {', '.join(form.sheets)}" for form in forms)
    return Finding("form_unknown", "error", given=opened.listed_sheets, expected=expected)
