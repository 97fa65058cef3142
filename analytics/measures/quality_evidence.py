"""What speaks for and against every reported figure of the last quarters, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.completeness import due_date
from analytics.periods import Period
from analytics.regions import Region, Regions
from analytics.statistics.intervals import Numbers

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

# A figure that is kept secret was given; one that the region does not have was not.
GIVEN: Final = ("number", "none", "confidential")
NOTHING: Final = -1

Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]
Places = tuple[NDArray[np.int64], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Arrays of reporting units x indicators x quarters; the last quarter is the one that is graded.

    ``status`` and ``origin`` are places in ``statuses`` and ``origins``, -1 where no return has the
    figure. ``days_late`` is NaN where the day of arrival is not known; ``reported`` and
    ``first_reported`` are as reported, NaN without a number.
    """

    units: tuple[Region, ...]
    indicators: tuple[Indicator, ...]
    periods: tuple[Period, ...]
    statuses: tuple[str, ...]
    origins: tuple[str, ...]
    status: Counts
    origin: Counts
    days_late: Numbers
    reported: Numbers
    first_reported: Numbers
    fell: Flags
    unexplained: Counts
    explained: Counts

    @property
    def given(self) -> Flags:
        """Whether the region gave the figure."""
        return np.isin(self.status, [self.statuses.index(status) for status in GIVEN])

    @property
    def over_whole(self) -> Flags:
        """Whether a figure is above that of the whole of which its indicator is a part."""
        codes = [one.code for one in self.indicators]
        parts = [place for place, one in enumerate(self.indicators) if one.part_of in codes]
        wholes = [codes.index(str(self.indicators[place].part_of)) for place in parts]
        over = np.zeros(self.reported.shape, dtype=np.bool_)
        over[:, parts] = self.reported[:, parts] > self.reported[:, wholes]
        return over


def evidence(
    journal: Journal, catalogue: Catalogue, regions: Regions, period: Period, quarters: int
) -> Evidence:
    """The figures of the regions of a period in the quarters up to it, the period itself the last.

    The indicators are those that a form reports, in the order of the catalogue.
    """
    units = regions.reporting(period)
    indicators = reported_indicators(catalogue)
    periods = tuple(period.shift(place - quarters + 1) for place in range(quarters))
    figures = journal.table(
        "measures/quality_figures",
        unit_codes=[unit.code for unit in units],
        indicator_codes=[one.code for one in indicators],
        period_keys=[one.key for one in periods],
    )
    grid = _Grid(figures, (len(units), len(indicators), len(periods)))
    batch_ids = np.unique(figures["batch_id"].to_numpy()).tolist()
    remarks = journal.table("measures/quality_remarks", batch_ids=batch_ids)
    remarked = grid.of_remarks(remarks, [one.code for one in indicators])
    arrivals = journal.table("measures/quality_arrivals", batch_ids=batch_ids)
    return Evidence(
        units=units,
        indicators=indicators,
        periods=periods,
        statuses=tuple(figures["status"].cat.categories),
        origins=tuple(figures["origin"].cat.categories),
        status=grid.filled(figures["status"].cat.codes, NOTHING, np.int64),
        origin=grid.filled(figures["origin"].cat.codes, NOTHING, np.int64),
        days_late=_days_late(grid.of_returns(arrivals, "received_on"), catalogue, indicators, periods),
        reported=grid.filled(figures["reported"], np.nan, np.float64),
        first_reported=remarked("first_reported", np.nan, np.float64),
        fell=grid.filled(figures["fell"], False, np.bool_),
        unexplained=remarked("unexplained", 0, np.int64),
        explained=remarked("explained", 0, np.int64),
    )


def reported_indicators(catalogue: Catalogue) -> tuple[Indicator, ...]:
    """The indicators that a form reports, in the order of the catalogue."""
    return tuple(one for one in catalogue.indicators.values() if one.kind != "ratio" and one.forms)


class _Grid:
    """Rows spread over the three axes: each has its place in them."""

    def __init__(self, figures: pd.DataFrame, shape: tuple[int, int, int]) -> None:
        self._shape = shape
        self._batch_ids = figures["batch_id"].to_numpy()
        axes = ("unit_place", "indicator_place", "period_place")
        self._places: Places = tuple(figures[name].to_numpy() for name in axes)
        # One whole number for the return and the indicator, so that remarks find their figures fast.
        self._keys = self._batch_ids * shape[1] + self._places[1]

    def filled(self, column: pd.Series[Any], otherwise: object, kind: Any) -> NDArray[Any]:
        """A column of the figures, spread; ``otherwise`` where there is none."""
        array = np.full(self._shape, otherwise, dtype=kind)
        array[self._places] = column.to_numpy()
        return array

    def of_returns(self, table: pd.DataFrame, column: str) -> NDArray[np.datetime64]:
        """A day of each return (ordered by ``batch_id``), spread over the figures of the return."""
        days = np.full(self._shape, np.datetime64("NaT"), dtype="datetime64[D]")
        if len(table):
            rows = np.searchsorted(table["batch_id"].to_numpy(), self._batch_ids)
            days[self._places] = table[column].to_numpy().astype("datetime64[D]")[rows]
        return days

    def of_remarks(
        self, table: pd.DataFrame, indicator_codes: Sequence[str]
    ) -> Callable[[str, object, Any], NDArray[Any]]:
        """A function that spreads a column of a table by ``batch_id`` and ``indicator_code``.

        Rows of indicators that were not asked for fall out.
        """
        number = {code: place for place, code in enumerate(indicator_codes)}
        known = table[table["indicator_code"].isin(indicator_codes)]
        indicators = np.array([number[code] for code in known["indicator_code"]], dtype=np.int64)
        keys = known["batch_id"].to_numpy() * self._shape[1] + indicators
        order = np.argsort(self._keys)
        found = np.searchsorted(self._keys, keys, sorter=order)
        rows = order[np.minimum(found, len(order) - 1)] if len(order) else found
        # Where an indicator stands in two forms, the figure of the other return may count.
        counts = self._keys[rows] == keys
        places = tuple(place[rows[counts]] for place in self._places)

        def spread(column: str, otherwise: object, kind: Any) -> NDArray[Any]:
            array = np.full(self._shape, otherwise, dtype=kind)
            array[places] = known[column].to_numpy()[counts]
            return array

        return spread


def _days_late(
    came: NDArray[np.datetime64],
    catalogue: Catalogue,
    indicators: Sequence[Indicator],
    periods: Sequence[Period],
) -> Numbers:
    """Days after the due date of the indicator's form, 0 in time, NaN where not known."""
    forms = {one.forms[0] for one in indicators}
    due = {form: [due_date(catalogue, form, period) for period in periods] for form in forms}
    last_days = np.array([due[one.forms[0]] for one in indicators], dtype="datetime64[D]")
    late = (came - last_days).astype(np.float64)
    return np.where(np.isnat(came), np.nan, np.maximum(late, 0.0))
