"""Rows of a list that a person enters, corrects or takes out on a page: each makes a new revision.

Lists tell a whole year, so a new revision holds the rows of the list that counts and the change. Where
the quarter has no list yet it begins with the last one of the year. The quarter that goes on is open too:
events are entered when they are held. Such a return has the same life as one from a file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from analytics.access import Person
from analytics.catalogue import load_catalogue
from analytics.catalogue.records import ListForm
from analytics.intake.batch import Draft, Finding, ListRow, Reading
from analytics.intake.checks.list_vanished import CODE as VANISHED
from analytics.intake.entered_rows import PAGE, Typed, entered_row
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.store.journal import BatchRecord, Journal, StoredReturn, StoreError
from analytics.submission.drafting import make_draft

ATTEMPTS: Final = 20  # so often a list is read anew because somebody else changed it meanwhile
MEANWHILE: Final = "changed_meanwhile"


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list that takes the row: of which form, region and period; ``list_code`` names the list in it."""

    form_code: str
    region_code: str
    period: Period
    list_code: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a list: ``typed`` is a new row (``None`` for none), ``instead_of`` leaves."""

    typed: Mapping[str, Typed] | None = None
    instead_of: ListRow | None = None


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """The new revision as it would be stored, and what is said about the row.

    ``findings`` are those of the new row and of the return as a whole; ``row`` is ``None`` where a row
    is only taken out. ``reasons`` are the explanations that the list has already, by position.
    ``version`` is the data version that all of this rests on.
    """

    draft: Draft
    row: ListRow | None
    findings: tuple[Finding, ...]
    reasons: Mapping[int, str] = field(default_factory=dict)
    version: int = 0

    @property
    def blocked(self) -> bool:
        """Whether something forbids that it is stored."""
        return self.draft.blocked

    @property
    def warnings(self) -> tuple[int, ...]:
        """The positions, in the draft, of new warnings that ask for an explanation."""
        new = set(map(_key, self.findings))
        found = enumerate(self.draft.findings)
        return tuple(place for place, one in found if one.severity == "warning" and _key(one) in new)


def open_periods(journal: Journal, form_code: str, region_code: str, today: dt.date) -> tuple[Period, ...]:
    """The quarters that take a row today, the last first: this year's, and last year's fourth.

    A quarter before one that has a list already takes none: the later list would not tell the row.
    """
    running = Period.containing(today)
    last = last_list(journal, form_code, region_code, running)
    first = last.batch.period if last else Period(running.year, 1)
    of_year = [Period(running.year, quarter) for quarter in range(running.quarter, first.quarter - 1, -1)]
    return (*of_year, Period(running.year - 1, QUARTERS_IN_YEAR))


def last_list(journal: Journal, form_code: str, region_code: str, until: Period) -> StoredReturn | None:
    """The return that tells the year up to a period: the last one there is, or ``None``."""
    for quarter in range(until.quarter, 0, -1):
        found = journal.current(form_code, region_code, Period(until.year, quarter))
        if found is not None:
            return found
    return None


def entry_draft(journal: Journal, place: ListPlace, change: Change, today: dt.date) -> EntryDraft:
    """The new revision of a list with a change, checked like a file.

    Args:
        journal: where the list is.
        place: the list.
        change: a new row, a row that leaves, or both for a correction.
        today: no event is later.

    Raises:
        StoreError: ``later_list`` where a later quarter of the year has a list already, ``row_changed``
            where the row that is to leave no longer stands in the list as it was.
        ValueError: the form has no such list.
    """
    version = journal.version()
    _require_last(journal, place)
    base = last_list(journal, place.form_code, place.region_code, place.period)
    rows = _rows_that_stay(() if base is None else base.rows, change.instead_of)
    entered = None
    if change.typed is not None:
        own = [row for row in rows if row.list_code == place.list_code]
        entered = entered_row(_list_of(place), change.typed, own, load_catalogue(), place.period, today)
        rows = (*rows, entered.row)
    stays = _findings_that_stay(base, change.instead_of)
    findings = (*stays, *(entered.findings if entered else ()))
    draft = list_draft(journal, place, base, rows, findings, today)
    return EntryDraft(
        draft=draft,
        row=entered.row if entered else None,
        findings=tuple(one for one in draft.findings if _key(one) not in set(map(_key, stays))),
        reasons=reasons_so_far(journal, base, draft.findings),
        version=version,
    )


def list_draft(
    journal: Journal,
    place: ListPlace,
    base: StoredReturn | None,
    rows: tuple[ListRow, ...],
    findings: tuple[Finding, ...],
    today: dt.date,
) -> Draft:
    """A checked revision of a return with other rows than the one it goes on from.

    What is synthetic stays called so, with one real row in it too.
    """
    reading = Reading(
        file_name=PAGE,
        sha256="",
        size=0,
        form_code=place.form_code,
        proposals=(),
        observations=() if base is None else base.observations,
        findings=findings,
        rows=rows,
    )
    made = make_draft(reading, place.region_code, place.period, today, journal, kept_running=True)
    synthetic = base is not None and base.batch.origin == "synthetic"
    return replace(made, origin="synthetic" if synthetic else "reported", findings=_each_once(made.findings))


def accept_entry(
    journal: Journal,
    place: ListPlace,
    change: Change,
    person: Person,
    today: dt.date,
    explanation: str = "",
    comment: str = "",
) -> BatchRecord:
    """Store a change of a list as a new revision; what others store meanwhile stays.

    The list is read anew where somebody changed it between reading and storing, so that no row is lost.

    Args:
        journal: where the list is.
        place: the list.
        change: a new row, a row that leaves, or both for a correction.
        person: who acts; the right to send for the region is checked here once more.
        today: no event is later.
        explanation: what the person says to the warnings; they stay open questions without it.
        comment: why a row is corrected or taken out.

    Raises:
        StoreError: ``forbidden`` without the right, ``reason_missing`` where a row leaves without a
            comment, ``blocked`` where something is wrong, ``row_changed``, ``later_list``, ``locked``,
            ``changed_meanwhile`` where others change the list without end, others where the store refuses.
    """
    if not person.may("submit", place.region_code):
        raise StoreError("forbidden", f"{person.name} may not send for {place.region_code}")
    if change.instead_of is not None and not comment.strip():
        raise StoreError("reason_missing")
    for attempt in range(ATTEMPTS):
        made = entry_draft(journal, place, change, today)
        reasons = {**made.reasons, **_explained(made, explanation.strip(), comment.strip())}
        try:
            return journal.accept(made.draft, None, person.name, reasons, comment.strip(), made.version)
        except StoreError as refused:
            if refused.code != MEANWHILE or attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("the last attempt returns or raises")


def _explained(made: EntryDraft, explanation: str, comment: str) -> dict[int, str]:
    """What the person said to each new warning; why a row leaves is said by the comment."""
    said: dict[int, str] = {}
    for place in made.warnings:
        leaves = made.draft.findings[place].code == VANISHED and comment
        if words := comment if leaves else explanation:
            said[place] = words
    return said


def _list_of(place: ListPlace) -> ListForm:
    form = load_catalogue().form(place.form_code)
    for one in form.lists:
        if one.code == place.list_code:
            return one
    raise ValueError(f"the form {place.form_code} has no list {place.list_code!r}")


def _require_last(journal: Journal, place: ListPlace) -> None:
    for quarter in range(place.period.quarter + 1, QUARTERS_IN_YEAR + 1):
        later = Period(place.period.year, quarter)
        if journal.current(place.form_code, place.region_code, later) is not None:
            raise StoreError("later_list", str(later))


def _rows_that_stay(rows: tuple[ListRow, ...], leaves: ListRow | None) -> tuple[ListRow, ...]:
    if leaves is None:
        return rows
    places = [place for place, row in enumerate(rows) if _says_the_same(row, leaves)]
    if not places:
        raise StoreError("row_changed", f"{leaves.sheet} {leaves.row}")
    return (*rows[: places[0]], *rows[places[0] + 1 :])


def _says_the_same(row: ListRow, other: ListRow) -> bool:
    """The same row of the same sheet with the same values."""
    places = [(one.list_code, one.sheet, one.row) for one in (row, other)]
    filled = [
        {code: value for code, value in one.values.items() if value is not None} for one in (row, other)
    ]
    return places[0] == places[1] and filled[0] == filled[1]


def _findings_that_stay(base: StoredReturn | None, leaves: ListRow | None) -> tuple[Finding, ...]:
    """What was found at rows of the list that counts, without those of a row that leaves."""
    if base is None:
        return ()
    gone = set() if leaves is None else {(leaves.sheet, cell) for cell in leaves.cells.values()}
    return tuple(one for one in base.findings if one.sheet and (one.sheet, one.cell) not in gone)


def _each_once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple({_key(one): one for one in reversed(findings)}.values())[::-1]


def _key(finding: Finding) -> tuple[str, str | None, str | None, str | None]:
    return finding.code, finding.sheet, finding.cell, finding.given


def reasons_so_far(
    journal: Journal, base: StoredReturn | None, findings: tuple[Finding, ...]
) -> dict[int, str]:
    """The explanations that the findings of the list have already, by the new positions."""
    if base is None or not base.findings:
        return {}
    told = journal.table("measures/findings_of_return", batch_id=base.batch.batch_id)
    known = told[told["explanation"].notna()].astype(object).where(lambda column: column.notna(), None)
    explained = {
        (row["code"], row["sheet"], row["cell"], row["given"]): row["explanation"]
        for row in known.to_dict("records")
    }
    return {place: explained[_key(one)] for place, one in enumerate(findings) if _key(one) in explained}
