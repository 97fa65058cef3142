"""Figures of another region under this one's name."""

from __future__ import annotations

import pytest

from analytics.intake.plausibility import figures_are_the_regions_own
from tests.intake.checks.drawn import drawn, found

FIGURES = {f"A{number:02}": 10.0 * number for number in range(1, 11)}


def elsewhere(alike: int) -> dict[str, float]:
    return {
        code: value if place < alike else value + 1 for place, (code, value) in enumerate(FIGURES.items())
    }


@pytest.mark.parametrize(
    ("alike", "expected"),
    [
        (10, [("plausible_copied", None, "10", "10")]),
        (5, [("plausible_copied", None, "5", "10")]),
        (4, []),
    ],
)
def test_half_of_the_figures_alike(alike, expected):
    context = drawn(FIGURES, form_code="1-M", others={"27": elsewhere(alike), "33": {"A01": 10.0}})
    assert found(figures_are_the_regions_own, context) == expected


def test_the_other_region_is_named():
    (finding,) = figures_are_the_regions_own(drawn(FIGURES, others={"27": FIGURES}))
    assert finding.values["region_ru"] == "Западно-Казахстанская область"
    assert finding.severity == "warning"


def test_small_figures_agree_by_chance():
    small = {code: value / 100 for code, value in FIGURES.items()}
    assert found(figures_are_the_regions_own, drawn(small, others={"27": small})) == []
