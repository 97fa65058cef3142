"""What every return must keep: parts within wholes, the register's book-keeping, growing sums."""

from __future__ import annotations

from itertools import pairwise

import pytest

from analytics.intake.batch import Draft
from analytics.periods import Period, periods_between
from tests.demonstration.tables import Figures, by_region

# part(s) <= whole(s)
AT_MOST = [
    (("A01",), ("A22",)),
    (("A02",), ("A01",)),
    (("A03",), ("A02",)),
    (("A04",), ("A01",)),
    (("A05",), ("A01",)),
    (("A07", "A08"), ("A06",)),
    (("A09",), ("A06",)),
    (("A10",), ("A06",)),
    (("A13",), ("A12",)),
    (("B04",), ("B03",)),
    (("B06",), ("B01",)),
    (("B07",), ("B06",)),
    (("B12",), ("B01",)),
    (("B16",), ("B01",)),
    (("B17",), ("B05",)),
    (("B18",), ("B17",)),
    (("C02",), ("C01",)),
    (("C04",), ("C03",)),
    (("C06",), ("C05",)),
    (("C07",), ("C06",)),
    (("C08",), ("C06",)),
    (("C06",), ("C07", "C08")),
    (("C09",), ("C06",)),
    (("C10",), ("C06",)),
    (("C11",), ("C06",)),
    (("C12",), ("C06",)),
    (("E04",), ("C06",)),
    (("D02",), ("D01",)),
    (("D03", "D04"), ("D01",)),
    (("D05",), ("D03", "D04")),
    (("D07",), ("D06",)),
    (("G03",), ("G02",)),
]

FLOWS = {
    "A": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 22),
    "B": (2, 3, 4, 8, 9),
    "C": (13,),
    "D": (3, 4, 5, 6, 7),
    "F": (1, 2, 3, 4, 5),
    "G": (2, 3, 4, 5, 6),
}
SIXTEEN = "11 15 19 23 27 31 35 39 43 47 51 55 59 63 71 75"

CORRECTIONS = {
    ("C13", "39", "2016Q4"),
    ("A11", "35", "2017Q3"),
    ("A15", "61", "2019Q2"),
    ("F03", "15", "2020Q3"),
    ("D07", "55", "2021Q2"),
    ("B09", "75", "2023Q3"),
    ("F01", "27", "2024Q4"),
}

# Land that changed in the quarter, with the units that together are the same land before and after.
SPLITS = {
    Period(2018, 2): {"51": ("61", "79")},
    Period(2022, 2): {"63": ("63", "10"), "19": ("19", "33"), "35": ("35", "62")},
}


@pytest.mark.parametrize(("parts", "wholes"), AT_MOST)
def test_parts_stay_within_their_whole_in_every_revision(
    demonstration: tuple[Draft, ...], figures: Figures, parts, wholes
):
    seen = 0
    for draft in demonstration:
        own = {one.indicator_code: one.value for one in draft.observations}
        if not own.keys() & {*parts, *wholes}:
            continue
        values = {
            code: own.get(code, figures.get((code, draft.region_code, draft.period)))
            for code in (*parts, *wholes)
        }
        if None in values.values():
            continue
        seen += 1
        smaller, larger = sum(values[code] for code in parts), sum(values[code] for code in wholes)
        assert smaller <= larger, (draft.file_name, values)
    assert seen > 100


def test_no_figure_is_negative_and_counts_are_whole(figures: Figures):
    money = {"D06", "D07"}
    for (code, region, period), value in figures.items():
        assert value >= 0, (code, region, period)
        assert code in money or value == int(value), (code, region, period)


@pytest.mark.parametrize(
    "indicator_code", [f"{group}{number:02}" for group, numbers in FLOWS.items() for number in numbers]
)
def test_flows_never_fall_within_a_year_but_for_the_named_corrections(figures: Figures, indicator_code):
    falls = {
        (code, region, str(period))
        for (code, region, period), value in figures.items()
        if code == indicator_code
        and period.quarter > 1
        and value < figures.get((code, region, period.shift(-1)), 0.0)
    }
    assert falls == {named for named in CORRECTIONS if named[0] == indicator_code}


def added_less_removed(figures: Figures, regions: tuple[str, ...], period: Period) -> float | None:
    """What the quarter's flows say of the register of these units; ``None`` where one is missing."""
    total = 0.0
    for region in regions:
        for code, sign in (("B02", 1), ("B03", -1)):
            now = figures.get((code, region, period))
            before = figures.get((code, region, period.shift(-1)))
            new = period in SPLITS and region in {"10", "33", "62", "61", "79"}
            if now is None or (before is None and period.quarter > 1 and not new):
                return None
            total += sign * (now - (before if period.quarter > 1 and before is not None else 0.0))
    return total


def test_the_register_is_what_it_was_plus_added_less_removed(figures: Figures):
    checked = 0
    for (code, region, period), stock in figures.items():
        if code != "B01":
            continue
        split = {unit for units in SPLITS.get(period, {}).values() for unit in units}
        before = figures.get((code, region, period.shift(-1)))
        change = added_less_removed(figures, (region,), period)
        if region in split or before is None or change is None:
            continue
        assert stock == before + change, (region, period)
        checked += 1
    assert checked > 600


@pytest.mark.parametrize(
    ("period", "before", "after"),
    [(period, before, after) for period, units in SPLITS.items() for before, after in units.items()],
)
def test_the_register_of_divided_land_goes_on_without_a_gap(figures: Figures, period, before, after):
    stock = figures["B01", before, period.shift(-1)]
    change = added_less_removed(figures, after, period)
    if before == "51":
        # Turkistan's returns of 2018 go on from those of South Kazakhstan.
        change -= figures["B02", "51", period.shift(-1)] - figures["B03", "51", period.shift(-1)]
    assert sum(figures["B01", unit, period] for unit in after) == stock + change


def test_the_regions_are_those_of_the_map_of_the_time(demonstration: tuple[Draft, ...]):
    sixteen = set(SIXTEEN.split())
    seventeen = sixteen - {"51"} | {"61", "79"}
    twenty = seventeen | {"10", "33", "62"}
    for period in periods_between(Period(2015, 1), Period(2025, 4)):
        expected = sixteen if period < Period(2018, 2) else seventeen
        expected = expected if period < Period(2022, 2) else twenty
        assert {draft.region_code for draft in demonstration if draft.period == period} == expected


def test_plans_are_reported_from_2015_to_2018_only(figures: Figures):
    plans = {(code, period) for code, _, period in figures if code in {"G01", "G02", "G03"}}
    periods = periods_between(Period(2015, 1), Period(2018, 4))
    assert plans == {(code, period) for code in ("G01", "G02", "G03") for period in periods}


def test_a_plan_once_approved_stays_so_and_each_is_by_the_third_quarter_of_2015(figures: Figures):
    for region in {region for code, region, _ in figures if code == "G01"}:
        states = [
            figures["G01", region, period]
            for period in periods_between(Period(2015, 1), Period(2018, 4))
            if ("G01", region, period) in figures
        ]
        assert all(earlier <= later for earlier, later in pairwise(states))
    at_first, at_last = by_region(figures, "G01", "2015Q1"), by_region(figures, "G01", "2015Q3")
    assert set(at_first.values()) == {0, 1}
    assert set(at_last.values()) == {1}
