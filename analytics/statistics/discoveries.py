"""Many verdicts at once: how many of them would be chance.

Source:

1. Benjamini Y, Hochberg Y: Controlling the false discovery rate: a practical and powerful approach to
   multiple testing. Journal of the Royal Statistical Society B 57 (1995) 289-300.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def adjusted_probabilities(probabilities: ArrayLike) -> NDArray[np.float64]:
    """Probabilities adjusted so that, judged at 5 %, on average at most 5 % of discoveries are false [1].

    The i-th smallest of m becomes the smallest of p x m / i from there on, at most 1. What is missing
    stays missing and does not count among the m. Order as given.
    """
    given = np.asarray(probabilities, dtype=np.float64)
    adjusted = np.full_like(given, np.nan)
    known = np.flatnonzero(~np.isnan(given))
    if known.size == 0:
        return adjusted
    from_smallest = known[np.argsort(given[known], kind="stable")]
    raised = given[from_smallest] * known.size / np.arange(1, known.size + 1)
    adjusted[from_smallest] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return adjusted
