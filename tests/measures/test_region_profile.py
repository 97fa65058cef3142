"""A region's profile: what it shows, who stands at the ends, its trends, its sources."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.heat import HeatRequest, heat
from analytics.measures.profile import SPREAD
from analytics.measures.region_profile import (
    last_quarters,
    periods_reported,
    profile_indicators,
    profile_sources,
    profile_trends,
    region_profile,
)
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.small_catalogue import CATALOGUE, catalogue_of, indicator
from tests.measures.tiny_journal import TinyJournal

END_OF_2016 = Period(2016, 4)
FACTS = """
    indicator | period | unit | value | cell
    F01       | 2016Q4 | 11   | 40    | C5
    F01       | 2016Q4 | 15   | 20    | C5
    F01       | 2016Q4 | 19   | 30    | C5
    F01       | 2016Q4 | 23   | 15    | C5
    F01       | 2015Q4 | 11   | 20    | C5
    F01       | 2015Q4 | 15   | 20    | C5
    F04       | 2016Q4 | 11   | 7     | D8
"""
PEOPLE = """
    unit | year | persons
    11   | 2016 | 100000
    15   | 2016 | 100000
    19   | 2016 | 200000
    23   | 2016 | 100000
    11   | 2015 | 100000
    15   | 2015 | 100000
"""


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    return journal.add_facts(FACTS).add_population(PEOPLE)


def request(*codes: str) -> HeatRequest:
    return HeatRequest(codes, END_OF_2016, 2015, confidence=0.95)


def asked(journal: TinyJournal, regions: Regions, region_code: str, *codes: str) -> pd.DataFrame:
    table = heat(journal, CATALOGUE, regions, request(*codes))  # type: ignore[arg-type]
    return region_profile(table, CATALOGUE, request(*codes), region_code)


def test_a_region_stands_among_the_others(filled: TinyJournal, regions: Regions) -> None:
    # Per 10,000 children: 4.0, 2.0, 1.5, 1.5; all together 105 of 500,000 are 2.1.
    row = asked(filled, regions, "11", "F01").iloc[0]
    assert row["value"] == pytest.approx(4.0)
    assert row["republic"] == pytest.approx(2.1)
    # Quartiles of 1.5, 1.5, 2.0, 4.0 by linear interpolation: at 0.75 and 2.25 steps.
    assert [row[name] for name in SPREAD] == pytest.approx([1.5, 1.5, 1.75, 2.5, 4.0])
    assert (row["lowest_regions"], row["highest_regions"]) == ("19;23", "11")
    # Byar's limits of 40 are 28.57 and 54.47: half of their range is 1.295 per 10,000; 1.9 over the level.
    assert row["distance"] == pytest.approx(1.9 / 1.295, abs=0.002)
    # (2.1 - 4.0) / 10,000 x 100,000 children.
    assert (row["verdict"], row["to_benchmark"]) == ("worse", -19)


def test_a_change_weighs_what_its_limits_let_it(filled: TinyJournal, regions: Regions) -> None:
    row = asked(filled, regions, "11", "F01").iloc[0]
    half = (row["change_upper"] - row["change_lower"]) / 2
    assert row["change_percent"] == pytest.approx(100)  # 20 to 40 among as many children
    assert row["change_distance"] == pytest.approx(100 / half)
    unchanged = asked(filled, regions, "15", "F01").iloc[0]
    assert unchanged["change_distance"] == pytest.approx(0)
    new = asked(filled, regions, "19", "F01").iloc[0]
    assert pd.isna(new["change_distance"])  # nothing was reported a year before


def test_what_nobody_reported_has_no_ends(filled: TinyJournal, regions: Regions) -> None:
    rows = asked(filled, regions, "15", "F03", "F04")
    assert list(rows["indicator_code"]) == ["F03", "F04"]
    assert list(rows["regions"]) == [0, 1]
    assert list(rows["lowest_regions"]) == ["", "11"]
    assert list(rows["status"]) == ["missing", "missing"]


def test_a_region_of_other_borders_is_named(filled: TinyJournal, regions: Regions) -> None:
    with pytest.raises(ValueError, match="'79'"):
        asked(filled, regions, "79", "F01")
    with pytest.raises(ValueError, match="'79'"):
        profile_sources(filled, CATALOGUE, regions, request("F01"), "79")  # type: ignore[arg-type]


def test_every_figure_leads_to_its_cell(filled: TinyJournal, regions: Regions) -> None:
    table = profile_sources(filled, CATALOGUE, regions, request("F04", "F01"), "11")  # type: ignore[arg-type]
    assert table.to_dict("records") == [
        {"indicator_code": "F04", "batch_ids": "1", "sheets": "Sheet", "cells": "Sheet!D8"},
        {"indicator_code": "F01", "batch_ids": "1", "sheets": "Sheet", "cells": "Sheet!C5"},
    ]


def test_the_periods_with_any_number(filled: TinyJournal) -> None:
    assert [str(period) for period in periods_reported(filled)] == ["2016Q4", "2015Q4"]  # type: ignore[arg-type]


def test_an_empty_store_has_no_periods(journal: TinyJournal) -> None:
    assert periods_reported(journal) == ()  # type: ignore[arg-type]


def test_the_last_four_quarters() -> None:
    assert [str(one) for one in last_quarters(Period(2016, 2), 4)] == ["2015Q3", "2015Q4", "2016Q1", "2016Q2"]


def test_the_same_quotient_stands_once_under_its_ratio() -> None:
    catalogue = catalogue_of(
        indicator("S01", kind="stock", denominator=("S02",), per=100),
        indicator("S02", kind="stock"),
        indicator("S03", kind="stock", denominator=("S02",), per=100),
        indicator("R01", kind="ratio", numerator=("S01",), denominator=("S02",), per=100),
    )
    assert profile_indicators(catalogue) == ("S03", "R01")
    assert profile_indicators(catalogue, "S") == ("S01", "S02", "S03")
    assert profile_indicators(catalogue, "R") == ("R01",)


def quarters(values: list[float | None]) -> pd.DataFrame:
    """A quarterly series from 2016Q1 among 10,000 children."""
    periods = [str(Period(2016, 1).shift(place)) for place in range(len(values))]
    return pd.DataFrame(
        {
            "region_code": "11",
            "period": periods,
            "value": values,
            "numerator": values,
            "denominator": 10_000.0,
            "status": ["missing" if value is None else "ok" for value in values],
        }
    ).astype({"value": "float64", "numerator": "float64"})


def test_trends_are_told_of_long_series_only() -> None:
    # Twice as many each year, the same in all quarters of a year: +100 % a year, fitted without any rest.
    series = {
        "F01": quarters([100.0] * 4 + [200.0] * 4 + [400.0] * 4),
        "F03": quarters([10.0] * 11 + [None]),
    }
    table = profile_trends(series, CATALOGUE, request("F01", "F03"))
    growing, short = table.to_dict("records")
    assert growing["percent_a_year"] == pytest.approx(100, abs=0.01)
    assert (growing["trend_verdict"], growing["judgement"], growing["quarters"]) == ("growth", "worse", 12)
    assert (growing["first"], growing["last"]) == ("2016Q1", "2018Q4")
    assert (short["trend_verdict"], short["judgement"], short["quarters"]) == ("too_short", "not_judged", 11)
