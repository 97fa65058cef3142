"""Regions that are alike in structure, so that like is compared with like.

Source:

1. CIPFA: Nearest neighbour model, and Department for Education: Children's services statistical
   neighbour benchmarking tool (weighted Euclidean distance of standardised variables).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

NEIGHBOURS: Final = 5


def standardised(variables: ArrayLike) -> NDArray[np.float64]:
    """The variables with mean 0 and standard deviation 1 over the regions that have them [1].

    Missing ones stay missing (NaN), and so does a variable that is the same everywhere.

    Args:
        variables: regions in rows, variables in columns; missing ones are NaN.
    """
    figures = np.atleast_2d(np.asarray(variables, dtype=np.float64))
    counted = np.ma.masked_invalid(figures)
    mean, spread = counted.mean(axis=0).filled(np.nan), counted.std(axis=0).filled(np.nan)
    # Not by the deviation: that of twenty times 0.1 is a rounding error above zero.
    differs = counted.max(axis=0).filled(np.nan) > counted.min(axis=0).filled(np.nan)
    return np.asarray((figures - mean) / np.where(differs, spread, np.nan))


def distances(variables: ArrayLike, weights: ArrayLike | None = None) -> NDArray[np.float64]:
    """The distances between regions by their structure, as a square table [1].

    Each variable is brought to mean 0 and standard deviation 1 over the regions; the distance is the
    root of the weighted mean of the squared differences over the variables that both regions have.
    A variable that is the same everywhere does not count. Two regions without a common variable have
    no distance (NaN).

    Args:
        variables: regions in rows, variables in columns; missing ones are NaN.
        weights: one a variable, 0 or more; all alike where not given.

    Raises:
        ValueError: a weight is negative, or there are not as many weights as variables.
    """
    standard = standardised(variables)
    weight = np.ones(standard.shape[1]) if weights is None else np.asarray(weights, dtype=np.float64)
    if weight.shape != (standard.shape[1],) or (weight < 0).any():
        raise ValueError(f"{standard.shape[1]} weights of 0 or more are needed, not {weight.tolist()}")
    squares = (standard[:, None, :] - standard[None, :, :]) ** 2
    both = ~np.isnan(squares)
    total = (both * weight).sum(axis=2)
    summed = np.where(both, squares * weight, 0.0).sum(axis=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(total > 0, np.sqrt(summed / total), np.nan)


def nearest(distance: ArrayLike, region: int, number: int = NEIGHBOURS) -> tuple[int, ...]:
    """The positions of the regions nearest to one, the nearest first; of equal ones the earlier."""
    row = np.asarray(distance, dtype=np.float64)[region].copy()
    row[region] = np.nan
    order = np.argsort(np.where(np.isnan(row), np.inf, row), kind="stable")
    return tuple(int(other) for other in order[:number] if not np.isnan(row[other]))
