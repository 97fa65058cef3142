"""The life of returns told once more in plain Python: what the store must do, and what it must say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from analytics.periods import Period
from tests.store.drawn import Store, draft

FORM = "F1"
DONE = "done"


@dataclass(frozen=True)
class Step:
    """One thing that somebody does; ``number`` chooses the batch, or is the figure of a new one."""

    kind: str
    region: str
    period: Period
    number: int


@dataclass
class Told:
    """One batch as it is told."""

    region: str
    period: Period
    value: float
    withdrawn: bool = False


@dataclass
class Life:
    """What has been told so far: batches in order, and locked periods with their exceptions."""

    batches: list[Told] = field(default_factory=list)
    locked: dict[Period, set[str]] = field(default_factory=dict)
    audit: list[str] = field(default_factory=list)

    def current(self, region: str, period: Period) -> int | None:
        """The id of the batch that counts: the last that was not withdrawn."""
        ids = [
            place
            for place, batch in enumerate(self.batches, start=1)
            if (batch.region, batch.period, batch.withdrawn) == (region, period, False)
        ]
        return ids[-1] if ids else None

    def closed(self, region: str, period: Period) -> bool:
        return period in self.locked and region not in self.locked[period]

    def tell(self, step: Step) -> str:
        """Take a step: ``done``, or the code of the refusal."""
        outcome, action = TOLD[step.kind](self, step)
        if outcome == DONE:
            self.audit.append(action)
        return outcome

    def chosen(self, step: Step) -> tuple[int, Told]:
        place = step.number % len(self.batches)
        return place + 1, self.batches[place]


def run(store: Store, life: Life, step: Step) -> None:
    """Take the same step in the store; it raises ``StoreError`` where it refuses."""
    journal, batch_id = store.journal, step.number % len(life.batches) + 1
    steps: dict[str, Callable[[], object]] = {
        "accept": lambda: journal.accept(
            draft(FORM, step.region, str(step.period), flow=str(step.number), stock="5"), None, "aigul"
        ),
        "withdraw": lambda: journal.withdraw(batch_id, "dana", "ошибка"),
        "restore": lambda: journal.restore(batch_id, "dana", "верно"),
        "decide": lambda: journal.decide(batch_id, "approved", "", "dana"),
        "lock": lambda: journal.lock(FORM, step.period, "сдано", "dana"),
        "unlock": lambda: journal.unlock(FORM, step.period, "исправления", "dana"),
        "except": lambda: journal.except_from_lock(FORM, step.period, step.region, "письмо", "dana"),
    }
    steps[step.kind]()


def _accept(life: Life, step: Step) -> tuple[str, str]:
    if life.closed(step.region, step.period):
        return "locked", ""
    life.batches.append(Told(step.region, step.period, float(step.number)))
    if step.region in life.locked.get(step.period, ()):
        life.locked[step.period].remove(step.region)
        life.audit.append("exception_ended")
    return DONE, "accepted"


def _withdraw(life: Life, step: Step) -> tuple[str, str]:
    batch_id, batch = life.chosen(step)
    if life.current(batch.region, batch.period) != batch_id:
        return "not_current", ""
    if life.closed(batch.region, batch.period):
        return "locked", ""
    batch.withdrawn = True
    return DONE, "withdrawn"


def _restore(life: Life, step: Step) -> tuple[str, str]:
    _, batch = life.chosen(step)
    if not batch.withdrawn:
        return "not_withdrawn", ""
    if life.closed(batch.region, batch.period):
        return "locked", ""
    batch.withdrawn = False
    return DONE, "restored"


def _decide(life: Life, step: Step) -> tuple[str, str]:
    batch_id, batch = life.chosen(step)
    is_current = life.current(batch.region, batch.period) == batch_id
    return (DONE, "approved") if is_current else ("not_current", "")


def _lock(life: Life, step: Step) -> tuple[str, str]:
    if step.period in life.locked:
        return "already_locked", ""
    life.locked[step.period] = set()
    return DONE, "locked"


def _unlock(life: Life, step: Step) -> tuple[str, str]:
    if step.period not in life.locked:
        return "not_locked", ""
    del life.locked[step.period]
    return DONE, "unlocked"


def _except(life: Life, step: Step) -> tuple[str, str]:
    if step.period not in life.locked:
        return "not_locked", ""
    life.locked[step.period].add(step.region)
    return DONE, "exception"


TOLD: dict[str, Callable[[Life, Step], tuple[str, str]]] = {
    "accept": _accept,
    "withdraw": _withdraw,
    "restore": _restore,
    "decide": _decide,
    "lock": _lock,
    "unlock": _unlock,
    "except": _except,
}
