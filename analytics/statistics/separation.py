"""Perfect separation: cells without events whose fitted count runs to zero, found by a linear programme.

Source: Correia S, Guimarães P, Zylkin T: Verifying the existence of maximum likelihood estimates for
generalized linear models. arXiv 1903.01633, 2019. A combination of the regressors that is 0 in every cell
with events, nowhere positive in the cells without, and negative in some of them raises the likelihood for
ever; those cells say nothing of the other coefficients.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]


def perfectly_zero(events: Numbers, coverage: Numbers, used: Marks) -> Marks:
    """The used cells that levels of units and quarters and the coverage together predict to be zero.

    One programme finds them all: of each cell without events the depth, at most 1, is as large as the
    combination allows; a combination may be scaled, so that a depth is 0 or 1.
    """
    separated = np.zeros(used.shape, dtype=bool)
    empty = events[used] == 0
    if not empty.any():
        return separated
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, hstack

    unit, quarter = np.nonzero(used)
    cells, parameters = unit.size, sum(used.shape) + 1
    values = coverage[used]
    spread = float(np.ptp(values)) or 1.0
    design = np.zeros((cells, parameters))
    design[np.arange(cells), unit] = 1
    design[np.arange(cells), used.shape[0] + quarter] = 1
    design[:, -1] = (values - values.mean()) / spread
    zeros = int(empty.sum())
    found = linprog(
        c=np.concatenate([np.zeros(parameters), -np.ones(zeros)]),
        A_ub=hstack([csr_array(design[empty]), csr_array(np.eye(zeros))]),
        b_ub=np.zeros(zeros),
        A_eq=hstack([csr_array(design[~empty]), csr_array((cells - zeros, zeros))]),
        b_eq=np.zeros(cells - zeros),
        bounds=[(None, None)] * parameters + [(0, 1)] * zeros,
        method="highs",
    )
    if found.status == 0:
        depth = found.x[parameters:]
        separated[unit[empty], quarter[empty]] = depth > 0.5
    return separated
