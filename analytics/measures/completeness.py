"""Which returns came, when, and how far the data reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue.records import Catalogue, Form, Indicator
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
    return catalogue.due_on(form_code, period)


def completeness(journal: Journal, catalogue: Catalogue, regions: Regions, period: Period) -> pd.DataFrame:
    """The returns of a period, expected and received, one row a form and reporting unit.

    A form is expected in a period as the catalogue says, from every region that exists on the
    period's last day; a return that came without being expected has ``expected`` false, and a free
    table is no return of a form. ``received_on`` is the day on which the first revision came: as
    written down, or, for a reported file without that, the day of its acceptance (UTC). For figures
    carried from a public source that day is unknown, and so are ``on_time`` and ``days_late`` (0 or
    more days after ``due_on``). ``state`` is accepted | accepted_with_warnings | withdrawn |
    not_received; ``revision``, ``origin``, ``accepted_at`` (naive UTC), ``batch_id``, ``warnings``
    and ``unexplained`` (warnings without an explanation) belong to the current revision. Order:
    form in the order of the catalogue, region code.
    """
    import pandas as pd

    rows = [
        row
        for row in expected_and_received(journal, catalogue, regions, (period,))
        if row["form_code"] in catalogue.forms
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(TYPES)


def expected_and_received(
    journal: Journal, catalogue: Catalogue, regions: Regions, periods: Sequence[Period]
) -> list[dict[Any, Any]]:
    """The rows of ``measures/register`` of some periods, with what :func:`completeness` adds to them.

    Free tables are among them; what is never owed has no ``due_on`` and is neither late nor in time.
    Order: period, form in the order of the catalogue, region code.
    """
    expected = [
        (form.code, unit.code, str(period))
        for period in periods
        for form in catalogue.expected_forms(period)
        for unit in regions.reporting(period)
    ]
    table = journal.table(
        "measures/register",
        form_codes=[form for form, _, _ in expected],
        region_codes=[unit for _, unit, _ in expected],
        expected_periods=[period for _, _, period in expected],
        periods=[str(period) for period in periods],
    )
    place = {form: number for number, form in enumerate(catalogue.forms)}
    by_words = {str(period): period for period in periods}
    rows = [
        (place[form.code], _with_lateness(row, _due_on(catalogue, form, by_words[row["period"]])))
        for row in table.to_dict("records")
        if (form := _form_of(catalogue, row["form_code"])) is not None
    ]
    rows.sort(key=lambda one: (one[1]["period"], one[0], one[1]["form_code"], one[1]["region_code"]))
    return [row for _, row in rows]


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


def _form_of(catalogue: Catalogue, form_code: str) -> Form | None:
    """The form of a return; a form that the catalogue no longer has is not looked at."""
    try:
        return catalogue.form(form_code)
    except KeyError:
        return None


def _due_on(catalogue: Catalogue, form: Form, period: Period) -> dt.date | None:
    return due_date(catalogue, form.code, period) if form.expected else None


def _with_lateness(row: dict[Any, Any], due_on: dt.date | None) -> dict[str, Any]:
    came = _received_on(row)
    days_late = None if came is None or due_on is None else max((came - due_on).days, 0)
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
