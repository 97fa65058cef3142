"""The association: equal to R and pyfixest, exact without chance, else silent for a reason."""

from __future__ import annotations

import csv
from dataclasses import replace
from math import exp, isnan
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.association import association, fit_of_sample, loose_ends
from analytics.statistics.falsification import falsification
from analytics.statistics.jackknife import leave_one_out
from analytics.statistics.panel import Dropped, Panel, Sample, panel_of, sample_of
from analytics.statistics.permutation import permutation_check
from analytics.statistics.power import power
from analytics.statistics.specifications import Specification, row_of, specifications

DATA = Path(__file__).parent / "data"


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def kept_panel() -> Panel:
    """12 units of 20 quarters with gaps and a unit without events; the figures are made up."""
    lines = read("association_panel.csv")
    figures = (
        [float(line[column] or "nan") for line in lines] for column in ("events", "population", "coverage")
    )
    return panel_of([line["unit"] for line in lines], [int(line["period"]) for line in lines], *figures)


REFERENCE = read("association_reference_r.csv") + read("association_reference_pyfixest.csv")


def told(panel: Panel, name: str, lag: int) -> Specification:
    if name == "lead_1":
        return falsification(panel, leads=(1,)).leads[0]
    if name.startswith("lag_"):
        return row_of(name, association(panel, lag))
    return next(row for row in specifications(panel, lag) if row.name == name)


@pytest.mark.parametrize("line", REFERENCE, ids=lambda line: f"{line['name']} {line['program'].split()[0]}")
def test_the_same_figures_as_r_and_pyfixest(line: dict[str, str]) -> None:
    from scipy.stats import t

    found = told(kept_panel(), line["name"], int(line["lag"]))
    slope, error, cells = float(line["coefficient"]), float(line["error"]), int(line["observations"])
    # Eleven units with events; quasi-Poisson: cells less 1 slope, 11 units, 19 quarters.
    freedom = cells - 31 if line["name"] == "quasi_poisson" else 10
    reach = t.ppf(0.975, freedom) * error
    expected = [(exp(0.1 * each) - 1) * 100 for each in (slope, slope - reach, slope + reach)]
    assert [found.percent, found.lower, found.upper] == pytest.approx(expected, rel=1e-7)
    assert found.probability == pytest.approx(2 * t.sf(abs(slope) / error, freedom), rel=1e-7)


@pytest.mark.parametrize("line", [line for line in REFERENCE if line["name"].startswith("lag_")], ids=str)
def test_the_same_dispersion_and_cells(line: dict[str, str]) -> None:
    found = association(kept_panel(), int(line["lag"]))
    assert found.observations == int(line["observations"])
    if line["dispersion"]:
        assert found.dispersion == pytest.approx(float(line["dispersion"]), rel=1e-8)


def test_what_is_left_out_is_told() -> None:
    # 240 cells less 3 without events, 4 without coverage and 20 of the unit without any event: 213.
    found = association(kept_panel())
    assert found.dropped == Dropped(events=3, coverage=4, units_without_events=("20",))
    assert (found.units, found.quarters, found.observations) == (11, 20, 213)
    # Of the first two quarters' 24 cells two have no events; one of the four gaps is in the last quarter.
    lagged = association(kept_panel(), lag=2)
    assert lagged.dropped == Dropped(events=3, beyond_panel=22, coverage=3, units_without_events=("20",))


UNITS, QUARTERS = 10, 16
RANDOM = np.random.default_rng(4)
COVERAGE = RANDOM.uniform(0.2, 0.7, (UNITS, QUARTERS))
LEVELS = 20 * np.exp(RANDOM.normal(0, 0.3, (UNITS, 1)) + RANDOM.normal(0, 0.2, (1, QUARTERS)))


def made(events: np.ndarray, coverage: np.ndarray = COVERAGE) -> Panel:
    units, quarters = events.shape
    codes = tuple(f"{number:02}" for number in range(units))
    exposure = np.full(events.shape, 5e4) * 1.01 ** np.arange(quarters)
    return Panel(codes, tuple(range(8080, 8080 + quarters)), events * exposure / 5e4, exposure, coverage)


