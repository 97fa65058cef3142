"""The command ``check``: files are looked at, nothing is stored, and they may come back marked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics import submission
from analytics.commands.lines import finding_line, value_lines
from analytics.commands.named import named_period
from analytics.commands.requests import CheckRequest, SentFile
from analytics.commands.results import ACCEPTED, REFUSED, WRONG_USE, CommandResult, Document, FileResult
from analytics.commands.tables import with_table_findings
from analytics.intake.annotate import SEVERITIES, marked_copy
from analytics.intake.batch import Finding, Reading
from analytics.intake.file_names import period_in_name
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text import Texts, texts

if TYPE_CHECKING:
    from analytics.store.journal import Journal


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file that was looked at; without region or period there is no submission."""

    file: SentFile
    reading: Reading
    region_code: str | None
    period: Period | None
    submission: submission.Submission | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found, errors first."""
        found = self.submission.draft.findings if self.submission else self.reading.findings
        return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))


def check(journal: Journal, request: CheckRequest, today: dt.date) -> CommandResult:
    """What is found in every file, and, where it is asked, each file with its cells marked.

    Region and period that nobody names are taken from the file; where it does not say them, only
    the file itself is checked, and a note says so. Exit code 0: no errors; 1: errors in at least one
    file; 2: the form, the period or the region does not exist, then nothing was looked at.
    """
    text = texts(request.language)
    try:
        period = named_period(request.form_code, request.region_code, request.period, text)
    except ValueError as error:
        return CommandResult(WRONG_USE, message=str(error))
    checked = _together([_checked(journal, request, file, period, today) for file in request.files])
    failed = any(finding.severity == "error" for one in checked for finding in one.findings)
    return CommandResult(
        REFUSED if failed else ACCEPTED,
        files=[_result(one, text) for one in checked],
        notes=[note for one in checked for note in _notes(one, text)],
        documents=[_copy(one, text) for one in checked if one.findings] if request.marked_up else [],
    )


def _checked(
    journal: Journal, request: CheckRequest, file: SentFile, given: Period | None, today: dt.date
) -> _Checked:
    reading = submission.read(file.content, file.name, request.form_code)
    period = given or _own_period(reading)
    if reading.tables:
        reading = with_table_findings(journal, reading, period, today)
    region_code = request.region_code or reading.proposed_region
    sent = None if period is None else submission.prepare(journal, reading, region_code, period, today)
    return _Checked(file, reading, region_code, period, sent)


def _own_period(reading: Reading) -> Period | None:
    """The period that a template declares, else the one that the name of the file says in full."""
    if reading.declared is not None and reading.declared.period is not None:
        return reading.declared.period
    named = period_in_name(reading.file_name)
    return Period(named.year, named.quarter) if named.year and named.quarter else None


def _together(checked: list[_Checked]) -> list[_Checked]:
    """The same files with what is found in them only side by side, such as two for one region."""
    more = submission.check_together([one.submission.draft if one.submission else None for one in checked])
    return [
        _Checked(
            one.file,
            one.reading,
            one.region_code,
            one.period,
            one.submission.with_findings(further) if one.submission else None,
        )
        for one, further in zip(checked, more, strict=True)
    ]


def _result(one: _Checked, text: Texts) -> FileResult:
    refused = any(finding.severity == "error" for finding in one.findings)
    return FileResult(
        file_name=one.file.name,
        sha256=one.reading.sha256,
        state="refused" if refused else "checked",
        form_code=one.reading.form_code or "",
        region_code=one.region_code or "",
        region=_region_name(one, text),
        period=str(one.period or ""),
        batch_id=None,
        revision=None,
        findings=[finding_line(finding, one.file.name, text) for finding in one.findings],
        values=value_lines(one.reading, one.submission, text),
        rows=len(one.reading.rows),
    )


def _region_name(one: _Checked, text: Texts) -> str:
    if one.region_code is None:
        return ""
    regions = load_regions()
    existing = one.period is not None and one.region_code in {
        region.code for region in regions.reporting(one.period)
    }
    return regions.get(one.region_code, one.period if existing else None).name[text.language]


def _notes(one: _Checked, text: Texts) -> list[str]:
    """That some checks were not made, for they need what nobody said."""
    if one.submission is not None or one.reading.form_code is None:
        return []
    missing = "region" if one.period is not None else "period" if one.region_code else "region_and_period"
    return [text(f"checking.without.{missing}", file_name=one.file.name)]


def _copy(one: _Checked, text: Texts) -> Document:
    copy = marked_copy(one.file.content, one.file.name, one.findings, text)
    return Document.of(copy.file_name, copy.content)
