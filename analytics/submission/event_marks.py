"""What a person says about two events that may be one: the right is asked and a reason demanded."""

from __future__ import annotations

from analytics.access import Person
from analytics.store.journal import Journal, PairVerdict, StoreError


def mark_pair(
    journal: Journal, pair_key: str, verdict: PairVerdict, unit_code: str, person: Person, reason: str
) -> None:
    """Say that two events of a region are the same, or two; an earlier word stays in the history.

    Both bodies of the region and the curator may say so. The key is a digest of what both rows say:
    the word holds as long as they say it.

    Raises:
        StoreError: ``forbidden_pair`` without the right for the region, ``reason_missing``, others where
            the store refuses; then nothing changes.
    """
    if not person.may("answer", unit_code):
        raise StoreError("forbidden_pair", f"{person.name} may not answer for {unit_code}")
    words = reason.strip()
    if not words:
        raise StoreError("reason_missing")
    journal.mark_pair(pair_key, verdict, unit_code, words, person.name)
