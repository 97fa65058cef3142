"""Series of regions: values, limits, and why a quarter has none."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.basis import Basis
from analytics.measures.series import SeriesRequest, series
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.asking import compared
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

FACTS = """
| indicator | period | unit | value | status        | origin    |
| F01       | 2021Q3 | 63   |    90 | number        | synthetic |
| F01       | 2021Q4 | 63   |   120 | number        | synthetic |
| F01       | 2022Q1 | 63   |    30 | number        | reported  |
| F01       | 2022Q2 | 63   |    50 | number        | reported  |
| F01       | 2022Q2 | 10   |     5 | number        | reported  |
| F01       | 2022Q3 | 63   |    40 | number        | reported  |
| F01       | 2022Q3 | 10   |    20 | number        | reported  |
| F01       | 2022Q4 | 63   |       | confidential  | reported  |
| F01       | 2022Q4 | 10   |    40 | number        | published |
| S01       | 2022Q1 | 11   |     8 | number        | reported  |
| S02       | 2022Q1 | 11   |     0 | number        | reported  |
"""
POPULATION = """
| unit | year | persons |
| 63   | 2021 |   60000 |
| 63   | 2022 |   40000 |
| 10   | 2022 |   20000 |
"""


def asked(
    journal: TinyJournal,
    regions: Regions,
    code: str,
    basis: Basis,
    borders: int,
    *codes: str,
    first: str = "2021Q3",
) -> pd.DataFrame:
    request = SeriesRequest(code, basis, borders, Period.parse(first), Period(2022, 4))
    return series(journal, CATALOGUE, regions, request, codes)


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    return journal.add_facts(FACTS).add_population(POPULATION)


def test_quarters_are_differences_after_merging(filled: TinyJournal, regions: Regions) -> None:
    # 2021Q3 needs 2021Q2, which is not there; 120 - 90 = 30; 50 + 5 - 30 = 25; 40 + 20 - 55 = 5;
    # 2022Q4 lacks one of the two units. 25 / 60,000 x 10,000 = 4.1667.
    expected = rows_of(
        """
        | region_code | period | numerator | value  | status       |
        | 63          | 2021Q3 |           |        | missing      |
        | 63          | 2021Q4 | 30        | 5      | ok           |
        | 63          | 2022Q1 | 30        | 5      | ok           |
        | 63          | 2022Q2 | 25        | 4.1667 | ok           |
        | 63          | 2022Q3 | 5         | 0.8333 | ok           |
        | 63          | 2022Q4 |           |        | confidential |
        """
    )
    assert drawn(asked(filled, regions, "F01", "quarter", 2018, "63"), expected) == expected


def test_land_that_did_not_exist_says_so(filled: TinyJournal, regions: Regions) -> None:
    # Abai (10) came in June 2022: its first return holds what happened since then, and no quarter of it
    # can be told from a return of the older land; its third quarter is 20 - 5.
    expected = rows_of(
        """
        | region_code | period | value | status            |
        | 10          | 2022Q1 |       | other_land        |
        | 10          | 2022Q2 |       | territory_changed |
        | 10          | 2022Q3 | 7.5   | ok                |
        | 10          | 2022Q4 | 10    | ok                |
        """
    )
    table = asked(filled, regions, "F01", "quarter", 2022, "10", first="2022Q1")
    assert drawn(table, expected) == expected


def test_a_cumulative_figure_of_a_split_year_stays_and_is_marked(
    filled: TinyJournal, regions: Regions
) -> None:
    table = asked(filled, regions, "F01", "cumulative", 2022, "10", first="2022Q3")
    assert table["value"].tolist() == [10.0, 20.0]
    assert table["status"].tolist() == ["territory_changed", "territory_changed"]


def test_a_falling_cumulative_figure_has_no_quarter(filled: TinyJournal, regions: Regions) -> None:
    # East Kazakhstan alone: 50 by June and 40 by September.
    table = asked(filled, regions, "F01", "quarter", 2022, "63", first="2022Q3")
    assert table["status"].tolist() == ["negative_quarter", "confidential"]
    assert table["value"].isna().all()


def test_a_series_agrees_with_the_comparison_of_each_period(filled: TinyJournal, regions: Regions) -> None:
    table = asked(filled, regions, "F01", "quarter", 2018, "63")
    for row in table.to_dict("records"):
        answer = compared(filled, "F01", row["period"], "quarter", borders=2018).table.set_index(
            "region_code"
        )
        shown = answer.loc["63", ["value", "lower", "upper", "numerator", "status"]].to_dict()
        assert shown == pytest.approx({name: row[name] for name in shown}, nan_ok=True)


def test_regions_stand_in_the_order_asked_for_with_their_origins(
    filled: TinyJournal, regions: Regions
) -> None:
    table = asked(filled, regions, "F01", "cumulative", 2018, "63", "11", first="2022Q3")
    assert table["region_code"].tolist() == ["63", "63", "11", "11"]
    assert table["origins"].tolist() == ["reported", "published;reported", "", ""]


def test_a_zero_denominator_is_told(filled: TinyJournal, regions: Regions) -> None:
    table = asked(filled, regions, "R01", "stock", 2018, "11", first="2022Q1")
    assert table["status"].tolist() == ["zero_denominator", "missing", "missing", "missing"]


def test_years_stand_in_their_last_quarter(filled: TinyJournal, regions: Regions) -> None:
    table = asked(filled, regions, "F01", "year", 2018, "63", first="2021Q1")
    assert table["period"].tolist() == ["2021Q4", "2022Q4"]


def test_a_region_of_other_borders_is_refused(filled: TinyJournal, regions: Regions) -> None:
    with pytest.raises(ValueError, match="no region '10'"):
        asked(filled, regions, "F01", "quarter", 2018, "10")
