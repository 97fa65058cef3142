"""Free tables on their way into the store: one return for each region and period of a file.

Where an indicator stands in a table and in another form too, the mart takes a number before a blank,
then the batch that was accepted later; the checks tell where the two differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.access import Person
from analytics.catalogue import load_catalogue
from analytics.intake.batch import Draft, Finding, Reading
from analytics.intake.tables import (
    Proposal,
    RegionFigures,
    TableMapping,
    apply_mapping,
    form_code_of,
    propose,
    shape_of,
)
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.store.journal import BatchRecord, Journal, StoredReturn, StoreError
from analytics.submission.collection import collection_paused
from analytics.submission.drafting import Submission
from analytics.submission.table_checks import checked_drafts, history_note, is_history, returns_to_check


@dataclass(frozen=True, slots=True)
class TableReturns:
    """What a table would store: a submission a region and period, and findings about the file.

    ``findings`` concern the file as a whole; an error among them keeps all of it out.
    """

    form_code: str
    shape: str
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether the file as a whole cannot be stored."""
        return not self.submissions or any(finding.severity == "error" for finding in self.findings)

    @property
    def sound(self) -> tuple[Submission, ...]:
        """The submissions that nothing keeps out."""
        return () if self.refused else tuple(each for each in self.submissions if not each.draft.blocked)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings about the file, then those of each return; what concerns several stands once."""
        told = dict.fromkeys(map(_Once, self.findings))
        told |= dict.fromkeys(_Once(finding) for each in self.submissions for finding in each.draft.findings)
        return tuple(each.finding for each in told)


def proposal(journal: Journal, reading: Reading) -> Proposal:
    """What the columns of a file seem to be; a mapping confirmed for this shape comes first."""
    return propose(reading.tables, load_catalogue(), remembered_mapping(journal, reading))


def remembered_mapping(journal: Journal, reading: Reading) -> TableMapping | None:
    """The mapping that was last confirmed for a file of this shape, or ``None``."""
    kept = journal.mapping(shape_of(reading.tables))
    if kept is None:
        return None
    try:
        return TableMapping.from_json(kept)
    except ValueError:  # one of an older version: the person confirms it anew
        return None


def certain_mapping(journal: Journal, reading: Reading) -> TableMapping | None:
    """The mapping of a file where nobody needs to be asked about a column; ``None`` otherwise."""
    remembered = remembered_mapping(journal, reading)
    proposed = propose(reading.tables, load_catalogue(), remembered)
    if not proposed.certain:
        return None
    return TableMapping(proposed.mapping.columns, {} if remembered is None else remembered.rows)


def table_submissions(
    journal: Journal, reading: Reading, mapping: TableMapping, period: Period, today: dt.date
) -> TableReturns:
    """The returns of a file under a mapping, each checked like any other return.

    A return is compared with what is stored and with the other regions and quarters of the same file.

    Args:
        journal: where stored returns are looked up.
        reading: of a file with free tables.
        mapping: what a person confirmed, or a certain proposal.
        period: the quarter of what says none of its own.
        today: the day on which the file came in.

    Raises:
        ValueError: the file holds no table.
    """
    if not reading.tables:
        raise ValueError(f"{reading.file_name!r} holds no table")
    with collection_paused():
        return _returns(journal, reading, mapping, period, today)


def _returns(
    journal: Journal, reading: Reading, mapping: TableMapping, period: Period, today: dt.date
) -> TableReturns:
    applied = apply_mapping(
        reading.tables, mapping, load_catalogue(), load_regions(), period, reading.file_name
    )
    form_code = form_code_of(reading.tables)
    stored = _stored(journal, form_code, applied.returns)
    same_file = journal.batches_of_file(reading.sha256)
    marks = returns_to_check(applied.returns, today)
    drafts = checked_drafts(journal, reading, form_code, applied.returns, today, marks)
    submissions = tuple(
        Submission(draft, stored.get((draft.region_code, draft.period)), same_file) for draft in drafts
    )
    findings = (*reading.findings, *applied.findings)
    if is_history(applied.returns):
        findings = (*findings, history_note(applied.returns))
    return TableReturns(form_code, shape_of(reading.tables), submissions, findings)


def accept_table(
    journal: Journal,
    returns: TableReturns,
    mapping: TableMapping,
    content: bytes,
    person: Person,
    reason: str = "",
    comment: str = "",
    partly: bool = False,
) -> tuple[BatchRecord, ...]:
    """Store the returns of a table in one transaction and remember its mapping.

    The findings about the file as a whole are kept with its first return.

    Args:
        journal: where they are stored.
        returns: as :func:`table_submissions` gave them.
        mapping: the confirmed mapping, for the next file of this shape.
        content: the bytes of the file.
        person: who accepts; the right is checked for every region.
        reason: the explanation of the warnings.
        comment: why stored returns are revised.
        partly: leave out returns with errors and regions that are not the person's.

    Raises:
        StoreError: ``blocked`` where a return or the file has errors, ``forbidden`` where a region is
            not the person's, others where the store refuses; then nothing is stored.
    """
    chosen = [each.draft for each in returns.sound]
    if not chosen or (not partly and len(chosen) < len(returns.submissions)):
        raise StoreError("blocked", returns.form_code)
    permitted = [draft for draft in chosen if person.may("submit", draft.region_code)]
    if not permitted or (not partly and len(permitted) < len(chosen)):
        raise StoreError("forbidden", f"{person.name} may not send for all regions of {returns.form_code}")
    first = permitted[0]
    drafts = (replace(first, findings=(*first.findings, *returns.findings)), *permitted[1:])
    reasons = [_reasons(draft, reason) for draft in drafts]
    with collection_paused():
        records = journal.accept_together(drafts, content, person.name, reasons, comment)
    journal.remember_mapping(returns.shape, mapping.as_json(), person.name)
    return records


@dataclass(frozen=True, slots=True)
class _Once:
    """A finding that is told once, however many returns it concerns."""

    finding: Finding

    def __hash__(self) -> int:
        return hash((self.finding.code, self.finding.sheet, self.finding.cell))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and self.finding == other.finding


def _reasons(draft: Draft, reason: str) -> Mapping[int, str]:
    if not reason.strip():
        return {}
    return {
        place: reason.strip() for place, finding in enumerate(draft.findings) if finding.severity == "warning"
    }


def _stored(
    journal: Journal, form_code: str, returns: Sequence[RegionFigures]
) -> dict[tuple[str, Period], StoredReturn]:
    """The current revisions of the returns of a table, asked for one by one only where there are any."""
    last = journal.table(
        "journal/last_revisions",
        form_codes=[form_code] * len(returns),
        region_codes=[each.region_code for each in returns],
        periods=[str(each.period) for each in returns],
    ).dropna(subset=["batch_id"])
    found: dict[tuple[str, Period], StoredReturn] = {}
    for region_code, words in zip(last["region_code"], last["period"], strict=True):
        period = Period.parse(words)
        current = journal.current(form_code, region_code, period)
        if current is not None:
            found[region_code, period] = current
    return found
