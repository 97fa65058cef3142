import pytest

from analytics.charts.alt import comparison_alt, completeness_alt, history_alt
from analytics.charts.view import ChartView, Comparator
from tests.charts.tables import FIVE_REGIONS, table_of

HISTORY = table_of("period value\n2021Q4 10.0\n2022Q1 -\n2022Q2 1234.5\n2022Q3 -")


def test_a_map_is_told_in_russian():
    words = comparison_alt(
        FIVE_REGIONS,
        ChartView(2022, "ru"),
        chart="map",
        indicator="Правонарушения",
        period="2022 год",
        comparator=Comparator("Республика", 7.25),
    )
    assert words == (
        "Карта регионов: Правонарушения, 2022 год. "
        "Наибольшее значение — Акмолинская область (12,3), наименьшее — город Астана (4,0). "
        "Линия сравнения — Республика: 7,3. "
        "Оценка: лучше — 1, значимых отличий нет — 1, хуже — 1, не оценивается — 1. "
        "Нет данных по 1 региону."
    )


def test_bars_are_told_in_kazakh():
    words = comparison_alt(
        FIVE_REGIONS, ChartView(2022, "kk"), chart="ranked", indicator="Құқық бұзушылықтар", period="2022 жыл"
    )
    assert words == (
        "Өңірлер бойынша бағанды диаграмма: Құқық бұзушылықтар, 2022 жыл. "
        "Ең жоғары мән — Ақмола облысы (12,3), ең төмен мән — Астана қаласы (4,0). "
        "Бағалау: жақсырақ — 1, елеулі айырмашылық жоқ — 1, нашарырақ — 1, бағаланбайды — 1. "
        "1 өңір бойынша дерек жоқ."
    )


def test_without_judgement_there_is_no_word_of_verdicts():
    table = FIVE_REGIONS.assign(verdict="not_judged")
    words = comparison_alt(table, ChartView(2022, "en"), chart="map", indicator="Offences", period="2022")
    assert words == (
        "Map of the regions: Offences, 2022. Highest: Akmola Region (12.3), lowest: Astana City (4.0). "
        "No data for 1 region."
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            "График по кварталам: А, с 4 кв. 2021 по 2 кв. 2022. В начале ряда 10,0, в конце 1\u00a0234,5.",
        ),
        (
            "en",
            "Chart by quarter: А, from Q4 2021 to Q2 2022. The series starts at 10.0 and ends at 1,234.5.",
        ),
    ],
)
def test_a_series_is_told_by_its_ends(language, words):
    assert history_alt(HISTORY, ChartView(2022, language), "А", "quarter") == words


def test_a_series_without_values_says_so():
    empty = HISTORY[HISTORY["value"].isna()]
    assert history_alt(empty, ChartView(2022, "ru"), "А", "quarter") == "Значений нет."


def test_returns_are_counted_by_their_state():
    table = table_of("region_code form_code state\n11 1-M on_time\n15 1-M on_time\n19 1-M missing")
    words = completeness_alt(table, ChartView(2022, "ru"))
    assert words == "Таблица поступления отчётов: в срок — 2, не поступил — 1."
