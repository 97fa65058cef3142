"""Since 1 January, the quarter alone, the year, a moment: and what each is divided by."""

from __future__ import annotations

import pytest

from analytics.measures.basis import Basis, bases_of, basis_for
from tests.measures.asking import assert_rows, compared
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.tiny_journal import TinyJournal

# Offences grow through the year; pupils are counted at the end of each quarter.
YEAR = """
| indicator | period | unit | value |
| F01       | 2016Q1 | 11   |    10 |
| F01       | 2016Q2 | 11   |    25 |
| F01       | 2016Q3 | 11   |    31 |
| F01       | 2016Q4 | 11   |    48 |
| F04       | 2016Q1 | 11   |     1 |
| F04       | 2016Q2 | 11   |     2 |
| F04       | 2016Q3 | 11   |     4 |
| F04       | 2016Q4 | 11   |     8 |
| F02       | 2016Q1 | 11   |     4 |
| F02       | 2016Q2 | 11   |    10 |
| F02       | 2016Q3 | 11   |    13 |
| F02       | 2016Q4 | 11   |    24 |
| S02       | 2016Q1 | 11   |   400 |
| S02       | 2016Q2 | 11   |   410 |
| S02       | 2016Q3 | 11   |   420 |
| S02       | 2016Q4 | 11   |   560 |
| S01       | 2016Q1 | 11   |    40 |
| S01       | 2016Q4 | 11   |    56 |
| F01       | 2015Q2 | 11   |    12 |
| F01       | 2015Q1 | 11   |     4 |
| F01       | 2015Q4 | 11   |    40 |
"""
POPULATION = """
| unit | year | persons |
| 11   | 2015 |    5000 |
| 11   | 2016 |   10000 |
| 11   | 2017 |   20000 |
"""


@pytest.mark.parametrize(
    ("code", "period", "basis", "numerator", "denominator", "value"),
    [
        # Inhabitants of 1 January 2016 for the whole year, nothing made annual.
        ("F01", "2016Q1", "cumulative", "10", "10000", "10"),
        ("F01", "2016Q3", "cumulative", "31", "10000", "31"),
        ("F01", "2016Q3", "quarter", "6", "10000", "6"),
        ("F01", "2016Q1", "quarter", "10", "10000", "10"),
        ("F01", "2016Q2", "year", "48", "10000", "48"),
        # A flow out of a flow: the same months of both.
        ("F02", "2016Q3", "cumulative", "13", "31", "41.9355"),
        ("F02", "2016Q3", "quarter", "3", "6", "50"),
        ("F02", "2016Q1", "year", "24", "48", "50"),
        # Sums of flows out of a stock: the stock as it stands at the end of the period.
        ("R02", "2016Q3", "cumulative", "35", "420", "8.3333"),
        ("R02", "2016Q3", "quarter", "8", "420", "1.9048"),
        ("R02", "2016Q1", "year", "56", "560", "10"),
        # Stocks as they stand.
        ("S01", "2016Q4", "stock", "56", "10000", "56"),
        ("R01", "2016Q1", "stock", "40", "400", "10"),
    ],
)
def test_figures_of_a_basis(
    journal: TinyJournal,
    code: str,
    period: str,
    basis: Basis,
    numerator: str,
    denominator: str,
    value: str,
) -> None:
    journal.add_facts(YEAR).add_population(POPULATION)
    assert_rows(
        compared(journal, code, period, basis),
        f"""
        | region_code | numerator   | denominator   | value   | status |
        | 11          | {numerator} | {denominator} | {value} | ok     |
        """,
    )


def test_last_year_is_taken_on_the_same_basis(journal: TinyJournal) -> None:
    # Second quarter alone: 15 after 8; per 10,000 of 10,000 and of 5,000 children: 15 after 16.
    journal.add_facts(YEAR).add_population(POPULATION)
    assert_rows(
        compared(journal, "F01", "2016Q2", "quarter"),
        """
        | region_code | value | value_last_year | numerator_last_year | denominator_last_year | change_percent |
        | 11          | 15    | 16              | 8                   | 5000                  | -6.25          |
        """,  # noqa: E501
    )
    assert_rows(
        compared(journal, "F01", "2016Q1", "year"),
        "| region_code | value | value_last_year | change_percent |\n| 11 | 48 | 80 | -40 |",
    )


def test_a_quarter_is_missing_where_one_of_its_two_returns_is(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2016Q3 | 11   |    31 |
        """
    )
    assert_rows(
        compared(journal, "F01", "2016Q3", "quarter"),
        """
        | region_code | status  | value | units_received | units_expected |
        | 11          | missing |       | 0              | 1              |
        """,
    )
    assert_rows(compared(journal, "F01", "2016Q3"), "| region_code | status | value |\n| 11 | ok | 31 |")


def test_both_returns_of_a_quarter_are_named(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value | batch | cell |
        | F01       | 2016Q2 | 11   |    25 | 20    | E8   |
        | F01       | 2016Q3 | 11   |    31 | 30    | E7   |
        """
    )
    assert_rows(
        compared(journal, "F01", "2016Q3", "quarter"),
        "| region_code | batch_ids | cells |\n| 11 | 20;30 | Sheet!E7; Sheet!E8 |",
    )


@pytest.mark.parametrize(
    ("code", "basis"),
    [("S01", "cumulative"), ("S01", "year"), ("R01", "quarter"), ("F01", "stock"), ("R02", "stock")],
)
def test_a_basis_that_the_indicator_does_not_have_is_refused(
    journal: TinyJournal, code: str, basis: Basis
) -> None:
    with pytest.raises(ValueError, match=f"{code}.*'{basis}'"):
        compared(journal, code, "2016Q2", basis)


def test_other_wrong_questions_are_refused(journal: TinyJournal) -> None:
    with pytest.raises(ValueError, match="'X99'"):
        compared(journal, "X99", "2016Q2")
    with pytest.raises(ValueError, match="F04 is a bare count"):
        compared(journal, "F04", "2016Q2")
    with pytest.raises(ValueError, match="R03 mixes flow, stock"):
        compared(journal, "R03", "2016Q2")
    with pytest.raises(ValueError, match="2016"):
        compared(journal, "F01", "2016Q2", borders=2016)
    with pytest.raises(ValueError, match="'mean'"):
        compared(journal, "F01", "2016Q2", measure="mean")  # type: ignore[arg-type]


def test_bases_of_indicators() -> None:
    indicators = CATALOGUE.indicators
    assert bases_of(CATALOGUE, indicators["R02"]) == ("cumulative", "quarter", "year")
    assert bases_of(CATALOGUE, indicators["R01"]) == ("stock",)
    assert basis_for(CATALOGUE, indicators["S01"], "quarter") == "stock"
    assert basis_for(CATALOGUE, indicators["F01"], "year") == "year"
