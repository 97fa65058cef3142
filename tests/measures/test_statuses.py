"""Why a region has no value, or none that is judged: each status once."""

from __future__ import annotations

import pytest

from analytics.measures.rates import STATUSES
from tests.measures.asking import assert_rows, compared
from tests.measures.tiny_journal import TinyJournal

POPULATION = "| unit | year | persons |\n| 11 | 2016 | 10000 |\n| 15 | 2016 | 10000 |"


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("none", "ok"),
        ("blank", "missing"),
        ("error", "missing"),
        ("text", "missing"),
        ("not_available", "not_available"),
        ("confidential", "confidential"),
    ],
)
def test_what_stands_in_the_cell(journal: TinyJournal, cell: str, status: str) -> None:
    value = "0" if cell == "none" else ""
    journal.add_population(POPULATION).add_facts(
        f"""
        | indicator | period | unit | value   | status |
        | F01       | 2016Q2 | 11   | {value} | {cell} |
        | F01       | 2016Q2 | 15   | 7       | number |
        """
    )
    answer = compared(journal, "F01", "2016Q2")
    assert_rows(answer, f"| region_code | status | value |\n| 11 | {status} | {value} |")
    assert answer.republic.regions == (2 if status == "ok" else 1)
    assert ("11" in answer.missing) == (status == "missing")


def test_without_inhabitants_there_is_no_rate(journal: TinyJournal) -> None:
    journal.add_facts("| indicator | period | unit | value |\n| F01 | 2016Q2 | 11 | 7 |")
    answer = compared(journal, "F01", "2016Q2")
    assert_rows(answer, "| region_code | status | value | numerator |\n| 11 | no_population | | 7 |")
    assert answer.missing == tuple(code for code in answer.table["region_code"] if code != "11")


def test_inhabitants_of_another_band_do_not_count(journal: TinyJournal) -> None:
    journal.add_facts("| indicator | period | unit | value |\n| F01 | 2016Q2 | 11 | 7 |").add_population(
        "| unit | year | persons | band |\n| 11 | 2016 | 9000 | total |"
    )
    assert_rows(compared(journal, "F01", "2016Q2"), "| region_code | status |\n| 11 | no_population |")


def test_a_denominator_of_zero_and_a_missing_one(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value | status       |
        | F02       | 2016Q2 | 11   | 0     | number       |
        | F01       | 2016Q2 | 11   | 0     | number       |
        | F02       | 2016Q2 | 15   | 3     | number       |
        | F02       | 2016Q2 | 23   | 3     | number       |
        | F01       | 2016Q2 | 23   |       | confidential |
        | F02       | 2016Q2 | 27   | 3     | number       |
        | F01       | 2016Q2 | 27   | 4     | number       |
        """
    )
    assert_rows(
        compared(journal, "F02", "2016Q2"),
        """
        | region_code | status           | value | verdict    | place | share |
        | 11          | zero_denominator |       | not_judged |       |       |
        | 15          | no_denominator   |       | not_judged |       |       |
        | 23          | no_denominator   |       | not_judged |       |       |
        | 27          | ok               | 75    | not_judged | 1     | 100   |
        """,
    )


def test_a_cumulative_figure_that_fell_gives_no_quarter(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2016Q1 | 11   |    10 |
        | F01       | 2016Q2 | 11   |     7 |
        | F01       | 2016Q1 | 15   |    10 |
        | F01       | 2016Q2 | 15   |    14 |
        """
    )
    answer = compared(journal, "F01", "2016Q2", "quarter")
    assert_rows(
        answer,
        """
        | region_code | status           | value | numerator | verdict    | place |
        | 11          | negative_quarter |       | -3        | not_judged |       |
        | 15          | ok               | 4     | 4         | not_judged | 1     |
        """,
    )
    # Only the region that has a value is in the republic's quarter.
    assert (answer.republic.numerator, answer.republic.regions) == (4, 1)
    assert [note.code for note in answer.notes] == ["negative_quarter", "single_region"]


def test_a_share_above_the_whole_keeps_its_value_without_limits(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | S01       | 2016Q2 | 11   |   120 |
        | S02       | 2016Q2 | 11   |   100 |
        | S01       | 2016Q2 | 15   |    50 |
        | S02       | 2016Q2 | 15   |   100 |
        """
    )
    answer = compared(journal, "R01", "2016Q2", "stock")
    assert_rows(
        answer,
        """
        | region_code | value | lower  | upper  | method | verdict    | status |
        | 11          | 120   |        |        | none   | not_judged | ok     |
        | 15          | 50    | 40.3832 | 59.6168 | wilson | worse  | ok     |
        """,
    )
    assert [(note.code, dict(note.values)) for note in answer.notes] == [("over_whole", {"regions": "11"})]


def test_a_ratio_of_unknown_distribution_is_not_judged(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | F05       | 2016Q2 | 11   |   250 |
        | S02       | 2016Q2 | 11   |   100 |
        | F05       | 2016Q2 | 15   |    50 |
        | S02       | 2016Q2 | 15   |   100 |
        """
    )
    answer = compared(journal, "F05", "2016Q2")
    assert_rows(
        answer,
        """
        | region_code | value | lower | method | verdict    | status | place |
        | 11          | 2.5   |       | none   | not_judged | ok     | 1     |
        | 15          | 0.5   |       | none   | not_judged | ok     | 2     |
        """,
    )
    assert answer.republic.value == 1.5


def test_every_status_is_tested_here_or_with_the_borders() -> None:
    assert set(STATUSES) == {
        "ok",
        "missing",
        "not_applicable",
        "not_available",
        "confidential",
        "no_population",
        "zero_denominator",
        "no_denominator",
        "negative_quarter",
        "territory_changed",
    }


def test_where_an_indicator_says_nothing_its_value_counts_but_is_not_judged(journal: TinyJournal) -> None:
    # Almaty (75) is a city: none of its 1,000 pupils is rural. The republic keeps 300 of 2,000 = 15 %.
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | S01       | 2016Q2 | 11   |   300 |
        | S02       | 2016Q2 | 11   |  1000 |
        | S01       | 2016Q2 | 75   |     0 |
        | S02       | 2016Q2 | 75   |  1000 |
        """
    )
    answer = compared(journal, "R04", "2016Q2", "stock")
    assert_rows(
        answer,
        """
        | region_code | value | status         | verdict    |
        | 11          | 30    | ok             | better     |
        | 75          | 0     | not_applicable | not_judged |
        """,
    )
    assert answer.republic.value == 15
    assert answer.republic.regions == 2
