"""Where tables are found, and what their rows and columns are."""

from __future__ import annotations

from tests.intake.tables.sheets import one_table, sheet_of, tables_of

PLAIN = """
Регион        | Учащиеся | Кружки
Акмолинская   | 5        | 6
Актюбинская   | 7        | 8
"""


def rows(table: object) -> list[tuple[str, str]]:
    return [(row.label, row.kind) for row in table.rows]  # type: ignore[attr-defined]


def test_the_plainest_table() -> None:
    table = one_table(PLAIN)
    assert (table.header_rows, table.name_column, table.title, table.block) == ((0,), 0, "", "")
    assert rows(table) == [("Акмолинская", "region"), ("Актюбинская", "region")]
    assert [(column.letters, column.role, column.path) for column in table.columns] == [
        ("B", "figures", ("Учащиеся",)),
        ("C", "figures", ("Кружки",)),
    ]


def test_titles_merged_headings_a_numbered_row_totals_and_notes() -> None:
    table = one_table(
        """
Сведения за 9 месяцев 2025 года |             |          |       |     |
                                |             |          |       |     |
№                               | Регион      | Дети     |       | Кружки |
                                |             | всего    | сельские |     |
А                               | Б           | 1        | 2     | 3   |
1                               | Акмолинская | 5        | 6     | 7   |
                                | из них: город | 1      | 1     | 1   |
2                               | Актюбинская | 8        | 9     | 10  |
                                | Итого       | 13       | 15    | 17  |
                                | Воинские части | 1     | 1     | 1   |
                                |             |          |       |     |
                                | * Предварительные данные. | | |     |
        """,
        merges=[(0, 0, 0, 4), (2, 2, 2, 3), (2, 0, 3, 0), (2, 1, 3, 1), (2, 4, 3, 4)],
    )
    assert table.title == "Сведения за 9 месяцев 2025 года"
    assert (table.said.year, table.said.quarter) == (2025, 3)
    assert table.header_rows == (2, 3)
    assert [(column.letters, column.role, column.path) for column in table.columns] == [
        ("A", "numbers", ("№",)),
        ("C", "figures", ("Дети", "всего")),
        ("D", "figures", ("Дети", "сельские")),
        ("E", "figures", ("Кружки",)),
    ]
    assert rows(table) == [
        ("Акмолинская", "region"),
        ("из них: город", "part"),
        ("Актюбинская", "region"),
        ("Итого", "total"),
        ("Воинские части", "unknown"),
    ]


def test_a_heading_over_several_columns_that_nobody_merged_reaches_to_the_right() -> None:
    table = one_table(
        """
Регион      | Дети  |          | Кружки
            | всего | сельские |
Акмолинская | 5     | 6        | 7
Актюбинская | 8     | 9        | 10
        """
    )
    assert [column.path for column in table.columns] == [("Дети", "всего"), ("Дети", "сельские"), ("Кружки",)]


def test_years_over_quarters_are_periods_of_one_heading() -> None:
    table = one_table(
        """
Учащиеся школ |           |            |      |
Регион        | 2024      |            |      | 2025
              | I квартал | II квартал | год  | I квартал
Акмолинская   | 5         | 6          | 7    | 8
Актюбинская   | 5         | 6          | 7    | 8
        """,
        merges=[(1, 1, 1, 3)],
    )
    assert {column.key for column in table.columns} == {"учащиеся школ"}
    assert [
        (column.period.year, column.period.quarter, column.period.whole_year) for column in table.columns
    ] == [
        (2024, 1, False),
        (2024, 2, False),
        (2024, None, True),
        (2025, 1, False),
    ]


def test_blocks_with_the_same_names_under_one_heading_are_tables_of_their_own() -> None:
    whole, town = tables_of(
        sheet_of(
            """
Число школ  |      |
            | 2020 | 2021
Все население |    |
Республика Казахстан | 12 | 14
Акмолинская | 5    | 6
Актюбинская | 7    | 8
            |      |
Городское население | |
Республика Казахстан | 2 | 2
Акмолинская | 1    | 1
Актюбинская | 1    | 1
            """
        )
    )
    assert (whole.block, town.block) == ("Все население", "Городское население")
    assert [row.row for row in whole.rows_of("region")] == [4, 5]
    assert [row.row for row in town.rows_of("region")] == [9, 10]
    assert [column.key for column in town.columns] == ["городское население / число школ"] * 2
    assert (whole.title, town.title) == ("Число школ", "Число школ")


