"""Plans, partners, training and before and after in words, in three languages."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analytics.measures.before_after import Case
from analytics.measures.plan_register import STATES
from analytics.periods import Period
from analytics.sentences.before_after import case_sentences, percent_words, summary_sentence, verdict_code
from analytics.sentences.partners import partner_sentences
from analytics.sentences.plans import lists_sentences, plan_sentences
from analytics.sentences.training import training_sentences
from analytics.statistics.before_after import BeforeAfter, Ratio
from analytics.text import LANGUAGES, texts

NAMES = {"11": "Акмолинская", "15": "Актюбинская", "19": "Алматинская", "75": "г. Алматы"}


def summary(**of_republic: object) -> pd.DataFrame:
    nothing = dict.fromkeys(STATES, 0) | {"without_indicator": 0, "without_evidence": 0, "disagreeing": 0}
    base = nothing | {
        "units": 1,
        "units_received": 1,
        "measures": 5,
        "due": 3,
        "on_time": 1,
        "share": 33.33,
        "lower": 6.15,
        "upper": 79.23,
        "budget_money": 10.0,
        "other_money": 0.5,
        "without_money": 0,
    }
    return pd.DataFrame(
        [
            base | {"region_code": "11", "overdue": 1},
            base | {"region_code": "15", "overdue": 0},
            base
            | {"region_code": "00", "units": 16, "units_received": 2, "measures": 10, "overdue": 1}
            | of_republic,
        ]
    )


def plain(told: list[str]) -> str:
    return " ".join(told).replace("\u00a0", " ")


def test_a_plan_in_russian() -> None:
    told = plain(plan_sentences(summary(without_indicator=2, disagreeing=1), "00", NAMES, texts("ru")))
    assert told == (
        "В планах 10 мероприятий (списки от 2 из 16 регионов). "
        "Срок наступил у 3 мероприятий: исполнено в срок 1 (33,3 %; границы 95 %: 6,2–79,2 %), "
        "с опозданием 0, без даты исполнения 0. Просрочено 1 мероприятие: Акмолинская (1). "
        "У 2 мероприятий не назван показатель. В 1 строке список противоречит сам себе. "
        "Предусмотрено 10,0 млн тенге из бюджета и 0,5 млн тенге из иных источников."
    )


def test_a_plan_in_kazakh_and_english() -> None:
    told = plain(plan_sentences(summary(), "15", NAMES, texts("kk")))
    assert told.startswith("Жоспарда 5 іс-шара бар. 3 іс-шараның мерзімі келді")
    assert "Мерзімі өткендері жоқ." in told
    told = plain(plan_sentences(summary(due=0), "00", NAMES, texts("en")))
    assert "No measure is due yet." in told
    assert "1 measure is overdue: Акмолинская (1)." in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_is_said(language) -> None:
    text = texts(language)
    assert plan_sentences(summary(units_received=0), "00", NAMES, text) == [text("plan_sentences.none")]


def test_lists_that_lack_are_named_with_the_last_one() -> None:
    received = pd.DataFrame(
        {
            "unit_code": ["11", "15", "19", "75"],
            "batch_id": [np.nan, 2, 3, np.nan],
            "measures": [np.nan, 0, 4, np.nan],
            "is_earlier": [False, False, True, False],
            "period": [None, "2016Q2", "2016Q1", None],
            "last_year_period": ["2015Q4", None, None, None],
        }
    )
    told = plain(lists_sentences(received, Period(2016, 2), NAMES, texts("ru")))
    assert told == (
        "Нет списка за 2016 год: Акмолинская (последний — 12 мес. 2015) и г. Алматы. "
        "Список поступил, но мероприятий в нём нет: Актюбинская. "
        "Последний список — за более ранний квартал: Алматинская (3 мес. 2016); состояние посчитано по нему."
    )


def test_partners_in_words() -> None:
    base = {"units_received": 1, "agreements": 3, "business": 1, "ngo": 1, "vocational_school": 0}
    base |= {"enterprise": 0, "ending": 1, "ended": 0, "money": 2.5, "children": 30.0}
    table = pd.DataFrame(
        [
            base | {"region_code": "11", "in_force": 2},
            base | {"region_code": "15", "in_force": 0, "agreements": 0},
            base | {"region_code": "00", "in_force": 2},
        ]
    )
    told = plain(partner_sentences(table, "00", NAMES, texts("ru")))
    assert told.startswith("Действуют 2 соглашения: бизнес — 1 и НПО — 1. Вклад партнёров с 1 января — 2,5")
    assert told.endswith("Список есть, но действующих соглашений нет: Актюбинская.")
    assert "2 agreements are in force: business: 1 and NGOs: 1." in plain(
        partner_sentences(table, "11", NAMES, texts("en"))
    )


def test_training_in_words() -> None:
    row = {"share": 20.0, "lower": 16.7, "upper": 23.7, "trained": 100.0, "teachers": 500.0}
    row |= {"budget": 80.0, "other": 20.0, "prevention": 12.0, "expected": 16.0}
    change = {"change": 10.0, "change_percent": 100.0, "lower": 5.6, "upper": 14.4, "limits_of": "points"}
    change |= {"value_last_year": 10.0, "change_verdict": "growth", "small": False, "regions": 15.0}
    told = plain(training_sentences(row, change, ["19"], NAMES, texts("ru")))
    assert told == (
        "С 1 января обучены 100 из 500 педагогов дополнительного образования "
        "(20,0 %; границы 95 %: 16,7–23,7 %). "
        "За счёт бюджета — 80, за счёт иных средств — 20 (20,0 % обученных). "
        "Работе с девиантным поведением и профилактике обучены 12 педагогов. "
        "Год назад доля была 10,0 %: рост больше случайного — +10,0 п. п. (границы 95 %: +5,6…+14,4 п. п.). "
        "С прошлым годом сравниваются 15 регионов, по которым есть данные за оба года. "
        "Нет данных: Алматинская."
    )
    everywhere = plain(training_sentences(row, change | {"regions": 16.0}, [], NAMES, texts("ru")))
    assert "С прошлым годом" not in everywhere
    without = training_sentences(row, change | {"change": math.nan}, [], NAMES, texts("kk"))
    assert "Өткен жылдың сол кезеңімен салыстыруға болмайды." in plain(without)


ANSWER = BeforeAfter(
    Ratio(0.8, 0.6, 1.1),
    Ratio(0.95, 0.9, 1.0),
    Ratio(0.84, 0.6, 1.2),
    0.3,
    0.05,
    np.ones(5, dtype=bool),
    None,
)
CASE = Case(
    code="11 2016Q2",
    region_code="11",
    quarter=Period(2016, 2),
    measures=("1-1",),
    rate_before=100.0,
    rate_after=80.0,
    others_before=90.0,
    others_after=85.0,
    answer=ANSWER,
    adjusted=0.3,
    compared=("15",),
    with_measure=("19",),
    without_list=(),
    without_figures=(),
    reason="",
)


def test_a_case_within_unrest_can_neither_be_confirmed_nor_refuted() -> None:
    told = plain(case_sentences(CASE, NAMES, texts("ru")))
    assert told.startswith(
        "В Акмолинской области (2 кв. 2016) показатель изменился на −20,0 % (−40,0…+10,0), "
        "у остальных регионов — на −5,0 % (−10,0…0,0); относительно них — −16,0 % (−40,0…+20,0)."
    )
    assert "подтвердить или опровергнуть влияние мероприятия по этим данным нельзя" in told
    assert "Для сравнения взят 1 регион без такого мероприятия: Актюбинская." in told
    assert "имели мероприятие с тем же показателем: Алматинская." in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_case_speaks_of_causes(language) -> None:
    text = texts(language)
    apart = replace(CASE, adjusted=0.01)
    assert (verdict_code(CASE), verdict_code(apart)) == ("together", "apart")
    told = plain([*case_sentences(apart, NAMES, text), summary_sentence((apart, CASE), text)]).lower()
    for word in (
        "благодаря",
        "привел",
        "снизил",
        "эффект",
        "caused",
        "thanks",
        "арқасында",
        "себебінен",
    ):
        assert word not in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reason", ["too_early", "definition", "land", "figures", "few_events", "no_others", "few_others"]
)
def test_silence_has_its_reason(language, reason: str) -> None:
    text = texts(language)
    silent = replace(CASE, answer=None, reason=reason, compared=(), with_measure=())
    (told,) = case_sentences(silent, NAMES, text)
    assert "{" not in told
    assert summary_sentence((silent,), text).endswith(text("before_after.none_judged"))


def test_a_ratio_without_limits_is_bare() -> None:
    assert percent_words(Ratio(1.1, math.nan, math.nan), texts("ru")).replace("\u00a0", " ") == "+10,0 %"
    assert percent_words(Ratio(math.nan, math.nan, math.nan), texts("ru")) == ""
