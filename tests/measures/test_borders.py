"""Regions through time: merged ones, split ones, and land that is not the same a year ago."""

from __future__ import annotations

import pytest

from analytics.regions import BordersTooFine
from tests.measures.asking import assert_rows, compared
from tests.measures.tiny_journal import TinyJournal

# East Kazakhstan (63) until June 2022; then Abai (10) and the rest (63). Akmola (11) never changed.
SPLIT = """
| indicator | period | unit | value | batch | cell |
| F01       | 2021Q4 | 63   |   120 | 1     | E7   |
| F01       | 2021Q4 | 11   |    50 | 2     | E7   |
| F01       | 2022Q1 | 63   |    30 | 3     | E7   |
| F01       | 2022Q1 | 11   |    12 | 4     | E7   |
| F01       | 2022Q2 | 63   |    50 | 5     | E7   |
| F01       | 2022Q2 | 10   |     5 | 6     | E7   |
| F01       | 2022Q2 | 11   |    24 | 7     | E7   |
| F01       | 2022Q3 | 63   |    70 | 8     | E7   |
| F01       | 2022Q3 | 10   |    25 | 9     | E7   |
| F01       | 2022Q3 | 11   |    36 | 10    | E7   |
| F01       | 2022Q4 | 63   |    90 | 11    | E7   |
| F01       | 2022Q4 | 10   |    40 | 12    | E8   |
| F01       | 2022Q4 | 11   |    48 | 13    | E7   |
| F01       | 2023Q3 | 63   |    40 | 14    | E7   |
| F01       | 2023Q3 | 10   |    35 | 15    | E7   |
| F01       | 2023Q3 | 11   |    30 | 16    | E7   |
| F01       | 2023Q2 | 63   |    30 | 17    | E7   |
| F01       | 2023Q2 | 10   |    20 | 18    | E7   |
| F01       | 2023Q2 | 11   |    20 | 19    | E7   |
"""
# Each year in the units of its own end.
POPULATION = """
| unit | year | persons |
| 63   | 2021 |   60000 |
| 11   | 2021 |   25000 |
| 63   | 2022 |   35000 |
| 10   | 2022 |   25000 |
| 11   | 2022 |   24000 |
| 63   | 2023 |   40000 |
| 10   | 2023 |   20000 |
| 11   | 2023 |   24000 |
"""


@pytest.fixture
def split(journal: TinyJournal) -> TinyJournal:
    return journal.add_facts(SPLIT).add_population(POPULATION)


@pytest.mark.parametrize("borders", [2015, 2018])
def test_a_split_region_is_whole_in_older_borders(split: TinyJournal, borders: int) -> None:
    # 63 + 10: 90 + 40 offences of 35,000 + 25,000 children; last year 120 of 60,000.
    answer = compared(split, "F01", "2022Q4", borders=borders)
    assert_rows(
        answer,
        """
        | region_code | numerator | denominator | value   | value_last_year | change_percent | status | verdict |
        | 11          | 48        | 24000       | 20      | 20              | 0              | ok     | similar |
        | 63          | 130       | 60000       | 21.6667 | 20              | 8.3333         | ok     | similar |
        """,  # noqa: E501
    )
    assert_rows(
        answer,
        """
        | region_code | batch_ids | cells              | units_received | units_expected |
        | 63          | 11;12     | Sheet!E8; Sheet!E7 | 2              | 2              |
        """,
    )


def test_a_merged_region_is_missing_without_one_of_its_units(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2022Q4 | 63   |    90 |
        | F01       | 2022Q4 | 11   |    48 |
        """
    )
    answer = compared(journal, "F01", "2022Q4", borders=2018)
    assert_rows(
        answer,
        """
        | region_code | status  | value | units_received | units_expected |
        | 63          | missing |       | 1              | 2              |
        """,
    )
    assert "63" in answer.missing
    named = {
        note.values["region"]: note.values["units"] for note in answer.notes if note.code == "missing_member"
    }
    assert named == {"63": "10"}


def test_a_merged_region_without_inhabitants_of_one_unit_has_no_rate(journal: TinyJournal) -> None:
    journal.add_population("| unit | year | persons |\n| 63 | 2022 | 35000 |").add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2022Q4 | 63   |    90 |
        | F01       | 2022Q4 | 10   |    40 |
        """
    )
    assert_rows(
        compared(journal, "F01", "2022Q4", borders=2018),
        "| region_code | status | numerator | value |\n| 63 | no_population | 130 | |",
    )


