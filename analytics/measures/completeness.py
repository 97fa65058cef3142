"""Which returns came, when, and how far the data reach."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.basis import summed_indicator
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

COLUMNS: Final = (
    "form_code",
    "region_code",
    "expected",
    "received",
    "on_time",
    "received_on",
    "due_on",
    "days_late",
    "state",
    "revision",
    "origin",
    "accepted_at",
    "batch_id",
    "warnings",
    "unexplained",
)
TYPES: Final = {
    "on_time": "boolean",
    "days_late": "Int64",
    "revision": "Int64",
    "batch_id": "Int64",
    "accepted_at": "datetime64[us]",
}
NOT_RECEIVED: Final = "not_received"


@dataclass(frozen=True, slots=True)
class DataAsOf:
    """How far the data reach; ``version`` is the id of the last batch, 0 in an empty store."""

    period: Period | None
    accepted_at: dt.datetime | None
    version: int
    returns: int


def due_date(catalogue: Catalogue, form_code: str, period: Period) -> dt.date:
    """The last day on which a return of the period is in time."""
    return period.last_day + dt.timedelta(days=catalogue.forms[form_code].due_days)


def completeness(journal: Journal, catalogue: Catalogue, regions: Regions, period: Period) -> pd.DataFrame:
    """The returns of a period, expected and received, one row a form and reporting unit.

    Every form is expected from every region that exists on the period's last day; a return that
    came without being expected has ``expected`` false. ``received_on`` is the day on which the
    first revision came: as written down, or, for a reported file without that, the day of its
    acceptance (UTC). For figures carried from a public source that day is unknown, and so are
    ``on_time`` and ``days_late`` (0 or more days after ``due_on``). ``state`` is accepted |
    accepted_with_warnings | withdrawn | not_received; ``revision``, ``origin``, ``accepted_at``
    (naive UTC), ``batch_id``, ``warnings`` and ``unexplained`` (warnings without a reason) belong
    to the current revision. Order: form in the order of the catalogue, region code.
    """
    import pandas as pd

    units = [unit.code for unit in regions.reporting(period)]
    due = {form: due_date(catalogue, form, period) for form in catalogue.forms}
    table = journal.table(
        "measures/completeness",
        form_codes=[form for form in due for _ in units],
        region_codes=[unit for _ in due for unit in units],
        period=str(period),
    )
    place = {form: number for number, form in enumerate(due)}
    rows = [
        _with_lateness(row, due[row["form_code"]])
        for row in table.to_dict("records")
        if row["form_code"] in place
    ]
    rows.sort(key=lambda row: (place[row["form_code"]], row["region_code"]))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(TYPES)


def data_as_of(journal: Journal) -> DataAsOf:
    """The latest period with a return, and the moment of the last acceptance (naive UTC)."""
    import pandas as pd

    row = journal.table("measures/data_as_of").iloc[0]
    return DataAsOf(
        period=Period.parse(row["period"]) if isinstance(row["period"], str) else None,
        accepted_at=None if pd.isna(row["accepted_at"]) else row["accepted_at"].to_pydatetime(),
        version=int(row["batch_id"]),
        returns=int(row["returns"]),
    )


def periods_available(journal: Journal, catalogue: Catalogue, indicator: Indicator) -> tuple[Period, ...]:
    """The periods, oldest first, in which at least one unit reported the indicator's whole numerator.

    Raises ``ValueError`` for a numerator that the catalogue does not have.
    """
    codes = [summed_indicator(catalogue, code).code for code in indicator.numerator]
    rows = journal.table("measures/periods_available", indicator_codes=codes)
    return tuple(Period.from_key(int(key)) for key in rows["period_key"])


def _with_lateness(row: dict[Any, Any], due_on: dt.date) -> dict[str, Any]:
    came = _received_on(row)
    days_late = None if came is None else max((came - due_on).days, 0)
    return row | {
        "due_on": due_on,
        "received_on": came,
        "days_late": days_late,
        "on_time": None if days_late is None else days_late == 0,
        "state": row["state"] if isinstance(row["state"], str) else NOT_RECEIVED,
    }


def _received_on(row: dict[Any, Any]) -> dt.date | None:
    """The day of the first revision; unknown for figures that nobody sent."""
    import pandas as pd

    if not pd.isna(row["received_on"]):
        return pd.Timestamp(row["received_on"]).date()
    if row["origin"] != "reported" or pd.isna(row["first_accepted"]):
        return None
    return pd.Timestamp(row["first_accepted"]).date()
