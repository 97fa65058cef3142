"""Funnel plots: which regions lie further from the republic than their size and common scatter explain.

Sources:

1. Spiegelhalter DJ: Funnel plots for comparing institutional performance. Statistics in Medicine 24
   (2005) 1185-1202.
2. Spiegelhalter D et al.: Statistical methods for healthcare regulation: rating, screening and
   surveillance. Journal of the Royal Statistical Society A 175 (2012) 1-47 (winsorised over-dispersion,
   additive model).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Distribution = Literal["count", "proportion"]
FEWEST_REGIONS: Final = 5
WINSORISED: Final = 0.10
WARNING: Final = 1.96  # 95 %
ALARM: Final = 3.09  # 99.8 %
WORD: Final = "<U16"


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far each region lies from the target, and the limits that its size allows it.

    ``z`` is the distance in standard errors after the over-dispersion ``between`` (τ², on the
    transformed scale) is taken into account; ``phi`` is the dispersion factor (1: pure chance).
    ``position`` is within | above_95 | below_95 | above_998 | below_998 | not_judged.
    """

    target: float
    z: Numbers
    phi: float
    between: float
    position: NDArray[np.str_]
    _distribution: Distribution
    _per: float

    def limits(self, denominator: ArrayLike, reach: float = WARNING) -> tuple[Numbers, Numbers]:
        """Lower and upper limit of the value for regions of some size, ``reach`` standard errors away.

        A size that is missing, zero or less has no limits (NaN).
        """
        size = np.asarray(denominator, dtype=np.float64)
        base = np.where(size > 0, size, np.nan)
        centre, error = _transformed_target(self.target / self._per, base, self._distribution)
        width = reach * np.sqrt(error**2 + self.between)
        low, high = (
            _back(np.maximum(centre + sign * width, 0.0), self._distribution) for sign in (-1.0, 1.0)
        )
        return low * self._per, high * self._per


def funnel(
    numerator: ArrayLike,
    denominator: ArrayLike,
    distribution: Distribution,
    per: float = 1.0,
    target: float | None = None,
) -> Funnel | None:
    """A funnel with limits widened for over-dispersion; ``None`` for fewer than five regions.

    There is none either around a target that no value can have: below zero, a share over its whole.

    On the scale on which chance is equal for all (√rate: standard error 1/(2√base); arcsine √share:
    1/(2√whole)) each region's z is its distance from the target over its standard error. φ is the mean
    of the squared z, winsorised at 10 % at either end, and τ² = max(0, (nφ - (n - 1)) / (Σw - Σw²/Σw))
    with w = 1/s² [2]. Limits lie at ±1.96 and ±3.09 of √(s² + τ²) [1]; where φ does not exceed
    (n - 1)/n they are those of chance alone. The target is the sum of all numerators over the sum of
    all denominators unless it is given.
    """
    events, base = (np.asarray(each, dtype=np.float64) for each in (numerator, denominator))
    sound = (events >= 0) & (base > 0)
    if distribution == "proportion":
        sound &= events <= base
    if sound.sum() < FEWEST_REGIONS:
        return None
    centre_value = float(events[sound].sum() / base[sound].sum()) if target is None else target / per
    highest = 1.0 if distribution == "proportion" else np.inf
    if not 0 <= centre_value <= highest:
        return None
    centre, error = _transformed_target(centre_value, np.where(sound, base, 1.0), distribution)
    distance = _transformed(np.where(sound, events / np.where(sound, base, 1.0), 0.0), distribution) - centre
    phi, between = _dispersion((distance / error)[sound], error[sound])
    z = np.where(sound, distance / np.sqrt(error**2 + between), np.nan)
    return Funnel(centre_value * per, z, phi, between, _positions(z), distribution, per)


def _dispersion(z: Numbers, error: Numbers) -> tuple[float, float]:
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    n, phi = z.size, float((np.clip(z, low, high) ** 2).mean())
    weight = 1 / error**2
    divisor = weight.sum() - (weight**2).sum() / weight.sum()
    between = max(0.0, (n * phi - (n - 1)) / divisor) if divisor > 0 else 0.0
    return phi, float(between)


def _transformed(value: Numbers, distribution: Distribution) -> Numbers:
    root = np.sqrt(value)
    return np.arcsin(root) if distribution == "proportion" else root


def _back(value: Numbers, distribution: Distribution) -> Numbers:
    if distribution == "proportion":
        return np.asarray(np.sin(np.minimum(value, np.pi / 2)) ** 2, dtype=np.float64)
    return np.asarray(value**2, dtype=np.float64)


def _transformed_target(value: float, base: Numbers, distribution: Distribution) -> tuple[float, Numbers]:
    centre = float(_transformed(np.asarray(value, dtype=np.float64), distribution))
    return centre, 1 / (2 * np.sqrt(base))


def _positions(z: Numbers) -> NDArray[np.str_]:
    conditions = [np.isnan(z), z > ALARM, z < -ALARM, z > WARNING, z < -WARNING]
    words = ["not_judged", "above_998", "below_998", "above_95", "below_95"]
    return np.select(conditions, words, default="within").astype(WORD)
