"""What a file name says of its period."""

from __future__ import annotations

import pytest

from analytics.intake.file_names import NamedPeriod, period_in_name, without_period
from analytics.periods import Period


@pytest.mark.parametrize(
    ("file_name", "year", "quarter"),
    [
        ("1-M Карагандинская 12 мес 2025.xlsx", 2025, 4),
        ("1-М 1 кв 2015.xlsx", 2015, 1),
        ("1-М_II квартал 2016 года.xlsx", 2016, 2),
        ("1-М ІІІ тоқсан 2017.xlsx", 2017, 3),
        ("1-М 3-й квартал 2018.xlsx", 2018, 3),
        ("2019Q4.xlsx", 2019, 4),
        ("Q2_2020 return.xlsx", 2020, 2),
        ("Отчет за 9 месяцев 2022 г..xlsx", 2022, 9 // 3),
        ("Отчет январь-сентябрь 2022.xlsx", 2022, 3),
        ("Есеп қаңтар–маусым 2023.xlsx", 2023, 2),
        ("6 ай 2023.xlsx", 2023, 2),
        ("полугодие 2021.xlsx", 2021, 2),
        ("1-M Карагандинская 2025.xlsx", 2025, None),
        ("1-M Карагандинская.xlsx", None, None),
        ("Karagandy Region.XLSX", None, None),
        ("форма 1-М приложение 12.xlsx", None, None),
    ],
)
def test_the_period_in_a_file_name(file_name: str, year: int | None, quarter: int | None) -> None:
    assert period_in_name(file_name) == NamedPeriod(year, quarter)


def test_only_what_the_name_says_can_contradict() -> None:
    assert NamedPeriod(None, None).agrees_with(Period(2015, 1))
    assert NamedPeriod(2015, None).agrees_with(Period(2015, 3))
    assert not NamedPeriod(2015, 4).agrees_with(Period(2015, 3))
    assert not NamedPeriod(None, 4).agrees_with(Period(2015, 3))


def test_the_words_of_the_period_are_cut_out() -> None:
    assert without_period("1-M Карагандинская 12 мес 2025.xlsx").split() == ["1-M", "Карагандинская"]
