"""The trends of a region in words."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from analytics.catalogue import load_catalogue
from analytics.sentences.region_trends import trend_words, trends_lead
from analytics.text import texts
from analytics.text.localized import Language

GROWTH = {
    "indicator_code": "A06",
    "percent_a_year": 7.2,
    "lower": 4.1,
    "upper": 10.3,
    "trend_verdict": "growth",
    "judgement": "worse",
    "agrees": True,
    "quarters": 20,
}
SHORT = GROWTH | {"percent_a_year": math.nan, "trend_verdict": "too_short", "judgement": "not_judged"}


def told(language: Language = "ru", code: str = "A06", **different: Any) -> str:
    words = trend_words(GROWTH | different, load_catalogue().indicators[code], texts(language))
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "✗ рост 7,2 % в год (+4,1 %…+10,3 %)"),
        ("kk", "✗ жылына 7,2 % өсу (+4,1 %…+10,3 %)"),
        ("en", "✗ growth of 7.2% a year (+4.1%…+10.3%)"),
    ],
)
def test_a_growth_with_its_interval(language: Language, words: str) -> None:
    assert told(language) == words


def test_a_fall_is_told_without_its_sign() -> None:
    fall = {"percent_a_year": -7.2, "lower": -10.3, "upper": -4.1, "trend_verdict": "fall"}
    assert told(**fall, judgement="better") == "✓ падение 7,2 % в год (−10,3 %…−4,1 %)"


def test_what_the_second_test_does_not_confirm_is_said() -> None:
    assert told(agrees=False).endswith("; проверка Манна — Кендалла этого не подтверждает")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            {"trend_verdict": "within_chance", "judgement": "similar", "agrees": False},
            "≈ в пределах случайности (+4,1 %…+10,3 % в год)",
        ),
        ({"trend_verdict": "too_short", "percent_a_year": math.nan}, "ряд короче 12 кварталов"),
        ({"trend_verdict": "not_judged", "percent_a_year": math.nan}, "тренд не оценивается"),
        ({"code": "D06"}, "тренд не оценивается: случайный разброс неизвестен"),
    ],
)
def test_why_there_is_no_trend(row: dict[str, Any], words: str) -> None:
    assert told(**row) == words


def test_the_lead_counts_the_series_that_are_long_enough() -> None:
    rows = [GROWTH, GROWTH | {"judgement": "higher"}, SHORT]
    assert trends_lead(pd.DataFrame(rows), texts("en")) == (
        "Of 2 series that are long enough, 0 get better, 1 get worse, 1 grow or fall without a judgement, "
        "0 stay within chance."
    )


@pytest.mark.parametrize(
    ("number", "beginning"),
    [
        (0, "Из 0 достаточно длинных рядов: улучшение — 0"),
        (1, "Из 1 достаточно длинного ряда: улучшение — 0"),
        (2, "Из 2 достаточно длинных рядов: улучшение — 0"),
        (5, "Из 5 достаточно длинных рядов: улучшение — 0"),
    ],
)
def test_the_lead_is_grammatical(number: int, beginning: str) -> None:
    assert trends_lead(pd.DataFrame([SHORT, *[GROWTH] * number]), texts("ru")).startswith(beginning)
