"""The real tables of the national statistics, as they are found: where their figures stand."""

from __future__ import annotations

from collections import Counter

import pytest

from analytics import submission
from analytics.catalogue import load_catalogue
from analytics.intake.batch import Reading
from analytics.intake.tables import TableMapping, propose
from analytics.periods import Period
from analytics.settings import PROJECT
from tests.intake.tables.sheets import applied, figures

TABLES = PROJECT.parent / "shared" / "real" / "tables"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not TABLES.exists(), reason="the real tables are not beside the project"),
]


def read(name: str) -> Reading:
    return submission.read((TABLES / name).read_bytes(), name)


def test_every_number_as_text() -> None:
    (table,) = read("culture-places-all-text.xlsx").tables
    assert Counter(row.kind for row in table.rows) == {"region": 20, "total": 1}
    assert [column.heading for column in table.columns][:3] == [
        "Theaters",
        "Museums",
        "Cultural and leisure facilities",
    ]
    mapping = TableMapping().with_column("cultural and leisure facilities", "C01").with_column("zoos", "C03")
    result = applied(table, mapping=mapping)
    assert figures(result)["10", "2025Q3", "C01"] == (125.0, "D3")
    assert figures(result)["11", "2025Q3", "C03"] == (None, "I4")  # confidential
    # The regions add up to the total that the table gives.
    assert sum(value or 0 for (_, _, code), (value, _) in figures(result).items() if code == "C01") == 3102
    assert "table_total_differs" not in {finding.code for each in result.returns for finding in each.findings}


def test_three_blocks_of_school_years() -> None:
    tables = read("schools-by-region.xlsx").tables
    assert [table.block for table in tables] == ["Все население", "Городское население", "Сельское население"]
    assert [sum(row.kind == "region" for row in table.rows) for table in tables] == [20, 20, 17]
    key = "все население / число общеобразовательных школ единиц"
    result = applied(*tables, mapping=TableMapping().with_column(key, "C01"))
    assert result.returns == ()
    assert "table_columns_undated" in {finding.code for finding in result.findings}


def test_quarters_under_years() -> None:
    (table,) = read("unemployment-quarterly.xlsx").tables
    assert {column.key for column in table.columns} == {"unemployment rate in percent continuation"}
    assert Counter(row.kind for row in table.rows) == {"region": 21, "total": 1}
    assert table.columns[3].period.period == Period(2001, 4)
    assert table.columns[4].period.whole_year
    (heading,) = propose([table], load_catalogue()).headings
    assert (heading.why, heading.indicator_code) == ("share", None)
    result = applied(table, mapping=TableMapping().with_column(heading.key, "C05"))
    assert figures(result)["11", "2001Q4", "C05"] == (9.8, "E8")


def test_years_as_text_under_excels_own_names() -> None:
    (table,) = read("employment-text-numbers.xlsx").tables
    assert {column.key for column in table.columns} == {""}
    result = applied(table, mapping=TableMapping().with_column("", "C05"))
    assert figures(result)["11", "2001Q4", "C05"] == (17945.0, "B4")
    assert figures(result)["71", "2011Q4", "C05"][1] == "L19"


def test_an_old_workbook_with_footnotes_on_names() -> None:
    reading = read("doctors-by-region.xls")
    (table,) = reading.tables
    assert [finding.code for finding in reading.findings] == ["old_format"]
    assert [row.codes for row in table.rows if row.label == "Туркестанская**"] == [("61",)]
    key = "численность врачей всех специальностей"
    result = applied(table, mapping=TableMapping().with_column(key, "C05"))
    assert figures(result)["11", "2003Q4", "C05"] == (2182.0, "B8")


def test_a_table_without_regions_is_no_table_of_ours() -> None:
    reading = read("labour-footnoted-numbers.xlsx")
    assert (reading.tables, [finding.code for finding in reading.findings]) == ((), ["form_unknown"])
