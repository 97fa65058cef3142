"""Agreements with partners: in force, ended, ending soon; what they bring, how many children they reach."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from analytics.catalogue.records import Catalogue
from analytics.measures.listed import counted_by_region, days_of, forms_with, lists_received, placed
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

PartnerKind = Literal["business", "ngo", "vocational_school", "enterprise"]
PARTNER_KINDS: Final[tuple[PartnerKind, ...]] = get_args(PartnerKind)
IN_FORCE: Final = ("in_force", "ending")
AGREEMENT_STATES: Final = ("in_force", "ending", "ended", "not_yet")
SUMMARY_COLUMNS: Final = (
    "region_code",
    "units",
    "units_received",
    "agreements",
    "in_force",
    *PARTNER_KINDS,
    "ending",
    "ended",
    "not_yet",
    "business_partners",
    "ngo_partners",
    "money",
    "without_money",
    "children",
    "without_children",
)


def partners(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    borders: int,
    moment: dt.datetime | None = None,
) -> pd.DataFrame:
    """Every agreement of the last list of the year up to a period, as known at a moment.

    Columns and order are those of ``sql/measures/partners.sql`` and of ``listed.placed``. Raises
    ``BordersTooFine`` for borders finer than the period's own.
    """
    table = journal.table(
        "measures/partners",
        form_codes=forms_with(catalogue, "partner"),
        until=str(period),
        moment=moment,
        **days_of(period),
    )
    return placed(table, regions, period, borders)


def partner_summary(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    borders: int,
    moment: dt.datetime | None = None,
) -> pd.DataFrame:
    """The agreements of each region counted, and the republic over the units that sent a list.

    One row a region of the borders by code, the republic (``00``) last: ``units``, ``units_received`` (the
    figures are missing where none did), ``agreements`` listed, ``in_force`` on the last day (those
    ``ending`` by the end of the next quarter among them) and of these each kind, ``ended``, ``not_yet`` in
    force, ``business_partners`` (business and enterprises) and ``ngo_partners`` with an agreement in force,
    each name counted once in a unit; ``money`` since 1 January of all agreements in million tenge,
    ``children`` of those in force, and how many of these name no sum or no children. Raises as
    :func:`partners`.
    """
    import pandas as pd

    table = partners(journal, catalogue, regions, period, borders, moment)
    received = lists_received(journal, catalogue, regions, period, borders, moment)
    rows = counted_by_region(table, received, regions, borders, counted_agreements)
    return pd.DataFrame(rows, columns=list(SUMMARY_COLUMNS))


def counted_agreements(rows: pd.DataFrame) -> dict[str, Any]:
    """Some agreements counted: the columns of :func:`partner_summary` from ``agreements`` on."""
    live = rows[rows["state_on_day"].isin(IN_FORCE)]
    return {
        "agreements": len(rows),
        "in_force": len(live),
        **{kind: int(live["kind"].eq(kind).sum()) for kind in PARTNER_KINDS},
        **{state: int(rows["state_on_day"].eq(state).sum()) for state in AGREEMENT_STATES[1:]},
        "business_partners": _names(live, ("business", "enterprise")),
        "ngo_partners": _names(live, ("ngo",)),
        "money": float(rows["money"].sum()),
        "without_money": int(live["money"].isna().sum()),
        "children": float(live["children"].sum()),
        "without_children": int(live["children"].isna().sum()),
    }


def _names(rows: pd.DataFrame, kinds: tuple[str, ...]) -> int:
    """How many partners of some kinds there are: one name of a unit is one partner."""
    own = rows[rows["kind"].isin(kinds)]
    names = own["name"].fillna("").str.casefold().str.split().str.join(" ")
    return len(set(zip(own["unit_code"], names, strict=True)))
