"""Sentences of changes: who grew, who fell, the republic, small numbers, nothing to compare."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.sentences.changes import change_sentences, change_words, interval_words
from analytics.text import texts
from analytics.text.localized import LANGUAGES

NAMES = {"11": "Акмолинская", "15": "Актюбинская", "19": "Алматинская", "23": "Атырауская"}
WHOLE = {
    "value": 18.5,
    "value_last_year": 20.0,
    "numerator": 1850.0,
    "numerator_last_year": 2000.0,
    "change": -1.5,
    "change_percent": -7.5,
    "lower": -13.2,
    "upper": -1.4,
    "limits_of": "percent",
    "change_verdict": "fall",
    "small": False,
    "regions": 20,
}


def table(**verdicts: str) -> pd.DataFrame:
    changes = {"growth": 2.0, "fall": -2.0, "within_chance": 0.5, "not_judged": float("nan")}
    codes = [code.removeprefix("r") for code in verdicts]
    return pd.DataFrame(
        {
            "region_code": codes,
            "change_verdict": list(verdicts.values()),
            "change": [changes[verdict] for verdict in verdicts.values()],
        }
    )


def said(found: pd.DataFrame, language="ru", whole=WHOLE) -> str:
    return change_sentences(found, whole, NAMES, texts(language), 1)


def test_growth_fall_chance_and_gaps_in_russian():
    found = table(r11="growth", r15="fall", r19="within_chance", r23="not_judged")
    assert said(found) == (
        "По 20 сопоставимым регионам вместе — снижение: −7,5\u00a0% (с 20,0 до 18,5; границы: −13,2…−1,4 %). "
        "Рост сильнее случайного — 1 регион: Акмолинская. "
        "Снижение сильнее случайного — 1 регион: Актюбинская. "
        "Ещё в 1 регионе изменение в пределах случайности. "
        "Не сравнивается 1 регион: нет цифры или территория была другой."
    )


def test_all_within_chance():
    found = table(r11="within_chance", r15="within_chance")
    assert said(found).endswith("Ни в одном из 2 регионов изменение не выходит за пределы случайности.")
    assert said(table(r11="within_chance")).endswith(
        "В единственном оценённом регионе изменение не выходит за пределы случайности."
    )


def test_nothing_to_compare():
    assert said(table(r11="not_judged")) == (
        "Сравнить с тем же периодом прошлого года нельзя ни по одному региону."
    )


def test_money_is_told_and_not_judged():
    found = table(r11="within_chance").assign(change_verdict="not_judged", change=1.0)
    whole = WHOLE | {"change_verdict": "not_judged", "lower": float("nan"), "upper": float("nan")}
    assert "не оценивается" in said(found, whole=whole)


def test_growth_over_a_hundred_per_cent_is_told_in_times_too():
    whole = WHOLE | {
        "change_percent": 130.0, "change": 26.0, "value": 46.0, "lower": 80.0, "upper": 190.0,
        "change_verdict": "growth",
    }  # fmt: skip
    assert "+130,0\u00a0%, в 2,3 раза" in said(table(r11="growth"), whole=whole)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language_with_every_number(language):
    for number in (1, 2, 5, 21):
        found = pd.concat([table(r11="growth")] * number, ignore_index=True)
        sentence = said(found, language, WHOLE | {"regions": number})
        assert "{" not in sentence
        assert str(number) in sentence


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"change": -1.5, "change_percent": -7.5, "limits_of": "percent", "small": False}, "−7,5\u00a0%"),
        ({"change": 1.5, "change_percent": 7.5, "limits_of": "percent", "small": False}, "+7,5\u00a0%"),
        ({"change": 0.0, "change_percent": 0.0, "limits_of": "percent", "small": False}, "0,0\u00a0%"),
        ({"change": 2.5, "change_percent": 12.0, "limits_of": "points", "small": False}, "+2,5 п. п."),
        ({"change": 4.0, "change_percent": None, "limits_of": "percent", "small": True}, "с 0 до 4"),
        ({"change": 1.0, "change_percent": 50.0, "limits_of": "percent", "small": True}, "с 0 до 4"),
        ({"change": float("nan"), "change_percent": None, "limits_of": "percent", "small": False}, ""),
    ],
)
def test_a_change_in_few_words(row, expected):
    told = change_words(row | {"numerator_last_year": 0.0, "numerator": 4.0}, texts("ru"), 1)
    assert told == expected


def test_limits_in_per_cent_in_points_and_none():
    text = texts("ru")
    assert (
        interval_words({"lower": -37.64, "upper": 13.4, "limits_of": "percent"}, text, 2) == "−37,6…+13,4 %"
    )
    assert (
        interval_words({"lower": -0.64, "upper": 3.4, "limits_of": "points"}, text, 2) == "−0,64…+3,40 п. п."
    )
    assert interval_words({"lower": float("nan"), "upper": 1.0, "limits_of": "percent"}, text, 1) == ""
