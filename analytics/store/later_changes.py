"""What happens to stored returns after their acceptance, each change in a transaction of its own."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from analytics.periods import Period
from analytics.store import event_pairs, locks, notes, states
from analytics.store.journal import BatchRecord, Decision, PairVerdict

if TYPE_CHECKING:
    from analytics.store.connection import Cursor


class LaterChanges:
    """The part of a journal that changes what is stored already."""

    @abstractmethod
    def _changing(self) -> AbstractContextManager[Cursor]:
        """One change of what is stored, in one transaction."""

    def withdraw(self, batch_id: int, actor: str, reason: str) -> BatchRecord:
        """Take the current revision of a return back: see :func:`analytics.store.states.withdraw`."""
        with self._changing() as cursor:
            return states.withdraw(cursor, batch_id, actor, reason)

    def restore(self, batch_id: int, actor: str, reason: str) -> BatchRecord:
        """Let a withdrawn batch count again: see :func:`analytics.store.states.restore`."""
        with self._changing() as cursor:
            return states.restore(cursor, batch_id, actor, reason)

    def decide(self, batch_id: int, decision: Decision, comment: str, actor: str) -> None:
        """Write down a curator's decision: see :func:`analytics.store.states.decide`."""
        with self._changing() as cursor:
            states.decide(cursor, batch_id, decision, comment, actor)

    def answer(self, batch_id: int, position: int, answer: str, actor: str) -> None:
        """Write down the explanation of a finding: see :func:`analytics.store.states.answer`."""
        with self._changing() as cursor:
            states.answer(cursor, batch_id, position, answer, actor)

    def lock(self, form_code: str, period: Period, reason: str, actor: str) -> None:
        """Close a period of a form: see :func:`analytics.store.locks.lock`."""
        with self._changing() as cursor:
            locks.lock(cursor, form_code, period, reason, actor)

    def unlock(self, form_code: str, period: Period, reason: str, actor: str) -> None:
        """Open a locked period again: see :func:`analytics.store.locks.unlock`."""
        with self._changing() as cursor:
            locks.unlock(cursor, form_code, period, reason, actor)

    def except_from_lock(
        self, form_code: str, period: Period, region_code: str, reason: str, actor: str
    ) -> None:
        """Let one region send all the same: see :func:`analytics.store.locks.except_from_lock`."""
        with self._changing() as cursor:
            locks.except_from_lock(cursor, form_code, period, region_code, reason, actor)

    def remember_mapping(self, shape: str, mapping: str, actor: str) -> None:
        """Keep the confirmed mapping (JSON) of a shape of table."""
        with self._changing() as cursor:
            notes.remember_mapping(cursor, shape, mapping, actor)

    def mark_pair(self, pair_key: str, verdict: PairVerdict, unit_code: str, reason: str, actor: str) -> None:
        """Write down whether two events are one: see :func:`analytics.store.event_pairs.mark_pair`."""
        with self._changing() as cursor:
            event_pairs.mark_pair(cursor, pair_key, verdict, unit_code, reason, actor)
