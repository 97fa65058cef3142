"""Sentences of good practice and of a region's plan: they ask, count, and name no cause."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.better_than_expected import ExpectedRequest
from analytics.measures.good_practice import COLUMNS, Beside, ByChance, GoodPractice
from analytics.measures.region_plan import PlanInShort
from analytics.periods import Period
from analytics.sentences.good_practice import chance_sentence, practice_sentences, questions
from analytics.sentences.region_plan import done_words, money_words, plan_facts, returns_in_words
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from tests.measures.small_catalogue import CATALOGUE

ASKED = ExpectedRequest("F01", Period(2025, 4))
RU = texts("ru")
NAMES = {"15": "Актюбинская", "27": "ЗКО"}
# Words that would claim a cause or praise somebody.
CLAIMS = {
    "ru": ("благодаря", "привел", "снизил", "эффектив", "лучший регион"),
    "kk": ("арқасында", "төмендетті", "үздік"),
    "en": ("thanks to", "led to", "reduced", "because of the plan", "best region"),
}
NOBODY = pd.DataFrame(columns=list(COLUMNS))


def found(rows: list[tuple[str, str]], silent: dict[str, str] | None = None) -> GoodPractice:
    named = pd.DataFrame(
        [(code, "F01", side, 80.0, 160.0, 0.5, 4, 4) for code, side in rows], columns=list(COLUMNS)
    )
    return GoodPractice(named, NOBODY, () if silent else ("F01",), silent or {})


def beside(measures: list[tuple[str, str | None, str]], events: int = 0, agreements: int = 0) -> Beside:
    table = pd.DataFrame(measures, columns=["measure", "agency", "relation"])
    returns = pd.DataFrame(
        [[len(measures), events, agreements]], columns=["measures", "events", "agreements"]
    )
    return Beside(table, returns)


def test_who_is_asked_is_named_and_who_might_ask_is_not_among_them() -> None:
    told = practice_sentences(found([("15", "below"), ("27", "above")]), NAMES, CATALOGUE, RU)
    assert told.startswith("**Кого спросить:** Актюбинская.")
    assert "ЗКО" not in told
    # The full stop of an abbreviated name serves for that of the sentence.
    short = practice_sentences(found([("19", "below")]), {"19": "Алматы обл."}, CATALOGUE, RU)
    assert short.startswith("**Кого спросить:** Алматы обл. Событий")


def test_nobody_and_no_model_are_two_sentences() -> None:
    assert "ни у одного региона" in practice_sentences(found([]), NAMES, CATALOGUE, RU)
    silent = practice_sentences(found([], {"F01": "no_events"}), NAMES, CATALOGUE, RU)
    assert silent.startswith("Без модели: F01")
    assert "ни у одного региона" not in silent


@pytest.mark.parametrize(
    ("searches", "words"), [(1, "Здесь поиск один."), (4, "в среднем 0,2 из них"), (5, "Здесь 5 поисков")]
)
def test_what_chance_gives_is_counted(searches: int, words: str) -> None:
    # 4 x 0.055 = 0.22 and 5 x 0.055 = 0.275
    assert words in chance_sentence(searches, ByChance(0.055, 0.031, 0.096), RU)


def test_questions_name_the_measures_once_and_at_most_five() -> None:
    many = [(f"Кружок {number // 2}.", "Отдел", "same") for number in range(20)]
    asked = questions(beside([*many, ("Прочее", "Отдел", "")], 3, 2), ASKED, RU)
    about = [one for one in asked if one.startswith("«")]
    assert about == [f"«Кружок {n}» (Отдел): кого это охватило, что вышло, а что нет?" for n in range(5)]
    assert any("партнёры" in one for one in asked)
    assert any("мероприятий по профилактике" in one for one in asked)


def test_questions_without_a_plan_ask_what_was_done() -> None:
    assert "не прислан" in questions(beside([]), ASKED, RU)[1]
    assert "не названо" in questions(beside([("Прочее", None, "")]), ASKED, RU)[1]
    assert questions(beside([("Клуб", None, "same")]), ASKED, RU)[1].startswith("«Клуб»: ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_claims_a_cause_or_praises(language: Language) -> None:
    text = texts(language)
    told = [words for key, words in text.phrases.items() if key.startswith(("practice", "region_plan"))]
    joined = " ".join(str(words) for words in told).casefold()
    assert [claim for claim in CLAIMS[language] if claim in joined] == []


SHORT = PlanInShort(4, 3, 1, 0, 0, 2, 0, 0, 1, 1, 2, 11.5, None, 2)


def test_a_plan_in_numbers_leaves_out_what_is_nought_of_the_done() -> None:
    assert done_words(SHORT, RU) == ["в срок — 1"]
    assert money_words(SHORT, RU) == ["из бюджета — 11,5 млн тенге", "без суммы — 2 из 4"]
    facts = dict(plan_facts(SHORT, RU))
    assert (facts["Срок наступил"], facts["Просрочено"], facts["Без показателя"]) == ("3 из 4", "2", "2")
    assert money_words(PlanInShort(1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, None, None, 1), RU) == [
        "суммы не указаны ни у одного мероприятия"
    ]


def test_returns_are_told_by_form_and_what_was_not_told_is_said() -> None:
    returns = pd.DataFrame(
        {
            "form_code": ["ZM-L", "ZM-L", "ZM-LP"],
            "period": ["2025Q4", "2025Q4", "2025Q4"],
            "events": [2, 3, 0],
            "joint_events": [1, 0, 0],
            "children": [10.0, None, None],
            "registered_children": [None, None, None],
            "agreements": [1, 0, 0],
            "partner_money": [2.5, None, None],
            "partner_children": [None, None, None],
        }
    )
    events, partners = returns_in_words(returns, lambda code: code, RU)
    assert events.startswith("ZM-L: мероприятий с 1 января — 5, из них совместных — 1; детей — 10")
    assert "состоящих на учёте — не указано" in events
    assert partners.startswith("Партнёры: действующих соглашений — 1; вклад с 1 января — 2,5 млн тенге")
