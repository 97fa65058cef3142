"""Where a value comes from: file, cell and person behind each figure."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.basis import Basis, Measure
from analytics.measures.comparison import ComparisonRequest
from analytics.measures.provenance import COLUMNS, where_from
from analytics.periods import Period
from analytics.regions import BordersTooFine, Regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

FACTS = """
| indicator | period | unit | value | batch | sheet | cell    | origin    | status |
| F02       | 2016Q2 | 11   |    12 | 7     | R2    | E9+E10  | reported  | number |
| F01       | 2016Q2 | 11   |    30 | 7     | R2    | E7      | reported  | number |
| F01       | 2016Q1 | 11   |    10 | 3     | R2    | E7      | published | number |
| F01       | 2022Q4 | 63   |    90 | 9     | R2    | E7      | reported  | number |
| F01       | 2016Q2 | 15   |       | 8     | R2    | E7      | reported  | blank  |
"""
BATCHES = """
| batch | form | unit | period | revision | file       | sha256 | actor | source        | accepted            |
| 3     | 1-M  | 11   | 2016Q1 | 1        |            |        | demo  | qamqor.gov.kz | 2016-04-02 10:00:00 |
| 7     | 1-M  | 11   | 2016Q2 | 2        | akmola.xls | abc    | aliya | file          | 2016-07-02 10:00:00 |
| 9     | 1-M  | 63   | 2022Q4 | 1        | vko.xlsx   | def    | bolat | file          | 2023-01-10 10:00:00 |
| 8     | 1-M  | 15   | 2016Q2 | 1        | akt.xlsx   | 123    | saule | file          | 2016-07-03 10:00:00 |
"""  # noqa: E501
FINDINGS = """
| batch | severity | indicator | sheet | cell   | reason  |
| 7     | warning  | F01       |       |        | checked |
| 7     | note     |           | R2    | E7     |         |
| 7     | warning  |           | R2    | E8     |         |
| 7     | warning  | F02       | R2    | E9+E10 |         |
| 3     | warning  | F01       | R2    | E7     |         |
"""


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    return journal.add_facts(FACTS).add_batches(BATCHES).add_findings(FINDINGS)


def asked(
    journal: TinyJournal,
    regions: Regions,
    code: str,
    period: str = "2016Q2",
    basis: Basis = "cumulative",
    region: str = "11",
    borders: int = 2015,
    measure: Measure = "rate",
) -> pd.DataFrame:
    request = ComparisonRequest(code, Period.parse(period), basis, borders, measure)
    return where_from(journal, CATALOGUE, regions, request, region)


def test_numerator_and_denominator_with_their_addresses(filled: TinyJournal, regions: Regions) -> None:
    table = asked(filled, regions, "F02")
    expected = rows_of(
        """
        | role        | indicator_code | unit_code | period | value | status | form_code | batch_id | revision | file_name  | sha256 | sheet | cell   | actor | accepted_at         | origin   | source | findings | findings_explained |
        | numerator   | F02            | 11        | 2016Q2 | 12    | number | 1-M       | 7        | 2        | akmola.xls | abc    | R2    | E9+E10 | aliya | 2016-07-02 10:00:00 | reported | file   | 1        | 0                  |
        | denominator | F01            | 11        | 2016Q2 | 30    | number | 1-M       | 7        | 2        | akmola.xls | abc    | R2    | E7     | aliya | 2016-07-02 10:00:00 | reported | file   | 2        | 1                  |
        """  # noqa: E501
    )
    assert drawn(table, expected) == expected
    assert list(table) == list(COLUMNS)


def test_a_quarter_shows_both_returns(filled: TinyJournal, regions: Regions) -> None:
    expected = rows_of(
        """
        | role      | period | value | batch_id | origin    | source        | findings |
        | numerator | 2016Q2 | 30    | 7        | reported  | file          | 2        |
        | numerator | 2016Q1 | 10    | 3        | published | qamqor.gov.kz | 1        |
        """
    )
    assert drawn(asked(filled, regions, "F01", basis="quarter", measure="count"), expected) == expected


def test_a_year_is_traced_to_its_last_return(filled: TinyJournal, regions: Regions) -> None:
    table = asked(filled, regions, "F01", period="2016Q1", basis="year", measure="count")
    assert drawn(table, rows_of("| period | status |\n| 2016Q4 | missing |")) == [
        {"period": "2016Q4", "status": "missing"}
    ]


def test_each_unit_of_a_merged_region_has_its_row(filled: TinyJournal, regions: Regions) -> None:
    table = asked(filled, regions, "F01", "2022Q4", region="63", borders=2018, measure="count")
    expected = rows_of(
        """
        | unit_code | value | status  | file_name | batch_id |
        | 10        |       | missing |           |          |
        | 63        | 90    | number  | vko.xlsx  | 9        |
        """
    )
    assert drawn(table, expected) == expected


def test_a_cell_without_a_number_says_so(filled: TinyJournal, regions: Regions) -> None:
    table = asked(filled, regions, "F01", region="15", measure="count")
    assert drawn(table, rows_of("| value | status | cell |\n| | blank | E7 |")) == [
        {"value": "", "status": "blank", "cell": "E7"}
    ]


def test_inhabitants_are_a_row_with_their_source(filled: TinyJournal, regions: Regions) -> None:
    figure = regions.population("63", 2018, 2022, "children_0_17")
    assert figure is not None
    row = asked(filled, regions, "F01", "2022Q4", region="63", borders=2018).iloc[-1]
    assert (row["role"], row["indicator_code"], row["unit_code"], row["period"]) == (
        "population",
        "children_0_17",
        "63",
        "2022Q1",
    )
    assert (row["value"], row["status"]) == (figure.persons, "estimated")
    assert (row["source"], row["formula"]) == (figure.source, figure.formula_key)
    assert pd.isna(row["batch_id"])


def test_borders_finer_than_the_returns_are_refused(filled: TinyJournal, regions: Regions) -> None:
    with pytest.raises(BordersTooFine):
        asked(filled, regions, "F01", region="63", borders=2022)
