"""How the association behaves on simulated panels: false alarms, coverage, power, by number of quarters.

Run for the figures in full: ``python -m tests.statistics.association_calibration``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from analytics.statistics.association import slope_of, two_sided
from analytics.statistics.falsification import falsification
from analytics.statistics.jackknife import leave_one_out
from analytics.statistics.permutation import permutation_check
from tests.statistics.association_panels import (
    STRONG,
    USUAL,
    Unrest,
    counts,
    coverages,
    fits_of,
    one_panel,
    panel_with,
)

SEED = 20150220
LEVEL = 0.05
SCENARIOS = {"usual": USUAL, "strong": STRONG}


@dataclass(frozen=True)
class Figure:
    """What was measured: the method, the panels, what was counted, its value, and how many panels."""

    method: str
    scenario: str
    statistic: str
    value: float
    panels: int


def clustered_figures(panels: int, quarters: int, percent: float, unrest: Unrest, name: str) -> list[Figure]:
    """False alarms or power of naive and clustered errors, coverage of the limits, and the mean estimate."""
    random = np.random.default_rng([SEED, quarters, int(-percent)])
    fits = fits_of(random, panels, quarters, percent, unrest)
    scenario = f"{name}_{quarters}_quarters_{percent:g}_percent"
    found = two_sided(fits.coefficient / fits.clustered, 15) < LEVEL
    naive = np.abs(fits.coefficient / fits.naive) > NormalDist().inv_cdf(1 - LEVEL / 2)
    missed = two_sided((fits.coefficient - slope_of(percent)) / fits.clustered, 15) < LEVEL
    bias = float((fits.coefficient - slope_of(percent)).mean())
    error = float(fits.coefficient.std(ddof=1)) / panels**0.5
    statistic = "found" if percent else "false_alarms"
    return [
        Figure("association_naive", scenario, statistic, float(naive.mean()), panels),
        Figure("association", scenario, statistic, float(found.mean()), panels),
        Figure("association", scenario, "coverage", float(1 - missed.mean()), panels),
        Figure("association", scenario, "bias_in_standard_errors", bias / error, panels),
    ]


def check_figures(panels: int, quarters: int, unrest: Unrest, name: str) -> list[Figure]:
    """False alarms of the permutation check and of the jackknife."""
    scenario = f"{name}_{quarters}_quarters_0_percent"
    made = [one_panel(SEED + number, quarters, 0.0, unrest) for number in range(panels)]
    checks = [permutation_check(panel, permutations=199) for panel in made]
    left = [leave_one_out(panel).association.probability for panel in made]
    shares = {
        "permutation_check": [check.probability <= LEVEL for check in checks],
        "permutation_of_estimate": [check.of_estimate <= LEVEL for check in checks],
        "jackknife": [probability < LEVEL for probability in left],
    }
    return [
        Figure(method, scenario, "false_alarms", float(np.mean(share)), panels)
        for method, share in shares.items()
    ]


def falsification_figures(panels: int, percent: float, ahead: int) -> Figure:
    """How often a lead is found where events go with coverage so many quarters later (0: of the same one)."""
    found = []
    for number in range(panels):
        random = np.random.default_rng(SEED + number)
        coverage = coverages(random, 1, 40 + ahead)
        events = counts(random, coverage[..., ahead:], percent, USUAL)[0]
        panel = panel_with(events, coverage[0, :, :40])
        found.append(falsification(panel).finding == "lead_found")
    scenario = f"usual_40_quarters_{percent:g}_percent_{ahead}_ahead"
    return Figure("falsification", scenario, "found", float(np.mean(found)), panels)


def figures(panels: int, checked: int) -> Iterator[Figure]:
    """All figures of both scenarios for 12 and 40 quarters."""
    for name, unrest in SCENARIOS.items():
        for quarters in (12, 40):
            for percent in (0.0, -5.0, -10.0):
                yield from clustered_figures(panels, quarters, percent, unrest, name)
            yield from check_figures(checked, quarters, unrest, name)
    for percent, ahead in ((0.0, 0), (-10.0, 0), (-10.0, 1), (-20.0, 1)):
        yield falsification_figures(checked, percent, ahead)


if __name__ == "__main__":
    for figure in figures(2000, 400):
        print(f"{figure.method:24} {figure.scenario:34} {figure.statistic:24} {figure.value:7.3f}")
