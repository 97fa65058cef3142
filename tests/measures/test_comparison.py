"""Regions against the republic and last year: the table of a comparison, computed by hand."""

from __future__ import annotations

import pytest

from analytics.measures.comparison import ComparisonRequest
from analytics.periods import Period
from tests.measures.asking import assert_rows, compared
from tests.measures.tiny_journal import TinyJournal

POPULATION = """
| unit | year | persons |
| 11   | 2016 |   10000 |
| 15   | 2016 |   20000 |
| 23   | 2016 |   30000 |
| 11   | 2015 |    8000 |
| 15   | 2015 |   20000 |
| 23   | 2015 |   30000 |
"""


def three_regions(journal: TinyJournal) -> TinyJournal:
    return journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value | batch | sheet | cell | origin    |
        | F01       | 2016Q2 | 11   |    30 |    12 | R2    | E7   | reported  |
        | F01       | 2016Q2 | 15   |     5 |    13 | R2    | E7   | published |
        | F01       | 2016Q2 | 23   |    25 |    14 | R2    | E7   | reported  |
        | F01       | 2015Q2 | 11   |    20 |     2 | R2    | E7   | reported  |
        | F01       | 2015Q2 | 15   |     8 |     3 | R2    | E7   | reported  |
        | F01       | 2015Q2 | 23   |     0 |     4 | R2    | E7   | reported  |
        """
    )


def test_there_is_a_row_for_every_region_of_the_borders(journal: TinyJournal) -> None:
    answer = compared(three_regions(journal), "F01", "2016Q2")
    codes = ["11", "15", "19", "23", "27", "31", "35", "39", "43", "47", "51", "55", "59", "63", "71", "75"]
    assert answer.table["region_code"].tolist() == codes
    assert (answer.received, answer.expected, len(answer.missing)) == (3, 16, 13)


def test_columns_are_those_that_screens_know(journal: TinyJournal) -> None:
    assert list(compared(three_regions(journal), "F01", "2016Q2").table) == [
        "region_code",
        "value",
        "numerator",
        "denominator",
        "lower",
        "upper",
        "method",
        "benchmark",
        "verdict",
        "to_benchmark",
        "status",
        "value_last_year",
        "numerator_last_year",
        "denominator_last_year",
        "change",
        "change_percent",
        "share",
        "place",
        "origin",
        "batch_ids",
        "sheets",
        "cells",
        "units_received",
        "units_expected",
    ]


def test_a_value_is_the_numerator_over_the_denominator(journal: TinyJournal) -> None:
    # 30 / 10,000 x 10,000; 5 / 20,000 x 10,000; 25 / 30,000 x 10,000.
    assert_rows(
        compared(three_regions(journal), "F01", "2016Q2"),
        """
        | region_code | numerator | denominator | value  | status  |
        | 11          | 30        | 10000       | 30     | ok      |
        | 15          | 5         | 20000       | 2.5    | ok      |
        | 19          |           |             |        | missing |
        | 23          | 25        | 30000       | 8.3333 | ok      |
        """,
    )


def test_limits_and_verdicts_against_the_republic(journal: TinyJournal) -> None:
    # Republic: 60 / 60,000 x 10,000 = 10. Limits of 30 events by Byar 20.24-42.83 (tabled exact
    # limits: 20.24, 42.83); of 5 exact 1.62-11.67, halved by 20,000; of 25 by Byar 16.17-36.91 (tabled
    # exact limits: 16.18, 36.90), divided by 3. More offences are worse.
    answer = compared(three_regions(journal), "F01", "2016Q2")
    assert_rows(
        answer,
        """
        | region_code | lower | upper | method        | verdict    |
        | 11          | 20.24 | 42.83 | byar          | worse      |
        | 15          | 0.81  | 5.83  | poisson_exact | better     |
        | 19          |       |       | none          | not_judged |
        | 23          | 5.39  | 12.3  | byar          | similar    |
        """,
        decimals=2,
    )
    assert (answer.republic.value, answer.republic.numerator, answer.republic.denominator) == (10, 60, 60000)


def test_change_on_last_year_and_none_in_per_cent_from_zero(journal: TinyJournal) -> None:
    # 20 / 8,000 = 25 per 10,000, now 30: +5, a fifth more. 8 / 20,000 = 4, now 2.5: -37.5 %.
    assert_rows(
        compared(three_regions(journal), "F01", "2016Q2"),
        """
        | region_code | value_last_year | numerator_last_year | denominator_last_year | change | change_percent |
        | 11          | 25              | 20                  | 8000                  | 5      | 20             |
        | 15          | 4               | 8                   | 20000                 | -1.5   | -37.5          |
        | 19          |                 |                     |                       |        |                |
        | 23          | 0               | 0                   | 30000                 | 8.3333 |                |
        """,  # noqa: E501
    )


def test_share_and_place(journal: TinyJournal) -> None:
    assert_rows(
        compared(three_regions(journal), "F01", "2016Q2"),
        """
        | region_code | share   | place |
        | 11          | 50      | 1     |
        | 15          | 8.3333  | 3     |
        | 19          |         |       |
        | 23          | 41.6667 | 2     |
        """,
    )


def test_every_figure_carries_its_batches_and_cells(journal: TinyJournal) -> None:
    three_regions(journal).add_facts(
        """
        | indicator | period | unit | value | batch | sheet | cell    | origin    |
        | F02       | 2016Q2 | 11   |    12 |    77 | R2    | E9+E10  | published |
        """
    )
    answer = compared(journal, "F02", "2016Q2")
    assert_rows(
        answer,
        """
        | region_code | value | origin   | batch_ids | sheets | cells     | units_received | units_expected |
        | 11          | 40    | mixed    | 12;77     | R2     | R2!E9+E10 | 1              | 1              |
        | 15          |       | published | 13       |        |           | 0              | 1              |
        """,
    )
    assert answer.origins == ("published", "reported")


def test_equal_values_share_a_place(journal: TinyJournal) -> None:
    # 3 of 10,000 and 9 of 30,000 are the same level; 6 of 20,000 too.
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2016Q2 | 11   |     3 |
        | F01       | 2016Q2 | 15   |     2 |
        | F01       | 2016Q2 | 23   |     9 |
        """
    )
    assert_rows(
        compared(journal, "F01", "2016Q2"),
        """
        | region_code | value | place |
        | 11          | 3     | 1     |
        | 15          | 1     | 3     |
        | 23          | 3     | 1     |
        """,
    )


