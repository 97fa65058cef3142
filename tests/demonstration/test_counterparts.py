"""The same children as the other ministry counts them: near, often equal, in a few regions far apart."""

from __future__ import annotations

import pytest

from tests.demonstration.tables import Figures

PAIRS = [("B01", "B15", 0.13), ("B06", "B16", 0.17)]


def differences(figures: Figures, own: str, other: str) -> dict[tuple[str, str], float]:
    """How far the other ministry's figure lies from the own one, as a share of it."""
    return {
        (region, str(period)): figures[other, region, period] / value - 1
        for (code, region, period), value in figures.items()
        if code == own and (other, region, period) in figures
    }


@pytest.mark.parametrize(("own", "other", "largest"), PAIRS)
def test_the_figures_agree_in_about_half_of_the_quarters(figures: Figures, own, other, largest) -> None:
    apart = differences(figures, own, other)
    equal = sum(difference == 0 for difference in apart.values()) / len(apart)
    assert 0.4 < equal < 0.7
    assert all(abs(difference) < largest + 0.12 for difference in apart.values())


@pytest.mark.parametrize(("own", "other", "region"), [("B01", "B15", "75"), ("B06", "B16", "61")])
def test_some_regions_have_long_differed(figures: Figures, own, other, region) -> None:
    apart = {key: value for key, value in differences(figures, own, other).items() if key[0] == region}
    differing = [value for value in apart.values() if value]
    assert max(differing) < -0.05
    assert len(differing) > 8
