"""The plan of a region by its last list: what is due, in time, overdue; events and partners in numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics.measures.region_plan import RegionPlan, plan_in_short, region_plan, standing_of
from analytics.periods import Period
from analytics.regions import Regions
from analytics.regions.borders import BordersTooFine
from tests.measures.listing_catalogue import LISTING
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

Q2 = Period(2025, 2)
BATCHES = """
| batch | form  | unit | period | accepted            | file     | actor |
| 1     | ZM-L  | 15   | 2025Q1 | 2025-04-10T08:00:00 | old.xlsx | ana   |
| 2     | ZM-L  | 15   | 2025Q2 | 2025-07-10T08:00:00 | new.xlsx | ben   |
| 3     | ZM-LP | 15   | 2025Q2 | 2025-07-11T08:00:00 | pol.xlsx | col   |
| 4     | ZM-L  | 27   | 2025Q2 | 2025-07-12T08:00:00 | oth.xlsx | dan   |
"""
# The list tells states on 30 June 2025.
MEASURES = """
| batch | measure | due_on     | state     | done_on    | budget_money | other_money | moves_indicator |
| 1     | old     | 2025-03-31 | running   |            | 90           |             | F01             |
| 2     | on time | 2025-03-31 | done      | 2025-03-31 | 1.5          |             | F01             |
| 2     | late    | 2025-03-31 | done      | 2025-04-01 |              | 0.5         | F01             |
| 2     | no day  | 2025-05-31 | done      |            |              |             |                 |
| 2     | over    | 2025-06-30 | running   |            | 2            | 1           | F02             |
| 2     | over 2  | 2025-02-28 | planned   |            |              |             |                 |
| 2     | early   | 2025-12-31 | done      | 2025-06-01 |              |             | F02             |
| 2     | ahead   | 2025-07-01 | planned   |            | 4            |             | F02             |
| 2     | off     | 2025-01-31 | cancelled |            | 50           |             |                 |
| 4     | other   | 2025-01-31 | planned   |            | 50           |             |                 |
"""
EVENTS = """
| batch | title | holder    | children | registered_children |
| 2     | a     | education | 100      | 5                   |
| 2     | b     | joint     | 20       |                     |
| 3     | b     | joint     |          |                     |
"""
PARTNERS = """
| batch | name    | signed_on  | ends_on    | money | children |
| 2     | for good | 2024-01-01 |           | 2     | 10       |
| 2     | last day | 2024-01-01 | 2025-06-30 |      | 5        |
| 2     | ended   | 2024-01-01 | 2025-06-29 | 9     | 9        |
| 2     | coming  | 2025-07-01 |            | 9     | 9        |
"""


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    journal.add_batches(BATCHES).add_plan_measures(MEASURES)
    return journal.add_list_rows("event", EVENTS).add_list_rows("partner", PARTNERS)


def asked(journal: TinyJournal, regions: Regions, code: str = "15", **more: object) -> RegionPlan:
    return region_plan(journal, LISTING, regions, code, 2018, **({"period": Q2} | more))  # type: ignore[arg-type]


def test_each_measure_stands_as_its_last_list_tells(filled: TinyJournal, regions: Regions) -> None:
    expected = rows_of(
        """
        | measure | standing     | batch_id | file_name | actor |
        | off     | cancelled    | 2        | new.xlsx  | ben   |
        | over 2  | overdue      | 2        | new.xlsx  | ben   |
        | on time | done_on_time | 2        | new.xlsx  | ben   |
        | late    | done_late    | 2        | new.xlsx  | ben   |
        | no day  | done_undated | 2        | new.xlsx  | ben   |
        | over    | due_now      | 2        | new.xlsx  | ben   |
        | ahead   | ahead        | 2        | new.xlsx  | ben   |
        | early   | done_on_time | 2        | new.xlsx  | ben   |
        """
    )
    assert drawn(asked(filled, regions).measures, expected) == expected


def test_the_numbers_leave_out_what_was_cancelled(filled: TinyJournal, regions: Regions) -> None:
    short = plan_in_short(asked(filled, regions).measures)
    assert (short.listed, short.cancelled) == (7, 1)
    # By 30 June five terms have come; the one of that very day is due and not overdue yet.
    assert (short.due, short.on_time, short.late, short.undated) == (5, 1, 1, 1)
    assert (short.overdue, short.due_now) == (1, 1)
    assert (short.early, short.ahead) == (1, 1)
    assert short.without_indicator == 2
    # 1.5 + 2 + 4, and 0.5 + 1; three measures tell no money, the cancelled one counts nowhere.
    assert (short.budget, short.other, short.without_money) == (7.5, 1.5, 3)


def test_events_and_partners_stand_in_numbers_by_return(filled: TinyJournal, regions: Regions) -> None:
    expected = rows_of(
        """
        | form_code | measures | events | joint_events | children | registered_children | agreements |
        | ZM-L      | 8        | 2      | 1            | 120      | 5                   | 2          |
        | ZM-LP     | 0        | 1      | 1            |          |                     | 0          |
        """
    )
    returns = asked(filled, regions).returns
    assert drawn(returns, expected) == expected
    # Money since 1 January is that of all agreements, as on the page of partners: 2 + 9 + 9. Children are
    # those of agreements in force on the last day: the one without an end and the one that ends on it.
    assert returns["partner_money"].tolist()[0] == 20
    assert returns["partner_children"].tolist()[0] == 15


def test_a_plan_is_told_as_it_was_known(filled: TinyJournal, regions: Regions) -> None:
    before = asked(filled, regions, moment=dt.datetime(2025, 7, 1))
    assert before.measures["measure"].tolist() == ["old"]
    assert asked(filled, regions, period=Period(2025, 1)).measures["standing"].tolist() == ["due_now"]


def test_no_list_of_the_year_names_the_unit(filled: TinyJournal, regions: Regions) -> None:
    nothing = asked(filled, regions, period=Period(2026, 1))
    assert nothing.missing == ("15",)
    assert nothing.measures.empty
    short = plan_in_short(nothing.measures)
    assert (short.listed, short.due, short.budget, short.other) == (0, 0, None, None)
    assert asked(filled, regions).missing == ()


def test_units_of_a_merged_region_are_read_together(filled: TinyJournal, regions: Regions) -> None:
    # East Kazakhstan of 2018 is Abai (10) and East Kazakhstan (63) in 2025; only one of them sent a list.
    filled.add_batches(
        "| batch | form | unit | period | accepted |\n| 9 | ZM-L | 10 | 2025Q2 | 2025-07-12T08:00:00 |"
    )
    filled.add_plan_measures("| batch | measure | due_on |\n| 9 | club | 2025-02-01 |")
    merged = asked(filled, regions, "63")
    assert merged.measures["unit_code"].tolist() == ["10"]
    assert merged.missing == ("63",)


def test_a_region_finer_than_what_reported_is_refused(filled: TinyJournal, regions: Regions) -> None:
    with pytest.raises(BordersTooFine):
        region_plan(filled, LISTING, regions, "79", 2018, Period(2016, 1))


@pytest.mark.parametrize(
    ("state", "due_on", "done_on", "standing"),
    [
        ("done", None, "2025-01-01", "done_undated"),
        ("running", None, None, "undated"),
        ("planned", "2025-06-29", None, "overdue"),
        ("planned", "2025-06-30", None, "due_now"),
        ("done", "2025-05-30", "2025-07-01", "overdue"),
        ("planned", "2025-07-01", None, "ahead"),
        ("cancelled", "2025-01-01", "2025-01-01", "cancelled"),
    ],
)
def test_how_a_measure_stands(state: str, due_on: str | None, done_on: str | None, standing: str) -> None:
    def day(words: str | None) -> dt.date | None:
        return None if words is None else dt.date.fromisoformat(words)

    measure = {
        "state": state,
        "due_on": day(due_on),
        "done_on": day(done_on),
        "list_day": dt.date(2025, 6, 30),
    }
    assert standing_of(measure) == standing
