"""Conditions that lists and returns tell, on stores drawn as text, and the rows that they rest on."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from analytics.catalogue.recommendation_records import (
    KindsPresent,
    NothingOverdue,
    Returned,
    Rows,
    TookPlace,
)
from analytics.measures.recommendation_sources import Asked, figures_behind, rows_behind
from analytics.measures.recommendations import RecommendationRequest
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.recommendation_asking import CATALOGUE, TODAY, asked, assert_results, record
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

ROUND_TABLES = Rows("event", {"kind": ("round_table",)}, None, 1)
OVERDUE = NothingOverdue("plan_measure", "due_on", "done_on", "state", ("done",), ("cancelled",))
IN_FORCE = ("signed_on", "ends_on")
KINDS = KindsPresent("partner", "kind", ("business", "ngo"), IN_FORCE)


@pytest.fixture
def store(store: TinyJournal) -> TinyJournal:
    return store.add_batches("""
        | batch | form  | unit | period | revision | accepted   |
        | 1     | ZM-L  | 10   | 2026Q1 | 1        | 2026-04-10 |
        | 2     | ZM-LP | 10   | 2026Q1 | 1        | 2026-04-11 |
        | 3     | ZM-L  | 63   | 2026Q1 | 1        | 2026-04-12 |
        | 4     | ZM-L  | 63   | 2026Q1 | 2        | 2026-04-13 |
        | 5     | ZM-L  | 11   | 2026Q1 | 1        | 2026-04-14 |
        | 6     | ZM-LP | 11   | 2026Q1 | 1        | 2026-04-14 |
        | 7     | ZM-L  | 11   | 2026Q2 | 1        | 2026-07-14 |
        | 8     | ZM-LP | 11   | 2026Q2 | 1        | 2026-07-14 |
        """)


def test_rows_of_the_last_list_of_the_year_count(store: TinyJournal, regions: Regions) -> None:
    # 63 has no list of the police and its first revision told of a round table that the second one dropped.
    store.add_list_rows(
        "event",
        """
        | batch | kind        | title | held_on    |
        | 3     | round_table | A     | 2026-02-01 |
        | 4     | raid        | B     | 2026-02-01 |
        | 5     | raid        | C     | 2026-02-01 |
        | 6     | round_table | D     | 2026-03-01 |
        | 7     | raid        | C     | 2026-02-01 |
        | 8     | raid        | D     | 2026-03-01 |
        """,
        holder="education",
    )
    assert_results(
        asked(store, regions, "2026Q3", ROUND_TABLES, first="2026Q1"),
        """
        | region_code | period | outcome | figure | reason     | lacking           |
        | 10          | 2026Q1 | fails   | 0      |            |                   |
        | 10          | 2026Q2 | no_data | 0      | list_lacks | 10:ZM-L;10:ZM-LP  |
        | 10          | 2026Q3 | no_data | 0      | list_lacks | 10:ZM-L;10:ZM-LP  |
        | 11          | 2026Q1 | holds   | 1      |            |                   |
        | 11          | 2026Q2 | fails   | 0      |            |                   |
        | 11          | 2026Q3 | no_data | 0      | list_lacks | 11:ZM-L;11:ZM-LP  |
        | 15          | 2026Q1 | no_data |        | no_list    | 15:ZM-L;15:ZM-LP  |
        | 15          | 2026Q2 | no_data |        | no_list    | 15:ZM-L;15:ZM-LP  |
        | 15          | 2026Q3 | no_data |        | no_list    | 15:ZM-L;15:ZM-LP  |
        | 63          | 2026Q1 | no_data | 0      | list_lacks | 63:ZM-LP          |
        | 63          | 2026Q2 | no_data | 0      | list_lacks | 63:ZM-LP;63:ZM-L  |
        | 63          | 2026Q3 | no_data | 0      | list_lacks | 63:ZM-LP;63:ZM-L  |
        """,
    )
    # Merged, the rows of Abai and East Kazakhstan are of one region.
    assert_results(
        asked(store, regions, "2026Q1", Rows("event", {}, None, 1), borders=2018),
        """
        | region_code | outcome | figure | lacking  |
        | 63          | holds   | 1      | 63:ZM-LP |
        """,
    )


def test_lists_of_a_year_before_do_not_count(store: TinyJournal, regions: Regions) -> None:
    store.add_list_rows("event", "| batch | kind | title |\n| 7 | round_table | A |", holder="joint")
    assert set(asked(store, regions, "2027Q1", ROUND_TABLES)["reason"]) == {"no_list"}


def test_kinds_of_partners_that_are_in_force(store: TinyJournal, regions: Regions) -> None:
    # On 31 March 2026 the agreement of the NGO of 10 has ended, that of 63 begins a day later.
    store.add_list_rows(
        "partner",
        """
        | batch | kind     | name | signed_on  | ends_on    |
        | 1     | business | A    | 2025-01-01 |            |
        | 1     | ngo      | B    | 2025-01-01 | 2026-03-30 |
        | 4     | ngo      | C    | 2026-04-01 |            |
        | 5     | business | D    | 2026-03-31 | 2026-03-31 |
        | 5     | ngo      | E    | 2020-01-01 |            |
        """,
    )
    conditions = (KINDS, Rows("partner", {}, IN_FORCE, 2))
    assert_results(
        asked(store, regions, "2026Q1", *conditions),
        """
        | region_code | condition | outcome | figure | yardstick | found        |
        | 10          | 1         | partly  | 1      | 2         | business     |
        | 11          | 1         | holds   | 2      | 2         | business;ngo |
        | 63          | 1         | fails   | 0      | 2         |              |
        | 10          | 2         | fails   | 1      | 2         |              |
        | 11          | 2         | holds   | 2      | 2         |              |
        | 63          | 2         | fails   | 0      | 2         |              |
        """,
    )


def test_measures_that_are_overdue(store: TinyJournal, regions: Regions) -> None:
    # 10: of three due one is overdue and one was done in time, one late; cancelled ones do not count, and
    # what is due on the last day itself is not overdue yet. 63: a list cannot tell of a day to come.
    store.add_list_rows(
        "plan_measure",
        """
        | batch | measure | state     | due_on     | done_on    |
        | 1     | A       | running   | 2026-03-30 |            |
        | 1     | B       | done      | 2026-02-28 | 2026-02-28 |
        | 1     | C       | done      | 2026-02-28 | 2026-03-02 |
        | 1     | D       | cancelled | 2026-01-31 |            |
        | 1     | E       | planned   | 2026-04-01 |            |
        | 4     | F       | planned   | 2026-03-31 |            |
        | 4     | G       | done      | 2026-03-15 | 2026-04-20 |
        """,
        agency="akimat",
    )
    assert_results(
        asked(store, regions, "2026Q2", OVERDUE, first="2026Q1"),
        """
        | region_code | period | outcome | figure | yardstick | share   | reason         |
        | 10          | 2026Q1 | fails   | 1      | 3         | 33.3333 |                |
        | 10          | 2026Q2 | fails   | 1      | 3         | 33.3333 | earlier_list   |
        | 11          | 2026Q1 | no_data |        |           |         | nothing_listed |
        | 11          | 2026Q2 | no_data |        |           |         | nothing_listed |
        | 15          | 2026Q1 | no_data |        |           |         | no_list        |
        | 15          | 2026Q2 | no_data |        |           |         | no_list        |
        | 63          | 2026Q1 | fails   | 1      | 2         | 0       |                |
        | 63          | 2026Q2 | fails   | 1      | 2         | 0       | earlier_list   |
        """,
    )


def test_returns_are_owed_after_their_day_only(store: TinyJournal, regions: Regions) -> None:
    condition = Returned(("ZM-L", "ZM-LP"))
    drawn_results = """
        | region_code | outcome | figure | yardstick | reason | lacking          |
        | 10          | holds   | 2      | 2         |        |                  |
        | 15          | {}  | 0      | 2         | {} | 15:ZM-L;15:ZM-LP |
        | 63          | partly  | 1      | 2         |        | 63:ZM-LP         |
        """
    # Lists of the first quarter are due on 15 and 20 April 2026 (15 and 20 days after its end).
    late = asked(store, regions, "2026Q1", condition, today=dt.date(2026, 4, 16))
    assert_results(late, drawn_results.format("fails  ", "      "))
    early = asked(store, regions, "2026Q1", condition, today=dt.date(2026, 4, 10))
    assert_results(early, drawn_results.format("not_applicable", "not_due"))
    # Lists have been asked for since 2015.
    before = asked(store, regions, "2015Q1", condition, borders=2015)
    assert set(before["outcome"]) == {"fails"}


def test_a_withdrawn_return_is_not_there(store: TinyJournal, regions: Regions) -> None:
    store.add_life("""
        | batch | action    | actor | at         | words |
        | 2     | withdrawn | c     | 2026-05-01 | error |
        """)
    store._connection.execute("update journal.batch set state = 'withdrawn' where batch_id = 2")
    assert_results(
        asked(store, regions, "2026Q1", Returned(("ZM-L", "ZM-LP"))),
        """
        | region_code | outcome | lacking  |
        | 10          | partly  | 10:ZM-LP |
        """,
    )


def test_a_cell_is_traced_to_rows_returns_and_figures(store: TinyJournal, regions: Regions) -> None:
    cells = json.dumps({"title": "C12"})
    store.add_list_rows(
        "event",
        f"""
        | batch | sheet  | row | cells   | kind        | title | held_on    |
        | 1     | Events | 12  | {cells} | round_table | A     | 2026-02-01 |
        | 1     | Events | 13  | {cells} | raid        | B     | 2026-02-01 |
        | 4     | Events | 12  | {cells} | round_table | C     | 2026-02-01 |
        """,
        holder="education",
    )
    store.add_facts("""
        | indicator | period | unit | value | batch | sheet | cell |
        | G06       | 2026Q1 | 10   | 2     | 1     | Data  | E7   |
        | G06       | 2026Q1 | 63   | 3     | 4     | Data  | E8   |
        """)
    conditions = (ROUND_TABLES, TookPlace(("G06",), None, "cumulative", False), Returned(("ZM-LP",)))
    request = RecommendationRequest(Period(2026, 1), Period(2026, 1), 2018, TODAY)
    cell = (store, CATALOGUE, regions, Asked(("R01",), ("63",), request), record(*conditions))

    def told(table, expected: str) -> None:
        wanted = rows_of(expected)
        assert drawn(table, wanted) == wanted

    told(
        rows_behind(*cell),
        """
        | recommendation | region_code | condition | unit_code | sheet  | row | title | batch_id |
        | R01            | 63          | 1         | 10        | Events | 12  | A     | 1        |
        | R01            | 63          | 1         | 63        | Events | 12  | C     | 4        |
        """,
    )
    told(
        figures_behind(*cell),
        """
        | condition | of  | indicator_code | unit_code | period | value | sheet | cell | batch_id | actor    |
        | 2         | G06 | G06            | 10        | 2026Q1 | 2     | Data  | E7   | 1        | operator |
        | 2         | G06 | G06            | 63        | 2026Q1 | 3     | Data  | E8   | 4        | operator |
        """,
    )
