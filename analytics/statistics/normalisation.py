"""Bringing indicators to one scale, and drawing what chance could have made of each figure.

Sources:

1. OECD, JRC: Handbook on constructing composite indicators, 2008, step 5 (normalisation) and step 6
   (weighting and aggregation).
2. Gelman A et al.: Bayesian data analysis, 3rd edition, section 2.8 (Jeffreys' prior for a rate and a
   proportion, as for places among regions).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.rank_correlation import mean_places

Numbers = NDArray[np.float64]
Normalisation = Literal["z_score", "min_max", "ranks"]
Aggregation = Literal["arithmetic", "geometric"]
Distribution = Literal["count", "proportion"]
NORMALISATIONS: Final[tuple[Normalisation, ...]] = ("z_score", "min_max", "ranks")
AGGREGATIONS: Final[tuple[Aggregation, ...]] = ("arithmetic", "geometric")
LEAST, MOST = 1.0, 100.0  # the scale of a geometric mean, which must not reach 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one indicator over regions, with what is known of their chance.

    ``numerator`` over ``denominator`` and their ``distribution`` come before ``lower`` and ``upper``;
    with neither the values are taken as certain. All are one figure a region; NaN is missing.
    """

    value: Numbers
    lower: Numbers | None = None
    upper: Numbers | None = None
    numerator: Numbers | None = None
    denominator: Numbers | None = None
    distribution: Distribution | None = None
    confidence: float = 0.95


def normalised(values: ArrayLike, method: Normalisation) -> Numbers:
    """Indicators on one scale over the regions, higher staying higher [1].

    ``z_score``: distance from the mean in standard deviations of all regions. ``min_max``: 0 for the
    lowest and 1 for the highest. ``ranks``: places from the lowest, equal ones sharing the mean place,
    as a share (place - 1) / (regions - 1). Where an indicator is the same everywhere it says nothing:
    0 for z-scores, else 1/2.

    Args:
        values: the last axis but one holds regions, the last one indicators; without missing figures.
        method: see above.

    Raises:
        ValueError: the method is unknown.
    """
    figures = np.asarray(values, dtype=np.float64)
    if method == "z_score":
        spread = figures.std(axis=-2, keepdims=True)
        centred = figures - figures.mean(axis=-2, keepdims=True)
        # What differs by rounding only is the same.
        flat = np.ptp(figures, axis=-2, keepdims=True) == 0
        return np.asarray(np.where(flat, 0.0, centred / np.where(flat, 1.0, spread)))
    if method == "ranks":
        return _shares(np.swapaxes(mean_places(np.swapaxes(figures, -1, -2)), -1, -2) - 1, figures)
    if method == "min_max":
        low = figures.min(axis=-2, keepdims=True)
        reach = figures.max(axis=-2, keepdims=True) - low
        return np.asarray(np.where(reach > 0, (figures - low) / np.where(reach > 0, reach, 1.0), 0.5))
    raise ValueError(f"a normalisation is one of {', '.join(NORMALISATIONS)}, not {method!r}")


def aggregated(scaled: ArrayLike, weights: ArrayLike, method: Aggregation) -> Numbers:
    """The scores of regions: the weighted arithmetic or geometric mean of their indicators [1].

    For the geometric mean the scale from 0 to 1 is shifted to 1 to 100 first, so that one worst figure
    does not make everything nought; it punishes weak spots that the arithmetic mean lets strong ones
    make up for.

    Args:
        scaled: normalised indicators, the last axis; from 0 to 1 for the geometric mean.
        weights: one an indicator, adding up to one.
        method: see above.

    Raises:
        ValueError: the method is unknown.
    """
    figures, weight = np.asarray(scaled, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if method == "arithmetic":
        return np.asarray((figures * weight).sum(axis=-1), dtype=np.float64)
    if method == "geometric":
        shifted = LEAST + (MOST - LEAST) * figures
        return np.asarray(np.exp((np.log(shifted) * weight).sum(axis=-1)), dtype=np.float64)
    raise ValueError(f"an aggregation is one of {', '.join(AGGREGATIONS)}, not {method!r}")


def drawn_values(own: Figures, draws: int, random: np.random.Generator) -> Numbers:
    """Values that chance could have given, by draw and region.

    A rate from Gamma(events + 1/2) / base, a proportion from Beta(part + 1/2, rest + 1/2) [2], both
    brought to the unit of the value; from limits, a normal on either side of the value, each as wide as
    its limit says; what has neither stays as it is.
    """
    shape = (draws, own.value.size)
    if own.numerator is not None and own.denominator is not None:
        return _from_counts(own, own.numerator, own.denominator, shape, random)
    if own.lower is not None and own.upper is not None:
        z = NormalDist().inv_cdf((1 + own.confidence) / 2)
        steps = random.standard_normal(shape)
        down, up = (np.nan_to_num(width) / z for width in (own.value - own.lower, own.upper - own.value))
        return np.asarray(own.value + steps * np.where(steps < 0, down, up), dtype=np.float64)
    return np.broadcast_to(own.value, shape)


def _from_counts(
    own: Figures,
    numerator: Numbers,
    denominator: Numbers,
    shape: tuple[int, int],
    random: np.random.Generator,
) -> Numbers:
    sound = (numerator >= 0) & (denominator > 0)
    if own.distribution == "proportion":
        sound &= numerator <= denominator
    events, base = np.where(sound, numerator, 1.0), np.where(sound, denominator, 2.0)
    if own.distribution == "proportion":
        drawn = random.beta(events + 0.5, base - events + 0.5, size=shape)
    else:
        drawn = random.gamma(events + 0.5, size=shape) / base
    return np.asarray(np.where(sound, drawn * _unit(own, numerator, denominator, sound), own.value))


def _unit(own: Figures, numerator: Numbers, denominator: Numbers, sound: NDArray[np.bool_]) -> float:
    """How many times the value is the numerator over the denominator, such as per 1,000."""
    some = sound & (numerator > 0) & np.isfinite(own.value)
    return float((own.value[some] * denominator[some] / numerator[some]).mean()) if some.any() else 1.0


def _shares(places_from_nought: Numbers, figures: Numbers) -> Numbers:
    last = figures.shape[-2] - 1
    return places_from_nought / last if last > 0 else np.full_like(places_from_nought, 0.5)
