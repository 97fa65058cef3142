"""The measures of the Regional Plans with their states on a day, and their sums by region."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from analytics.catalogue.records import Catalogue
from analytics.measures.listed import counted_by_region, days_of, forms_with, lists_received, placed
from analytics.periods import Period
from analytics.regions import Regions
from analytics.statistics.intervals import proportion_with_limits

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

MeasureState = Literal[
    "done_on_time",
    "done_late",
    "done_undated",
    "overdue",
    "due_now",
    "due_next",
    "running",
    "planned",
    "cancelled",
]
STATES: Final[tuple[MeasureState, ...]] = get_args(MeasureState)
DISAGREEMENTS: Final = (
    "done_after_period",
    "done_unsaid",
    "cancelled_but_done",
    "begun_but_planned",
    "running_before_start",
    "due_before_start",
    "done_before_start",
)
SUMMARY_COLUMNS: Final = (
    "region_code",
    "units",
    "units_received",
    "measures",
    "due",
    "on_time",
    "share",
    "lower",
    "upper",
    *STATES,
    "without_indicator",
    "without_evidence",
    "disagreeing",
    "budget_money",
    "other_money",
    "without_money",
)


def plan_register(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    borders: int,
    moment: dt.datetime | None = None,
) -> pd.DataFrame:
    """Every measure of the last list of the year up to a period, as known at a moment.

    Columns and order are those of ``sql/measures/plan_register.sql`` and of ``listed.placed``, and
    ``without_indicator``: it names none, or none that the catalogue has. Nothing that a region wrote is
    changed. Raises ``BordersTooFine`` for borders finer than the period's own.
    """
    table = journal.table(
        "measures/plan_register",
        form_codes=forms_with(catalogue, "plan_measure"),
        until=str(period),
        moment=moment,
        **days_of(period),
    )
    table = placed(table, regions, period, borders)
    return table.assign(without_indicator=~table["moves_indicator"].isin(list(catalogue.indicators)))


def plan_summary(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    borders: int,
    moment: dt.datetime | None = None,
) -> pd.DataFrame:
    """The measures of each region counted by state, and the republic over the units that sent a list.

    One row a region of the borders by code, the republic (``00``) last: ``units`` that report,
    ``units_received`` of them with a list this year (the figures are missing where none did), ``measures``,
    ``due`` (the term ended by the last day, not cancelled), ``on_time`` of those, their ``share`` in per
    cent with Wilson limits ``lower`` and ``upper``, one column a state, ``without_indicator``,
    ``without_evidence``, ``disagreeing``, the sums ``budget_money`` and ``other_money`` in million tenge of
    measures that are not cancelled, and ``without_money``: how many of these name no sum at all. Raises as
    :func:`plan_register`.
    """
    import pandas as pd

    register = plan_register(journal, catalogue, regions, period, borders, moment)
    received = lists_received(journal, catalogue, regions, period, borders, moment)
    rows = counted_by_region(register, received, regions, borders, counted_measures)
    return pd.DataFrame(rows, columns=list(SUMMARY_COLUMNS))


def counted_measures(rows: pd.DataFrame) -> dict[str, Any]:
    """Some measures counted: the columns of :func:`plan_summary` from ``measures`` on."""
    is_due = rows["is_due"].astype(bool)
    is_live = rows["state_on_day"].ne("cancelled")
    due, on_time = int(is_due.sum()), int((is_due & rows["state_on_day"].eq("done_on_time")).sum())
    share = proportion_with_limits(on_time, due)
    without_money = rows["budget_money"].isna() & rows["other_money"].isna()
    return {
        "measures": len(rows),
        "due": due,
        "on_time": on_time,
        "share": float(share.value),
        "lower": float(share.lower),
        "upper": float(share.upper),
        **{state: int(rows["state_on_day"].eq(state).sum()) for state in STATES},
        "without_indicator": int((rows["without_indicator"].astype(bool) & is_live).sum()),
        "without_evidence": int(rows["without_evidence"].astype(bool).sum()),
        "disagreeing": int(rows["disagreements"].ne("").sum()),
        "budget_money": float(rows.loc[is_live, "budget_money"].sum()),
        "other_money": float(rows.loc[is_live, "other_money"].sum()),
        "without_money": int((without_money & is_live).sum()),
    }
