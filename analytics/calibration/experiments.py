"""All experiments with their sizes, and the run over them; each has a stream of chance of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from analytics.calibration.associations import (
    associations_with_effect,
    associations_without_effect,
    checks_without_effect,
    falsifications,
    powers_stated,
)
from analytics.calibration.befores import falls_beside_others, regions_beside_others
from analytics.calibration.changes import (
    change_of_regions,
    change_of_restless_regions,
    change_of_shares,
    change_of_twenty,
    falls_of_regions,
)
from analytics.calibration.deviances import deviances_of_one, deviances_without_any
from analytics.calibration.funnels import funnels
from analytics.calibration.indices import places_by_index
from analytics.calibration.limits import limits_of_counts, limits_of_shares, limits_of_standardised_rates
from analytics.calibration.overviews import verdicts_on_equals
from analytics.calibration.pairs import rank_correlations
from analytics.calibration.panels import Levels, read_levels
from analytics.calibration.placings import places_of_equals, places_of_regions
from analytics.calibration.quarter_signals import false_signals, real_signals
from analytics.calibration.rows import SEED, Row
from analytics.calibration.trends import false_trends, real_trends
from analytics.settings import settings

Simulation = Callable[[Levels, np.random.Generator, int], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Experiment:
    """A simulation and the number of its panels, in a full and in a quick run."""

    simulate: Simulation
    panels: int
    quick: int

    @property
    def name(self) -> str:
        """The name, which also chooses the stream of chance."""
        return self.simulate.__name__


EXPERIMENTS: Final = (
    Experiment(limits_of_counts, 20_000, 2_000),
    Experiment(limits_of_shares, 20_000, 2_000),
    Experiment(limits_of_standardised_rates, 1_000, 50),
    Experiment(verdicts_on_equals, 10_000, 500),
    Experiment(places_of_equals, 400, 20),
    Experiment(places_of_regions, 400, 20),
    Experiment(funnels, 5_000, 300),
    Experiment(change_of_twenty, 50_000, 5_000),
    Experiment(change_of_regions, 5_000, 300),
    Experiment(change_of_restless_regions, 5_000, 300),
    Experiment(falls_of_regions, 5_000, 300),
    Experiment(change_of_shares, 5_000, 300),
    Experiment(false_trends, 400, 20),
    Experiment(real_trends, 400, 20),
    Experiment(false_signals, 1_000, 30),
    Experiment(real_signals, 1_000, 30),
    Experiment(rank_correlations, 2_000, 200),
    Experiment(associations_without_effect, 4_000, 200),
    Experiment(associations_with_effect, 8_000, 100),
    Experiment(checks_without_effect, 500, 5),
    Experiment(powers_stated, 100, 10),
    Experiment(falsifications, 500, 10),
    Experiment(deviances_without_any, 200, 6),
    Experiment(deviances_of_one, 200, 6),
    Experiment(places_by_index, 200, 10),
    Experiment(regions_beside_others, 4_000, 200),
    Experiment(falls_beside_others, 4_000, 200),
)


def calibrate(folder: Path | None = None, *, quick: bool = False) -> Iterator[Row]:
    """Every row of every experiment, in order; the same seed gives the same figures.

    Args:
        folder: the data folder with the published levels; the project's own where not given.
        quick: few panels, for a first look and for tests.
    """
    levels = read_levels(folder or settings().data)
    for experiment in EXPERIMENTS:
        random = np.random.default_rng([SEED, *experiment.name.encode()])
        yield from experiment.simulate(levels, random, experiment.quick if quick else experiment.panels)
