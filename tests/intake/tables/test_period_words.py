from __future__ import annotations

import pytest

from analytics.intake.tables.period_words import is_only_period, period_words, without_period
from analytics.periods import Period


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2015Q1", Period(2015, 1)),
        ("за 9 месяцев 2025 года", Period(2025, 3)),
        ("январь-сентябрь 2025", Period(2025, 3)),
        ("1 кв. 2015", Period(2015, 1)),
        ("IV квартал 2020 года", Period(2020, 4)),
        ("2025 жылғы I тоқсан", Period(2025, 1)),
        ("полугодие 2020", Period(2020, 2)),
        ("на 1 апреля 2025 г.", Period(2025, 1)),
        ("на 1 января 2025 года", Period(2024, 4)),
        ("2025 жылғы 1 қазанға", Period(2025, 3)),
        ("as at 1 October 2025", Period(2025, 3)),
        ("01.10.2024", Period(2024, 3)),
        ("31.12.2024", Period(2024, 4)),
    ],
)
def test_words_that_say_a_quarter(words: str, period: Period) -> None:
    assert period_words(words).period == period
    assert is_only_period(words)


@pytest.mark.parametrize("words", ["Дети 6–15 лет", "Статья 188 УК", "Регион", "10 000", ""])
def test_words_that_say_no_period(words: str) -> None:
    assert period_words(words).period is None
    assert not is_only_period(words)


def test_a_year_alone_says_no_quarter_and_a_quarter_alone_may_be_counted_alone() -> None:
    assert (period_words("2015").year, period_words("2015").quarter) == (2015, None)
    assert (period_words("II квартал").quarter, period_words("II квартал").alone) == (2, True)
    assert not period_words("I квартал").alone  # from 1 January either way
    assert not period_words("6 месяцев").alone


def test_a_school_year_is_no_quarter() -> None:
    said = period_words("2000/01")
    assert (said.school_year, said.year, said.period) == (2000, None, None)


def test_a_year_column_beside_quarters_is_the_whole_year() -> None:
    assert period_words("year").whole_year
    assert period_words("год").whole_year
    assert not period_words("годовой план").whole_year


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Состоит на учёте на 1 октября 2025 г.", "состоит учёте"),
        ("Число школ1)", "число школ"),
        ("за 9 месяцев 2025 года", ""),
        ("Сведения за 2015 год", "сведения"),
    ],
)
def test_a_heading_without_its_period_stays_the_same_next_quarter(words: str, rest: str) -> None:
    assert without_period(words) == rest
