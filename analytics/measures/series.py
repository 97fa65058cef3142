"""Indicators through the periods, region by region, and the republic that the regions add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import Basis, Measure, checked_basis, known_indicator, measure_of
from analytics.measures.figures import GAPS, figure_lists, returns_of, wanted_figures
from analytics.measures.rates import estimated, ratio
from analytics.measures.territory import changed_inside
from analytics.measures.view import View
from analytics.periods import QUARTERS_IN_YEAR, Period, periods_between
from analytics.regions import Regions, borders_of

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

QUERY: Final = "measures/series"
SERIES_COLUMNS: Final = (
    "region_code",
    "period",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "status",
    "origins",
)
NUMBERS: Final = ("numerator", "denominator", "numerator_gap", "denominator_gap")
# Values that a line may be drawn through.
WITH_VALUE: Final = ("ok", "territory_changed")


@dataclass(frozen=True, slots=True)
class SeriesRequest:
    """An indicator from the first to the last period, on a basis, in the borders of a year."""

    indicator_code: str
    basis: Basis
    borders: int
    first: Period
    last: Period
    measure: Measure | None = None
    confidence: float = 0.95

    def view(self, catalogue: Catalogue) -> View:
        """How the indicator is looked at; ``ValueError`` for what it does not have."""
        indicator = known_indicator(catalogue, self.indicator_code)
        basis = checked_basis(catalogue, indicator, self.basis)
        return View(indicator, self.measure or measure_of(indicator), basis, self.borders, self.confidence)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods asked for; a year stands in its last quarter."""
        every = periods_between(self.first, self.last)
        return tuple(one for one in every if self.basis != "year" or one.quarter == QUARTERS_IN_YEAR)


def series(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    request: SeriesRequest,
    region_codes: Sequence[str],
) -> pd.DataFrame:
    """The values of some regions in every period asked for.

    One row a region and period, in the order of the codes asked for and of time: ``region_code``,
    ``period`` ('2015Q1'), ``value`` in the unit of the indicator with ``lower`` and ``upper`` limits,
    ``numerator``, ``denominator``, ``status`` (as in a comparison; ``other_land`` where the region of
    these borders did not exist, and the returns of its time cannot be divided), ``origins``.
    Raises ``ValueError`` for an indicator, basis or measure that does not exist, and for a region that
    the borders do not have.
    """
    view = request.view(catalogue)
    known = {region.code for region in regions.in_borders(request.borders)}
    for code in region_codes:
        if code not in known:
            raise ValueError(f"the borders of {request.borders} have no region {code!r}")
    rows = series_rows(journal, catalogue, [view], request.periods, region_codes)
    return series_table(rows, view, request.periods, regions, region_codes)


def series_rows(
    journal: Journal,
    catalogue: Catalogue,
    views: Sequence[View],
    periods: Sequence[Period],
    region_codes: Sequence[str] | None = None,
    of_their_time: bool = False,
) -> pd.DataFrame:
    """The sums behind the values of some views (of the same borders), as the query gives them.

    With ``of_their_time`` a period before the borders asked for is summed in the borders of its own
    time: the same land, in fewer regions.
    """
    figures = [figure for view in views for figure in wanted_figures(catalogue, view, periods)]
    by_code = {view.indicator.code: view for view in views}
    borders = [
        borders_in(by_code[figure.indicator_code], Period.from_key(figure.period_key))
        if of_their_time
        else by_code[figure.indicator_code].borders
        for figure in figures
    ]
    rows = journal.table(
        QUERY,
        indicator_codes=[figure.indicator_code for figure in figures],
        **figure_lists(figures),
        borders=borders,
        region_codes=None if region_codes is None else list(region_codes),
    )
    # A column in which nothing is known comes without a type.
    return rows.astype(dict.fromkeys(NUMBERS, "float64"))


def borders_in(view: View, period: Period) -> int:
    """The borders asked for, or older ones where a return that is needed was sent in them."""
    return min(view.borders, *(borders_of(moment) for moment in returns_of(period, view.by_quarter)))


def series_table(
    rows: pd.DataFrame,
    view: View,
    periods: Sequence[Period],
    regions: Regions,
    region_codes: Sequence[str],
) -> pd.DataFrame:
    """The table of :func:`series` for one view, made of the sums that the query gave for it."""
    import pandas as pd

    found = {(row["region_code"], row["period_key"]): row for row in rows.to_dict("records")}
    changed = {
        period: changed_inside(regions, region_codes, view.borders, period, view.basis) for period in periods
    }
    asked = [(code, place, period) for place, code in enumerate(region_codes) for period in periods]
    sums = [found.get((code, period.key), {}) for code, _, period in asked]
    status = np.array(
        [
            _status(one, view, bool(changed[period][place]))
            for one, (_, place, period) in zip(sums, asked, strict=True)
        ],
        dtype="<U20",
    )
    numerator, denominator = (_figures(sums, name) for name in ("numerator", "denominator"))
    value = np.where(np.isin(status, WITH_VALUE), ratio(view, numerator, denominator), np.nan)
    limits = estimated(view, np.where(np.isnan(value), np.nan, numerator), denominator)
    return pd.DataFrame(
        {
            "region_code": [code for code, _, _ in asked],
            "period": [str(period) for _, _, period in asked],
            "value": value,
            "lower": limits.lower,
            "upper": limits.upper,
            "numerator": numerator,
            "denominator": denominator,
            "status": status,
            "origins": [str(one.get("origins") or "") for one in sums],
        },
        columns=list(SERIES_COLUMNS),
    )


def _figures(sums: Sequence[Mapping[Any, Any]], name: str) -> np.ndarray:
    return np.array([one.get(name, np.nan) for one in sums], dtype=np.float64)


def _status(one: Mapping[Any, Any], view: View, changed: bool) -> str:
    """Why there is no value, in the order in which a reader would ask for it."""
    if not one or np.isnan(one["numerator_gap"]):
        return "other_land"
    if one["numerator_gap"]:
        return "territory_changed" if one["landless"] else GAPS[int(one["numerator_gap"])]
    if one["numerator"] < 0 or one["denominator"] < 0:
        return "negative_quarter"
    if view.measure == "rate":
        if np.isnan(one["denominator_gap"]) or one["denominator_gap"]:
            return "no_denominator" if view.band is None else "no_population"
        if one["denominator"] == 0:
            return "zero_denominator"
    return "territory_changed" if changed else "ok"
