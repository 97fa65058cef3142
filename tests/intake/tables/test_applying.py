"""A confirmed mapping put to a table: figures with their cells, and each fault with its finding."""

from __future__ import annotations

from analytics.intake.batch import Finding
from analytics.intake.tables import TableMapping
from analytics.periods import Period
from tests.intake.tables.sheets import all_findings, applied, figures, one_table, sheet_of, tables_of

EVERYBODY = "table_regions_missing"  # small tables name few regions


def found(*given: Finding) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [
        (each.code, each.severity, each.cell, each.given, each.expected)
        for each in given
        if each.code != EVERYBODY
    ]


def test_figures_come_with_region_period_and_cell() -> None:
    result = applied(one_table("Регион | C05 | C03\nАкмолинская | 5 | 6\nг. Астана | - | …"))
    assert figures(result) == {
        ("11", "2025Q3", "C05"): (5.0, "B2"),
        ("11", "2025Q3", "C03"): (6.0, "C2"),
        ("71", "2025Q3", "C05"): (0.0, "B3"),
        ("71", "2025Q3", "C03"): (None, "C3"),
    }
    assert found(*all_findings(result)) == [("not_available", "warning", "C3", "…", None)]


def test_periods_of_headings_count_before_the_chosen_one() -> None:
    result = applied(
        one_table(
            "Учащиеся общеобразовательных школ\n"
            " | 1 кв. 2024 | 2024 | 1 кв. 2025\nАбай | 5 | 6 | 7\nЗКО | 8 | 9 | 1"
        )
    )
    assert {(period, cell) for (_, period, _), (_, cell) in figures(result).items()} == {
        ("2024Q1", "B3"), ("2024Q4", "C3"), ("2025Q1", "D3"),
        ("2024Q1", "B4"), ("2024Q4", "C4"), ("2025Q1", "D4"),
    }  # fmt: skip
    assert ("table_years_as_quarters", "note", "C2", "C «2024»", None) in found(*all_findings(result))


def test_a_whole_year_beside_its_fourth_quarter_is_left_out() -> None:
    result = applied(
        one_table(
            "Учащиеся общеобразовательных школ\n | IV квартал 2024 | 2024 год\nАбай | 5 | 6\nЗКО | 8 | 9"
        )
    )
    assert figures(result) == {("10", "2024Q4", "C05"): (5.0, "B3"), ("27", "2024Q4", "C05"): (8.0, "B4")}
    assert found(*all_findings(result)) == [("table_columns_left_out", "note", "C2", "C «2024 год»", None)]


def test_a_school_year_is_no_quarter_and_its_column_is_left_out() -> None:
    result = applied(one_table("Учащиеся общеобразовательных школ\n | 2000/01\nАбай | 5\nЗКО | 8"))
    assert result.returns == ()
    assert found(*all_findings(result)) == [("table_columns_undated", "warning", "B2", "B «2000/01»", None)]


def test_a_flow_under_a_quarter_is_asked_whether_it_is_cumulative() -> None:
    drawn = "{}\n | I квартал 2024 | II квартал 2024\nАкмолинская | 5 | 6\nЗКО | 8 | 9"
    flow = applied(one_table(drawn.format("Несовершеннолетние, поставленные на учёт в ОВД")))
    assert found(*all_findings(flow)) == [
        ("table_quarters_alone", "warning", "C2", "C «II квартал 2024»", None)
    ]
    stock = applied(one_table(drawn.format("Учащиеся общеобразовательных школ")))
    assert found(*all_findings(stock)) == []


def test_rows_carry_their_own_period() -> None:
    result = applied(
        one_table(
            "Регион | Период | C05\nАбай | 2025Q1 | 5\nАбай | 2025Q2 | 6\nЗКО | весна | 7\nЗКО | 2025Q2 | 8"
        )
    )
    assert set(figures(result)) == {
        ("10", "2025Q1", "C05"), ("10", "2025Q2", "C05"), ("27", "2025Q2", "C05")
    }  # fmt: skip
    assert ("table_rows_undated", "error", "B4", "«ЗКО»", None) in found(*all_findings(result))


def test_what_stands_above_a_table_dates_it_and_a_different_choice_is_told() -> None:
    result = applied(one_table("За 9 месяцев 2024 года\nРегион | C05\nАкмолинская | 5\nЗКО | 8"))
    assert {each.period for each in result.returns} == {Period(2024, 3)}
    (finding,) = [each for each in result.findings if each.code == "table_period_differs"]
    assert (finding.severity, finding.given, finding.expected) == ("warning", "2024Q3", "2025Q3")


