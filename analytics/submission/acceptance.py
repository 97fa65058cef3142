"""Accepting what was checked: the right is asked once more, then one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress

from analytics.access import Person
from analytics.intake import check_drop
from analytics.intake.batch import Draft, Finding
from analytics.store.journal import BatchRecord, Journal, StoreError
from analytics.submission.carried_lists import carry_on
from analytics.submission.drafting import Submission


def check_together(drafts: Sequence[Draft | None]) -> tuple[tuple[Finding, ...], ...]:
    """What is wrong with files that came together, one tuple for each, in their order.

    ``None`` stands for a file that did not become a draft; nothing is found against it.
    """
    found = iter(check_drop([draft for draft in drafts if draft is not None]))
    return tuple(() if draft is None else next(found) for draft in drafts)


def accept(
    journal: Journal,
    sent: Submission | Draft,
    content: bytes,
    person: Person,
    reasons: Mapping[int, str] | None = None,
    comment: str = "",
) -> BatchRecord:
    """Store a return with its file; the same file again gives the batch that is there.

    Args:
        journal: where it is stored.
        sent: the draft, or the submission that holds it.
        content: the bytes of the file.
        person: who accepts; the right to send for the region is checked here once more.
        reasons: the person's explanation by the position of a finding in the draft; a warning without
            one takes what the workbook itself explains beside the figure.
        comment: why a stored return is revised.

    Raises:
        StoreError: ``forbidden`` without the right, ``blocked`` for a draft with errors, others where
            the store refuses; then nothing is stored.
    """
    draft = sent.draft if isinstance(sent, Submission) else sent
    if not person.may("submit", draft.region_code):
        raise StoreError("forbidden", f"{person.name} may not send for {draft.region_code}")
    batch = journal.accept(draft, content, person.name, reasons_of(draft, reasons or {}), comment)
    if draft.received_on is not None:
        with suppress(StoreError):  # the return itself is stored; a list that goes on stays as it was
            carry_on(journal, batch, person, dt.date.fromisoformat(draft.received_on))
    return batch


def reasons_of(draft: Draft, given: Mapping[int, str]) -> dict[int, str]:
    """The explanations of a draft's warnings by position: given now, else written in the workbook."""
    written: dict[int, str] = {}
    for position, finding in enumerate(draft.findings):
        explanation = draft.explanations.get(finding.indicator_code or "", "").strip()
        if finding.severity == "warning" and explanation:
            written[position] = explanation
    return {**written, **{position: reason for position, reason in given.items() if reason.strip()}}
