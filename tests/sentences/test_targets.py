"""What is said of the targets of lines, in three languages."""

from __future__ import annotations

from math import nan

import pytest

from analytics.measures.line_targets import LineTarget
from analytics.measures.line_trends import LineTrend
from analytics.measures.pace import Pace
from analytics.periods import Period
from analytics.sentences.targets import target_cells, target_sentence
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from tests.charts.line_tables import line_trend, target_of

FALL = line_trend()
CHANCE = line_trend(verdict="within_chance", percent=(-1.2, -4.0, 1.75))
SHORT = line_trend(verdict="too_short", reason="too_short", quarters=1, has_signals=False)
UNKNOWN = line_trend(verdict="growth", reason="no_chance")


def line(value: float, needed: float, reached: bool | None, year: int = 2027, last: int = 2025) -> LineTarget:
    target = target_of(9.0, year, "Указ № 1")
    return LineTarget("11", target, Pace(target, Period(last, 4), value, needed, reached))


def said(one: LineTarget, trend: LineTrend = FALL, language: Language = "ru") -> str:
    return target_sentence(one, trend, "year", 1, texts(language)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            "В Акмолинской области, чтобы к концу 2027 года достичь 9,0 (Указ № 1), нужно −25,0 % в год; "
            "нынешний темп −7,2 % в год. Сейчас 16,0 (2025).",
        ),
        (
            "kk",
            "Ақмола облысында 2027 жылдың соңына қарай 9,0 деңгейіне (Указ № 1) жету үшін жылына −25,0 % "
            "қажет; қазіргі қарқын жылына −7,2 %. Қазір 16,0 (2025).",
        ),
        (
            "en",
            "In Akmola Region, to reach 9.0 by the end of 2027 (Указ № 1), −25.0% a year is needed; "
            "the present pace is −7.2% a year. Now 16.0 (2025).",
        ),
    ],
)
def test_the_pace_needed_stands_beside_the_present_one(language: Language, words: str) -> None:
    assert said(line(16.0, -25.0, False), language=language) == words


@pytest.mark.parametrize(
    ("trend", "words"),
    [
        (CHANCE, "нынешнее изменение (−1,2 % в год) в пределах случайного"),
        (SHORT, "нужно +3,0 % в год; нынешний темп не оценивается."),
        (UNKNOWN, "нужно +3,0 % в год; нынешний темп не оценивается."),
    ],
)
def test_a_present_pace_within_chance_or_unknown_says_so(trend: LineTrend, words: str) -> None:
    assert words in said(line(16, 3, False), trend)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (line(8.0, nan, True), "цель 9,0 на 2027 год (Указ № 1) уже достигнута: 8,0 (2025)."),
        (line(8.0, nan, True, year=2025), "цель 9,0 на 2025 год (Указ № 1) достигнута: 8,0 (2025)."),
        (line(9.1, nan, False, year=2025), "цель 9,0 на 2025 год (Указ № 1) не достигнута: 9,1 (2025)."),
        (line(9.1, nan, None, year=2025), "цель на 2025 год — 9,0 (Указ № 1), значение — 9,1 (2025)."),
        (line(0.0, nan, False), "сейчас 0,0 (2025): от нуля и до нуля темп в процентах не считается."),
        (LineTarget("11", target_of(9, 2027), None), "(Указ); значения за целый год пока нет."),
    ],
)
def test_where_no_pace_is_needed_or_can_be_told(one: LineTarget, words: str) -> None:
    assert said(one).startswith("В Акмолинской области цель ")
    assert said(one).endswith(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_shows_what_is_no_number(language: Language) -> None:
    for one in (line(0.0, nan, False), line(9.1, nan, None, year=2025), line(8.0, nan, True)):
        assert "nan" not in said(one, language=language)


def test_a_target_keeps_the_decimals_that_its_document_gives_it() -> None:
    target = target_of(2.45, 2027)
    one = LineTarget("11", target, Pace(target, Period(2025, 4), 3.0, -9.6, False))
    assert "достичь 2,45 (Указ)" in said(one)
    assert target_cells(one, 1, texts("ru"))["target"].startswith("2,45")


def test_the_cells_of_the_table() -> None:
    text = texts("ru")
    cells = [
        target_cells(one, 1, text)["needed"].replace("\u00a0", " ")
        for one in (
            line(16.0, -25.0, False),
            line(8.0, nan, True),
            line(9.1, nan, False, year=2025),
            line(9.1, nan, None, year=2025),
            LineTarget("11", target_of(9, 2027), None),
        )
    ]
    assert cells == ["−25,0 %", "достигнута", "не достигнута", "–", "–"]
    assert target_cells(None, 1, text) == {"target": "", "needed": ""}