def test_an_indicator_that_is_zero_everywhere(journal: TinyJournal) -> None:
    # No event among 10,000 children: the exact upper limit is 3.689 per 10,000.
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2016Q2 | 11   |     0 |
        | F01       | 2016Q2 | 15   |     0 |
        """
    )
    answer = compared(journal, "F01", "2016Q2")
    assert_rows(
        answer,
        """
        | region_code | value | lower | upper  | verdict | place | share | status |
        | 11          | 0     | 0     | 3.6889 | similar | 1     |       | ok     |
        | 15          | 0     | 0     | 1.8444 | similar | 1     |       | ok     |
        """,
    )
    assert (answer.republic.value, answer.republic.change_percent) == (0, None)


def test_a_single_region_is_not_compared_with_itself(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        "| indicator | period | unit | value |\n| F01 | 2016Q2 | 11 | 30 |"
    )
    answer = compared(journal, "F01", "2016Q2")
    assert_rows(answer, "| region_code | value | verdict | place |\n| 11 | 30 | not_judged | 1 |")
    assert [note.code for note in answer.notes] == ["single_region"]


def test_an_empty_store_has_rows_without_values(journal: TinyJournal) -> None:
    answer = compared(journal, "F01", "2016Q2")
    assert set(answer.table["status"]) == {"missing"}
    assert (answer.republic.value, answer.received, answer.origins) == (None, 0, ())


@pytest.mark.parametrize(
    ("code", "verdict"), [("F01", "worse"), ("F03", "higher")], ids=["lower is better", "neutral"]
)
def test_the_polarity_colours_the_verdict(journal: TinyJournal, code: str, verdict: str) -> None:
    journal.add_population(POPULATION).add_facts(
        f"""
        | indicator | period | unit | value |
        | {code}    | 2016Q2 | 11   |    90 |
        | {code}    | 2016Q2 | 23   |    10 |
        """
    )
    assert_rows(compared(journal, code, "2016Q2"), f"| region_code | verdict |\n| 11 | {verdict} |")


def test_a_count_is_shown_without_verdict(journal: TinyJournal) -> None:
    answer = compared(three_regions(journal), "F01", "2016Q2", measure="count")
    assert_rows(
        answer,
        """
        | region_code | value | lower | method | verdict    | status  | change | change_percent | share | place |
        | 11          | 30    |       | none   | not_judged | ok      | 10     | 50             | 50    | 1     |
        | 19          |       |       | none   | not_judged | missing |        |                |       |       |
        | 23          | 25    |       | none   | not_judged | ok      | 25     |                | 41.6667 | 2   |
        """,  # noqa: E501
    )
    assert (answer.republic.value, answer.republic.denominator) == (60, None)


def test_the_confidence_is_that_of_the_request() -> None:
    request = ComparisonRequest("F01", Period(2016, 2), "cumulative", 2015)
    assert (request.measure, request.confidence) == ("rate", 0.95)
    assert hash(request) == hash(ComparisonRequest("F01", Period(2016, 2), "cumulative", 2015))
