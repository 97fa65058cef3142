"""Who reports when, and what a return is in the borders of another year."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.periods import Period, periods_between
from analytics.regions import (
    BORDERS,
    BORDERS_SINCE,
    BordersTooFine,
    Lineage,
    Region,
    borders_of,
    load_regions,
)
from analytics.regions.borders import Territories
from analytics.text import Localized
from tests.text.drawn_tables import rows

REGIONS = load_regions()
PERIODS = st.builds(Period, st.integers(2010, 2030), st.integers(1, 4))

IN_FORCE = """
period | borders | regions
2015Q1 | 2015    | 16
2018Q1 | 2015    | 16
2018Q2 | 2018    | 17
2022Q1 | 2018    | 17
2022Q2 | 2022    | 20
2026Q3 | 2022    | 20
"""

# "refused": the unit that reported is larger than the units of those borders.
BORDER_CODES = """
code | period | 2015    | 2018    | 2022
11   | 2015Q1 | 11      | 11      | 11
71   | 2026Q1 | 71      | 71      | 71
00   | 2015Q1 | 00      | 00      | 00
51   | 2018Q1 | 51      | refused | refused
61   | 2018Q2 | 51      | 61      | 61
79   | 2018Q2 | 51      | 79      | 79
63   | 2022Q1 | 63      | 63      | refused
63   | 2022Q2 | 63      | 63      | 63
10   | 2022Q2 | 63      | 63      | 10
19   | 2015Q1 | 19      | 19      | refused
33   | 2022Q4 | 19      | 19      | 33
62   | 2023Q1 | 35      | 35      | 62
61   | 2023Q1 | 51      | 61      | 61
"""

MEMBERS = """
unit | borders | period | members
51   | 2015    | 2018Q1 | 51
51   | 2015    | 2018Q2 | 61 79
51   | 2015    | 2026Q1 | 61 79
63   | 2015    | 2022Q2 | 10 63
63   | 2018    | 2022Q2 | 10 63
63   | 2018    | 2022Q1 | 63
63   | 2022    | 2022Q2 | 63
19   | 2015    | 2022Q4 | 19 33
35   | 2018    | 2023Q4 | 35 62
61   | 2022    | 2018Q3 | 61
75   | 2015    | 2026Q3 | 75
10   | 2022    | 2022Q1 | refused
63   | 2022    | 2022Q1 | refused
79   | 2018    | 2018Q1 | refused
"""

# Flows of the year of a split hold mixed land; in the year after, their АППГ does.
CHANGED = """
unit        | borders | changed from | changed to
10 33 62    | 2022    | 2022Q2       | 2023Q4
19 35 63    | 2022    | 2022Q2       | 2023Q4
61 79       | 2018    | 2018Q2       | 2019Q4
61 79       | 2022    | 2018Q2       | 2019Q4
"""


@pytest.mark.parametrize(("period", "borders", "regions"), rows(IN_FORCE))
def test_the_borders_of_a_period_are_those_of_its_last_day(period: str, borders: str, regions: str) -> None:
    assert borders_of(Period.parse(period)) == int(borders)
    assert len(REGIONS.reporting(Period.parse(period))) == int(regions)


def test_neither_the_republic_nor_units_outside_the_regions_report() -> None:
    codes = " ".join(region.code for region in REGIONS.in_borders(2022))
    assert codes == "10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63 71 75 79"


@pytest.mark.parametrize(("code", "period", "in_2015", "in_2018", "in_2022"), rows(BORDER_CODES))
def test_where_a_unit_belongs(code: str, period: str, in_2015: str, in_2018: str, in_2022: str) -> None:
    assert [place(code, Period.parse(period), borders) for borders in BORDERS] == [in_2015, in_2018, in_2022]


def place(code: str, period: Period, borders: int) -> str:
    try:
        return REGIONS.border_code(code, period, borders)
    except BordersTooFine:
        return "refused"


def test_a_refusal_names_unit_period_and_borders() -> None:
    with pytest.raises(BordersTooFine) as refusal:
        REGIONS.border_code("63", Period(2022, 1), 2022)
    assert (refusal.value.code, refusal.value.period, refusal.value.borders) == ("63", Period(2022, 1), 2022)


@pytest.mark.parametrize(("unit", "borders", "period", "members"), rows(MEMBERS))
def test_who_adds_up_to_a_unit(unit: str, borders: str, period: str, members: str) -> None:
    if members == "refused":
        with pytest.raises(BordersTooFine):
            REGIONS.members(unit, int(borders), Period.parse(period))
    else:
        assert REGIONS.members(unit, int(borders), Period.parse(period)) == tuple(members.split())


def test_the_republic_is_all_regions_and_the_units_outside_them() -> None:
    members = REGIONS.members("00", 2015, Period(2015, 1))
    assert len(members) == 17
    assert members[-1] == "90"


@pytest.mark.parametrize(
    ("code", "period"), [("90", "2015Q1"), ("51", "2018Q2"), ("10", "2022Q1"), ("1", "2022Q2")]
)
def test_what_is_no_region_then_has_no_place_in_any_borders(code: str, period: str) -> None:
    with pytest.raises(ValueError, match=code):
        REGIONS.border_code(code, Period.parse(period), 2015)


@pytest.mark.parametrize("borders", [2014, 2020, 0])
def test_unknown_borders_are_refused_by_name(borders: int) -> None:
    with pytest.raises(ValueError, match=f"not {borders}"):
        REGIONS.in_borders(borders)


@pytest.mark.parametrize("code", ["10", "99"])
def test_borders_have_no_other_units(code: str) -> None:
    with pytest.raises(ValueError, match=f"borders of 2015 have no region '{code}'"):
        REGIONS.members(code, 2015, Period(2015, 1))


@pytest.mark.parametrize(("units", "borders", "first", "last"), rows(CHANGED))
def test_when_a_comparison_mixes_lands(units: str, borders: str, first: str, last: str) -> None:
    for unit in units.split():
        for key in range(Period(2017, 1).key, Period(2025, 4).key):
            period = Period.from_key(key)
            expected = Period.parse(first) <= period <= Period.parse(last)
            assert REGIONS.changed_territory(unit, int(borders), period) == expected, (unit, period)


@pytest.mark.parametrize("borders", [2015, 2018])
def test_merged_units_are_never_mixed(borders: int) -> None:
    assert not any(
        REGIONS.changed_territory(region.code, borders, Period(year, quarter))
        for region in REGIONS.in_borders(borders)
        for year in (2022, 2023)
        for quarter in (1, 2, 3, 4)
    )


@given(PERIODS, st.sampled_from(BORDERS))
def test_members_and_border_codes_are_two_sides_of_one_thing(period: Period, borders: int) -> None:
    for region in REGIONS.reporting(period):
        unit = place(region.code, period, borders)
        assert unit == "refused" or region.code in REGIONS.members(unit, borders, period)


@given(PERIODS, st.sampled_from(BORDERS))
def test_merging_upwards_loses_no_region_and_counts_none_twice(period: Period, borders: int) -> None:
    if borders > borders_of(period):
        return
    merged = [
        code for unit in REGIONS.in_borders(borders) for code in REGIONS.members(unit.code, borders, period)
    ]
    assert sorted(merged) == [region.code for region in REGIONS.reporting(period)]


@pytest.mark.parametrize("borders", BORDERS)
def test_the_rows_of_the_mart_say_the_same(borders: int) -> None:
    for period in periods_between(Period(2010, 1), Period(2030, 4)):
        mapped = [
            (row.unit_code, row.border_code)
            for row in REGIONS.unit_in_borders_rows()
            if row.borders == borders and row.first_period_key <= period.key <= row.last_period_key
        ]
        places = [(region.code, place(region.code, period, borders)) for region in REGIONS.reporting(period)]
        assert mapped == [(code, unit) for code, unit in places if unit != "refused"], period


def test_a_land_that_changed_twice_is_followed_back_to_the_first() -> None:
    def land(code: str, vintage: int, first: dt.date | None, last: dt.date | None) -> Region:
        name = Localized(code, code, code)
        return Region(code, vintage, name, name, "oblast", first, last, "", None)

    second, third = BORDERS_SINCE[2018], BORDERS_SINCE[2022]
    lands = [land("01", 2015, None, second), land("02", 2018, second, third), land("03", 2022, third, None)]
    lineage = [
        Lineage("01", "02", second, "split", Localized("", "", ""), ""),
        Lineage("02", "03", third, "split", Localized("", "", ""), ""),
    ]
    territories = Territories(lands, lineage)
    assert [territories.border_code("03", Period(2023, 1), borders) for borders in BORDERS] == [
        "01",
        "02",
        "03",
    ]
