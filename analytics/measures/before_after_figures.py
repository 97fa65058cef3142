"""The figures of an indicator over four whole quarters on either side of a quarter, region by region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import basis_for, known_indicator, summed_indicator
from analytics.measures.series import SeriesRequest, series
from analytics.periods import Period
from analytics.regions import Regions
from analytics.statistics.before_after import Scatter, Sums
from analytics.statistics.intervals import Numbers

if TYPE_CHECKING:
    from analytics.store.journal import Journal

SIDE: Final = 4  # quarters before and after: the same seasons


@dataclass(frozen=True, slots=True)
class Sides:
    """Quarterly figures by region, summed or averaged over the quarters on either side.

    A flow is summed over the four quarters, a stock and a number of inhabitants averaged: the rate is one
    of a year, or the mean of a year. ``per`` is the multiplier of the indicator; without a
    denominator the rate is the figure itself.
    """

    codes: tuple[str, ...]
    first_key: int
    numerators: dict[str, Numbers]
    denominators: dict[str, Numbers]
    statuses: dict[str, tuple[str, ...]]
    sums_numerator: bool
    sums_denominator: bool
    per: float
    scatter: Scatter
    comparable_from: Period | None
    origins: tuple[str, ...] = ()

    def gaps(self, code: str, quarter: Period) -> tuple[str, ...]:
        """Why quarters on either side have no figure, each reason once; empty where all have one."""
        places = [*self._places(quarter, -SIDE), *self._places(quarter, 1)]
        return tuple(dict.fromkeys(s for p in places if (s := self.statuses[code][p]) != "ok"))

    def sums(self, codes: Sequence[str], quarter: Period) -> Sums:
        """The figures and bases of some regions before and after a quarter."""
        figures = [
            [self._over(store[code], start, quarter, is_sum) for code in codes]
            for store, is_sum in (
                (self.numerators, self.sums_numerator),
                (self.denominators, self.sums_denominator),
            )
            for start in (-SIDE, 1)
        ]
        return Sums.of(*figures)

    def rates(self, codes: Sequence[str], quarter: Period) -> tuple[float, float]:
        """The rate before and after, as sums over sums of the regions."""
        found = self.sums(codes, quarter)
        before = found.before.sum() / found.base_before.sum() * self.per
        return float(before), float(found.after.sum() / found.base_after.sum() * self.per)

    def index(
        self, code: str, others: Sequence[str], quarter: Period
    ) -> tuple[tuple[str, float, float], ...]:
        """Quarter by quarter, the region's rate and that of the others in per cent of before."""
        own, beside = self._quarterly([code]), self._quarterly(others)
        before = self._places(quarter, -SIDE)
        own_level, level = (float(np.nanmean(line[before])) for line in (own, beside))
        rows = []
        for shift in range(-SIDE, SIDE + 1):
            place = self._at(quarter, shift)
            row = (str(quarter.shift(shift)), _percent(own, place, own_level), _percent(beside, place, level))
            rows.append(row)
        return tuple(rows)

    def _quarterly(self, codes: Sequence[str]) -> Numbers:
        """The rate of every quarter, sums over sums."""
        top = np.sum([self.numerators[code] for code in codes], axis=0)
        bottom = np.sum([self.denominators[code] for code in codes], axis=0)
        return np.asarray(top / np.where(bottom > 0, bottom, np.nan), dtype=np.float64)

    def _over(self, figures: Numbers, start: int, quarter: Period, is_sum: bool) -> float:
        own = figures[self._places(quarter, start)]
        return float(own.sum() if is_sum else own.mean())

    def _places(self, quarter: Period, start: int) -> list[int]:
        return [self._at(quarter, start + step) for step in range(SIDE)]

    def _at(self, quarter: Period, shift: int) -> int:
        return quarter.key + shift - self.first_key


def _percent(line: Numbers, place: int, level: float) -> float:
    return float(line[place] / level * 100) if level > 0 else float("nan")


def sides_of(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    code: str,
    borders: int,
    first: Period,
    last: Period,
) -> Sides:
    """The quarterly figures of an indicator in all regions of the borders over a stretch of time.

    A flow is taken of each quarter alone, a stock as it stands. Raises ``ValueError`` for an
    indicator that the catalogue does not have.
    """
    indicator = known_indicator(catalogue, code)
    basis = basis_for(catalogue, indicator, "quarter")
    request = SeriesRequest(code, basis, borders, first, last)
    codes = [region.code for region in regions.in_borders(borders)]
    table = series(journal, catalogue, regions, request, codes)
    by_code = {str(one): rows for one, rows in table.groupby("region_code", sort=False)}
    is_rate = request.view(catalogue).measure == "rate"
    kinds = {summed_indicator(catalogue, one).kind for one in indicator.denominator}
    scatter: Scatter = indicator.distribution
    if not is_rate and basis == "stock":
        scatter = "none"
    bases = {
        one: rows["denominator"].to_numpy(np.float64) if is_rate else np.ones(len(rows))
        for one, rows in by_code.items()
    }
    return Sides(
        codes=tuple(codes),
        first_key=first.key,
        numerators={one: rows["numerator"].to_numpy(np.float64) for one, rows in by_code.items()},
        denominators=bases,
        statuses={one: tuple(rows["status"].astype(str)) for one, rows in by_code.items()},
        sums_numerator=basis == "quarter",
        sums_denominator=is_rate and kinds == {"flow"},
        per=float(indicator.per) if is_rate else 1.0,
        scatter=scatter,
        comparable_from=indicator.comparable_from,
        origins=tuple(sorted({one for told in table["origins"] for one in str(told).split(";") if one})),
    )
