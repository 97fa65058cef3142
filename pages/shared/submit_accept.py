"""Accepting: one file, one transaction; what the store refuses becomes a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analytics import submission
from analytics.periods import Period
from analytics.store.journal import BatchRecord, StoreError
from pages.shared import data, guard, state

if TYPE_CHECKING:
    from pages.shared.submit_desk import SentFile

ACCEPTED = "submit_accepted"
REFUSED = "submit_refused"


def accept_file(sent: SentFile, reasons: Mapping[int, str], comment: str) -> None:
    """Store one file with what the person said about it; remember what became of it.

    Args:
        sent: the file.
        reasons: the explanation of each warning by its position among the findings.
        comment: why accepted figures change.

    Raises:
        ValueError: the file is no submission, or the person may not send for its region.
    """
    person = guard.require("submit")
    if sent.submission is None or not person.may("submit", sent.region_code):
        raise ValueError(f"{person.name} cannot submit {sent.dropped.reading.file_name!r}")
    refused = dict(state.recall(REFUSED, {}))
    refused.pop(sent.dropped.file_id, None)
    try:
        batch = submission.accept(
            data.journal(), sent.submission, sent.dropped.content, person, reasons, comment
        )
        state.remember(ACCEPTED, {**state.recall(ACCEPTED, {}), _key_of(sent): batch})
    except StoreError as error:
        refused[sent.dropped.file_id] = error.code
    state.remember(REFUSED, refused)


def accepted_batch(file_id: str, region_code: str | None, period: Period) -> BatchRecord | None:
    """The batch that this session made of a file for a region and period, if it did."""
    batch: BatchRecord | None = state.recall(ACCEPTED, {}).get((file_id, region_code, str(period)))
    return batch


def refusal(file_id: str) -> str | None:
    """The code of the sentence with which the store last refused a file."""
    code: str | None = state.recall(REFUSED, {}).get(file_id)
    return code


def _key_of(sent: SentFile) -> tuple[str, str | None, str]:
    period = "" if sent.submission is None else str(sent.submission.draft.period)
    return (sent.dropped.file_id, sent.region_code, period)
