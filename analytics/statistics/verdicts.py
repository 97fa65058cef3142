"""Verdicts: is a region really above or below a benchmark, and is that good or bad.

Sources:

1. Office for Health Improvement and Disparities (formerly Public Health England): Technical Guide
   "RAG rating indicator values", July 2017 (comparison of confidence limits with a benchmark).
"""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Verdict = Literal["better", "similar", "worse", "higher", "lower", "not_judged"]
Polarity = Literal["higher_is_better", "lower_is_better", "neutral"]

WORDS: Final[dict[Polarity, tuple[Verdict, Verdict]]] = {
    "higher_is_better": ("better", "worse"),
    "lower_is_better": ("worse", "better"),
    "neutral": ("higher", "lower"),
}


def words_of(polarity: Polarity) -> tuple[Verdict, Verdict]:
    """The verdicts of a value that is higher and of one that is lower; ``ValueError`` if unknown."""
    if polarity not in WORDS:
        raise ValueError(f"a polarity is one of {', '.join(WORDS)}, not {polarity!r}")
    return WORDS[polarity]


def verdicts(
    lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike | None, polarity: Polarity
) -> NDArray[np.str_]:
    """Judge each value against a benchmark by its confidence limits [1].

    Limits wholly above the benchmark make a value higher, wholly below lower; limits that hold or
    touch it make it ``similar``. The polarity turns higher and lower into better and worse;
    ``neutral`` indicators keep ``higher`` and ``lower``. A value without limits, or a missing
    benchmark, is ``not_judged``. The benchmark is one for all values, or one for each of them (NaN
    where there is none). Raises ``ValueError`` for an unknown polarity, and where there are neither
    one benchmark nor as many as values.
    """
    above, below = words_of(polarity)
    low, high = np.asarray(lower, dtype=np.float64), np.asarray(upper, dtype=np.float64)
    mark = np.asarray(np.nan if benchmark is None else benchmark, dtype=np.float64)
    if mark.ndim and mark.shape != low.shape:
        raise ValueError(f"{low.size} benchmarks, or one, are needed, not {mark.size}")
    judged = ~(np.isnan(low) | np.isnan(high) | np.isnan(mark))
    conditions = [~judged, low > mark, high < mark]
    return np.select(conditions, ["not_judged", above, below], default="similar").astype("<U16")
