"""Time of the model: quarters cut where the map changed, and levels on straight lines."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from analytics.demonstration.loading import demonstration_world
from analytics.demonstration.model import read_model
from analytics.demonstration.timeline import Levels, slots_between
from analytics.periods import Period

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"


def test_a_quarter_is_cut_on_the_first_day_of_the_new_map():
    slots = slots_between(Period(2018, 1), Period(2018, 3), [dt.date(2018, 6, 19)])
    assert [(slot.first_day, slot.last_day) for slot in slots] == [
        (dt.date(2018, 1, 1), dt.date(2018, 3, 31)),
        (dt.date(2018, 4, 1), dt.date(2018, 6, 18)),
        (dt.date(2018, 6, 19), dt.date(2018, 6, 30)),
        (dt.date(2018, 7, 1), dt.date(2018, 9, 30)),
    ]
    # 12 of the 91 days of the second quarter.
    assert slots[2].part_of_quarter == pytest.approx(12 / 91)


def test_a_cut_on_the_first_day_of_a_quarter_cuts_nothing():
    assert len(slots_between(Period(2018, 1), Period(2018, 2), [dt.date(2018, 4, 1)])) == 2


def test_levels_run_straight_between_the_middles_of_years_and_the_ends_of_quarters():
    levels = Levels.of({"2015": 10.0, "2016": 20.0, "2016Q4": 24.0})
    asked = np.array([2014.0, 2015.5, 2016.0, 2016.5, 2016.75, 2017.0, 2020.0])
    assert levels.at(asked).tolist() == [10.0, 10.0, 15.0, 20.0, 22.0, 24.0, 24.0]


def test_an_empty_table_of_levels_is_refused():
    with pytest.raises(ValueError, match="empty"):
        Levels.of({})


def test_a_new_region_stands_in_its_parents_return_until_the_day_it_begins():
    world = demonstration_world(DEMO, read_model(DEMO))
    territories = {territory.code: territory for territory in world.territories}
    assert len(territories) == 20
    assert territories["10"].carrier(dt.date(2022, 6, 7)) == "63"
    assert territories["10"].carrier(dt.date(2022, 6, 8)) == "10"
    # South Kazakhstan was renamed Turkistan as Shymkent left it: Turkistan goes on with its returns.
    assert territories["79"].carrier(dt.date(2018, 6, 18)) == "61"
    assert territories["61"].carrier(dt.date(2015, 1, 1)) == "61"
