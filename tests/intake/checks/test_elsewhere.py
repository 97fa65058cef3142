"""A large figure that another region reported too."""

from __future__ import annotations

from analytics.intake.checks.elsewhere import regions_alike, single_values_differ_between_regions
from tests.intake.checks.drawn import drawn, found

FIGURES = {"C05": 91_234, "C06": 60_321, "C07": 20_455, "C08": 45_990, "C09": 9_871, "C01": 40}


def test_a_single_large_value_is_noted_with_the_region():
    context = drawn(FIGURES, others={"11": {"C05": 91_234, "C06": 1}, "15": {"C01": 40}})
    assert found(single_values_differ_between_regions, context) == [
        ("same_value_elsewhere", "E1", "91234", None)
    ]
    (finding,) = single_values_differ_between_regions(context)
    assert finding.values["region_en"] == "Akmola Region"


def test_a_region_that_is_alike_as_a_whole_is_told_once():
    context = drawn(FIGURES, others={"11": FIGURES})
    assert regions_alike(context) == [("11", 6, 6)]
    assert found(single_values_differ_between_regions, context) == []
