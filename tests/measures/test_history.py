"""The republic's series of an indicator over the periods."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.basis import Basis
from analytics.measures.overview import history
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.asking import compared
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

FACTS = """
| indicator | period | unit | value | status       |
| F01       | 2021Q4 | 63   |   120 | number       |
| F01       | 2021Q4 | 11   |    50 | number       |
| F01       | 2021Q4 | 90   |     9 | number       |
| F01       | 2022Q1 | 63   |    30 | number       |
| F01       | 2022Q1 | 11   |    12 | number       |
| F01       | 2022Q2 | 63   |    50 | number       |
| F01       | 2022Q2 | 10   |     5 | number       |
| F01       | 2022Q2 | 11   |    10 | number       |
| F01       | 2022Q3 | 63   |    70 | number       |
| F01       | 2022Q3 | 11   |       | confidential |
| F01       | 2022Q4 | 63   |    90 | number       |
| F01       | 2022Q4 | 10   |    40 | number       |
| F03       | 2022Q1 | 63   |    30 | number       |
| F03       | 2022Q1 | 11   |     3 | number       |
| F03       | 2022Q2 | 63   |    50 | number       |
| F03       | 2022Q2 | 11   |     5 | number       |
| F04       | 2022Q1 | 11   |     3 | number       |
| F04       | 2022Q1 | 90   |     2 | number       |
| S01       | 2022Q1 | 11   |     8 | number       |
| S02       | 2022Q1 | 11   |     0 | number       |
| S01       | 2022Q2 | 11   |     8 | number       |
| S02       | 2022Q2 | 11   |    32 | number       |
"""
POPULATION = """
| unit | year | persons |
| 63   | 2021 |   60000 |
| 11   | 2021 |   25000 |
| 63   | 2022 |   40000 |
| 10   | 2022 |   20000 |
| 11   | 2022 |   24000 |
"""


def series(
    journal: TinyJournal,
    regions: Regions,
    code: str,
    basis: Basis,
    borders: int = 2022,
    first: str = "2021Q4",
) -> pd.DataFrame:
    journal.add_facts(FACTS).add_population(POPULATION)
    return history(journal, CATALOGUE, regions, code, basis, borders, Period.parse(first), Period(2022, 4))


def test_sums_over_the_regions_received_with_their_number(journal: TinyJournal, regions: Regions) -> None:
    # The first quarter of 2022 is still that of the 17 older regions; in the third 10 is missing and
    # 11 confidential, so that only 63 is left.
    expected = rows_of(
        """
        | period | value   | numerator | denominator | regions_received | regions_expected |
        | 2021Q4 | 20      | 170       | 85000       | 2                | 17               |
        | 2022Q1 | 5       | 42        | 84000       | 2                | 17               |
        | 2022Q2 | 7.7381  | 65        | 84000       | 3                | 20               |
        | 2022Q3 | 17.5    | 70        | 40000       | 1                | 20               |
        | 2022Q4 | 21.6667 | 130       | 60000       | 2                | 20               |
        """
    )
    assert drawn(series(journal, regions, "F01", "cumulative"), expected) == expected


def test_quarters_of_merged_land_and_negative_ones(journal: TinyJournal, regions: Regions) -> None:
    # The quarter of the split needs a return of the older land: it is summed in the older borders,
    # 55 - 30 = 25 of 60,000; that of 11 would be negative and stays out. Later ones lack a return.
    expected = rows_of(
        """
        | period | value  | numerator | denominator | regions_received | regions_expected |
        | 2022Q1 | 5      | 42        | 84000       | 2                | 17               |
        | 2022Q2 | 4.1667 | 25        | 60000       | 1                | 17               |
        | 2022Q3 | 5      | 20        | 40000       | 1                | 20               |
        | 2022Q4 | 5      | 20        | 40000       | 1                | 20               |
        """
    )
    assert drawn(series(journal, regions, "F01", "quarter", first="2022Q1"), expected) == expected


def test_the_query_takes_no_quarter_of_land_that_did_not_exist_before(journal: TinyJournal) -> None:
    # The second quarter of 2022 for the regions of 2022: the return of January-March is of older land.
    journal.add_facts(FACTS)
    second, first = Period(2022, 2).key, Period(2022, 1).key
    table = journal.table(
        "measures/series",
        indicator_codes=["F03", "F03"],
        period_keys=[second, second],
        roles=["numerator", "numerator"],
        summed_codes=["F03", "F03"],
        return_keys=[second, first],
        signs=[1, -1],
        returns_needed=[2, 2],
        borders=[2022, 2022],
        region_codes=None,
    )
    whole = table[table["numerator_gap"].eq(0)]
    assert whole[["region_code", "numerator"]].to_numpy().tolist() == [["11", 2.0]]
    assert table.loc[table["region_code"].eq("63"), "landless"].tolist() == [True]


def test_years_stand_in_their_last_quarter(journal: TinyJournal, regions: Regions) -> None:
    # In the borders of 2018 the year 2022 has 63 whole: 90 + 40.
    expected = rows_of(
        """
        | period | value   | numerator | regions_received | regions_expected |
        | 2021Q4 | 20      | 170       | 2                | 17               |
        | 2022Q4 | 21.6667 | 130       | 1                | 17               |
        """
    )
    assert drawn(series(journal, regions, "F01", "year", borders=2018), expected) == expected


def test_counts_and_stocks(journal: TinyJournal, regions: Regions) -> None:
    # The two outside the regions count in the number.
    counts = rows_of("| period | value | numerator | regions_received |\n| 2022Q1 | 5 | 3 | 1 |")
    assert drawn(series(journal, regions, "F04", "cumulative", first="2022Q1").head(1), counts) == counts
    stocks = rows_of(
        """
        | period | value | numerator | denominator | regions_received |
        | 2022Q1 |       |           |             | 0                |
        | 2022Q2 | 25    | 8         | 32          | 1                |
        """
    )
    table = history(journal, CATALOGUE, regions, "R01", "stock", 2022, Period(2022, 1), Period(2022, 2))
    assert drawn(table, stocks) == stocks


@pytest.mark.parametrize(
    ("basis", "period"), [("cumulative", "2022Q4"), ("quarter", "2022Q2"), ("year", "2022Q4")]
)
def test_the_series_agrees_with_the_comparison(
    journal: TinyJournal, regions: Regions, basis: Basis, period: str
) -> None:
    table = series(journal, regions, "F01", basis, borders=2018)
    whole = compared(journal, "F01", period, basis, borders=2018).republic
    expected = (whole.value, whole.numerator, whole.denominator, whole.regions)
    columns = ["value", "numerator", "denominator", "regions_received"]
    assert tuple(table.set_index("period").loc[period, columns]) == expected


def test_a_basis_that_the_indicator_does_not_have_is_refused(journal: TinyJournal, regions: Regions) -> None:
    with pytest.raises(ValueError, match="'stock'"):
        series(journal, regions, "F01", "stock")
