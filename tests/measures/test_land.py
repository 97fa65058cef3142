"""Regions that did not exist all the time, and the borders that show them whole."""

from __future__ import annotations

import pytest

from analytics.measures.land import merged_members, new_land, whole_borders
from analytics.periods import Period
from analytics.regions import Regions

FIRST, LAST = Period(2015, 1), Period(2025, 4)


def test_new_regions_and_the_rest_of_old_ones_are_told_with_their_predecessor(regions: Regions) -> None:
    found = new_land(regions, ("00", "10", "35", "61", "11"), 2022, FIRST, LAST)
    assert [(one.region.code, str(one.period), one.predecessor.code) for one in found] == [
        ("10", "2022Q2", "63"),
        ("35", "2022Q2", "35"),
        ("61", "2018Q2", "51"),
    ]


@pytest.mark.parametrize(("first", "last"), [((2022, 2), (2025, 4)), ((2015, 1), (2022, 1))])
def test_land_that_stands_in_all_periods_or_in_none_is_not_new(
    regions: Regions, first: tuple[int, int], last: tuple[int, int]
) -> None:
    assert new_land(regions, ("10",), 2022, Period(*first), Period(*last)) == ()


@pytest.mark.parametrize(
    ("codes", "borders", "expected"),
    [
        (("10", "71"), 2022, (2018, ("63", "71"))),
        (("10", "63", "00"), 2022, (2018, ("63", "00"))),
        (("61", "79"), 2018, (2015, ("51",))),
        (("10", "79"), 2022, (2015, ("63", "51"))),
        (("35",), 2018, None),
        (("00", "11"), 2022, None),
    ],
)
def test_the_latest_borders_that_show_all_of_it(
    regions: Regions, codes: tuple[str, ...], borders: int, expected: tuple[int, tuple[str, ...]] | None
) -> None:
    assert whole_borders(regions, codes, borders, FIRST, LAST) == expected


def test_regions_of_older_borders_are_sums_of_todays_returns(regions: Regions) -> None:
    found = merged_members(regions, ("00", "35", "51", "11"), 2015, LAST)
    assert {code: [unit.code for unit in units] for code, units in found.items()} == {
        "35": ["35", "62"],
        "51": ["61", "79"],
    }
    assert merged_members(regions, ("35", "10"), 2022, Period(2020, 1)) == {}
