"""The events of the demonstration lists: cumulative, of the year, of the region's own places."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest

from analytics.demonstration.event_pool import read_event_pool
from analytics.demonstration.events import Diary
from analytics.demonstration.loading import demonstration_world
from analytics.demonstration.model import read_model
from analytics.demonstration.places import read_places
from analytics.demonstration.telling import ToldEvent
from analytics.intake.batch import Draft
from analytics.periods import Period
from tests.demonstration.list_tables import DEMO, Lists, Values, day, lists, places, units, words

FORMS = ("ZM-L", "ZM-LP")
LAST_YEAR = ("ZM-L", "55", 2016)  # data/demo/lists.toml: an event of December 2015 in the list of 2016
TWICE = ("ZM-LP", "31", 2019)  # a row that was typed twice


@pytest.fixture(scope="module")
def events(demonstration: tuple[Draft, ...]) -> dict[str, Lists]:
    return {form: lists(demonstration, form, "event") for form in FORMS}


def told(events: dict[str, Lists]) -> Iterable[tuple[str, str, Period, Values]]:
    for form, of_form in events.items():
        for (region, period), rows in of_form.items():
            for row in rows:
                yield form, region, period, row


@pytest.mark.parametrize("form", FORMS)
def test_a_return_repeats_the_events_of_the_year_and_goes_on(events, form):
    compared = 0
    for (region, period), rows in events[form].items():
        before = events[form].get((region, period.shift(-1)))
        if before is None and (region, period) == ("61", Period(2018, 2)):
            before = events[form]["51", Period(2018, 1)]  # Turkistan goes on with South Kazakhstan's list
        if before is None or period.quarter == 1:
            continue
        assert rows[: len(before)] == before, (region, period)
        new = rows[len(before) :]
        assert all(day(row, "held_on") >= period.first_day for row in new), (region, period)
        compared += 1
    assert compared > 500


def test_every_event_lies_in_the_year_until_the_period_ends(events):
    outside = {
        (form, region, period.year)
        for form, region, period, row in told(events)
        if not dt.date(period.year, 1, 1) <= day(row, "held_on") <= period.last_day
    }
    assert outside == {LAST_YEAR}


def test_lists_of_two_years_have_no_event_in_common(events):
    for form, of_form in events.items():
        years = defaultdict(set)
        for (region, period), rows in of_form.items():
            for row in rows:
                years[region, words(row)].add(period.year)
        assert {key: found for key, found in years.items() if len(found) > 1} == {}, form


def test_a_region_tells_nothing_twice_but_for_the_named_row(events):
    twice = {
        (form, region, period.year)
        for form, of_form in events.items()
        for (region, period), rows in of_form.items()
        if len({words(row) for row in rows}) < len(rows)
    }
    assert twice == {TWICE}


def test_registered_children_are_among_the_children_and_whole(events):
    counted = 0
    for *_, row in told(events):
        for column in ("children", "registered_children", "parents"):
            assert row[column] is None or (row[column] >= 0 and row[column] == int(row[column]))
        if row["registered_children"] is not None:
            counted += 1
            assert row["registered_children"] <= row["children"]
    assert counted > 1000


def test_places_are_towns_and_districts_of_the_region_that_reports_for_them(events):
    of_unit = {code: places(code) for code in {unit for key in keys(events) for unit in units(*key)}}
    for _, region, _, row in told(events):
        held_on = day(row, "held_on")
        here = {name for unit in units(region, held_on) for name in of_unit[unit]}
        assert any(row["place"].startswith(name) for name in here), (region, row)


def keys(events: dict[str, Lists]) -> set[tuple[str, dt.date]]:
    return {(region, period.first_day) for _, region, period, _ in told(events)}


def test_the_capital_has_the_name_of_the_day(events):
    for _, region, _, row in told(events):
        if region == "71":
            renamed = dt.date(2019, 3, 23) <= day(row, "held_on") < dt.date(2022, 9, 17)
            # A slot keeps the name of its first day.
            if day(row, "held_on").month not in {3, 9}:
                assert row["place"].startswith("г. Нур-Султан" if renamed else "г. Астана")


def test_some_regions_write_kazakh_and_the_others_russian(events):
    kazakh = {"23", "31", "43", "47", "51", "61", "79"}
    letters = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
    for _, region, _, row in told(events):
        assert ("ауданы" in row["place"] or "қаласы" in row["place"]) == (region in kazakh), row
        if region not in kazakh:
            # Only a name of a town may have a Kazakh letter in a Russian list.
            assert not letters & set(row["title"]), row


def test_nothing_is_held_on_a_sunday_or_in_the_first_days_of_january(events):
    for form, region, period, row in told(events):
        # The second day of a joint event, a day later in the list of the police, may be a Sunday.
        if row["holder"] != "joint" and (form, region, period.year) != LAST_YEAR:
            held_on = day(row, "held_on")
            assert held_on.weekday() != 6
            assert (held_on.month, held_on.day) >= (1, 9)


@pytest.mark.parametrize(("form", "low", "high"), [("ZM-L", 2.5, 6), ("ZM-LP", 2, 5)])
def test_a_region_tells_of_a_few_events_a_quarter(events, form, low, high):
    numbers = [
        len(rows) / period.quarter
        for (region, period), rows in events[form].items()
        if period.quarter == 4 and (region, period.year) not in {("10", 2022), ("33", 2022), ("62", 2022)}
    ]
    assert low <= sum(numbers) / len(numbers) <= high
    assert min(numbers) >= 0.5
    assert max(numbers) <= 14


def test_more_events_where_more_children_live(events):
    def a_year(region: str) -> float:
        years = [
            len(rows)
            for (code, period), rows in events["ZM-L"].items()
            if code == region and period.quarter == 4 and period.year >= 2019
        ]
        return sum(years) / len(years)

    # Turkistan has six and a half times as many children as North Kazakhstan; the power is 0.45: 2.3.
    assert 1.6 < a_year("61") / a_year("59") < 3.2


def test_all_kinds_are_there_and_each_has_its_season(events):
    months = defaultdict(Counter)
    holders = set()
    for form, _, _, row in told(events):
        months[row["kind"]][day(row, "held_on").month] += 1
        holders.add((form, row["holder"]))
    assert set(months) == {
        "raid", "talk", "training", "rehabilitation", "round_table", "competition", "sport", "camp",
        "parents", "outreach", "experience", "other",
    }  # fmt: skip
    assert set(months["camp"]) <= {6, 7, 8}
    assert months["outreach"].most_common(1)[0][0] == 9  # open days
    assert holders == {
        ("ZM-L", "education"), ("ZM-L", "joint"), ("ZM-L", "other"),
        ("ZM-LP", "police"), ("ZM-LP", "joint"),
    }  # fmt: skip


@pytest.fixture(scope="module")
def diary() -> tuple[ToldEvent, ...]:
    model = read_model(DEMO)
    world = demonstration_world(DEMO, model)
    return Diary(read_event_pool(DEMO), read_places(DEMO), world, model.seed, frozenset()).events()


def pairs(diary: tuple[ToldEvent, ...], telling: str) -> list[tuple[ToldEvent, ToldEvent]]:
    found = defaultdict(list)
    for event in diary:
        if event.telling == telling:
            found[event.number].append(event)
    return [(one, other) for one, other in found.values()]


def differing(one: ToldEvent, other: ToldEvent) -> set[str]:
    return {column for column, value in one.values.items() if value != other.values[column]}


def test_both_tell_most_joint_events_with_the_same_data(diary):
    joint = Counter(event.telling for event in diary if event.number)
    total = sum(joint.values())
    assert 0.55 <= joint["same"] / total <= 0.75
    for telling in ("words", "day", "numbers", "both", "alone"):
        assert joint[telling] / total >= 0.02, telling
    for one, other in pairs(diary, "same"):
        assert (one.body, other.body) == ("education", "police")
        assert differing(one, other) == {"partner_body"}


def test_others_differ_in_words_in_a_day_or_in_numbers_and_only_in_those(diary):
    numbers = {"children", "registered_children", "parents", "partner_body"}
    for telling, most in {
        "words": {"title", "place", "note", "partner_body"},
        "day": {"held_on", "partner_body"},
        "numbers": numbers,
        "both": {"title", "place", "note"} | numbers,
    }.items():
        assert all(differing(*pair) <= most for pair in pairs(diary, telling)), telling
    assert all(other.held_on - one.held_on == dt.timedelta(days=1) for one, other in pairs(diary, "day"))


def test_some_events_look_alike_and_are_two(diary):
    by_title = {
        (event.territory, event.held_on, event.values["title"]): event
        for event in diary
        if event.body == "education"
    }
    alike = [event for event in diary if event.telling == "look_alike"]
    assert len(alike) > 60
    for event in alike:
        first = by_title[event.territory, event.held_on, event.values["title"]]
        assert first.values["place"] != event.values["place"]
        assert event.values["holder"] == "police"


def test_the_joint_rows_of_the_lists_meet(events):
    """Most joint events of education stand in the list of the police too, word for word."""
    both = alone = 0
    shared = ("title", "held_on", "place", "children", "registered_children", "parents")
    for (region, period), rows in events["ZM-L"].items():
        police = events["ZM-LP"].get((region, period))
        if police is None or period.quarter != 4:
            continue
        theirs = {tuple(row[column] for column in shared) for row in police}
        for row in rows:
            if row["holder"] == "joint":
                met = tuple(row[column] for column in shared) in theirs
                both, alone = both + met, alone + (not met)
    assert 0.5 < both / (both + alone) < 0.8
