"""The republic's key figures: each indicator on its usual measure and basis."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.overview import headline
from analytics.periods import Period
from analytics.regions import BordersTooFine, Regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

FACTS = """
| indicator | period | unit | value | origin    |
| F01       | 2016Q2 | 11   |    30 | reported  |
| F01       | 2016Q2 | 15   |    15 | published |
| F01       | 2016Q2 | 23   |    99 | reported  |
| F01       | 2015Q2 | 11   |    20 | reported  |
| F04       | 2016Q2 | 11   |     6 | reported  |
| F04       | 2016Q2 | 90   |     2 | reported  |
| F04       | 2015Q2 | 11   |     4 | reported  |
| S01       | 2016Q2 | 11   |    40 | reported  |
| S02       | 2016Q2 | 11   |   200 | reported  |
"""
POPULATION = "| unit | year | persons |\n| 11 | 2015 | 8000 |\n| 11 | 2016 | 10000 |\n| 15 | 2016 | 20000 |"


def headlines(journal: TinyJournal, regions: Regions, *codes: str, borders: int = 2015) -> pd.DataFrame:
    return headline(journal, CATALOGUE, regions, codes, Period(2016, 2), borders)


def test_each_indicator_on_its_usual_measure_and_basis(journal: TinyJournal, regions: Regions) -> None:
    # F01: 45 of 30,000 (23 has no inhabitants); over 11 alone 30 of 10,000 after 20 of 8,000.
    # F04: 6 and 2 outside the regions; S01: 40 of 10,000; R01: 40 of 200.
    journal.add_facts(FACTS).add_population(POPULATION)
    expected = rows_of(
        """
        | indicator_code | measure | basis      | value | numerator | denominator | value_last_year | change | change_percent | regions_received | regions_expected | regions_matched | origins            |
        | R01            | rate    | stock      | 20    | 40        | 200         |                 |        |                | 1                | 16               | 0               | reported           |
        | F01            | rate    | cumulative | 15    | 45        | 30000       | 25              | 5      | 20             | 2                | 16               | 1               | published;reported |
        | F04            | count   | cumulative | 8     | 6         |             | 4               | 2      | 50             | 1                | 16               | 1               | reported           |
        | S01            | rate    | stock      | 40    | 40        | 10000       |                 |        |                | 1                | 16               | 0               | reported           |
        """  # noqa: E501
    )
    assert drawn(headlines(journal, regions, "R01", "F01", "F04", "S01"), expected) == expected


def test_rates_have_limits_and_counts_have_none(journal: TinyJournal, regions: Regions) -> None:
    # Tabled exact limits of 40 events (28.58-54.47) and Wilson's of 40 in 200 (15.05-26.08 %).
    journal.add_facts(FACTS).add_population(POPULATION)
    expected = rows_of(
        """
        | indicator_code | lower | upper |
        | S01            | 28.6  | 54.5  |
        | R01            | 15    | 26.1  |
        | F04            |       |       |
        """
    )
    assert drawn(headlines(journal, regions, "S01", "R01", "F04"), expected, decimals=1) == expected


def test_the_change_is_tested_over_the_regions_of_both_years(journal: TinyJournal, regions: Regions) -> None:
    # F01: 30 of 10,000 after 20 of 8,000 in region 11 is chance (+20 %, about -35 to +122 %); F03 doubles
    # from 100 to 200 and has no good or bad; F04 is a count of events: 6 after 4.
    journal.add_facts(FACTS).add_population(POPULATION).add_facts(
        "| indicator | period | unit | value |\n| F03 | 2016Q2 | 11 | 250 |\n| F03 | 2015Q2 | 11 | 100 |"
    )
    expected = rows_of(
        """
        | indicator_code | change_verdict | judgement  |
        | F01            | within_chance  | similar    |
        | F03            | growth         | higher     |
        | F04            | within_chance  | similar    |
        | R01            | not_judged     | not_judged |
        """
    )
    assert drawn(headlines(journal, regions, "F01", "F03", "F04", "R01"), expected) == expected


def test_an_indicator_asked_twice_is_not_counted_twice(journal: TinyJournal, regions: Regions) -> None:
    journal.add_facts(FACTS).add_population(POPULATION)
    assert headlines(journal, regions, "F01", "F01")["numerator"].tolist() == [45, 45]


def test_nothing_reported_and_nothing_asked(journal: TinyJournal, regions: Regions) -> None:
    expected = rows_of("| indicator_code | value | regions_received | origins |\n| F01 | | 0 | |")
    assert drawn(headlines(journal, regions, "F01"), expected) == expected
    assert len(headlines(journal, regions)) == 0


def test_wrong_questions_are_refused(journal: TinyJournal, regions: Regions) -> None:
    with pytest.raises(ValueError, match="'X99'"):
        headlines(journal, regions, "X99")
    with pytest.raises(BordersTooFine):
        headlines(journal, regions, "F01", borders=2022)
