"""An index of several indicators, on demand: never a bare place, always what it hangs on.

Sources:

1. OECD, JRC: Handbook on constructing composite indicators, 2008, steps 5 to 7 (normalisation, weighting
   and aggregation, robustness and sensitivity).
2. Saisana M, Saltelli A, Tarantola S: Uncertainty and sensitivity analysis techniques as tools for the
   quality assessment of composite indicators. Journal of the Royal Statistical Society A 168 (2005)
   307-323 (Monte Carlo over normalisation, weights and left-out indicators).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.normalisation import (
    AGGREGATIONS,
    NORMALISATIONS,
    Aggregation,
    Figures,
    Normalisation,
    aggregated,
    drawn_values,
    normalised,
)
from analytics.statistics.rank_correlation import mean_places

Numbers = NDArray[np.float64]
Polarity = Literal["higher_is_better", "lower_is_better"]
Choice = Literal["without_indicator", "normalisation", "aggregation", "equal_weights"]
Reason = Literal["", "too_few_regions", "no_indicators"]
SIGNS: Final[dict[str, float]] = {"higher_is_better": 1.0, "lower_is_better": -1.0}
FEWEST_REGIONS: Final = 3
DRAWS: Final = 2_000
SEED: Final = 20080101
CONFIDENCE: Final = 0.90
CONCENTRATION: Final = 50.0
SAME: Final = 1e-9  # scores that differ by rounding only share their place


@dataclass(frozen=True, slots=True)
class Hinge:
    """The one choice that moves a region's place most, everything else staying as chosen.

    ``detail`` is the position of the indicator that is left out, or the other normalisation or
    aggregation; it is empty for equal weights.
    """

    choice: Choice
    detail: int | str
    place_from: float
    place_to: float


@dataclass(frozen=True, slots=True)
class Index:
    """The index of each region: its score, its place, and in which places it may as well stand.

    ``place`` 1 is the best; ``first`` and ``last`` hold it in 90 % of the draws. Figures are NaN for the
    regions in ``left_out`` (positions), which lack an indicator, and for all where ``reason`` is not
    empty. ``hangs_on`` is ``None`` for a region that no single choice moves. ``weights`` are those used:
    they add up to one, and are 0 for the indicators in ``constant`` (positions), the same everywhere.
    """

    score: Numbers
    place: Numbers
    first: Numbers
    last: Numbers
    hangs_on: tuple[Hinge | None, ...]
    weights: Numbers
    left_out: tuple[int, ...]
    constant: tuple[int, ...]
    confidence: float
    reason: Reason


def composite(
    indicators: Sequence[Figures],
    polarity: Sequence[Polarity],
    weights: ArrayLike,
    normalisation: Normalisation = "z_score",
    aggregation: Aggregation = "arithmetic",
    concentration: float = CONCENTRATION,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Index:
    """An index from indicators, its 90 % interval of places, and the choice each place hangs on [1, 2].

    Each draw takes every figure anew from its own chance, a normalisation (each alike; those from 0 to 1
    for a geometric mean), weights from a Dirichlet distribution around the chosen ones (with concentration
    c a weight w has the standard deviation √(w(1 - w) / (c + 1))), and leaves out one indicator or none,
    each alike. The aggregation stays as chosen. A region that lacks an indicator is left out and named;
    nothing is imputed. Equal scores share the mean of their places.

    Args:
        indicators: one a column, figures in the same order of regions.
        polarity: of each indicator; one without a judgement has no place in an index.
        weights: of each indicator, 0 or more; brought to a sum of one.
        normalisation: z_score | min_max | ranks.
        aggregation: arithmetic | geometric; the latter not with z-scores, which fall below nought.
        concentration: how closely drawn weights keep to the chosen ones; positive.
        draws: number of draws.
        seed: the same seed gives the same intervals.

    Raises:
        ValueError: a choice is unknown or does not fit, or the numbers of figures differ.
    """
    given = _checked(indicators, polarity, weights, normalisation, aggregation, concentration)
    values = np.column_stack([own.value for own in indicators])
    chosen = given > 0
    sound = np.asarray(np.isfinite(values[:, chosen]).all(axis=1), dtype=bool)
    left_out = tuple(int(place) for place in np.flatnonzero(~sound))
    varies = np.ptp(values[sound], axis=0) > 0 if sound.any() else np.zeros(chosen.size, dtype=bool)
    constant = tuple(int(place) for place in np.flatnonzero(chosen & ~varies))
    used = chosen & varies
    if sound.sum() < FEWEST_REGIONS:
        return _silent(sound, given, left_out, (), "too_few_regions")
    if not used.any():
        return _silent(sound, given, left_out, constant, "no_indicators")
    weight = np.where(used, given, 0.0)
    weight /= weight.sum()
    sign = np.array([SIGNS[word] for word in polarity])[used]
    positions = np.flatnonzero(used)
    table = values[np.ix_(sound, positions)] * sign
    scores = aggregated(normalised(table, normalisation), weight[used], aggregation)
    place = _places(scores)
    random = np.random.default_rng(seed)
    drawn = np.stack(
        [drawn_values(indicators[int(at)], draws, random)[:, sound] for at in positions], axis=-1
    )
    drawn_places = _drawn_places(drawn * sign, weight[used], aggregation, concentration, random)
    tail = (1 - CONFIDENCE) / 2
    limits = np.quantile(drawn_places, [tail, 1 - tail], axis=0, method="inverted_cdf")
    hinges = _hinges(table, weight[used], normalisation, aggregation, place, positions)
    of_region = dict(zip(np.flatnonzero(sound).tolist(), hinges, strict=True))
    return Index(
        score=_spread(scores, sound),
        place=_spread(place, sound),
        first=_spread(limits[0], sound),
        last=_spread(limits[1], sound),
        hangs_on=tuple(of_region.get(region) for region in range(sound.size)),
        weights=weight,
        left_out=left_out,
        constant=constant,
        confidence=CONFIDENCE,
        reason="",
    )


def _checked(
    indicators: Sequence[Figures],
    polarity: Sequence[Polarity],
    weights: ArrayLike,
    normalisation: Normalisation,
    aggregation: Aggregation,
    concentration: float,
) -> Numbers:
    """The weights, once all choices fit together."""
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != (len(indicators),) or len(polarity) != len(indicators):
        raise ValueError(f"{len(indicators)} indicators need as many weights and polarities")
    if not (given >= 0).all() or given.sum() <= 0:
        raise ValueError(f"weights are 0 or more, and one of them is not 0: {given.tolist()}")
    for word in polarity:
        if word not in SIGNS:
            raise ValueError(f"a polarity is one of {', '.join(SIGNS)}, not {word!r}")
    if normalisation not in NORMALISATIONS or aggregation not in AGGREGATIONS:
        raise ValueError(f"unknown normalisation or aggregation: {normalisation!r}, {aggregation!r}")
    if normalisation not in _normalisations(aggregation):
        raise ValueError("a geometric mean needs figures above nought: min_max or ranks, not z_score")
    if not concentration > 0:
        raise ValueError(f"a concentration is positive, not {concentration}")
    return given


def _normalisations(aggregation: Aggregation) -> tuple[Normalisation, ...]:
    return NORMALISATIONS if aggregation == "arithmetic" else ("min_max", "ranks")


def _places(scores: Numbers) -> Numbers:
    """Places from the highest score on, equal ones sharing the mean place."""
    return mean_places(-np.round(scores / SAME) * SAME)


def _drawn_places(
    drawn: Numbers,
    weight: Numbers,
    aggregation: Aggregation,
    concentration: float,
    random: np.random.Generator,
) -> Numbers:
    """Places by draw and region."""
    draws, _, indicators = drawn.shape
    weights = random.dirichlet(concentration * weight, size=draws)
    if indicators > 1:
        dropped = random.integers(0, indicators + 1, size=draws)  # the last one: none is left out
        kept = np.arange(indicators) != dropped[:, None]
        # Where one indicator has all the weight that was drawn, nothing is left without it.
        weights = np.where((weights * kept).sum(axis=1, keepdims=True) > 0, weights * kept, weights)
    weights /= weights.sum(axis=1, keepdims=True)
    methods = _normalisations(aggregation)
    which = random.integers(0, len(methods), size=draws)
    scores = np.empty(drawn.shape[:2])
    for number, method in enumerate(methods):
        at = which == number
        scores[at] = aggregated(normalised(drawn[at], method), weights[at][:, None, :], aggregation)
    return _places(scores)


def _hinges(
    table: Numbers,
    weight: Numbers,
    normalisation: Normalisation,
    aggregation: Aggregation,
    place: Numbers,
    positions: NDArray[np.intp],
) -> list[Hinge | None]:
    """For each region the other choice under which its place differs most; the first of equal ones."""
    others: list[tuple[Choice, int | str, Numbers]] = []
    for at, position in enumerate(positions):
        if weight.size > 1:
            kept = np.where(np.arange(weight.size) == at, 0.0, weight)
            scores = aggregated(normalised(table, normalisation), kept / kept.sum(), aggregation)
            others.append(("without_indicator", int(position), _places(scores)))
    for method in _normalisations(aggregation):
        if method != normalisation:
            scores = aggregated(normalised(table, method), weight, aggregation)
            others.append(("normalisation", method, _places(scores)))
    for mean in AGGREGATIONS:
        if mean != aggregation and normalisation in _normalisations(mean):
            scores = aggregated(normalised(table, normalisation), weight, mean)
            others.append(("aggregation", mean, _places(scores)))
    equal = np.full(weight.size, 1 / weight.size)
    scores = aggregated(normalised(table, normalisation), equal, aggregation)
    others.append(("equal_weights", "", _places(scores)))
    return [_furthest(others, place, region) for region in range(place.size)]


def _furthest(
    others: Sequence[tuple[Choice, int | str, Numbers]], place: Numbers, region: int
) -> Hinge | None:
    here = float(place[region])
    choice, detail, there = max(others, key=lambda other: abs(float(other[2][region]) - here))
    moved = float(there[region])
    return Hinge(choice, detail, here, moved) if moved != here else None


def _spread(figures: Numbers, sound: NDArray[np.bool_]) -> Numbers:
    """Figures of the regions that have them among all regions."""
    table = np.full(sound.shape, np.nan)
    table[sound] = figures
    return table


def _silent(
    sound: NDArray[np.bool_],
    given: Numbers,
    left_out: tuple[int, ...],
    constant: tuple[int, ...],
    why: Reason,
) -> Index:
    nothing = np.full(sound.shape, np.nan)
    none = (None,) * sound.size
    weight = given / given.sum()
    return Index(nothing, nothing, nothing, nothing, none, weight, left_out, constant, CONFIDENCE, why)
