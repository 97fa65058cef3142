"""A list that was begun on a page goes on from the list of the quarter before, whenever that one comes.

Events are entered in the running quarter before the file of the last one is sent. That file tells the
year anew, so the running list takes its rows and keeps those that were entered: no row is lost.
"""

from __future__ import annotations

import datetime as dt

from analytics.access import Person
from analytics.catalogue import load_catalogue
from analytics.intake.batch import ListRow
from analytics.intake.entered_rows import PAGE
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.store.journal import BatchRecord, Journal, StoredReturn, StoreError
from analytics.submission.entries import ATTEMPTS, MEANWHILE, ListPlace, list_draft, reasons_so_far


def carry_on(journal: Journal, accepted: BatchRecord, person: Person, today: dt.date) -> BatchRecord | None:
    """Renew the list of a later quarter that was only ever entered on a page; ``None`` where none is.

    Args:
        journal: where the lists are.
        accepted: the return that was just accepted.
        person: who had it accepted; the right was asked then.
        today: the day of that.

    Raises:
        StoreError: the store refuses; the list of the later quarter stays as it was.
    """
    if accepted.file_name == PAGE or not load_catalogue().form(accepted.form_code).lists:
        return None
    for attempt in range(ATTEMPTS):
        version = journal.version()
        later = _begun_on_a_page(journal, accepted)
        base = journal.current(accepted.form_code, accepted.region_code, accepted.period)
        if later is None or base is None:
            return None
        place = ListPlace(later.batch.form_code, later.batch.region_code, later.batch.period)
        entered = [row for row in later.rows if row.sheet == PAGE and row not in base.rows]
        findings = [one for one in base.findings if one.sheet]
        findings += [one for one in later.findings if one.sheet == PAGE]
        draft = list_draft(journal, place, base, (*base.rows, *_in_order(entered)), tuple(findings), today)
        reasons = reasons_so_far(journal, base, draft.findings)
        reasons |= reasons_so_far(journal, later, draft.findings)
        try:
            return journal.accept(draft, None, person.name, reasons, "", version)
        except StoreError as refused:
            if refused.code != MEANWHILE or attempt == ATTEMPTS - 1:
                raise
    return None


def _begun_on_a_page(journal: Journal, accepted: BatchRecord) -> StoredReturn | None:
    """The next later list of the year, if every revision of it comes from a page."""
    for quarter in range(accepted.period.quarter + 1, QUARTERS_IN_YEAR + 1):
        period = Period(accepted.period.year, quarter)
        found = journal.current(accepted.form_code, accepted.region_code, period)
        if found is not None:
            key = {"form_code": accepted.form_code, "region_code": accepted.region_code}
            history = journal.table("journal/batch_history", **key, period=str(period))
            return found if history["file_name"].eq(PAGE).all() else None
    return None


def _in_order(rows: list[ListRow]) -> list[ListRow]:
    return sorted(rows, key=lambda row: row.row)