def test_a_file_name_with_another_period_is_told_once() -> None:
    result = applied(one_table("Регион | C05\nАкмолинская | 5\nЗКО | 8"), file_name="свод 1 кв 2025.xlsx")
    (finding,) = [each for each in result.findings if each.code == "period_differs_from_file_name"]
    assert (finding.given, finding.expected) == ("2025Q3", "2025Q1")


def test_a_confirmed_factor_brings_a_figure_into_the_indicators_unit() -> None:
    mapping = TableMapping().with_column("c05 учащиеся тыс чел", "C05", "1000")
    result = applied(
        one_table("Регион | C05 Учащиеся, тыс. чел.\nАкмолинская | 12.3\nЗКО | '8,145"), mapping=mapping
    )
    assert figures(result)["11", "2025Q3", "C05"] == (12300.0, "B2")
    codes = found(*all_findings(result))
    assert ("table_factor", "note", "B2:B3", "1000", None) in codes
    assert ("number_ambiguous", "error", "B3", "8,145", None) in codes


def test_a_fraction_that_stays_after_the_factor_is_no_count() -> None:
    mapping = TableMapping().with_column("c05", "C05", "1000")
    result = applied(one_table("Регион | C05\nАкмолинская | 12.34567\nЗКО | 8"), mapping=mapping)
    assert ("not_whole", "error", "B2", "12345,67", None) in found(*all_findings(result))


def test_numbers_as_text_are_read_and_told_once_a_column() -> None:
    result = applied(
        one_table("Регион | C05\nАкмолинская | '12 345\nЗКО | 8\nг. Астана | '1 204*\nВКО | '77")
    )
    assert [value for value, _ in figures(result).values()] == [12345.0, 8.0, 1204.0, 77.0]
    assert found(*all_findings(result)) == [("table_text_numbers", "note", "B2+B4:B5", "12 345", None)]


def test_a_percentage_in_a_column_of_counts() -> None:
    drawn = "Регион | C05\nАкмолинская | 0.755\nЗКО | 8\nВКО | 9\nАбай | '75,5%\nг. Астана | 7\nСКО | 8"
    codes = found(*all_findings(applied(one_table(drawn, percents=frozenset({"B2"})))))
    assert ("table_percent_in_count", "error", "B2", "75,5%", None) in codes
    assert ("number_with_words", "error", "B5", "75,5%", None) in codes


def test_thousands_among_single_units() -> None:
    drawn = "Регион | C05\nАкмолинская | 12345\nЗКО | 9876\nВКО | 11.4\nСКО | 10100"
    codes = found(*all_findings(applied(one_table(drawn))))
    assert ("table_units_mixed", "warning", "B4", "11,4", "10100") in codes
    assert ("not_whole", "error", "B4", "11,4", None) in codes


def test_a_total_that_is_not_the_sum() -> None:
    drawn = "Регион | C05\nИтого | 20\nАкмолинская | 5\nЗКО | 8\nг. Астана | -"
    result = applied(one_table(drawn))
    told = ("table_total_differs", "warning", "B2", "20", "13")
    assert [found(*each.findings) for each in result.returns] == [[told]] * 3
    (finding,) = {each.cell: each for each in result.returns[0].findings}.values()
    assert (finding.values["cells"], finding.values["difference"]) == ("B3:B5", "7")


def test_a_total_within_its_rounding_is_not_told() -> None:
    assert "table_total_differs" not in codes_of("Регион | C05\nАкмолинская | 5\nЗКО | 8\nИтого | 14")
    money = "Регион | D06\nАкмолинская | 5.14\nЗКО | 8.14\nИтого | {}"
    assert "table_total_differs" not in codes_of(money.format("13.29"))
    assert "table_total_differs" in codes_of(money.format("13.31"))


def test_a_total_is_not_compared_where_a_figure_is_withheld_or_the_total_is_blank() -> None:
    assert "table_total_differs" not in codes_of("Регион | C05\nАкмолинская | 5\nЗКО | х\nИтого | 99")
    assert "table_total_differs" not in codes_of("Регион | C05\nАкмолинская | 5\nЗКО | 7\nИтого |")


