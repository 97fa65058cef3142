"""The accepted lists that a new list is compared with, or begins with."""

from __future__ import annotations

from collections.abc import Collection

from analytics.catalogue.records import Form
from analytics.intake.batch import ListRow
from analytics.intake.checks import KnownList
from analytics.periods import Period
from analytics.regions import Regions
from analytics.store.journal import Journal, StoredReturn

SYNTHETIC = "synthetic"
LISTS = ("event", "plan_measure", "partner")


def known_lists(
    journal: Journal, form: Form, region_code: str, period: Period, regions: Regions
) -> tuple[KnownList, ...]:
    """The current list of the same return, then the last one before it, where there are any.

    The one before is looked for in the year of the period and in the year before, and only on the
    same land: what was listed for other land says nothing of this one. Generated lists of the
    demonstration just give way.
    """
    if not form.lists:
        return ()
    same = journal.current(form.code, region_code, period)
    found = [] if same is None or same.batch.origin == SYNTHETIC else [_known(same)]
    earlier = last_lists(journal, form, [region_code], Period(period.year - 1, 1), period.shift(-1))
    before = earlier.get(region_code)
    if before is not None and same_land(regions, region_code, period, before[0]):
        stored = journal.current(form.code, region_code, before[0])
        found += [] if stored is None else [_known(stored)]
    return tuple(found)


def last_lists(
    journal: Journal, form: Form, region_codes: Collection[str], first: Period, last: Period
) -> dict[str, tuple[Period, int]]:
    """Period and batch of each unit's last return of lists from one period to another."""
    rows = journal.table(
        "journal/last_lists",
        form_code=form.code,
        region_codes=list(region_codes),
        first=str(first),
        last=str(last),
    )
    columns = (rows[name].tolist() for name in ("region_code", "period", "batch_id"))
    found = zip(*columns, strict=True)
    return {code: (Period.parse(words), int(batch_id)) for code, words, batch_id in found}


def rows_of_batch(journal: Journal, batch_id: int, list_code: str) -> tuple[ListRow, ...]:
    """The rows of one list of a batch in the order of the file, as they were accepted."""
    import json

    if list_code not in LISTS:
        raise ValueError(f"there is no list {list_code!r}")
    table = journal.table(f"journal/{list_code}_rows_of_batch", batch_id=batch_id)
    known = table.astype(object).where(table.notna(), None).to_dict("records")
    return tuple(
        ListRow(list_code, row.pop("sheet"), int(row.pop("row")), _values(row), json.loads(row["cells"]))
        for row in known
    )


def every_row_of_batch(journal: Journal, batch_id: int) -> tuple[ListRow, ...]:
    """The rows of all lists of a batch, list by list, each in the order of the file."""
    return tuple(row for code in LISTS for row in rows_of_batch(journal, batch_id, code))


def same_land(regions: Regions, region_code: str, period: Period, earlier: Period) -> bool:
    """Whether a code means the same land in both periods."""
    try:
        return regions.get(region_code, period) == regions.get(region_code, earlier)
    except ValueError:
        return False  # no such region then


def _known(stored: StoredReturn) -> KnownList:
    return KnownList(stored.batch.period, stored.batch.revision, stored.rows)


def _values(row: dict[object, object]) -> dict[str, str | float | None]:
    """The values of a stored row; a day as ``2026-02-14``."""
    return {str(code): _value(value) for code, value in row.items() if code != "cells"}


def _value(value: object) -> str | float | None:
    if value is None or isinstance(value, str):
        return value
    return float(value) if isinstance(value, float | int) else str(value)[:10]
