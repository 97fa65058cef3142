"""Rows of the regions' lists laid onto the regions of some borders, and which lists there are at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from analytics.catalogue.records import Catalogue
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import OUTSIDE_REGIONS, REPUBLIC, BordersTooFine, Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

RECEIVED_COLUMNS: Final = (
    "region_code",
    "unit_code",
    "period",
    "batch_id",
    "origin",
    "accepted_at",
    "measures",
    "partners",
    "last_year_period",
    "is_earlier",
)


def forms_with(catalogue: Catalogue, list_code: str = "") -> tuple[str, ...]:
    """The codes of the forms that hold a list (``plan_measure``, ``partner``, ``event``), or any at all."""
    return tuple(
        form.code
        for form in catalogue.forms.values()
        if any(list_code in ("", listed.code) for listed in form.lists)
    )


def days_of(period: Period) -> dict[str, dt.date]:
    """The last day of a period and that of the quarter after it, as the queries of lists ask for them."""
    return {"last_day": period.last_day, "next_last_day": period.shift(1).last_day}


def still_told(table: pd.DataFrame, regions: Regions, period: Period) -> NDArray[np.bool_]:
    """For each row whether its list counts: not where the unit ceased and a successor told the year.

    The list of a successor tells the year of its land from 1 January on, so that the last one of the unit
    that ceased would be counted a second time. ``table`` has ``form_code`` and ``unit_code``.
    """
    standing = {region.code for region in regions.reporting(period)} | {OUTSIDE_REGIONS}
    sent = set(zip(table["form_code"], table["unit_code"], strict=True))
    heirs = {
        code: {row.successor for row in regions.lineage if row.predecessor == code}
        for code in set(table["unit_code"]) - standing
    }
    pairs = zip(table["form_code"], table["unit_code"], strict=True)
    told = [not any((form, heir) in sent for heir in heirs.get(unit, ())) for form, unit in pairs]
    return np.array(told, dtype=np.bool_)


def placed(table: pd.DataFrame, regions: Regions, period: Period, borders: int) -> pd.DataFrame:
    """Rows of lists with their region of the borders.

    Adds ``region_code`` (empty where a list tells of land that these borders divide, and no region
    kept its code), ``code`` (``12-3``: batch and place, the name of a row), ``is_earlier`` (the list is of a
    quarter before the period) and ``other_land`` (it is of land that these borders divide). Leaves out what
    :func:`still_told` does. Raises ``BordersTooFine`` for borders finer than the period's own.
    """
    for unit in regions.reporting(period):
        regions.border_code(unit.code, period, borders)
    table = table[still_told(table, regions, period)].reset_index(drop=True)
    pairs = dict.fromkeys(zip(table["unit_code"], table["period"], strict=True))
    found = {pair: _region_of(regions, *pair, borders) for pair in pairs}
    ordered = [found[pair] for pair in zip(table["unit_code"], table["period"], strict=True)]
    return table.assign(
        region_code=[code for code, _ in ordered],
        code=table["batch_id"].astype(str) + "-" + table["place"].astype(str),
        is_earlier=table["period"].ne(str(period)),
        other_land=[is_other for _, is_other in ordered],
    )


def _region_of(regions: Regions, unit_code: str, listed_in: str, borders: int) -> tuple[str, bool]:
    """The region to which a unit's list belongs, and whether it was of land that the borders divide."""
    try:
        return regions.border_code(unit_code, Period.parse(listed_in), borders), False
    except BordersTooFine:
        known = {region.code for region in regions.in_borders(borders)}
        return (unit_code if unit_code in known else ""), True


def lists_received(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    borders: int,
    moment: dt.datetime | None = None,
) -> pd.DataFrame:
    """Each reporting unit of a period with the last list that it sent in the year, as known at a moment.

    One row a unit, by region and unit: ``region_code`` of the borders, ``unit_code``, ``period`` and
    ``batch_id`` of the list (missing where none came), ``origin``, ``accepted_at``, ``measures`` and
    ``partners`` in it (0: the list came and is empty), ``last_year_period`` of the last list of the year
    before, ``is_earlier``: the list is of a quarter before the period. A list of the year before says nothing
    of this year and is named only. Raises ``BordersTooFine`` as :func:`placed`.
    """
    units = [unit.code for unit in regions.reporting(period)]
    table = journal.table(
        "measures/lists_received",
        unit_codes=units,
        form_codes=forms_with(catalogue, "plan_measure"),
        until=str(period),
        last_year_ends=str(Period(period.year - 1, QUARTERS_IN_YEAR)),
        moment=moment,
    )
    codes = [regions.border_code(unit, period, borders) for unit in table["unit_code"]]
    is_earlier = table["period"].notna() & table["period"].ne(str(period))
    table = table.assign(region_code=codes, is_earlier=is_earlier)
    ordered = table.sort_values(["region_code", "unit_code"], ignore_index=True)
    return ordered.astype({"batch_id": "Int64", "measures": "Int64", "partners": "Int64"})[
        list(RECEIVED_COLUMNS)
    ]


def counted_by_region(
    table: pd.DataFrame,
    received: pd.DataFrame,
    regions: Regions,
    borders: int,
    count: Callable[[pd.DataFrame], dict[str, Any]],
) -> list[dict[str, Any]]:
    """The rows of lists counted for each region of the borders by code, the republic (``00``) last.

    ``table`` is one of :func:`placed`, ``received`` that of :func:`lists_received`. Each row has
    ``region_code``, ``units``, ``units_received``, and what ``count`` gives; no figures where no unit sent a
    list. The republic is of the regions that sent one.
    """
    codes = sorted(region.code for region in regions.in_borders(borders))
    told = table["region_code"].isin(received.loc[received["batch_id"].notna(), "region_code"])
    parts = [(code, table["region_code"].eq(code), received["region_code"].eq(code)) for code in codes]
    rows = [_counted(code, table[own], received[theirs], count) for code, own, theirs in parts]
    return [*rows, _counted(REPUBLIC, table[told], received, count)]


def _counted(
    region_code: str,
    rows: pd.DataFrame,
    received: pd.DataFrame,
    count: Callable[[pd.DataFrame], dict[str, Any]],
) -> dict[str, Any]:
    came = int(received["batch_id"].notna().sum())
    head = {"region_code": region_code, "units": len(received), "units_received": came}
    return head | count(rows) if came else head
