"""Writes association_reference_pyfixest.csv with pyfixest, which the project itself does not need.

Run in this folder.
Levels of units and quarters are absorbed by ``fepois``; errors CRV1 by unit with ``ssc(k_adj=True,
k_fixef="full", G_adj=True)``: the sandwich times G/(G-1) x (N-1)/(N-K), K all coefficients and levels.
"""

import numpy as np
import pandas as pd
import pyfixest as pf

FORMULA = "events ~ coverage_then | unit + period"
CORRECTION = "G/(G-1) x (N-1)/(N-K)"
panel = pd.read_csv("association_panel.csv", dtype={"unit": str})
panel["log_population"] = np.log(panel["population"])
coverage = panel.set_index(["unit", "period"])["coverage"]
rows = []
for lag in (0, 2, -1):
    then = pd.MultiIndex.from_arrays([panel["unit"], panel["period"] - lag])
    panel["coverage_then"] = coverage.reindex(then).to_numpy()
    known = panel.dropna(subset=["coverage_then", "events"])
    fit = pf.fepois(
        FORMULA,
        known,
        vcov={"CRV1": "unit"},
        offset="log_population",
        ssc=pf.ssc(k_adj=True, k_fixef="full", G_adj=True, G_df="conventional"),
        iwls_tol=1e-14,
        fixef_tol=1e-12,
        fixef_maxiter=100_000,
    )
    figures = f"{fit.coef().iloc[0]:.12g}", f"{fit.se().iloc[0]:.12g}"
    program = f"pyfixest {pf.__version__}"
    rows.append((f"lag_{lag}", lag, *figures, "", fit._N, f"fepois {FORMULA}", CORRECTION, program))
names = "name", "lag", "coefficient", "error", "dispersion", "observations", "model", "correction", "program"
pd.DataFrame(rows, columns=names).to_csv("association_reference_pyfixest.csv", index=False)