def test_in_the_year_of_the_split_the_new_borders_are_shown_but_not_judged(split: TinyJournal) -> None:
    answer = compared(split, "F01", "2022Q4", borders=2022)
    assert_rows(
        answer,
        """
        | region_code | status            | numerator | value   | verdict    | value_last_year | change | place | share   |
        | 10          | territory_changed | 40        | 16      | not_judged |                 |        |       | 22.4719 |
        | 11          | ok                | 48        | 20      | similar    | 20              | 0      | 1     | 26.9663 |
        | 63          | territory_changed | 90        | 25.7143 | not_judged |                 |        |       | 50.5618 |
        """,  # noqa: E501
    )
    # The land of all three together is the same: the republic is their sum.
    assert (answer.republic.numerator, answer.republic.denominator) == (178, 84000)
    assert (answer.republic.matched, answer.republic.change) == (1, 0)
    notes = {note.code: dict(note.values) for note in answer.notes}
    assert notes["territory_changed"] == {"regions": "10;63"}
    assert notes["half_year"] == {"regions": "10;33;62"}


def test_in_the_year_after_the_split_there_is_a_verdict_but_no_last_year(split: TinyJournal) -> None:
    answer = compared(split, "F01", "2023Q3", borders=2022)
    assert_rows(
        answer,
        """
        | region_code | status | value  | verdict | numerator_last_year | change_percent |
        | 10          | ok     | 17.5   | similar |                     |                |
        | 11          | ok     | 12.5   | similar | 36                  | -16.6667       |
        | 63          | ok     | 10     | similar |                     |                |
        """,
    )
    assert [(note.code, dict(note.values)) for note in answer.notes] == [
        ("last_year_territory", {"regions": "10;63"})
    ]


def test_a_quarter_after_the_split_is_comparable(split: TinyJournal) -> None:
    # Third quarter of 2023: 10 of 63 and 15 of 10; of 2022: 20 and 20, all on the new land.
    answer = compared(split, "F01", "2023Q3", "quarter", borders=2022)
    assert_rows(
        answer,
        """
        | region_code | status | numerator | numerator_last_year |
        | 10          | ok     | 15        | 20                  |
        | 63          | ok     | 10        | 20                  |
        """,
    )
    assert answer.notes == ()


def test_the_quarter_of_the_split_is_whole_only_when_merged(split: TinyJournal) -> None:
    # January-June 50 + 5 less January-March 30 of the old land.
    assert_rows(
        compared(split, "F01", "2022Q2", "quarter", borders=2018),
        "| region_code | status | numerator | units_expected |\n| 63 | ok | 25 | 2 |",
    )
    answer = compared(split, "F01", "2022Q2", "quarter", borders=2022)
    assert_rows(
        answer,
        """
        | region_code | status            | numerator | value | verdict    |
        | 10          | territory_changed |           |       | not_judged |
        | 11          | ok                | 12        | 5     | not_judged |
        | 63          | territory_changed |           |       | not_judged |
        """,
    )
    assert answer.republic.numerator == 12
    assert [note.code for note in answer.notes] == ["territory_changed", "single_region"]


def test_a_stock_belongs_to_its_own_day(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | S01       | 2022Q4 | 63   |    10 |
        | S02       | 2022Q4 | 63   |   100 |
        | S01       | 2022Q4 | 10   |    40 |
        | S02       | 2022Q4 | 10   |   100 |
        | S01       | 2021Q4 | 63   |    50 |
        | S02       | 2021Q4 | 63   |   200 |
        """
    )
    assert_rows(
        compared(journal, "R01", "2022Q4", "stock", borders=2022),
        """
        | region_code | status | value | value_last_year | verdict |
        | 10          | ok     | 40    |                 | better  |
        | 63          | ok     | 10    |                 | worse   |
        """,
    )
    assert_rows(
        compared(journal, "R01", "2022Q4", "stock", borders=2018),
        "| region_code | status | value | value_last_year |\n| 63 | ok | 25 | 25 |",
    )


def test_turkistan_and_shymkent_are_south_kazakhstan_in_older_borders(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2017Q3 | 51   |    60 |
        | F01       | 2018Q3 | 61   |    45 |
        | F01       | 2018Q3 | 79   |    27 |
        """
    ).add_population(
        """
        | unit | year | persons |
        | 51   | 2017 |   60000 |
        | 61   | 2018 |   40000 |
        | 79   | 2018 |   20000 |
        """
    )
    assert_rows(
        compared(journal, "F01", "2018Q3", borders=2015),
        "| region_code | value | value_last_year | status |\n| 51 | 12 | 10 | ok |",
    )
    assert_rows(
        compared(journal, "F01", "2018Q3", borders=2018),
        """
        | region_code | value | status            | value_last_year |
        | 61          | 11.25 | territory_changed |                 |
        | 79          | 13.5  | territory_changed |                 |
        """,
    )


@pytest.mark.parametrize(("period", "borders"), [("2022Q1", 2022), ("2017Q4", 2018), ("2016Q1", 2022)])
def test_borders_finer_than_the_returns_are_refused(split: TinyJournal, period: str, borders: int) -> None:
    with pytest.raises(BordersTooFine) as refusal:
        compared(split, "F01", period, borders=borders)
    assert refusal.value.borders == borders
    assert refusal.value.code in {"19", "51"}
