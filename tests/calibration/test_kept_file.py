"""The calibration that is kept: its form, and that it is what the code of today measures."""

from __future__ import annotations

from math import isnan, nan
from pathlib import Path

import numpy as np
import pytest

from analytics.calibration import (
    EXPERIMENTS,
    FIELDS,
    SEED,
    Row,
    as_csv,
    calibrate,
    kept_calibration,
    read_calibration,
)
from analytics.calibration.panels import read_levels
from analytics.catalogue.methods import load_methods
from analytics.settings import settings

EXACTLY = {"limits_of_counts", "limits_of_shares", "change_of_twenty", "change_of_shares"}


@pytest.fixture(scope="module")
def quick() -> list[Row]:
    return list(calibrate(quick=True))


def test_rows_are_written_and_read_back(tmp_path: Path) -> None:
    rows = [
        Row("trend", "steady_quarters", "called_trend", 0.051234567, 0.05, 0.04, 0.06, 400),
        Row("places", "alike_33", "median_width", 15.2, nan, 15.1, 15.3, 400),
    ]
    path = tmp_path / "calibration.csv"
    path.write_text(as_csv(rows), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == [
        "method,scenario,statistic,value,nominal,lower,upper,draws,seed",
        "trend,steady_quarters,called_trend,0.05123,0.05,0.04,0.06,400,20150220",
        "places,alike_33,median_width,15.2,,15.1,15.3,400,20150220",
    ]
    first, second = read_calibration(path)
    assert (first.key, first.value, first.draws) == (rows[0].key, 0.05123, 400)
    assert isnan(second.nominal)


def test_a_file_with_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "calibration.csv"
    path.write_text("method,value\ntrend,0.05\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"calibration.csv: the columns are method, scenario"):
        read_calibration(path)


@pytest.mark.parametrize(
    ("statistic", "value", "nominal", "outcome"),
    [
        ("called_trend", 0.052, 0.05, "as_promised"),  # within the limits of the simulation
        ("called_trend", 0.058, 0.05, "as_promised"),  # within a fifth of the promised error
        ("called_trend", 0.080, 0.05, "loose"),
        ("called_trend", 0.020, 0.05, "cautious"),
        ("coverage", 0.975, 0.95, "cautious"),
        ("coverage", 0.900, 0.95, "loose"),
        ("real_trend_told", 0.5, nan, None),
    ],
)
def test_the_outcome_of_a_row(statistic: str, value: float, nominal: float, outcome: str | None) -> None:
    assert Row("m", "s", statistic, value, nominal, value - 0.003, value + 0.003, 100).outcome == outcome


def test_the_kept_file_holds_every_figure_that_the_code_measures(quick: list[Row]) -> None:
    kept = kept_calibration()
    assert [row.key for row in kept] == [row.key for row in quick]
    assert len({row.key for row in kept}) == len(kept)
    assert {row.seed for row in kept} == {SEED}
    for row in kept:
        assert row.lower <= row.value <= row.upper, row.key


def test_the_kept_file_is_of_a_full_run() -> None:
    assert {row.draws for row in kept_calibration()} == {experiment.panels for experiment in EXPERIMENTS}
    assert all(experiment.panels > experiment.quick for experiment in EXPERIMENTS)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_the_kept_figures_are_those_of_the_code(experiment, quick: list[Row]) -> None:
    """Exactly where a full run takes a moment, otherwise within the chance of a quick one."""
    kept = {row.key: row for row in kept_calibration()}
    exact = experiment.name in EXACTLY
    panels = experiment.panels if exact else experiment.quick
    random = np.random.default_rng([SEED, *experiment.name.encode()])
    for row in experiment.simulate(read_levels(settings().data), random, panels):
        stored = kept[row.key]
        if exact:
            assert stored.value == pytest.approx(row.value, abs=1e-5)
        else:
            assert stored.value == pytest.approx(row.value, abs=2 * (row.upper - row.lower) / 2 + 1e-5)


def test_every_measured_method_is_explained_and_every_explained_one_measured() -> None:
    explained = {name for method in load_methods().methods.values() for name in method.calibration}
    assert explained == {row.method for row in kept_calibration()}


def test_the_columns_are_agreed() -> None:
    agreed = ("method", "scenario", "statistic", "value", "nominal", "lower", "upper", "draws", "seed")
    assert agreed == FIELDS