def test_a_heading_among_the_rows_does_not_split_a_table() -> None:
    table = one_table(
        """
Регион      | Кружки
Акмолинская | 5
Актюбинская | 6
Города      |
г. Астана   | 7
г. Шымкент  | 8
        """
    )
    assert [row.label for row in table.rows_of("region")] == [
        "Акмолинская",
        "Актюбинская",
        "г. Астана",
        "г. Шымкент",
    ]


def test_two_tables_below_each_other_have_headings_of_their_own() -> None:
    first, second = tables_of(sheet_of(PLAIN + "\n" + PLAIN.replace("Кружки", "Школы")))
    assert [column.path for column in first.columns] == [("Учащиеся",), ("Кружки",)]
    assert [column.path for column in second.columns] == [("Учащиеся",), ("Школы",)]
    assert [row.row for row in second.rows] == [6, 7]


def test_tables_side_by_side() -> None:
    left, right = tables_of(
        sheet_of(
            """
Регион      | Кружки |  | Регион      | Школы
Акмолинская | 5      |  | г. Астана   | 7
Актюбинская | 6      |  | г. Шымкент  | 8
            """
        )
    )
    assert [(column.letters, column.path) for column in left.columns] == [("B", ("Кружки",))]
    assert [(column.letters, column.path) for column in right.columns] == [("E", ("Школы",))]
    assert [row.codes for row in right.rows] == [("71",), ("79",)]


def test_names_in_two_languages_are_one_table() -> None:
    table = one_table(
        """
Регион      | Өңір           | Кружки
Акмолинская | Ақмола облысы  | 5
Актюбинская | Ақтөбе облысы  | 6
        """
    )
    assert [(column.letters, column.role) for column in table.columns] == [("B", "names"), ("C", "figures")]


def test_a_period_column_and_names_merged_over_its_rows() -> None:
    table = one_table(
        """
Регион      | Период | Кружки
Акмолинская | 2025Q1 | 5
            | 2025Q2 | 6
Актюбинская | 2025Q1 | 7
            | 2025Q2 | 8
        """,
        merges=[(1, 0, 2, 0), (3, 0, 4, 0)],
    )
    assert [(row.codes[0], str(row.period.period)) for row in table.rows] == [
        ("11", "2025Q1"),
        ("11", "2025Q2"),
        ("15", "2025Q1"),
        ("15", "2025Q2"),
    ]


def test_a_year_and_a_quarter_apart_are_the_period_of_a_row() -> None:
    table = one_table(
        """
Год  | Квартал | Регион      | Кружки
2025 | 1       | Акмолинская | 5
2025 | 2       | Актюбинская | 6
        """
    )
    assert [str(row.period.period) for row in table.rows] == ["2025Q1", "2025Q2"]
    assert [column.role for column in table.columns] == ["period", "period", "figures"]


def test_shares_are_told_from_counts() -> None:
    table = one_table(
        """
Регион      | Охват  | Доля
Акмолинская | '75,5% | 0.5
Актюбинская | '80%   | 0.6
        """,
        percents=frozenset({"C2", "C3"}),
    )
    assert [column.role for column in table.columns] == ["shares", "shares"]


def test_names_of_regions_without_figures_are_no_table() -> None:
    assert tables_of(sheet_of("Регион | Центр\nАкмолинская | Кокшетау\nАктюбинская | Актобе")) == ()
    assert tables_of(sheet_of("Карагандинская область |\n\nДети | 5\nКружки | 6")) == ()
    assert tables_of(sheet_of("| \n")) == ()


def test_empty_columns_far_to_the_right_are_passed_over() -> None:
    table = one_table(PLAIN.replace("\n", " | | | |\n").lstrip(" |"))
    assert [column.letters for column in table.columns] == ["B", "C"]
