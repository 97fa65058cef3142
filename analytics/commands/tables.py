"""Free tables on the command line: read without a person only where no column is in doubt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from analytics import submission
from analytics.access import Person
from analytics.commands.lines import finding_line, value_lines
from analytics.commands.requests import SentFile
from analytics.commands.results import FileResult, FileState
from analytics.intake.batch import Finding, Reading
from analytics.intake.tables import TableMapping, form_code_of, needs_choice, period_said_by
from analytics.periods import Period
from analytics.text import Texts

if TYPE_CHECKING:
    from analytics.store.journal import BatchRecord, Journal
    from analytics.submission import TableReturns

MOST_LISTED = 12


def read_table(
    journal: Journal, reading: Reading, period: Period | None, today: dt.date
) -> tuple[TableReturns, TableMapping] | Finding:
    """The returns of a table under a certain mapping, or the finding that says what a person must do.

    A mapping is certain where every column that counts is known by its code or its name, or was
    confirmed on the Submit page for an earlier file of the same shape.
    """
    mapping = submission.certain_mapping(journal, reading)
    if mapping is None:
        headings = [each.heading for each in submission.proposal(journal, reading).headings]
        named = ", ".join(f"«{heading}»" for heading in headings[:MOST_LISTED])
        return Finding("table_mapping_needed", "error", given=named)
    chosen = period or period_said_by(reading.tables, reading.file_name)
    if chosen is None and needs_choice(reading.tables):
        return Finding("table_period_needed", "error")
    chosen = chosen or Period.containing(today).shift(-1)  # every figure says its own
    return submission.table_submissions(journal, reading, mapping, chosen, today), mapping


def with_table_findings(journal: Journal, reading: Reading, period: Period | None, today: dt.date) -> Reading:
    """A file with tables, with everything that is found in it."""
    read = read_table(journal, reading, period, today)
    found = (*reading.findings, read) if isinstance(read, Finding) else read[0].all_findings
    return replace(reading, findings=found)


def table_result(
    journal: Journal,
    file: SentFile,
    reading: Reading,
    period: Period | None,
    person: Person | None,
    today: dt.date,
    text: Texts,
) -> FileResult:
    """Check a table and, where a person sends it, store all of its returns or none."""
    read = read_table(journal, reading, period, today)
    if isinstance(read, Finding):
        return _result(file, reading, "refused", (*reading.findings, read), text)
    returns, mapping = read
    state: FileState = "checked"
    records: tuple[BatchRecord, ...] = ()
    if returns.refused or len(returns.sound) < len(returns.submissions):
        state = "refused"
    elif all(each.state == "same_file" for each in returns.submissions):
        state = "same_file"
    elif person is not None:
        records = submission.accept_table(journal, returns, mapping, file.content, person)
        warned = any(record.state == "accepted_with_warnings" for record in records)
        state = "accepted_with_warnings" if warned else "accepted"
    return _result(file, reading, state, returns.all_findings, text, returns, records)


def _result(
    file: SentFile,
    reading: Reading,
    state: FileState,
    findings: tuple[Finding, ...],
    text: Texts,
    returns: TableReturns | None = None,
    records: tuple[BatchRecord, ...] = (),
) -> FileResult:
    submissions = returns.submissions if returns else ()
    periods = sorted({each.draft.period for each in submissions})
    return FileResult(
        file_name=file.name,
        sha256=reading.sha256,
        state=state,
        form_code=form_code_of(reading.tables),
        region_code="",
        region=text("commands.table.regions", n=len({each.draft.region_code for each in submissions})),
        period="–".join(dict.fromkeys(str(period) for period in (periods[:1] + periods[-1:]))),
        batch_id=records[0].batch_id if records else None,
        revision=records[0].revision if records else None,
        findings=[finding_line(finding, file.name, text) for finding in findings],
        values=[
            line
            for each in submissions
            for line in value_lines(replace(reading, observations=each.draft.observations), each, text)
        ],
    )
