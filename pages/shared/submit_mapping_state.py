"""A free table on the desk: the mapping as it is edited and confirmed, and what became of the file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from analytics.access import Person
from analytics.intake.tables import FoundRow, Proposal, TableMapping, doubtful_rows
from analytics.periods import Period
from analytics.submission import TableReturns
from pages.shared import data, state
from pages.shared.submit_desk import FileState
from pages.shared.submit_files import DroppedFile

TableState = Literal["asked", "errors", "not_yours", "warnings", "sound", "known", "accepted"]
TONES: dict[TableState, FileState] = {
    "asked": "region_missing",
    "errors": "errors",
    "not_yours": "not_yours",
    "warnings": "warnings",
    "sound": "sound",
    "known": "known",
    "accepted": "accepted",
}
ACCEPTED = "submit_tables_accepted"


@dataclass(frozen=True)
class FreeTable:
    """A file with free tables, the proposal for it, and what a person made of it."""

    dropped: DroppedFile
    period: Period
    person: Person
    today: dt.date
    proposal: Proposal

    @property
    def mapping_key(self) -> str:
        """Where the mapping as it is edited is remembered."""
        return f"submit_mapping_{self.dropped.file_id}"

    @property
    def confirmed_key(self) -> str:
        """Where the mapping as it was confirmed is remembered."""
        return f"submit_confirmed_{self.dropped.file_id}"

    @property
    def mapping(self) -> TableMapping:
        """The mapping as it is edited now; the proposal at first."""
        kept: TableMapping | None = state.recall(self.mapping_key)
        return self._proposed if kept is None else kept

    @property
    def confirmed(self) -> TableMapping | None:
        """The mapping that counts: confirmed now, or for an earlier file of the same shape."""
        words: str | None = state.recall(self.confirmed_key)
        if words is None:
            return self._proposed if self.by_memory else None
        return TableMapping.from_json(words) if words else None

    @cached_property
    def by_memory(self) -> bool:
        """Whether every column and every doubtful name was confirmed for an earlier file."""
        known = all(each.why == "remembered" for each in self.proposal.headings)
        named = any(each.indicator_code for each in self.proposal.headings)
        return known and named and self.rows.keys() <= self._proposed.rows.keys()

    @cached_property
    def rows(self) -> dict[str, FoundRow]:
        """The rows whose region a person must say, by the key of their name."""
        return doubtful_rows(self.dropped.reading.tables)

    @property
    def open_rows(self) -> tuple[FoundRow, ...]:
        """Those of which nothing is said yet."""
        return tuple(row for key, row in self.rows.items() if key not in self.mapping.rows)

    @cached_property
    def returns(self) -> TableReturns | None:
        """What would be stored; ``None`` as long as the columns are not confirmed."""
        if self.confirmed is None:
            return None
        return data.table_returns(self.dropped.reading, self.confirmed, self.period, self.today)

    @property
    def accepted(self) -> int:
        """How many returns of this file this session stored."""
        return int(state.recall(ACCEPTED, {}).get((self.dropped.file_id, str(self.period)), 0))

    @property
    def state(self) -> TableState:
        """The one word for the file: what stands in the way, or what became of it."""
        returns = self.returns
        if self.accepted:
            return "accepted"
        if returns is None:
            return "asked"
        if returns.submissions and all(each.state == "same_file" for each in returns.submissions):
            return "known"
        if returns.refused or len(returns.sound) < len(returns.submissions):
            return "errors"
        if not all(self.person.may("submit", each.draft.region_code) for each in returns.submissions):
            return "not_yours"
        warned = any(finding.severity == "warning" for finding in returns.all_findings)
        return "warnings" if warned else "sound"

    @property
    def tone(self) -> FileState:
        """The colour of the state."""
        return TONES[self.state]

    @cached_property
    def _proposed(self) -> TableMapping:
        remembered = data.remembered_mapping(self.dropped.reading)
        rows = {} if remembered is None else remembered.rows
        proposed = self.proposal.mapping
        return TableMapping(proposed.columns, {key: rows[key] for key in self.rows if key in rows})


def free_table(dropped: DroppedFile, period: Period, person: Person, today: dt.date) -> FreeTable:
    """A dropped file with the proposal for its columns."""
    return FreeTable(dropped, period, person, today, data.table_proposal(dropped.reading))


def note_accepted(table: FreeTable, number: int) -> None:
    """Remember that so many returns of a file were stored."""
    kept = {**state.recall(ACCEPTED, {}), (table.dropped.file_id, str(table.period)): number}
    state.remember(ACCEPTED, kept)
