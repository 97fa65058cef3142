"""What the lists say beside what the same regions returned as figures: both, and their difference."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import basis_for, known_indicator
from analytics.measures.listed import lists_received
from analytics.measures.partners import counted_agreements, partners
from analytics.measures.plan_register import plan_register
from analytics.measures.series import series_rows, series_table
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

Subject = Literal["plan", "partners"]
# What is counted in the lists, and the reported indicator that counts the same, or nearly the same.
FACTS: Final[dict[Subject, dict[str, str]]] = {
    "plan": {"due_in_year": "G02", "on_time_in_year": "G03"},
    "partners": {
        "in_force": "E01",
        "business_partners": "E02",
        "ngo_partners": "E03",
        "children": "E04",
        "money": "D07",
    },
}
COLUMNS: Final = (
    "fact",
    "indicator_code",
    "region_code",
    "listed",
    "returned",
    "difference",
    "state",
    "origins",
)


def list_reconciliation(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    subject: Subject,
    period: Period,
    borders: int,
    moment: dt.datetime | None = None,
) -> pd.DataFrame:
    """Figures made of a list beside the figures that the same regions returned, without a verdict.

    One row a fact and region, in the order of ``FACTS`` and of the codes: ``fact``, ``indicator_code``,
    ``region_code``, ``listed`` (missing where a unit of the region sent no list), ``returned`` (as the mart
    knows it now), ``difference`` = listed - returned, ``state``: equal | differs | no_list | no_return |
    neither. Items are due and done on time within the year, as the indicators count them. Raises
    ``BordersTooFine`` for borders finer than the period's own.
    """
    import pandas as pd

    codes = sorted(region.code for region in regions.in_borders(borders))
    listed = _listed(journal, catalogue, regions, subject, period, borders, moment)
    returned = _returned(journal, catalogue, regions, subject, period, borders, codes)
    rows = [
        _row(fact, indicator, code, listed.get(code, {}).get(fact), *returned[indicator][code])
        for fact, indicator in FACTS[subject].items()
        for code in codes
    ]
    figures = ("listed", "returned", "difference")
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict.fromkeys(figures, "float64"))


def _listed(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    subject: Subject,
    period: Period,
    borders: int,
    moment: dt.datetime | None,
) -> dict[str, dict[str, float]]:
    """The figures of the lists by region; none where one of its units sent no list."""
    received = lists_received(journal, catalogue, regions, period, borders, moment)
    lacking = set(received.loc[received["batch_id"].isna(), "region_code"])
    whole = [code for code in dict.fromkeys(received["region_code"]) if code not in lacking]
    register = plan_register if subject == "plan" else partners
    table = register(journal, catalogue, regions, period, borders, moment)
    count = _items if subject == "plan" else _agreements
    return {code: count(table[table["region_code"].eq(code)], period) for code in whole}


def _items(rows: pd.DataFrame, period: Period) -> dict[str, float]:
    """Items whose term ended since 1 January, and those of them that were done by their term."""
    import pandas as pd

    of_year = rows["is_due"].astype(bool) & (pd.to_datetime(rows["due_on"]).dt.year == period.year)
    on_time = of_year & rows["state_on_day"].eq("done_on_time")
    return {"due_in_year": float(of_year.sum()), "on_time_in_year": float(on_time.sum())}


def _agreements(rows: pd.DataFrame, period: Period) -> dict[str, float]:
    counted = counted_agreements(rows)
    return {fact: float(counted[fact]) for fact in FACTS["partners"]}


def _returned(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    subject: Subject,
    period: Period,
    borders: int,
    codes: list[str],
) -> dict[str, dict[str, tuple[float, str]]]:
    """The reported figures with their origins by indicator and region; NaN where there is none."""
    indicators = [known_indicator(catalogue, code) for code in FACTS[subject].values()]
    views = [View(one, "count", basis_for(catalogue, one, "cumulative"), borders) for one in indicators]
    rows = series_rows(journal, catalogue, views, (period,))
    found = {}
    for view in views:
        own = rows[rows["indicator_code"].eq(view.indicator.code)]
        table = series_table(own, view, (period,), regions, codes)
        told = zip(table["value"], table["origins"], strict=True)
        found[view.indicator.code] = dict(zip(table["region_code"], told, strict=True))
    return found


def _row(
    fact: str, indicator: str, code: str, listed: float | None, returned: float, origins: str
) -> dict[str, Any]:
    value = np.nan if listed is None else listed
    difference = value - returned
    return {
        "fact": fact,
        "indicator_code": indicator,
        "region_code": code,
        "listed": value,
        "returned": returned,
        "difference": difference,
        "state": _state(value, returned),
        "origins": origins,
    }


def _state(listed: float, returned: float) -> str:
    if np.isnan(listed):
        return "neither" if np.isnan(returned) else "no_list"
    if np.isnan(returned):
        return "no_return"
    return "equal" if np.isclose(listed, returned, atol=1e-6) else "differs"
