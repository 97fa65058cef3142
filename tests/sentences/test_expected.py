"""Expected events in words: whom to ask, who is not judged, how large a difference could be found."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.better_than_expected import BetterThanExpected, ExpectedRequest
from analytics.periods import Period
from analytics.sentences.expected import expected_sentences, found_sentence, model_sentences
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

NAMES = {"11": "Акмолинская", "35": "Карагандинская", "71": "Астана", "75": "Алматы", "15": "Актюбинская"}
REGIONS = table_of(
    """
    region_code events expected below above judged verdict             reason          status
    35          150    200      4     0     4      persistently_better -               ok
    71          50     100      3     0     4      persistently_better -               ok
    75          300    200      0     3     3      persistently_worse  -               ok
    15          100    100      1     1     4      mixed               -               ok
    11          -      -        0     0     2      not_judged          too_few_periods missing
    """
).fillna({"reason": ""})


def answer(table: pd.DataFrame = REGIONS, **changes: object) -> BetterThanExpected:
    values = {
        "request": ExpectedRequest("A06", Period(2025, 4)),
        "periods": pd.DataFrame(),
        "regions": table,
        "model": "negative_binomial",
        "reason": "",
        "variables": ("density", "children_share"),
        "left_out": ("growth",),
        "scatter": 0.1,
        "typical_events": 88.0,
        "origins": ("reported",),
        "estimated": True,
    }
    return BetterThanExpected(**(values | changes))  # type: ignore[arg-type]


def said(*codes: str, language: str = "ru") -> str:
    table = REGIONS[REGIONS["region_code"].isin(codes)]
    return expected_sentences(answer(table), NAMES, texts(language))


def test_the_farthest_region_comes_first_and_is_to_be_asked() -> None:
    # 50 of 100 is farther from expected than 150 of 200.
    assert said("35", "71") == (
        "**Меньше, чем ожидалось по структуре, устойчиво:** в городе Астане — в 3 из 4 лет "
        "(за эти годы фактически 50, ожидалось 100) и в Карагандинской области — в 4 из 4 лет "
        "(за эти годы фактически 150, ожидалось 200). "
        "Спросите, что там делают."
    )


def test_the_other_side_is_asked_without_blame() -> None:
    told = said("75")
    assert "в городе Алматы — в 3 из 3 лет (за эти годы фактически 300, ожидалось 200)" in told
    assert told.endswith("и это не оценка работы.")


def test_none_found_mixed_and_not_judged() -> None:
    told = said("15", "11")
    assert told.startswith("Ни в одном регионе")
    assert "в одни годы есть, в другие нет: Актюбинская." in told
    assert "Без оценки: Акмолинская (слишком мало периодов: данные не поступили)." in told


def test_where_nobody_is_judged_nothing_is_said_of_differences() -> None:
    told = said("11")
    assert told.startswith("Сравнить с ожидаемым нельзя: ни у одного региона нет цифр за столько лет.")
    assert "не отличается" not in told


def test_no_model_says_why() -> None:
    silent = answer(REGIONS[:0], model="none", reason="too_few_units")
    told = expected_sentences(silent, NAMES, texts("ru"))
    assert told == "Сравнить с ожидаемым нельзя: слишком мало регионов для модели."


@pytest.mark.parametrize(
    ("events", "words"),
    [(400, "8 случаях из 10 или чаще"), (130, "3–8 случаях"), (88, "реже чем в 3"), (33, "почти невозможно")],
)
def test_how_large_a_difference_could_be_found(events: float, words: str) -> None:
    # The steps are those that were measured: 400, 130 and 33 events a period (statistics.deviance).
    assert words in found_sentence(answer(typical_events=events), texts("ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language: str) -> None:
    for codes in ((), ("35",), ("75",), ("11", "15"), tuple(NAMES)):
        told = said(*codes, language=language)
        assert told
        assert "{" not in told
    words = " ".join(model_sentences(answer(), texts(language)))
    assert "{" not in words
    assert len(model_sentences(answer(estimated=False, left_out=()), texts(language))) == 4
