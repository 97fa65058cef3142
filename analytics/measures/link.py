"""Two indicators side by side for every region: clubs beside offences, and a region's path over years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.heat import HeatRequest, heat, heat_view
from analytics.measures.series import series_rows, series_table
from analytics.periods import Period, periods_between
from analytics.regions import Regions
from analytics.statistics.rank_correlation import RankCorrelation, rank_correlation

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

PAIR: Final = ("x", "y")
LINK_COLUMNS: Final = (
    "region_code",
    *(f"{axis}{part}" for axis in PAIR for part in ("", "_lower", "_upper", "_verdict", "_status")),
    "quadrant",
    "population",
    "origin",
)


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """Two indicators in one period: ``x`` (of clubs, say) beside ``y`` (of offences)."""

    x_code: str
    y_code: str
    period: Period
    borders: int
    confidence: float = 0.95

    @property
    def both(self) -> HeatRequest:
        """Both indicators on their usual measure, against the republic."""
        codes = (self.x_code, self.y_code)
        return HeatRequest(codes, self.period, self.borders, confidence=self.confidence)


@dataclass(frozen=True, slots=True)
class Link:
    """The regions with both values, and the republic's levels that part them into quadrants.

    ``table`` has one row a region of the borders, by code: ``x``, ``y`` in the units of the indicators
    with ``_lower``, ``_upper`` limits, ``_verdict`` against the republic and ``_status``; ``quadrant``
    (``high_low``: x above, y at or below the republic's level; ``None`` where a value is not ok);
    ``population``: inhabitants on 1 January; ``origin``.
    """

    request: LinkRequest
    table: pd.DataFrame
    x_level: float | None
    y_level: float | None

    @property
    def known(self) -> pd.DataFrame:
        """The regions that have both values on unchanged land."""
        return self.table[self.table["quadrant"].notna()]


def link(journal: Journal, catalogue: Catalogue, regions: Regions, request: LinkRequest) -> Link:
    """Both indicators of every region, with limits, levels and quadrants.

    Raises ``ValueError`` for unknown indicators, and for one indicator twice, ``BordersTooFine`` for
    borders finer than the returns.
    """
    if request.x_code == request.y_code:
        raise ValueError(f"{request.x_code} stands on both axes")
    table = heat(journal, catalogue, regions, request.both)
    codes = dict(zip(PAIR, (request.x_code, request.y_code), strict=True))
    sides = {
        axis: table[table["indicator_code"].eq(code)].reset_index(drop=True) for axis, code in codes.items()
    }
    levels = {axis: _level(side) for axis, side in sides.items()}
    return Link(request, _joined(sides, levels, regions, request), levels["x"], levels["y"])


def paths(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    request: LinkRequest,
    region_code: str,
    first: Period,
) -> pd.DataFrame:
    """A region's way over the years: both values in the same period of each year.

    One row a year that has both, oldest first: ``period``, ``x``, ``y``. A year in which the region of
    these borders did not exist, or whose land changed inside it, is left out.
    """
    import pandas as pd

    every = periods_between(first, request.period)
    same = [period for period in every if period.quarter == request.period.quarter]
    views = [heat_view(catalogue, code, request.both) for code in (request.x_code, request.y_code)]
    rows = series_rows(journal, catalogue, views, same, [region_code])
    values = {}
    for axis, view in zip(PAIR, views, strict=True):
        own = rows[rows["indicator_code"].eq(view.indicator.code)]
        told = series_table(own, view, same, regions, [region_code])
        values[axis] = told["value"].where(told["status"].eq("ok"))
    path = pd.DataFrame({"period": [str(period) for period in same], **values})
    return path.dropna().reset_index(drop=True)


def _level(side: pd.DataFrame) -> float | None:
    """The level that the regions were compared with; all have the same."""
    levels = side["benchmark"].dropna()
    return None if levels.empty else float(levels.iloc[0])


def _joined(
    sides: dict[str, pd.DataFrame], levels: dict[str, float | None], regions: Regions, request: LinkRequest
) -> pd.DataFrame:
    import pandas as pd

    codes = [str(code) for code in sides["x"]["region_code"]]
    columns: dict[str, object] = {"region_code": codes}
    for axis, side in sides.items():
        columns[axis] = side["value"]
        for part in ("lower", "upper", "verdict", "status"):
            columns[f"{axis}_{part}"] = side[part]
    people = [regions.population(code, request.borders, request.period.year, "total") for code in codes]
    columns["population"] = [np.nan if one is None else float(one.persons) for one in people]
    origins = zip(sides["x"]["origin"], sides["y"]["origin"], strict=True)
    columns["origin"] = [_origin(*pair) for pair in origins]
    columns["quadrant"] = _quadrants(sides, levels)
    return pd.DataFrame(columns)[list(LINK_COLUMNS)]


def _origin(first: str | None, second: str | None) -> str | None:
    known = {one for one in (first, second) if isinstance(one, str)}
    return "mixed" if len(known) > 1 else next(iter(known), None)


def _quadrants(sides: dict[str, pd.DataFrame], levels: dict[str, float | None]) -> list[str | None]:
    ok = sides["x"]["status"].eq("ok") & sides["y"]["status"].eq("ok")
    if levels["x"] is None or levels["y"] is None:
        return [None] * len(ok)
    sides_of = {axis: np.where(sides[axis]["value"] > level, "high", "low") for axis, level in levels.items()}
    pairs = zip(sides_of["x"], sides_of["y"], ok, strict=True)
    return [f"{across}_{along}" if known else None for across, along, known in pairs]


def ranks_together(answer: Link) -> RankCorrelation:
    """How the ranks of both indicators go together, over the regions that have both."""
    known = answer.known
    return rank_correlation(known["x"].to_numpy(), known["y"].to_numpy(), answer.request.confidence)
