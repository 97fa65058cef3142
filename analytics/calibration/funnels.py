"""How many ordinary regions a funnel flags: with the limits of chance alone, and with ours."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analytics.calibration.measuring import share_row
from analytics.calibration.panels import Levels
from analytics.calibration.rows import Row
from analytics.statistics.funnel import ALARM, WARNING, funnel

# Standard deviations of the log rate between regions. The published figures of 2022 show 0.37 for
# minors who offend and 0.26 for offences against minors (τ of our funnel, over half the root of the rate).
SPREADS = {"chance_alone": 0.0, "spread_15": 0.15, "spread_30": 0.30}
REACHES = {"flagged_95": (WARNING, 0.05), "flagged_998": (ALARM, 0.002)}


def funnels(levels: Levels, random: np.random.Generator, panels: int) -> Iterator[Row]:
    """A year's events of twenty regions that vary around the republic, none of them unusual."""
    for scenario, spread in SPREADS.items():
        ours, plain = np.empty((2, panels, levels.persons.size))
        for panel in range(panels):
            rates = levels.rate * np.exp(spread * random.standard_normal(levels.persons.size))
            events = random.poisson(rates * levels.persons).astype(np.float64)
            found = funnel(events, levels.persons, "count")
            if found is None:
                raise ValueError("twenty regions have a funnel")
            ours[panel] = found.z
            # The same distances in standard errors of chance alone: 1 / (2 √persons).
            root = np.sqrt(events / levels.persons) - np.sqrt(found.target)
            plain[panel] = root * 2 * np.sqrt(levels.persons)
        for statistic, (reach, nominal) in REACHES.items():
            yield share_row("funnel", scenario, statistic, np.abs(ours) > reach, nominal)
            yield share_row("funnel_of_chance", scenario, statistic, np.abs(plain) > reach, nominal)
