"""The trend over quarters: per cent a year with its interval, and a check that assumes less.

Sources:

1. McCullagh P, Nelder JA: Generalized linear models, 2nd edition, 1989, chapter 6 and section 4.5
   (quasi-Poisson: the dispersion is Pearson's chi-squared over the residual degrees of freedom).
2. Hirsch RM, Slack JR, Smith RA: Techniques of trend analysis for monthly water quality data. Water
   Resources Research 18 (1982) 107-121 (seasonal Mann-Kendall).
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import erfc, exp, log, nan, sqrt
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
TrendVerdict = Literal["growth", "fall", "within_chance", "too_short", "not_judged"]
FEWEST_QUARTERS: Final = 12
QUARTERS_IN_YEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Trend:
    """The yearly change of a series in per cent, with its limits.

    ``verdict`` is ``too_short`` under twelve quarters with figures, ``not_judged`` where nothing can
    be fitted. ``dispersion`` is the scatter beyond chance (1: pure chance), ``quarters`` the number of
    quarters used. ``agrees`` says whether the seasonal Mann-Kendall test points the same way at the
    same level.

    The fitted line: ``level`` is the fitted rate per 1 of the base in the middle of the series,
    averaged over the quarters of the year on the log scale, ``middle_key`` the period key of that
    middle. At the key k the line stands at level x (1 + percent_a_year / 100) ** ((k - middle_key) / 4),
    and between the same with ``lower`` and ``upper``. Both are NaN where nothing was fitted.
    """

    percent_a_year: float
    lower: float
    upper: float
    probability: float
    dispersion: float
    quarters: int
    verdict: TrendVerdict
    agrees: bool
    method: str
    level: float
    middle_key: float


def trend(
    events: ArrayLike,
    base: ArrayLike,
    period_keys: Sequence[int],
    confidence: float = 0.95,
) -> Trend:
    """The trend of quarterly events over their base: quasi-Poisson with a level for each quarter [1].

    log(events) = log(base) + a level for each quarter of the year + slope x years. Standard errors are
    widened by the dispersion (never narrowed below chance); limits come from Student's t on the
    residual degrees of freedom. Beside it stands the seasonal Mann-Kendall test [2]. Events that fall
    only into the first year, or only into the last, have no finite slope and are not judged.

    Args:
        events: events of each quarter on its own (0 or more); missing ones are left out.
        base: the population or other denominator of each quarter, positive.
        period_keys: the quarters as whole numbers that grow by one a quarter, a multiple of four in
            the first quarter of a year.
        confidence: of the limits, between 0 and 1.

    Raises:
        ValueError: the lengths differ.
    """
    counts, over = np.asarray(events, dtype=np.float64), np.asarray(base, dtype=np.float64)
    keys = np.asarray(period_keys, dtype=np.int64)
    if not counts.shape == over.shape == keys.shape:
        raise ValueError("events, base and period_keys have the same length")
    known = (counts >= 0) & (over > 0)
    counts, over, keys = counts[known], over[known], keys[known]
    if counts.size < FEWEST_QUARTERS:
        return _without("too_short", counts.size)
    if counts.sum() == 0:
        return _without("not_judged", counts.size)
    return _fitted(counts, over, keys, confidence)


def _fitted(counts: Numbers, over: Numbers, keys: NDArray[np.int64], confidence: float) -> Trend:
    import statsmodels.api as sm
    from scipy.stats import t
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    # A quarter of the year in which nothing ever happened says nothing of the slope.
    kept = np.isin(keys % QUARTERS_IN_YEAR, [q for q in range(4) if counts[keys % 4 == q].sum() > 0])
    counts, over, keys = counts[kept], over[kept], keys[kept]
    years = (keys - keys.mean()) / QUARTERS_IN_YEAR
    seasons = [(keys % QUARTERS_IN_YEAR == q).astype(float) for q in np.unique(keys % QUARTERS_IN_YEAR)]
    design = np.column_stack([years, *seasons])
    freedom = counts.size - design.shape[1]
    if freedom < 1 or np.unique(years).size < 3 or _slope_is_infinite(counts, keys):
        return _without("not_judged", counts.size)
    with warnings.catch_warnings():
        # A series that follows its model to the last digit is no fault of a Poisson fit.
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        fit = sm.GLM(counts, design, family=sm.families.Poisson(), offset=np.log(over)).fit()
    dispersion = float(fit.pearson_chi2 / freedom)
    error = float(fit.bse[0]) * sqrt(max(dispersion, 1.0))
    slope = float(fit.params[0])
    reach = float(t.ppf((1 + confidence) / 2, freedom)) * error
    probability = float(2 * t.sf(abs(slope) / error, freedom))
    verdict: TrendVerdict = "within_chance"
    if probability < 1 - confidence:
        verdict = "growth" if slope > 0 else "fall"
    statistic, chance = seasonal_mann_kendall(counts / over, keys)
    return Trend(
        percent_a_year=_percent(slope),
        lower=_percent(slope - reach),
        upper=_percent(slope + reach),
        probability=probability,
        dispersion=dispersion,
        quarters=int(counts.size),
        verdict=verdict,
        agrees=_word(statistic, chance, 1 - confidence) == verdict,
        method="quasi_poisson",
        level=exp(float(np.mean(fit.params[1:]))),
        middle_key=float(keys.mean()),
    )


def _slope_is_infinite(counts: Numbers, keys: NDArray[np.int64]) -> bool:
    """Whether in every quarter of the year events fall into its first year alone, or its last.

    Then the likelihood grows without end as the slope does, and no maximum exists.
    """
    seasons = [keys % QUARTERS_IN_YEAR == q for q in np.unique(keys % QUARTERS_IN_YEAR)]
    with_events = [keys[season & (counts > 0)] for season in seasons]
    return any(
        all((of == end(keys[season])).all() for of, season in zip(with_events, seasons, strict=True))
        for end in (np.min, np.max)
    )


def seasonal_mann_kendall(
    values: ArrayLike, period_keys: Sequence[int] | NDArray[np.int64]
) -> tuple[float, float]:
    """The seasonal Mann-Kendall statistic S and its two-sided probability [2].

    S counts, within each quarter of the year, the pairs of years that grow minus those that fall;
    its variance allows for ties. The normal approximation has a continuity correction. Fewer than
    two years give S = 0 and a missing probability.
    """
    figures, keys = np.asarray(values, dtype=np.float64), np.asarray(period_keys)
    statistic, variance = 0.0, 0.0
    for quarter in range(QUARTERS_IN_YEAR):
        at = keys % QUARTERS_IN_YEAR == quarter
        season = figures[at][np.argsort(keys[at])]
        season = season[~np.isnan(season)]
        statistic += sum(float(np.sign(later - earlier)) for earlier, later in combinations(season, 2))
        variance += _kendall_variance(season)
    if variance <= 0:
        return statistic, nan
    z = (statistic - np.sign(statistic)) / sqrt(variance)
    return statistic, min(erfc(abs(float(z)) / sqrt(2)), 1.0)


def _kendall_variance(season: Numbers) -> float:
    n = season.size
    ties = np.unique(season, return_counts=True)[1]
    return float(n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18


def pace_to_target(value: float, target: float, years: float) -> float:
    """The yearly change in per cent that takes a value to a target in so many years.

    NaN where the value or the target is zero or less, or no time is left.
    """
    if value <= 0 or target <= 0 or years <= 0:
        return nan
    return (exp(log(target / value) / years) - 1) * 100


def _percent(slope: float) -> float:
    return (exp(min(slope, 50.0)) - 1) * 100


def _word(statistic: float, probability: float, level: float) -> TrendVerdict:
    if not probability < level:
        return "within_chance"
    return "growth" if statistic > 0 else "fall"


def _without(verdict: TrendVerdict, quarters: int) -> Trend:
    return Trend(nan, nan, nan, nan, nan, int(quarters), verdict, False, "none", nan, nan)
