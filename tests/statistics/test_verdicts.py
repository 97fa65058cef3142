"""Verdicts from confidence limits, a benchmark and a polarity."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.statistics.verdicts import Polarity, verdicts

# Below, touching from below, around, touching from above, above a benchmark of 10.
LOWER = [1.0, 4.0, 8.0, 10.0, 10.1]
UPPER = [9.9, 10.0, 12.0, 15.0, 15.0]


@pytest.mark.parametrize(
    ("polarity", "below", "above"),
    [
        ("higher_is_better", "worse", "better"),
        ("lower_is_better", "better", "worse"),
        ("neutral", "lower", "higher"),
    ],
)
def test_only_limits_wholly_on_one_side_differ(polarity: Polarity, below: str, above: str) -> None:
    judged = verdicts(LOWER, UPPER, 10, polarity)
    assert judged.tolist() == [below, "similar", "similar", "similar", above]


def test_without_limits_or_benchmark_nothing_is_judged() -> None:
    assert verdicts([np.nan, 1], [2, np.nan], 10, "neutral").tolist() == ["not_judged", "not_judged"]
    assert verdicts([1], [2], None, "neutral").tolist() == ["not_judged"]
    assert verdicts([1], [2], np.nan, "neutral").tolist() == ["not_judged"]


def test_a_benchmark_of_zero_is_a_benchmark() -> None:
    assert verdicts([0.0, 0.1], [3.7, 5.0], 0, "lower_is_better").tolist() == ["similar", "worse"]


def test_an_unknown_polarity_is_refused() -> None:
    with pytest.raises(ValueError, match="'down'"):
        verdicts([1], [2], 3, "down")  # type: ignore[arg-type]


def test_each_region_has_its_own_benchmark() -> None:
    judged = verdicts([1.0, 4.0, 8.0], [2.0, 6.0, 9.0], [5, 5, 5], "neutral")
    assert judged.tolist() == ["lower", "similar", "higher"]
    own = verdicts([1.0, 4.0, 8.0], [2.0, 6.0, 9.0], [0.5, np.nan, 8.5], "higher_is_better")
    assert own.tolist() == ["better", "not_judged", "similar"]


def test_as_many_benchmarks_as_regions_are_needed() -> None:
    with pytest.raises(ValueError, match="3 benchmarks, or one, are needed, not 2"):
        verdicts([1, 1, 1], [2, 2, 2], [5, 5], "neutral")
