"""Conditions on tested changes and on targets, on stores drawn as text."""

from __future__ import annotations

from analytics.catalogue.recommendation_records import NotWorse, TargetReached, TargetSet
from analytics.measures.changes import changes
from analytics.measures.comparison import ComparisonRequest, comparison
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.recommendation_asking import CATALOGUE, asked, assert_results
from tests.measures.tiny_journal import TinyJournal


def test_a_change_is_judged_as_the_comparison_of_regions_judges_it(
    store: TinyJournal, regions: Regions
) -> None:
    # 40 of 100 registered children in clubs a year ago: 20 now is worse, 41 within chance, 80 better.
    now = {"11": 20, "15": 41, "19": 80}
    facts = [
        f"| {code} | {period} | {unit} | {value} |"
        for unit, engaged in now.items()
        for code, period, value in (
            ("B01", "2024Q4", 100),
            ("B06", "2024Q4", 40),
            ("B01", "2025Q4", 100),
            ("B06", "2025Q4", engaged),
        )
    ]
    facts += ["| B01 | 2025Q4 | 23 | 100 |", "| B06 | 2025Q4 | 23 | 50 |", "| B01 | 2025Q4 | 27 | 100 |"]
    store.add_facts("| indicator | period | unit | value |\n" + "\n".join(facts))
    found = asked(store, regions, "2025Q4", NotWorse("B13"))
    assert_results(
        found,
        """
        | region_code | outcome | figure | yardstick | reason         | found   | lacking          |
        | 11          | fails   | 20     | 40        |                | worse   |                  |
        | 15          | holds   | 41     | 40        |                | similar |                  |
        | 19          | holds   | 80     | 40        |                | better  |                  |
        | 23          | no_data | 50     |           | not_comparable |         |                  |
        | 27          | no_data |        |           | no_value       |         | 27:ZM-E;27:ZM-P  |
        """,
    )
    request = ComparisonRequest("B13", Period(2025, 4), "stock", 2022)
    answer = comparison(store, CATALOGUE, regions, request)
    judged = changes(answer.table, answer.view).set_index("region_code")["judgement"]
    by_region = found[found["found"].ne("")].set_index("region_code")["found"]
    assert by_region.to_dict() == judged[by_region.index].to_dict()


def test_targets_are_set_by_documents_and_due_at_the_end_of_the_year(
    store: TinyJournal, regions: Regions
) -> None:
    facts = [
        f"| {code} | {period} | {unit} | {value} |"
        for period in ("2025Q3", "2025Q4")
        for unit, enrolled in (("11", 60), ("15", 40))
        for code, value in (("C05", 100), ("C06", enrolled))
    ]
    store.add_facts("| indicator | period | unit | value |\n" + "\n".join(facts))
    conditions = (TargetSet(("C14", "C16")), TargetReached(("C14",)))
    assert set(asked(store, regions, "2025Q4", *conditions)["reason"]) == {"no_targets"}
    store.add_targets("""
        | indicator | unit | year | value |
        | C14       | 00   | 2025 | 50    |
        """)
    assert_results(
        asked(store, regions, "2025Q4", *conditions, first="2025Q3"),
        """
        | region_code | condition | period | outcome | figure | yardstick | reason  | found |
        | 11          | 1         | 2025Q3 | holds   | 1      | 2         |         | C14   |
        | 11          | 1         | 2025Q4 | holds   | 1      | 2         |         | C14   |
        | 15          | 1         | 2025Q3 | holds   | 1      | 2         |         | C14   |
        | 15          | 1         | 2025Q4 | holds   | 1      | 2         |         | C14   |
        | 11          | 2         | 2025Q3 | holds   | 1      | 1         |         | C14   |
        | 11          | 2         | 2025Q4 | holds   | 1      | 1         |         | C14   |
        | 15          | 2         | 2025Q3 | not_applicable | 0      | 1         | not_due |       |
        | 15          | 2         | 2025Q4 | fails   | 0      | 1         |         |       |
        """,
    )
    assert set(asked(store, regions, "2024Q4", TargetReached(("C14",)))["reason"]) == {"no_target"}


def test_where_nothing_of_a_year_ago_could_be_compared_the_condition_does_not_apply(
    store: TinyJournal, regions: Regions
) -> None:
    # 10 was no region in March 2022; of 15 last year's return is missing; in 2024 nobody had sent anything.
    store.add_facts("""
        | indicator | period | unit | value |
        | B01       | 2022Q1 | 11   | 100   |
        | B06       | 2022Q1 | 11   | 40    |
        | B01       | 2023Q1 | 11   | 100   |
        | B06       | 2023Q1 | 11   | 40    |
        | B01       | 2023Q1 | 10   | 100   |
        | B06       | 2023Q1 | 10   | 40    |
        | B01       | 2023Q1 | 15   | 100   |
        | B06       | 2023Q1 | 15   | 40    |
        | B01       | 2025Q1 | 11   | 100   |
        | B06       | 2025Q1 | 11   | 40    |
        """)
    assert_results(
        asked(store, regions, "2023Q1", NotWorse("B13")),
        """
        | region_code | outcome        | figure | reason         |
        | 10          | not_applicable | 40     | no_year_before |
        | 11          | holds          | 40     |                |
        | 15          | no_data        | 40     | not_comparable |
        """,
    )
    assert_results(
        asked(store, regions, "2025Q1", NotWorse("B13")),
        """
        | region_code | outcome        | figure | reason         |
        | 11          | not_applicable | 40     | no_year_before |
        """,
    )
