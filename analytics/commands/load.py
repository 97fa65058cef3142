"""The commands ``load`` and ``check``: returns from files into the store, or only looked at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics import submission
from analytics.access import LOCAL_PERSON, Person
from analytics.catalogue import load_catalogue
from analytics.commands.requests import LoadRequest, SentFile
from analytics.commands.results import (
    ACCEPTED,
    REFUSED,
    WRONG_USE,
    CommandResult,
    FileResult,
    FileState,
    FindingLine,
    ValueLine,
)
from analytics.intake.batch import Finding, Reading
from analytics.intake.wording import wording
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text import Texts, texts

if TYPE_CHECKING:
    from analytics.store.journal import BatchRecord, Journal


@dataclass(frozen=True, slots=True)
class _Sent:
    """A file on its way: its bytes, what was read, and, where the region is known, its draft."""

    file: SentFile
    reading: Reading
    submission: submission.Submission | None
    findings: tuple[Finding, ...]


def load(journal: Journal, request: LoadRequest, today: dt.date) -> CommandResult:
    """Check every file and, where the request says so, store each that has no error.

    Exit code 0: all accepted (or sound, where nothing is to be stored); 1: at least one refused;
    2: the form, the period or the region does not exist, then nothing was looked at.
    """
    text = texts(request.language)
    try:
        period = _checked(request, text)
    except ValueError as error:
        return CommandResult(WRONG_USE, message=str(error))
    sent = _read_all(journal, request, period, today)
    results = [_settled(journal, request, period, one, text) for one in sent]
    refused = any(result.state == "refused" for result in results)
    return CommandResult(REFUSED if refused else ACCEPTED, files=results)


def _checked(request: LoadRequest, text: Texts) -> Period:
    forms = load_catalogue().forms
    if request.form_code not in forms:
        raise ValueError(text("commands.load.unknown_form", given=request.form_code, forms=", ".join(forms)))
    try:
        period = Period.parse(request.period)
    except ValueError as error:
        raise ValueError(text("commands.wrong_period", given=request.period)) from error
    if request.region_code is not None:
        try:
            load_regions().get(request.region_code)
        except (KeyError, ValueError) as error:
            raise ValueError(text("commands.load.unknown_region", given=request.region_code)) from error
    return period


def _read_all(journal: Journal, request: LoadRequest, period: Period, today: dt.date) -> list[_Sent]:
    """Read every file, then look at all of them together: two for one region are both refused."""
    readings = [submission.read(file.content, file.name, request.form_code) for file in request.files]
    drafted = [
        submission.prepare(journal, reading, request.region_code or reading.proposed_region, period, today)
        for reading in readings
    ]
    together = submission.check_together([one.draft if one else None for one in drafted])
    return [
        _sent(file, reading, one.with_findings(more) if one else None)
        for file, reading, one, more in zip(request.files, readings, drafted, together, strict=True)
    ]


def _sent(file: SentFile, reading: Reading, one: submission.Submission | None) -> _Sent:
    return _Sent(file, reading, one, one.draft.findings if one else reading.findings)


def _settled(journal: Journal, request: LoadRequest, period: Period, sent: _Sent, text: Texts) -> FileResult:
    """Store one file if that is asked and nothing forbids it; what became of it."""
    blocked = sent.submission is None or any(finding.severity == "error" for finding in sent.findings)
    batch: BatchRecord | None = None
    state: FileState = "refused" if blocked else "checked"
    if sent.submission is not None and not blocked:
        if sent.submission.state == "same_file":
            batch, state = sent.submission.stored_batch, "same_file"
        elif request.store:
            batch = submission.accept(journal, sent.submission, sent.file.content, _person(request))
            state = "accepted_with_warnings" if batch.state == "accepted_with_warnings" else "accepted"
    return _result(sent, period, state, batch, text)


def _person(request: LoadRequest) -> Person:
    """The user of this machine, who may do everything with the store that is theirs."""
    return replace(LOCAL_PERSON, name=request.actor)


def _result(
    sent: _Sent, period: Period, state: FileState, batch: BatchRecord | None, text: Texts
) -> FileResult:
    code = sent.submission.draft.region_code if sent.submission else sent.reading.proposed_region or ""
    return FileResult(
        file_name=sent.file.name,
        sha256=sent.reading.sha256,
        state=state,
        form_code=sent.reading.form_code or "",
        region_code=code,
        region=load_regions().get(code, period).name[text.language] if code else "",
        period=str(period),
        batch_id=batch.batch_id if batch else None,
        revision=batch.revision if batch else None,
        findings=[_finding_line(finding, sent.file.name, text) for finding in sent.findings],
        values=_value_lines(sent, text),
    )


def _finding_line(finding: Finding, file_name: str, text: Texts) -> FindingLine:
    words = wording(finding, file_name, text)
    return FindingLine(
        finding.severity,
        finding.code,
        finding.sheet or "",
        finding.cell or "",
        finding.given or "",
        words.message,
        words.expected,
        words.mend,
    )


def _value_lines(sent: _Sent, text: Texts) -> list[ValueLine]:
    indicators = load_catalogue().indicators
    stored = (
        {change.indicator_code: change.old for change in sent.submission.differences}
        if sent.submission
        else {}
    )
    return [
        ValueLine(
            observation.indicator_code,
            indicators[observation.indicator_code].name[text.language],
            observation.value,
            observation.status,
            observation.sheet or "",
            observation.cell or "",
            stored.get(observation.indicator_code),
        )
        for observation in sent.reading.observations
    ]
