"""What may become of a stored return: the right is asked and a reason demanded, then it is stored."""

from __future__ import annotations

from analytics.access import Person
from analytics.periods import Period
from analytics.store.journal import BatchRecord, Decision, Journal, StoreError


def withdraw(journal: Journal, batch_id: int, person: Person, reason: str) -> BatchRecord:
    """Take the current revision of a return back; the revision before it counts again.

    Raises:
        StoreError: ``forbidden_curate`` without the right, ``reason_missing``, ``not_current``,
            ``locked``, others where the store refuses; then nothing changes.
    """
    _require_curator(person)
    return journal.withdraw(batch_id, person.name, _words(reason))


def restore(journal: Journal, batch_id: int, person: Person, reason: str) -> BatchRecord:
    """Let a withdrawn batch count again.

    Raises:
        StoreError: ``forbidden_curate``, ``reason_missing``, ``not_withdrawn``, ``locked``, others
            where the store refuses; then nothing changes.
    """
    _require_curator(person)
    return journal.restore(batch_id, person.name, _words(reason))


def decide(journal: Journal, batch_id: int, decision: Decision, person: Person, comment: str = "") -> None:
    """Approve the current revision of a return, or give it back with a comment.

    Raises:
        StoreError: ``forbidden_curate``, ``reason_missing`` where a return is given back without a
            comment, ``not_current``, others where the store refuses; then nothing changes.
    """
    _require_curator(person)
    words = _words(comment) if decision == "returned" else comment.strip()
    journal.decide(batch_id, decision, words, person.name)


def answer(journal: Journal, batch_id: int, position: int, person: Person, answer: str) -> None:
    """Explain one finding of a stored return; an earlier answer stays in the history.

    Raises:
        StoreError: ``forbidden_answer`` without the right for the region, ``reason_missing`` for an
            empty answer, others where the store refuses; then nothing changes.
        ValueError: there is no such batch, or it has no such finding.
    """
    batch = journal.batch(batch_id)
    if batch is None:
        raise ValueError(f"there is no batch {batch_id}")
    if not person.may("answer", batch.region_code):
        raise StoreError("forbidden_answer", f"{person.name} may not answer for {batch.region_code}")
    journal.answer(batch_id, position, _words(answer), person.name)


def lock(journal: Journal, form_code: str, period: Period, person: Person, reason: str) -> None:
    """Close a period of a form: nothing of it is accepted, withdrawn or restored.

    Raises:
        StoreError: ``forbidden_curate``, ``reason_missing``, ``already_locked``, others where the
            store refuses; then nothing changes.
    """
    _require_curator(person)
    journal.lock(form_code, period, _words(reason), person.name)


def unlock(journal: Journal, form_code: str, period: Period, person: Person, reason: str) -> None:
    """Open a closed period again.

    Raises:
        StoreError: ``forbidden_curate``, ``reason_missing``, ``not_locked``, others where the store
            refuses; then nothing changes.
    """
    _require_curator(person)
    journal.unlock(form_code, period, _words(reason), person.name)


def except_from_lock(
    journal: Journal, form_code: str, period: Period, region_code: str, person: Person, reason: str
) -> None:
    """Let one region send for a closed period; that ends with its next acceptance.

    Raises:
        StoreError: ``forbidden_curate``, ``reason_missing``, ``not_locked``, others where the store
            refuses; then nothing changes.
    """
    _require_curator(person)
    journal.except_from_lock(form_code, period, region_code, _words(reason), person.name)


def _require_curator(person: Person) -> None:
    if not person.may("curate"):
        raise StoreError("forbidden_curate", f"{person.name} is no curator")


def _words(reason: str) -> str:
    """A reason without the white space around it; there must be one."""
    words = reason.strip()
    if not words:
        raise StoreError("reason_missing")
    return words
