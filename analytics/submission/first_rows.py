"""The accepted rows with which the lists of a template begin."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.catalogue.records import Form
from analytics.intake.batch import ListRow
from analytics.intake.templates.list_rows import rows_of_last_year
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import Regions
from analytics.store.journal import Journal
from analytics.submission.known_lists import last_lists, rows_of_batch, same_land

Rows = dict[str, tuple[ListRow, ...]]


def first_rows(
    journal: Journal, form: Form, codes: Sequence[str], period: Period, regions: Regions
) -> dict[str, tuple[Period, Rows]]:
    """By region: the period of the return that the rows come from, and the rows by list.

    They come from the last return of the year up to the period itself. Before the first one of a
    year, plans and agreements come from the last return of the year before. Rows of other land, of a
    period in which the code meant another one, are left out.
    """
    if not form.lists:
        return {}
    earlier = period.year - 1
    found = last_lists(journal, form, codes, Period(period.year, 1), period)
    missing = [code for code in codes if code not in found]
    found |= last_lists(journal, form, missing, Period(earlier, 1), Period(earlier, QUARTERS_IN_YEAR))
    return {
        code: (listed_in, _rows(journal, form, batch_id, listed_in, period))
        for code, (listed_in, batch_id) in found.items()
        if same_land(regions, code, period, listed_in)
    }


def _rows(journal: Journal, form: Form, batch_id: int, listed_in: Period, period: Period) -> Rows:
    rows = {one.code: rows_of_batch(journal, batch_id, one.code) for one in form.lists}
    if listed_in.year == period.year:
        return rows
    return {code: rows_of_last_year(code, own, period.year) for code, own in rows.items()}
