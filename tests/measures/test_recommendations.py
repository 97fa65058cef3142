"""States of recommendations on stores drawn as text: each kind of condition, merged regions, quarters."""

from __future__ import annotations

from analytics.catalogue.recommendation_records import (
    Reconciled,
    TookPlace,
)
from analytics.measures.recommendations import (
    RecommendationRequest,
    recommendation_results,
    recommendation_states,
    state_counts,
    state_of,
)
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.recommendation_asking import CATALOGUE, TODAY, asked, assert_results
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal


def test_a_state_follows_from_the_outcomes() -> None:
    cases = {
        ("holds", "holds"): "met",
        ("holds",): "met",
        ("holds", "no_data"): "partly",
        ("holds", "fails"): "partly",
        ("partly",): "partly",
        ("partly", "fails", "no_data"): "partly",
        ("fails", "fails"): "not",
        ("fails", "no_data"): "not",
        ("no_data", "no_data"): "no_data",
        ("holds", "not_applicable"): "met",
        ("fails", "not_applicable"): "not",
        ("no_data", "not_applicable"): "no_data",
        ("not_applicable", "not_applicable"): "no_data",
    }
    assert {outcomes: state_of(outcomes) for outcomes in cases} == cases


def test_a_sum_above_zero_took_place(store: TinyJournal, regions: Regions) -> None:
    store.add_facts("""
        | indicator | period | unit | value | status        |
        | D03       | 2025Q4 | 11   | 5     | number        |
        | D03       | 2025Q4 | 15   | 0     | number        |
        | D03       | 2025Q4 | 19   | 0     | none          |
        | D03       | 2025Q4 | 23   |       | not_available |
        """)
    assert_results(
        asked(store, regions, "2025Q4", TookPlace(("D03",), None, "cumulative", False)),
        """
        | region_code | outcome | figure | reason    | lacking | origins  |
        | 11          | holds   | 5      |           |         | reported |
        | 15          | fails   | 0      |           |         | reported |
        | 19          | fails   | 0      |           |         | reported |
        | 23          | no_data |        | no_figure | 23:D03  |          |
        | 27          | no_data |        | no_figure | 27:D03  |          |
        """,
    )


def test_a_number_that_a_document_sets_is_the_threshold(store: TinyJournal, regions: Regions) -> None:
    store.add_facts("""
        | indicator | period | unit | value |
        | D03       | 2025Q4 | 11   | 5     |
        | D04       | 2025Q4 | 11   | 4     |
        """)
    conditions = [TookPlace(("D03", "D04"), least, "cumulative", False) for least in (9.0, 10.0)]
    assert_results(
        asked(store, regions, "2025Q4", *conditions),
        """
        | region_code | condition | outcome | figure | yardstick |
        | 11          | 1         | holds   | 9      | 9         |
        | 11          | 2         | fails   | 9      | 10        |
        """,
    )


def test_a_merged_region_adds_its_units_and_names_the_one_that_sent_nothing(
    store: TinyJournal, regions: Regions
) -> None:
    # 63 of 2018 is 10 and 63 of 2022, 35 is 35 and 62, 19 is 19 and 33.
    store.add_facts("""
        | indicator | period | unit | value |
        | G06       | 2025Q4 | 10   | 2     |
        | G06       | 2025Q4 | 63   | 3     |
        | G06       | 2025Q4 | 35   | 1     |
        | G06       | 2025Q4 | 19   | 0     |
        """)
    assert_results(
        asked(store, regions, "2025Q4", TookPlace(("G06",), None, "cumulative", False), borders=2018),
        """
        | region_code | outcome | figure | reason    | lacking |
        | 19          | no_data | 0      | no_figure | 33:G06  |
        | 35          | holds   | 1      |           | 62:G06  |
        | 63          | holds   | 5      |           |         |
        """,
    )


def test_what_is_asked_of_each_unit_holds_in_part(store: TinyJournal, regions: Regions) -> None:
    store.add_facts("""
        | indicator | period | unit | value |
        | G01       | 2025Q4 | 10   | 1     |
        | G01       | 2025Q4 | 63   | 0     |
        | G01       | 2025Q4 | 35   | 0     |
        | G01       | 2025Q4 | 62   | 0     |
        | G01       | 2025Q4 | 11   | 1     |
        """)
    assert_results(
        asked(store, regions, "2025Q4", TookPlace(("G01",), None, "cumulative", True), borders=2018),
        """
        | region_code | outcome | figure |
        | 11          | holds   | 1      |
        | 35          | fails   | 0      |
        | 63          | partly  | 1      |
        """,
    )


def test_both_ministries_must_agree_unit_by_unit(store: TinyJournal, regions: Regions) -> None:
    # 100 and 102 lie within 2 % of the larger; 100 and 110 do not.
    store.add_facts("""
        | indicator | period | unit | value |
        | B01       | 2025Q4 | 10   | 100   |
        | B15       | 2025Q4 | 10   | 102   |
        | B01       | 2025Q4 | 63   | 100   |
        | B15       | 2025Q4 | 63   | 110   |
        | B01       | 2025Q4 | 11   | 100   |
        | B15       | 2025Q4 | 11   | 110   |
        | B01       | 2025Q4 | 15   | 100   |
        """)
    assert_results(
        asked(store, regions, "2025Q4", Reconciled(("register",)), borders=2018),
        """
        | region_code | outcome | figure | yardstick | found       | lacking     |
        | 11          | fails   | 0      | 1         | 11:register |             |
        | 15          | no_data |        | 1         |             | 15:register |
        | 63          | partly  | 1      | 2         | 63:register |             |
        """,
    )


def test_states_and_their_counts(store: TinyJournal, regions: Regions) -> None:
    store.add_facts("""
        | indicator | period | unit | value |
        | D03       | 2025Q4 | 11   | 5     |
        | D04       | 2025Q4 | 11   | 1     |
        | D03       | 2025Q4 | 15   | 5     |
        | D04       | 2025Q4 | 15   | 0     |
        | D03       | 2025Q4 | 19   | 0     |
        """)
    conditions = [TookPlace((code,), None, "cumulative", False) for code in ("D03", "D04")]
    states = recommendation_states(asked(store, regions, "2025Q4", *conditions))
    expected = """
        | region_code | state   | holds | partly | fails | no_data |
        | 10          | no_data | 0     | 0      | 0     | 2       |
        | 11          | met     | 2     | 0      | 0     | 0       |
        | 15          | partly  | 1     | 0      | 1     | 0       |
        | 19          | not     | 0     | 0      | 1     | 1       |
        """
    wanted = rows_of(expected)
    assert drawn(states.head(4), wanted) == wanted
    assert state_counts(states) == {("R01", "2025Q4"): {"met": 1, "partly": 1, "not": 1, "no_data": 17}}


def test_an_empty_store_has_no_data_anywhere(store: TinyJournal, regions: Regions) -> None:
    request = RecommendationRequest(Period(2025, 4), Period(2025, 4), 2022, TODAY)
    results = recommendation_results(store, CATALOGUE, regions, request)
    states = recommendation_states(results)
    # Returns that are overdue are a failure; new regions had nothing to approve by March 2015.
    assert set(results["outcome"]) == {"no_data", "fails", "not_applicable"}
    assert set(results.loc[results["outcome"].eq("not_applicable"), "recommendation"]) == {"R11"}
    assert set(results.loc[results["outcome"].eq("fails"), "kind"]) == {"returned"}
    assert len(states) == 12 * 20
    assert set(states["state"]) == {"no_data", "not"}
