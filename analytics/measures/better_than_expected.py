"""Better than expected: regions whose events stay below what their structure lets one expect, over years.

The same period of four years is judged, on land that is the same in all of them. What comes out is a
question to a region, never a grade: structure is what is known of it, not all there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.basis import known_indicator
from analytics.measures.neighbours import StructureVariable, statistical_neighbours
from analytics.measures.series import series_rows, series_table
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import BANDS, Regions, borders_of
from analytics.statistics.deviance import Deviance, deviance
from analytics.statistics.intervals import Numbers

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

YEARS: Final = 4
# Not the population itself: it is what events are divided by.
STRUCTURE: Final[tuple[StructureVariable, ...]] = ("density", "children_share", "growth")
PERIOD_COLUMNS: Final = (
    "region_code",
    "period",
    "events",
    "exposure",
    "expected",
    "ratio_plain",
    "ratio",
    "lower",
    "upper",
    "signal",
    "status",
    "verdict",
    "reason",
)
REGION_COLUMNS: Final = (
    "region_code",
    "events",
    "expected",
    "below",
    "above",
    "judged",
    "verdict",
    "reason",
    "status",
)


@dataclass(frozen=True, slots=True)
class ExpectedRequest:
    """Events whose last four years up to a period are set against what structure lets one expect."""

    events_code: str
    period: Period
    confidence: float = 0.95

    @property
    def periods(self) -> tuple[Period, ...]:
        """The same period of each year, the oldest first."""
        return tuple(
            Period(self.period.year - back, self.period.quarter) for back in range(YEARS - 1, -1, -1)
        )

    @property
    def borders(self) -> int:
        """The newest borders in which every year stands on the same land from its 1 January on."""
        return borders_of(Period(self.periods[0].year, 1))


@dataclass(frozen=True, slots=True)
class BetterThanExpected:
    """How the regions stand to their expected events in four years.

    ``periods`` has one row a region and year, by code and time: ``events`` and ``exposure``, ``expected``
    events of the model, ``ratio_plain`` (events over expected), ``ratio`` (shrunk towards 1) with ``lower``
    and ``upper``, ``signal`` (below | above | within | not_judged), ``status`` (ok, or why there is no
    figure), and the region's ``verdict`` and ``reason``. ``regions`` has one row a region: the sums of
    ``events`` and ``expected`` over its judged years, how many years lie ``below`` and ``above``, how many
    are ``judged``, ``verdict`` (see ``statistics.deviance``), ``reason`` and ``status`` (of its last year
    that has no figure; ok where all have) that say why it is not judged.

    ``model`` is negative_binomial | poisson | none, ``reason`` why there is none; ``variables`` are those of
    structure in the model, ``left_out`` those that not every region has or that are the same
    everywhere; ``scatter`` is the variance of the true ratios. ``typical_events`` is the median of events
    a region and year, by which one can say how large a difference could be found. ``estimated`` says
    whether the population of any region and year is an estimate.
    """

    request: ExpectedRequest
    periods: pd.DataFrame
    regions: pd.DataFrame
    model: str
    reason: str
    variables: tuple[StructureVariable, ...]
    left_out: tuple[StructureVariable, ...]
    scatter: float
    typical_events: float
    origins: tuple[str, ...]
    estimated: bool

    def having(self, verdict: str) -> tuple[str, ...]:
        """The codes of the regions with a verdict, in their order."""
        found = self.regions.loc[self.regions["verdict"].eq(verdict), "region_code"]
        return tuple(str(code) for code in found)


def better_than_expected(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: ExpectedRequest
) -> BetterThanExpected:
    """Events of four years against what density, share of children and growth let one expect.

    Structure is that of 1 January of the last year; a variable that not every region has is left out of
    the model. Years before a new definition of the events are not used.
    Raises ``ValueError`` for an indicator that is no number of events among inhabitants.
    """
    view = _view(catalogue, request)
    codes = [region.code for region in regions.in_borders(request.borders)]
    rows = series_rows(journal, catalogue, [view], request.periods)
    table = series_table(rows, view, request.periods, regions, codes)
    shape = (len(codes), YEARS)
    status = _status(table, view.indicator).reshape(shape)
    usable = status == "ok"
    events, exposure = (
        np.where(usable, table[name].to_numpy(dtype=np.float64).reshape(shape), np.nan)
        for name in ("numerator", "denominator")
    )
    variables, lacking = _variables(regions, request)
    found = deviance(events, exposure, _structure(regions, request, codes, variables), request.confidence)
    constant = tuple(variables[place] for place in found.left_out)
    judged = usable & ~np.isnan(found.expected)
    reasons = {reason for reason in found.reason if reason}
    return BetterThanExpected(
        request=request,
        periods=_by_period(codes, request, found, events, exposure, status),
        regions=_by_region(codes, found, np.where(judged, events, np.nan), judged, status),
        model=found.model,
        reason=next(iter(reasons)) if found.model == "none" and reasons else "",
        variables=tuple(one for one in variables if one not in constant),
        left_out=(*lacking, *constant),
        scatter=found.scatter,
        typical_events=float(np.median(events[usable])) if usable.any() else 0.0,
        origins=_origins(table, usable),
        estimated=_is_estimated(regions, request, codes, view),
    )


def _view(catalogue: Catalogue, request: ExpectedRequest) -> View:
    indicator = known_indicator(catalogue, request.events_code)
    if indicator.distribution != "count" or indicator.population_band is None or indicator.kind != "flow":
        raise ValueError(f"{indicator.code} is no number of events among inhabitants")
    return View(indicator, "rate", "cumulative", request.borders, request.confidence)


def _status(table: pd.DataFrame, indicator: Indicator) -> np.ndarray:
    since = indicator.comparable_from
    early = np.array([since is not None and Period.parse(str(one)) < since for one in table["period"]])
    status = table["status"].to_numpy(dtype="<U20")
    return np.where((status == "ok") & early, "other_definition", status)


def _variables(
    regions: Regions, request: ExpectedRequest
) -> tuple[tuple[StructureVariable, ...], tuple[StructureVariable, ...]]:
    """The variables of structure that every region has, and those that some lack."""
    known = statistical_neighbours(regions, request.borders, request.period.year).standardised.values()
    shared = tuple(one for one in STRUCTURE if all(one in of_region for of_region in known))
    return shared, tuple(one for one in STRUCTURE if one not in shared)


def _structure(
    regions: Regions,
    request: ExpectedRequest,
    codes: list[str],
    variables: tuple[StructureVariable, ...],
) -> Numbers:
    known = statistical_neighbours(regions, request.borders, request.period.year).standardised
    table = [[known[code][variable] for variable in variables] for code in codes]
    return np.asarray(table, dtype=np.float64).reshape(len(codes), len(variables))


def _by_period(
    codes: list[str],
    request: ExpectedRequest,
    found: Deviance,
    events: Numbers,
    exposure: Numbers,
    status: np.ndarray,
) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            "region_code": np.repeat(codes, YEARS),
            "period": [str(period) for period in request.periods] * len(codes),
            "events": events.ravel(),
            "exposure": exposure.ravel(),
            "expected": found.expected.ravel(),
            "ratio_plain": found.raw.ravel(),
            "ratio": found.ratio.ravel(),
            "lower": found.lower.ravel(),
            "upper": found.upper.ravel(),
            "signal": found.signal.ravel(),
            "status": status.ravel(),
            "verdict": np.repeat(found.verdict, YEARS),
            "reason": np.repeat(found.reason, YEARS),
        },
        columns=list(PERIOD_COLUMNS),
    )


def _by_region(
    codes: list[str], found: Deviance, events: Numbers, judged: np.ndarray, status: np.ndarray
) -> pd.DataFrame:
    import pandas as pd

    some = judged.any(axis=1)
    expected = np.where(judged, found.expected, np.nan)
    lacking = [next((str(one) for one in row[::-1] if one != "ok"), "ok") for row in status]
    return pd.DataFrame(
        {
            "region_code": codes,
            "events": np.where(some, np.nansum(events, axis=1), np.nan),
            "expected": np.where(some, np.nansum(expected, axis=1), np.nan),
            "below": (found.signal == "below").sum(axis=1),
            "above": (found.signal == "above").sum(axis=1),
            "judged": judged.sum(axis=1),
            "verdict": list(found.verdict),
            "reason": list(found.reason),
            "status": lacking,
        },
        columns=list(REGION_COLUMNS),
    )


def _origins(table: pd.DataFrame, usable: np.ndarray) -> tuple[str, ...]:
    words = table.loc[usable.ravel(), "origins"]
    return tuple(sorted({one for many in words for one in str(many).split(";") if one}))


def _is_estimated(regions: Regions, request: ExpectedRequest, codes: list[str], view: View) -> bool:
    figures = (
        regions.population(code, request.borders, period.year, band)
        for code in codes
        for period in request.periods
        for band in BANDS
        if band == view.band
    )
    return any(figure is not None and figure.estimated for figure in figures)