def test_a_region_twice_keeps_its_first_figures() -> None:
    result = applied(one_table("Регион | C05\nАкмолинская | 5\nАкмолинская область | 6\nЗКО | 7"))
    assert figures(result)["11", "2025Q3", "C05"] == (5.0, "B2")
    codes = found(*all_findings(result))
    assert ("table_region_twice", "error", "A3", "Акмолинская область", None) in codes
    assert ("table_figure_twice", "error", "B3", "6.0", None) in codes


def test_missing_regions_are_named_once() -> None:
    result = applied(one_table("Регион | C05\nАкмолинская | 5\nЗКО | 7"))
    (finding,) = [each for each in result.findings if each.code == EVERYBODY]
    assert (finding.severity, finding.given, finding.expected) == ("warning", "2", "20")
    assert finding.values["regions_ru"].startswith("область Абай, Актюбинская область")
    assert "Акмолинская" not in finding.values["regions_ru"]


def test_rows_that_are_nobodys_are_said() -> None:
    drawn = "Регион | C05\nАкмолинская | 5\nиз них: город | 2\nЗКО | 7\nВоинские части | 1\n | 3"
    assert found(*all_findings(applied(one_table(drawn)))) == [
        ("table_rows_left_out", "note", "A3", "«из них: город»", None),
        ("table_rows_unknown", "warning", "A5:A6", "«Воинские части», —", None),
    ]


def test_an_unclear_name_is_asked_and_the_answer_counts() -> None:
    table = one_table("Регион | C05\nАкмолинская | 5\nАлматы | 7")
    result = applied(table)
    assert ("table_row_unclear", "error", "A3", "Алматы", None) in found(*all_findings(result))
    assert set(figures(result)) == {("11", "2025Q3", "C05")}
    mapping = TableMapping().with_column("c05", "C05")
    answered = applied(table, mapping=mapping.with_row("Алматы", "75"))
    assert figures(answered)["75", "2025Q3", "C05"] == (7.0, "B3")
    left_out = applied(table, mapping=mapping.with_row("Алматы", ""))
    assert set(figures(left_out)) == {("11", "2025Q3", "C05")}
    assert ("table_rows_left_out", "note", "A3", "«Алматы»", None) in found(*all_findings(left_out))


def test_columns_without_an_indicator_are_said() -> None:
    result = applied(one_table("Регион | C05 | Театры | Доля, %\nАкмолинская | 5 | 6 | 7\nЗКО | 7 | 8 | 9"))
    assert found(*all_findings(result)) == [
        ("table_columns_left_out", "note", "C1+D1", "C «Театры», D «Доля, %»", None)
    ]


def test_a_mapping_to_a_ratio_stores_nothing() -> None:
    mapping = TableMapping().with_column("охват", "C14")
    assert applied(one_table("Регион | Охват\nАкмолинская | 5\nЗКО | 7"), mapping=mapping).returns == ()


def test_one_indicator_in_two_tables() -> None:
    tables = tables_of(
        sheet_of("Регион | C05\nАкмолинская | 5\nЗКО | 7", name="один"),
        sheet_of("Регион | C05\nАкмолинская | 5\nЗКО | 8", name="два"),
    )
    mapping = TableMapping().with_column("c05", "C05")
    codes = found(*all_findings(applied(*tables, mapping=mapping)))
    assert ("table_figure_repeated", "note", "B2", "5.0", None) in codes
    assert ("table_figure_twice", "error", "B3", "8.0", None) in codes


def test_periods_without_a_figure_and_regions_before_they_existed_are_left_out() -> None:
    result = applied(
        one_table(
            "Учащиеся общеобразовательных школ\n"
            " | 1 кв. 2020 | 1 кв. 2026\nАбай | - | \nАкмолинская | 5 |\nЗКО | 6 |"
        )
    )
    assert set(figures(result)) == {("11", "2020Q1", "C05"), ("27", "2020Q1", "C05")}
    assert found(*all_findings(result)) == [
        ("table_periods_empty", "note", None, "2026Q1", None),
        ("table_before_region", "note", None, None, None),
    ]


def test_error_cells_and_formulas_without_a_value_are_named() -> None:
    table = one_table(
        "Регион | C05\nАкмолинская | 5\nЗКО |\nВКО |",
        errors={"B3": "#DIV/0!"},
        uncalculated={"B4": "B2+1"},
    )
    codes = found(*all_findings(applied(table)))
    assert ("error_cell", "error", "B3", "#DIV/0!", None) in codes
    assert ("formula_uncalculated", "error", "B4", "=B2+1", None) in codes


def codes_of(drawn: str) -> set[str]:
    return {finding.code for finding in all_findings(applied(one_table(drawn)))}
