"""Whom to ask: lasting differences of several searches, and what lists of the same years say beside."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.catalogue import load_catalogue
from analytics.measures.better_than_expected import (
    BetterThanExpected,
    ExpectedRequest,
    better_than_expected,
)
from analytics.measures.good_practice import (
    Beside,
    YearLists,
    beside_practice,
    good_practice,
    lists_of_years,
    names_by_chance,
    practice_indicators,
)
from analytics.measures.related_indicators import closest_relation, relation_of
from analytics.periods import Period
from analytics.regions import Regions
from analytics.statistics.deviance import deviance
from tests.measures.listing_catalogue import LISTING
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.test_better_than_expected import P2025, filled
from tests.measures.tiny_journal import TinyJournal

PERIODS = ExpectedRequest("F01", P2025).periods


def answer_of(journal: TinyJournal, regions: Regions, **events: int) -> BetterThanExpected:
    store = filled(journal, regions, {code.removeprefix("of_"): n for code, n in events.items()}, usual=400)
    return better_than_expected(store, CATALOGUE, regions, ExpectedRequest("F01", P2025))


def test_who_is_below_is_asked_and_who_is_above_might_ask(journal: TinyJournal, regions: Regions) -> None:
    found = good_practice([answer_of(journal, regions, of_15=200, of_27=800)])
    assert found.regions_on_side("below") == ("15",)
    assert found.regions_on_side("above") == ("27",)
    (asked,) = found.on_side("below").to_dict("records")
    # 200 events in each of four years; the difference is there in all four.
    assert (asked["indicator_code"], asked["events"], asked["years"], asked["judged"]) == ("F01", 800, 4, 4)
    assert asked["ratio"] == pytest.approx(800 / asked["expected"])
    assert asked["ratio"] < 1
    assert found.nearest.empty
    assert (found.searched, found.silent) == (("F01",), {})


def test_where_nobody_is_lasting_the_nearest_are_shown_apart(journal: TinyJournal, regions: Regions) -> None:
    found = good_practice([answer_of(journal, regions, of_15=390, of_27=395)])
    assert found.named.empty
    assert found.nearest["region_code"].iloc[0] == "15"
    assert len(found.nearest) <= 3
    assert (found.nearest["ratio"] < 1).all()


def test_an_empty_store_names_nobody_and_says_why(journal: TinyJournal, regions: Regions) -> None:
    asked = ExpectedRequest("F01", P2025)
    found = good_practice([better_than_expected(journal, CATALOGUE, regions, asked)])
    assert found.named.empty
    assert found.nearest.empty
    assert (found.searched, found.silent) == ((), {"F01": "no_events"})


def test_names_of_several_searches_stand_together(journal: TinyJournal, regions: Regions) -> None:
    one = answer_of(journal, regions, of_15=200, of_27=800)
    found = good_practice([one, one])
    assert found.on_side("below")["region_code"].tolist() == ["15", "15"]
    assert found.regions_on_side("below") == ("15",)
    # Those below first, the farthest from expected first on each side.
    assert found.named["side"].tolist() == ["below", "below", "above", "above"]


def test_only_events_of_which_fewer_are_better_are_searched() -> None:
    assert practice_indicators(CATALOGUE) == ("F01",)
    own = practice_indicators(load_catalogue())
    assert {"A01", "A06"} <= set(own)
    assert "A12" not in own  # children brought to the police: a number of the police's work


def test_what_chance_alone_names_is_what_a_simulation_finds() -> None:
    told = names_by_chance()
    assert told.lower <= told.share <= told.upper < 0.1
    # Twenty regions that only swing from year to year as the kept panels do (variance of the ratio 0.10).
    random = np.random.default_rng(7)
    called = 0
    for _ in range(60):
        level = 400 * random.gamma(10, 0.1, (20, 4))
        verdicts = deviance(random.poisson(level), np.full((20, 4), 1000.0), np.empty((20, 0))).verdict
        called += bool({"persistently_better", "persistently_worse"} & set(verdicts))
    assert called / 60 <= 0.15


LISTS = """
| batch | form | unit | period | accepted            |
| 1     | ZM-L | 15   | 2022Q4 | 2023-01-10T08:00:00 |
| 2     | ZM-L | 15   | 2024Q2 | 2024-07-10T08:00:00 |
| 3     | ZM-L | 15   | 2025Q4 | 2026-01-10T08:00:00 |
| 4     | ZM-L | 15   | 2021Q4 | 2022-01-10T08:00:00 |
| 5     | ZM-L | 27   | 2025Q4 | 2026-01-10T08:00:00 |
"""
# In the catalogue of these tests F02 is counted of F01, F03 stands in its group, R01 in another.
MEASURES = """
| batch | measure  | due_on     | state     | done_on    | moves_indicator |
| 1     | Clubs    | 2023-12-31 | running   |            | F01             |
| 1     | Ended    | 2022-03-31 | done      | 2022-03-30 | F02             |
| 1     | Long ago | 2021-12-31 | done      | 2021-11-30 | F01             |
| 2     | clubs    | 2023-12-31 | done      | 2023-11-30 | F01             |
| 2     | Planned  | 2026-12-31 | planned   |            | F01             |
| 2     | Off      | 2024-12-31 | cancelled |            | F01             |
| 3     | Contest  | 2025-05-01 | done      | 2025-05-01 | F03             |
| 3     | Contest  | 2025-11-01 | done      | 2025-11-01 | F03             |
| 3     | Other    | 2025-11-01 | running   |            | R01             |
| 3     | Nothing  | 2025-11-01 | running   |            |                 |
| 4     | Before   | 2021-11-01 | running   |            | F01             |
| 5     | Theirs   | 2025-11-01 | running   |            | F01             |
"""


def lists(journal: TinyJournal, regions: Regions, periods: tuple[Period, ...] = PERIODS) -> YearLists:
    return lists_of_years(journal, LISTING, regions, 2018, periods)


def beside(journal: TinyJournal, regions: Regions) -> Beside:
    journal.add_batches(LISTS).add_plan_measures(MEASURES)
    journal.add_list_rows("event", "| batch | title | children |\n| 2 | a | 7 |\n| 2 | b | 8 |")
    return beside_practice(lists(journal, regions), LISTING, "15", ("F01",))


def test_measures_of_those_years_stand_beside_the_closest_first(
    journal: TinyJournal, regions: Regions
) -> None:
    found = beside(journal, regions).measures
    told = list(zip(found["measure"], found["relation"], found["standing"], strict=True))
    assert told == [
        ("clubs", "same", "done_on_time"),  # as the list of 2024 tells it, not that of 2022
        ("Ended", "share", "done_on_time"),
        ("Contest", "group", "done_on_time"),
        ("Contest", "group", "done_on_time"),
        ("Other", "", "overdue"),
        ("Nothing", "", "overdue"),
    ]
    assert len(beside(journal.emptied(), regions).related) == 4


def test_returns_of_each_year_stand_in_numbers(journal: TinyJournal, regions: Regions) -> None:
    returns = beside(journal, regions).returns
    told = list(zip(returns["period"], returns["measures"], returns["events"], strict=True))
    assert told == [("2022Q4", 3, 0), ("2024Q2", 3, 2), ("2025Q4", 4, 0)]
    assert returns["children"].tolist()[1] == 15


def test_a_region_without_lists_has_nothing_beside(journal: TinyJournal, regions: Regions) -> None:
    found = beside_practice(lists(journal, regions), LISTING, "63", ("F01",))
    assert found.measures.empty
    assert found.related.empty
    assert found.returns.empty


def test_how_a_named_indicator_is_related() -> None:
    own = load_catalogue()
    assert relation_of(own, "A06", "A06") == "same"
    assert relation_of(own, "A18", "A01") in ("share", "group")
    assert relation_of(own, "A02", "A01") == "part"
    assert relation_of(own, "A20", "A06") == "share"  # idle of those held liable
    assert relation_of(own, "A11", "A06") == "group"
    assert [relation_of(own, code, "A06") for code in ("C14", "X99", "", None)] == ["", "", "", ""]
    assert closest_relation(own, "A20", ("A01", "A06")) == ("share", "A06")
    assert closest_relation(own, "C14", ("A01", "A06")) == ("", "A01")


def test_the_search_takes_lists_up_to_the_asked_period(journal: TinyJournal, regions: Regions) -> None:
    journal.add_batches(LISTS).add_plan_measures(MEASURES)
    early = ExpectedRequest("F01", Period(2025, 2)).periods
    found = beside_practice(lists(journal, regions, early), LISTING, "15", ("F01",))
    # The list of the fourth quarter of 2025 came after it; that of a year that is over counts whole.
    assert found.returns["period"].tolist() == ["2022Q4", "2024Q2"]
