"""What a draft would change in the stored return, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.intake.batch import Draft, Observation, Status
from analytics.store.journal import StoredReturn


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that would change: what is stored, what the draft says, and where it says so.

    ``change`` is new minus old, ``change_percent`` that in per cent of the old figure; both are
    ``None`` where either figure is no number (and the percentage where the old one is zero). A
    status of ``None`` means that the figure does not stand in that return at all.
    """

    indicator_code: str
    old: float | None
    new: float | None
    change: float | None
    change_percent: float | None
    sheet: str | None
    cell: str | None
    old_status: Status | None
    new_status: Status | None


def difference(draft: Draft, stored: StoredReturn | None) -> tuple[Difference, ...]:
    """What a draft would change in the stored return, cell by cell.

    Order: the figures of the draft in the order of the form, then those that it no longer has. A
    figure that stays as it is has no row; without a stored return there is none at all.
    """
    return () if stored is None else figures_that_differ(stored.observations, draft.observations)


def figures_that_differ(
    before: Iterable[Observation], after: Iterable[Observation]
) -> tuple[Difference, ...]:
    """The figures in which two revisions of a return differ.

    Order: the figures of the later one in the order of the form, then those that it no longer has.
    """
    old = {observation.indicator_code: observation for observation in before}
    new = {observation.indicator_code: observation for observation in after}
    pairs = (
        (code, old.get(code), new.get(code)) for code in (*new, *(code for code in old if code not in new))
    )
    return tuple(_difference(code, was, becomes) for code, was, becomes in pairs if _differ(was, becomes))


def _differ(old: Observation | None, new: Observation | None) -> bool:
    if old is None or new is None:
        return True
    return (old.value, old.status) != (new.value, new.status)


def _difference(code: str, old: Observation | None, new: Observation | None) -> Difference:
    before = old.value if old else None
    after = new.value if new else None
    change = None if before is None or after is None else after - before
    return Difference(
        indicator_code=code,
        old=before,
        new=after,
        change=change,
        change_percent=None if change is None or not before else change / abs(before) * 100,
        sheet=new.sheet if new else None,
        cell=new.cell if new else None,
        old_status=old.status if old else None,
        new_status=new.status if new else None,
    )