@pytest.mark.parametrize("lag", [0, 1, 4, -2])
def test_a_panel_without_chance_gives_its_own_association_at_its_lag(lag: int) -> None:
    # -7 % for +10 points: the coefficient is log(0.93) / 0.1.
    panel = made(LEVELS * np.ones((1, QUARTERS)))
    earlier = np.nan_to_num(panel.coverage_of(lag))
    panel = replace(panel, events=panel.events * 0.93 ** (earlier / 0.1))
    found = association(panel, lag)
    assert found.percent == pytest.approx(-7, abs=1e-6)
    assert found.quarters == QUARTERS - abs(lag)


def test_a_negative_lag_looks_ahead() -> None:
    panel = made(LEVELS * np.ones((1, QUARTERS)))
    assert panel.coverage_of(3)[:, 3:] == pytest.approx(COVERAGE[:, :-3])
    assert panel.coverage_of(-3)[:, :-3] == pytest.approx(COVERAGE[:, 3:])
    assert np.isnan(panel.coverage_of(99)).all()


def test_cells_that_any_fit_predicts_to_be_zero_are_left_out_and_told() -> None:
    # Two units have events only in the last four quarters, for which the other eight have not reported:
    # their 2 x 12 empty cells say nothing, and the rest falls apart into two groups.
    events = np.random.default_rng(8).poisson(LEVELS).astype(float)
    events[8:, :12], events[:8, 12:] = 0, np.nan
    panel = replace(made(np.ones(events.shape)), events=events)
    sample = sample_of(panel, 0)
    assert isinstance(sample, Sample)
    assert sample.dropped == Dropped(events=32, separated=24)
    import statsmodels.api as sm

    unit, quarter = np.nonzero(sample.used)
    levels = np.hstack([np.eye(10)[unit], np.eye(16)[quarter]])
    # One quarter of each group has no level of its own.
    design = np.column_stack([panel.coverage[unit, quarter], np.delete(levels, [10, 10 + 12], axis=1)])
    offset = np.log(panel.exposure[unit, quarter])
    reference = sm.GLM(events[unit, quarter], design, family=sm.families.Poisson(), offset=offset).fit(
        tol=1e-12
    )
    fits = fit_of_sample(sample)
    assert fits.coefficient[0] == pytest.approx(reference.params[0], rel=1e-6)
    assert fits.freedom[0] == 8 * 12 + 2 * 4 - (10 + 16 - 2 + 1)


def test_units_hang_together_through_others() -> None:
    # Units 0 to 3 form a chain through shared quarters, unit 4 stands apart.
    chain = np.zeros((5, 10), dtype=bool)
    for unit in range(4):
        chain[unit, unit : unit + 2] = True
    chain[4, 7:] = True
    assert loose_ends(chain) == 2
    assert loose_ends(chain, np.ones((10, 1))) == 1


def test_quasi_poisson_is_never_surer_than_chance_allows() -> None:
    # Without any chance the dispersion is 0, but the limits stay those of pure Poisson: t with
    # 160 - (10 + 16 - 1 + 1) = 134 degrees.
    panel = made(LEVELS * np.ones((1, QUARTERS)))
    found = told(panel, "quasi_poisson", 0)
    sample = sample_of(panel, 0)
    assert isinstance(sample, Sample)
    from scipy.stats import t

    reach = t.ppf(0.975, 134) * fit_of_sample(sample).naive[0]
    assert found.upper == pytest.approx((exp(0.1 * reach) - 1) * 100, rel=1e-6)


