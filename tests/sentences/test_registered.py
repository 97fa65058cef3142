"""How many registered children are still to be engaged, in words."""

from __future__ import annotations

import pytest

from analytics.measures.benchmark import Against
from analytics.measures.comparison import Comparison
from analytics.regions import load_regions
from analytics.sentences.registered import registered_sentences, registered_trends
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from tests.charts.line_tables import line_trend
from tests.measures.asking import compared
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.tiny_journal import TinyJournal

NAMES = {"11": "Акмолинская", "15": "Актюбинская", "19": "Алматинская", "23": "Атырауская", "27": "ЗКО"}


def answer(*engaged: int) -> Comparison:
    """So many of a hundred children on the register of each region attend clubs."""
    rows = [
        f"| {code} | 2016Q2 | {unit} | {value} |"
        for unit, number in zip(NAMES, engaged, strict=False)
        for code, value in (("S01", number), ("S02", 100))
    ]
    journal = TinyJournal(CATALOGUE, load_regions())
    if rows:
        journal.add_facts("| indicator | period | unit | value |\n" + "\n".join(rows))
    return compared(journal, "R01", "2016Q2", "stock", against=Against("best_quarter"))


def said(*engaged: int, language="ru") -> str:
    return registered_sentences(answer(*engaged), CATALOGUE.indicators["R01"], NAMES, texts(language))


def test_the_republic_and_how_many_are_lacking() -> None:
    # 10, 20, 30, 40, 50 of 100: the third quartile is 40; 30 + 20 + 10 children lack in three regions.
    told = said(10, 20, 30, 40, 50).replace("\u00a0", " ")
    assert "150 из 500 детей на учёте; данные 5 из 16 регионов." in told
    assert "нужно вовлечь ещё 60 детей в 3 регионах; больше всего — " in told
    assert told.endswith("Акмолинская (30), Актюбинская (20) и Алматинская (10).")


def test_one_child_in_one_region() -> None:
    # 39, 40, 40, 40: the quartile is 40.
    assert "ещё 1 ребёнка в 1 регионе; больше всего — Акмолинская (1)." in said(39, 40, 40, 40)


def test_all_alike_and_too_few_and_none() -> None:
    assert "Все регионы достигли уровня лучшей четверти" in said(40, 40, 40, 40)
    assert "Уровень лучшей четверти регионов не определён" in said(40, 50, 60)
    assert said() == "Данных о занятости детей на учёте за этот период нет."


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language: str) -> None:
    for engaged in ((10, 20, 30, 40, 50), (40, 40, 40, 40), (1, 2), ()):
        told = said(*engaged, language=language)
        assert told
        assert "{" not in told


def told_trends(language: str = "ru") -> str:
    trends = [
        line_trend("00", "growth", (2.4, 1.9, 3.0), agrees=True, quarters=20),
        line_trend("11", "growth", (3.1, 0.5, 5.7), quarters=20),
        line_trend("15", "fall", (-3.0, -5.0, -1.0), quarters=20),
        line_trend("19", "within_chance", (0.1, -2.0, 2.2), quarters=20),
        line_trend("23", "within_chance", (0.2, -2.0, 2.4), quarters=20),
        line_trend("27", "too_short", reason="too_short", quarters=1, has_signals=False),
    ]
    share = CATALOGUE.indicators["R01"]
    return registered_trends(trends, share, NAMES, texts(language)).replace("\u00a0", " ")


def test_the_trend_of_the_republic_and_of_which_regions() -> None:
    told = told_trends()
    assert told.startswith("В Республике Казахстан рост на 2,4 % от своего уровня в год (95 %: 1,9…3,0)")
    assert told.endswith(
        "Из 5 регионов: рост — Акмолинская; снижение — Актюбинская; "
        "изменение в пределах случайного — у 2; не оценивается — у 1."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_trends_are_told_in_every_language(language: str) -> None:
    told = told_trends(language)
    assert "{" not in told
    assert NAMES["11"] in told


def test_of_no_trends_nothing_is_said() -> None:
    assert registered_trends([], CATALOGUE.indicators["R01"], NAMES, texts("ru")) == ""
