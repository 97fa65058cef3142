"""Better than expected: the model, the shrinkage by hand, false discoveries and power by simulation."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from numpy.testing import assert_allclose

from analytics.statistics.deviance import deviance, shrunk_ratio
from analytics.statistics.expected import expected_events

UNITS = 20
PERSISTENT = {"persistently_better", "persistently_worse"}


def panel(random, mean=130.0, periods=4, within=0.0, persistent=0.0, first=1.0):
    """Events of units of unlike size with three structural variables and gamma scatter around them."""
    exposure = np.exp(random.normal(0, 0.6, UNITS))
    exposure /= exposure.mean()
    structure = random.normal(size=(UNITS, 3))
    level = mean * exposure[:, None] * np.exp(structure @ [0.2, -0.1, 0.1])[:, None] * np.ones((1, periods))
    if persistent:
        level = level * random.gamma(1 / persistent, persistent, (UNITS, 1))
    if within:
        level = level * random.gamma(1 / within, within, level.shape)
    level[0] *= first
    return (
        random.poisson(level).astype(float),
        np.repeat(exposure[:, None] * 1000, periods, axis=1),
        structure,
    )


def runs_with_a_discovery(runs, **kinds) -> float:
    random = np.random.default_rng(20)
    found = [bool(PERSISTENT & set(deviance(*panel(random, **kinds)).verdict)) for _ in range(runs)]
    return float(np.mean(found))


def power(runs, **kinds) -> float:
    random = np.random.default_rng(21)
    found = [deviance(*panel(random, first=0.65, **kinds)).verdict[0] for _ in range(runs)]
    return found.count("persistently_better") / runs


def test_shrinkage_by_hand() -> None:
    # O = 4, E = 8, scatter 1/4: Gamma(4 + 4, 8 + 4), mean 8/12; its limits are those of chi-squared with
    # 16 degrees of freedom (tables: 6.9077 and 28.8454) over 2 × 12.
    ratio, lower, upper, below = shrunk_ratio([4], [8], 0.25)
    assert_allclose(ratio, [2 / 3])
    assert_allclose([lower[0], upper[0]], [6.9077 / 24, 28.8454 / 24], atol=1e-5)
    # P(Gamma(8) ≤ 12) = 1 - Σ e⁻¹² 12ᵏ/k!, k = 0..7 = 1 - 0.08950 (Poisson tables).
    assert_allclose(below, [0.91050], atol=1e-5)


def test_small_units_move_further_to_one() -> None:
    observed, expected = np.array([2.0, 20, 200]), np.array([4.0, 40, 400])
    ratio, lower, upper, _ = shrunk_ratio(observed, expected, 0.05)
    assert_allclose(ratio, (observed + 20) / (expected + 20))
    assert ratio[0] > ratio[1] > ratio[2] > 0.5
    assert ((upper - lower)[:-1] > (upper - lower)[1:]).all()


def test_the_model_solves_the_equations_of_negative_binomial_regression() -> None:
    events, exposure, structure = panel(np.random.default_rng(4), within=0.1)
    found = expected_events(events, exposure, structure)
    assert found.model == "negative_binomial"
    # Another implementation: a GLM with the scatter given has the same coefficients, so the same means.
    standard = (structure - structure.mean(axis=0)) / structure.std(axis=0)
    design = np.hstack([np.tile(np.eye(4), (UNITS, 1)), np.repeat(standard, 4, axis=0)])
    family = sm.families.NegativeBinomial(alpha=found.scatter)
    oracle = sm.GLM(events.ravel(), design, family=family, offset=np.log(exposure.ravel())).fit()
    assert_allclose(found.events.ravel(), oracle.mu, rtol=1e-4)
    assert 0.05 < found.scatter < 0.16


def test_without_overdispersion_it_is_poisson_and_keeps_the_sums() -> None:
    exposure = np.linspace(1000, 5000, UNITS)[:, None] * np.ones((1, 4))
    structure = np.sin(np.arange(UNITS))[:, None]
    events = np.round(exposure * 0.05 * np.exp(0.3 * structure))
    found = expected_events(events, exposure, structure)
    assert (found.model, found.scatter) == ("poisson", 0.0)
    assert_allclose(found.events.sum(axis=0), events.sum(axis=0))
    judged = deviance(events, exposure, structure)
    assert set(judged.verdict) == {"as_expected"}
    # √(2 / ΣE²): what these data cannot tell from no scatter.
    assert judged.scatter == pytest.approx(np.sqrt(2 / (found.events**2).sum()))
    assert (judged.upper > 1).all()
    assert (judged.lower < 1).all()


@pytest.mark.parametrize("mean", [33, 130])
def test_where_structure_is_all_there_is_nothing_is_found(mean) -> None:
    assert runs_with_a_discovery(60, mean=mean) <= 0.05


def test_units_that_only_swing_from_period_to_period_are_seldom_called_persistent() -> None:
    # Truly below and above in single periods, never persistently: at most 5 % (Monte-Carlo error 0.013).
    assert runs_with_a_discovery(300, within=0.05) <= 0.05 + 2 * 0.013


def test_signals_alone_would_call_many_of_them_persistent() -> None:
    random, many = np.random.default_rng(22), 0
    for _ in range(40):
        found = deviance(*panel(random, mean=400, within=0.1))
        many += int(((found.signal == "below").sum(axis=1) >= 3).any())
    assert many > 20


def test_a_planted_unit_is_found_with_the_power_that_is_stated() -> None:
    # 35 % below in all four periods, scatter 0.01 from period to period and 0.01 between the others:
    # about 0.4 with 130 events a period, 0.8 with 400, hardly ever with 33.
    kinds = {"within": 0.01, "persistent": 0.01}
    assert power(60, mean=33, **kinds) < 0.10
    assert 0.25 < power(100, mean=130, **kinds) < 0.60
    assert power(60, mean=400, **kinds) > 0.65


def test_the_other_tail_is_found_likewise() -> None:
    random = np.random.default_rng(23)
    words = [deviance(*panel(random, mean=400, within=0.01, first=1.6)).verdict[0] for _ in range(20)]
    assert words.count("persistently_worse") > 12
    assert "persistently_better" not in words


def planted():
    events, exposure, structure = panel(np.random.default_rng(30), mean=600, within=0.01, first=0.5)
    assert deviance(events, exposure, structure).verdict[0] == "persistently_better"
    return events, exposure, structure


def test_a_missing_period_leaves_three_to_judge_by() -> None:
    events, exposure, structure = planted()
    events[0, 1] = np.nan
    found = deviance(events, exposure, structure)
    assert found.verdict[0] == "persistently_better"
    assert np.isnan(found.ratio[0, 1])
    assert found.signal[0].tolist() == ["below", "not_judged", "below", "below"]
    events[0, 2] = np.nan
    found = deviance(events, exposure, structure)
    assert (found.verdict[0], found.reason[0]) == ("not_judged", "too_few_periods")
    assert found.reason[1] == ""


def test_only_the_last_four_periods_are_judged() -> None:
    events, exposure, structure = planted()
    before = np.round(events[:, :2] * np.where(np.arange(UNITS) == 0, 2, 1)[:, None])
    longer = deviance(np.hstack([before, events]), np.hstack([exposure[:, :2], exposure]), structure)
    assert longer.verdict[0] == "persistently_better"
    assert deviance(np.hstack([events, before]), np.hstack([exposure, exposure[:, :2]]), structure).verdict[
        0
    ] in {"mixed", "as_expected"}


def test_a_unit_without_structure_is_not_judged_and_the_others_are() -> None:
    events, exposure, structure = planted()
    structure[5, 1] = np.nan
    found = deviance(events, exposure, structure)
    assert (found.verdict[5], found.reason[5]) == ("not_judged", "no_structure")
    assert found.verdict[0] == "persistently_better"


def test_a_covariate_that_is_the_same_everywhere_is_left_out_and_named() -> None:
    events, exposure, structure = planted()
    more = np.column_stack([structure[:, 0], np.full(UNITS, 7.0), structure[:, 1:]])
    found, without = deviance(events, exposure, more), deviance(events, exposure, structure)
    assert found.left_out == (1,)
    assert_allclose(found.ratio, without.ratio)


def silent_panels():
    events, exposure, structure = planted()
    return {
        "too_few_units": [
            (events[:1], exposure[:1], structure[:1]),
            (events[:9], exposure[:9], structure[:9, :1]),
            (events[:11], exposure[:11], structure[:11]),
        ],
        "no_events": [(np.zeros_like(events), exposure, structure), (events, exposure, structure * np.nan)],
        "collinear": [(events, exposure, np.column_stack([structure, structure.sum(axis=1)]))],
    }


@pytest.mark.parametrize("reason", ["too_few_units", "no_events", "collinear"])
def test_where_nothing_can_be_fitted_the_reason_is_given(reason) -> None:
    for events, exposure, structure in silent_panels()[reason]:
        found = deviance(events, exposure, structure)
        assert set(found.reason) == {reason}
        assert set(found.verdict) == {"not_judged"}
        assert found.model == "none"
        assert np.isnan(found.ratio).all()


def test_a_period_without_any_event_is_not_judged() -> None:
    events, exposure, structure = planted()
    events[:, 0] = 0
    found = deviance(events, exposure, structure)
    assert set(found.signal[:, 0]) == {"not_judged"}
    assert found.verdict[0] == "persistently_better"


def test_wrong_input_is_refused() -> None:
    with pytest.raises(ValueError, match="one shape"):
        deviance(np.ones((10, 4)), np.ones((10, 3)), np.ones((10, 1)))
    with pytest.raises(ValueError, match="0 or more"):
        deviance(-np.ones((10, 4)), np.ones((10, 4)), np.ones((10, 1)))
    with pytest.raises(ValueError, match="rows"):
        deviance(np.ones(10), np.ones(10), np.ones(10))