def silent_panels() -> dict[str, tuple[str, Panel]]:
    """Panels of which nothing can be said, by what is wrong with them, with the reason."""
    events = np.random.default_rng(6).poisson(np.minimum(LEVELS, 1.5)).astype(float)
    full = made(np.ones((UNITS, QUARTERS)))
    sound = replace(full, events=events)
    sums = np.linspace(0.1, 0.4, UNITS)[:, None] + np.linspace(0.1, 0.3, QUARTERS)
    nothing = np.full(events.shape, np.nan)
    return {
        "no rows": ("few_units", panel_of([], [], [], [], [])),
        "one region": ("few_units", sound.without(sound.units[1:])),
        "seven quarters": ("few_quarters", sound.events_within(range(8080, 8087))),
        "no coverage": ("few_units", replace(sound, coverage=nothing)),
        "no population": ("few_units", replace(sound, exposure=nothing)),
        "all zero": ("no_events", replace(sound, events=np.zeros(events.shape))),
        "constant": ("constant_coverage", replace(sound, coverage=np.full(events.shape, 0.4))),
        "almost constant": ("constant_coverage", replace(sound, coverage=0.4 + COVERAGE / 1000)),
        "sum of levels": ("collinear_coverage", replace(sound, coverage=sums)),
        "sum but for rounding": ("collinear_coverage", replace(sound, coverage=sums.round(3))),
        "separation": ("perfect_separation", replace(sound, coverage=np.where(events == 0, 0.5, 0.4))),
    }


@pytest.mark.parametrize("wrong", silent_panels())
def test_where_nothing_can_be_said_there_is_a_reason_and_no_figure(wrong: str) -> None:
    reason, panel = silent_panels()[wrong]
    found = association(panel)
    assert (found.reason, found.method) == (reason, "none")
    assert all(isnan(each) for each in (found.percent, found.lower, found.upper, found.probability))
    check, strength = permutation_check(panel, permutations=19), power(panel, simulations=10)
    assert (check.reason, strength.reason) == (reason, reason)
    assert isnan(check.probability)
    assert isnan(strength.detectable_effect)
    assert all(isnan(share) for share in strength.found)
    assert leave_one_out(panel).association.reason == reason
    rows = {row.name: row for row in specifications(panel, without={"without_cities": panel.units[:1]})}
    assert len(rows) == 14
    assert {rows[name].reason for name in ("lag_0", "unit_trends", "negative_binomial")} == {reason}
    assert falsification(panel).leads[0].reason is not None or wrong == "separation"


@pytest.mark.parametrize("digits", [4, 12])
def test_coverage_on_lines_cannot_be_told_from_later_coverage_or_trends(digits: int) -> None:
    lines = np.linspace(0.2, 0.4, UNITS)[:, None] + COVERAGE[:, :1] / 50 * np.arange(QUARTERS)
    panel = made(np.random.default_rng(5).poisson(LEVELS).astype(float), lines.round(digits))
    assert association(panel).reason is None
    assert {row.reason for row in falsification(panel).leads} == {"collinear_coverage"}
    assert falsification(panel).finding == "not_judged"
    trends = next(row for row in specifications(panel) if row.name == "unit_trends")
    assert trends.reason == "collinear_coverage"
    assert isnan(trends.percent)


@pytest.mark.parametrize("figure", [-0.1, 1.2, np.nan, np.inf])
def test_an_impossible_coverage_is_left_out_and_told(figure: float) -> None:
    coverage = COVERAGE.copy()
    coverage[3, 4] = figure
    found = association(made(LEVELS * np.ones((1, QUARTERS)), coverage))
    assert found.dropped == Dropped(coverage=1)
    assert found.observations == UNITS * QUARTERS - 1


def test_rows_may_come_in_any_order_and_a_quarter_may_be_absent() -> None:
    panel = panel_of(["b", "a", "a"], [12, 10, 12], [1, 2, 3], [9, 9, 9], [0.1, 0.2, np.nan])
    assert (panel.units, panel.periods) == (("a", "b"), (10, 11, 12))
    np.testing.assert_array_equal(panel.events, [[2, np.nan, 3], [np.nan, np.nan, 1]])


def test_a_programmer_is_told_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="unit a has the quarter 10 more than once"):
        panel_of(["a", "a"], [10, 10], [1, 2], [9, 9], [0.1, 0.2])
    with pytest.raises(ValueError, match="same length"):
        panel_of(["a"], [10, 11], [1], [9], [0.1])
    with pytest.raises(ValueError, match="confidence lies between 0 and 1, not 95"):
        association(kept_panel(), confidence=95)
