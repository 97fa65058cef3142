"""The commands ``load`` and ``check``: returns from files into the store, or only looked at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics import submission
from analytics.access import LOCAL_PERSON, Person
from analytics.commands.lines import finding_line, value_lines
from analytics.commands.named import named_period
from analytics.commands.requests import LoadRequest, SentFile
from analytics.commands.results import (
    ACCEPTED,
    REFUSED,
    WRONG_USE,
    CommandResult,
    FileResult,
    FileState,
)
from analytics.commands.tables import table_result
from analytics.intake.batch import Finding, Reading
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text import Texts, texts

if TYPE_CHECKING:
    from analytics.store.journal import BatchRecord, Journal


@dataclass(frozen=True, slots=True)
class _Sent:
    """A file on its way: its bytes, what was read, its quarter, and, where the region is known, its draft."""

    file: SentFile
    reading: Reading
    period: Period | None
    submission: submission.Submission | None
    findings: tuple[Finding, ...]


def load(journal: Journal, request: LoadRequest, today: dt.date) -> CommandResult:
    """Check every file and, where the request says so, store each that has no error.

    The form may be left out where the files can be told, the period where every file is a template,
    which declares its own. Exit code 0: all accepted (or sound, where nothing is to be stored); 1: at
    least one refused; 2: the form, the period or the region does not exist or a period is lacking,
    then nothing is stored.
    """
    text = texts(request.language)
    try:
        period = named_period(request.form_code, request.region_code, request.period, text)
        sent = _read_all(journal, request, period, today, text)
    except ValueError as error:
        return CommandResult(WRONG_USE, message=str(error))
    results = [_settled(journal, request, one, today, text) for one in sent]
    refused = any(result.state == "refused" for result in results)
    return CommandResult(REFUSED if refused else ACCEPTED, files=results)


def _read_all(
    journal: Journal, request: LoadRequest, period: Period | None, today: dt.date, text: Texts
) -> list[_Sent]:
    """Read every file, then look at all of them together: two for one region are both refused."""
    readings = [submission.read(file.content, file.name, request.form_code) for file in request.files]
    periods = [period or _declared_period(reading) for reading in readings]
    undated = [
        reading.file_name
        for reading, own in zip(readings, periods, strict=True)
        if own is None and reading.form_code is not None
    ]
    if undated:
        raise ValueError(text("commands.load.period_needed", files=", ".join(undated)))
    drafted = [
        _prepared(journal, request, reading, own, today)
        for reading, own in zip(readings, periods, strict=True)
    ]
    together = submission.check_together([one.draft if one else None for one in drafted])
    return [
        _sent(file, reading, own, one.with_findings(more) if one else None)
        for file, reading, own, one, more in zip(
            request.files, readings, periods, drafted, together, strict=True
        )
    ]


def _declared_period(reading: Reading) -> Period | None:
    return reading.declared.period if reading.declared else None


def _prepared(
    journal: Journal, request: LoadRequest, reading: Reading, period: Period | None, today: dt.date
) -> submission.Submission | None:
    if period is None:
        return None
    region_code = request.region_code or reading.proposed_region
    return submission.prepare(journal, reading, region_code, period, today)


def _sent(
    file: SentFile, reading: Reading, period: Period | None, one: submission.Submission | None
) -> _Sent:
    return _Sent(file, reading, period, one, one.draft.findings if one else reading.findings)


def _settled(journal: Journal, request: LoadRequest, sent: _Sent, today: dt.date, text: Texts) -> FileResult:
    """Store one file if that is asked and nothing forbids it; what became of it."""
    if sent.reading.tables:
        person = _person(request) if request.store else None
        return table_result(journal, sent.file, sent.reading, sent.period, person, today, text)
    blocked = sent.submission is None or any(finding.severity == "error" for finding in sent.findings)
    batch: BatchRecord | None = None
    state: FileState = "refused" if blocked else "checked"
    if sent.submission is not None and not blocked:
        if sent.submission.state == "same_file":
            batch, state = sent.submission.stored_batch, "same_file"
        elif request.store:
            batch = submission.accept(journal, sent.submission, sent.file.content, _person(request))
            state = "accepted_with_warnings" if batch.state == "accepted_with_warnings" else "accepted"
    return _result(sent, state, batch, text)


def _person(request: LoadRequest) -> Person:
    """The user of this machine, who may do everything with the store that is theirs."""
    return replace(LOCAL_PERSON, name=request.actor)


def _result(sent: _Sent, state: FileState, batch: BatchRecord | None, text: Texts) -> FileResult:
    code = sent.submission.draft.region_code if sent.submission else sent.reading.proposed_region or ""
    return FileResult(
        file_name=sent.file.name,
        sha256=sent.reading.sha256,
        state=state,
        form_code=sent.reading.form_code or "",
        region_code=code,
        region=_region_name(code, sent.period, text) if code else "",
        period=str(sent.period or ""),
        batch_id=batch.batch_id if batch else None,
        revision=batch.revision if batch else None,
        findings=[finding_line(finding, sent.file.name, text) for finding in sent.findings],
        values=value_lines(sent.reading, sent.submission, text),
        rows=len(sent.reading.rows),
    )


def _region_name(code: str, period: Period | None, text: Texts) -> str:
    """The name of a region, also of one that did not exist in the period."""
    regions = load_regions()
    try:
        return regions.get(code, period).name[text.language]
    except ValueError:
        return regions.get(code).name[text.language]
