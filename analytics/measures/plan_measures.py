"""Measures of the Regional Plan that the regions of some borders listed over a stretch of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.catalogue.records import Catalogue
from analytics.measures.listed import forms_with
from analytics.measures.region_plan import PLAN, with_standing
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal


def plan_measures(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    region_code: str,
    borders: int,
    first: Period,
    last: Period,
) -> pd.DataFrame:
    """The measures that a region's units listed, the last list of each year counting.

    A measure that lists of several years tell, in the same words and with the same term, stands once, as
    the latest of them tells it.

    Columns, grain and order are those of ``sql/measures/plan_measures.sql``, and ``standing``: how each
    stands on the last day of its list, as on the page of plans. No rows where no list was accepted.
    """
    units = {
        unit
        for year in range(first.year, last.year + 1)
        for unit in regions.members(region_code, borders, Period(year, 4))
    }
    table = journal.table(
        "measures/plan_measures",
        form_codes=list(forms_with(catalogue, PLAN)),
        unit_codes=sorted(units),
        first=str(first),
        last=str(last),
    )
    return with_standing(table).drop_duplicates(["unit_code", "measure", "due_on"], ignore_index=True)
