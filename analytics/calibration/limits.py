"""Do 95 % limits of counts, shares and standardised rates hold the truth 95 times of a hundred?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import Levels, Numbers
from analytics.calibration.rows import Row
from analytics.statistics.intervals import event_limits, proportion_with_limits
from analytics.statistics.standardised import standardised_rate

COVERAGE = "coverage"


def limits_of_counts(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Exact limits under ten events and Byar's from ten on, over the levels of quarters and of years."""
    expected = np.concatenate([levels.events / 4, levels.events])
    sizes = {"events_under_10": (0, 10), "events_10_to_99": (10, 100), "events_from_100": (100, np.inf)}
    for scenario, (least, under) in sizes.items():
        truth = expected[(expected >= least) & (expected < under)]
        lower, upper, _ = event_limits(random.poisson(truth, (panels, truth.size)))
        yield share_row("rate_limits", scenario, COVERAGE, (lower <= truth) & (truth <= upper), 0.95)


def limits_of_shares(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Wilson's limits of the share of students among the minors of a region."""
    truth = (levels.students + 0.5) / (levels.events + 1)  # a published 0 is no share of exactly 0
    whole = levels.events.astype(np.int64)
    for scenario, chosen in {"whole_under_30": whole < 30, "whole_from_30": whole >= 30}.items():
        of, share = whole[chosen], truth[chosen]
        found = proportion_with_limits(random.binomial(of, share, (panels, of.size)), of, per=1)
        covered = (found.lower <= share) & (share <= found.upper)
        yield share_row("proportion_limits", scenario, COVERAGE, covered, 0.95)


def limits_of_standardised_rates(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """Dobson's limits over two age bands, in regions with twenty events or more a year."""
    chosen = levels.by_age.sum(axis=1) >= 20
    events = levels.by_age[chosen]
    children = np.outer(levels.persons[chosen] / 36, [1.1, 0.9])  # the younger band is the larger one
    standard = children.sum(axis=0)
    truth = (events / children * standard).sum(axis=1) / standard.sum()
    covered = [
        [
            _holds(random.poisson(of), base, standard, true)
            for of, base, true in zip(events, children, truth, strict=True)
        ]
        for _ in range(panels)
    ]
    yield share_row("standardised_rate", "two_age_bands", COVERAGE, covered, 0.95)


def _holds(events: ArrayLike, children: Numbers, standard: Numbers, truth: float) -> float:
    rate = standardised_rate(events, children, standard)
    return np.nan if np.isnan(rate.lower) else float(rate.lower <= truth <= rate.upper)
