"""The sentences of the trends in three languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.measures.line_trends import LineTrend, Outstanding, Run
from analytics.periods import Period
from analytics.sentences.trends import (
    line_sentences,
    percent_ends,
    scatter_words,
    signals_sentence,
    trend_sentence,
    trends_lead,
)
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from tests.charts.line_tables import HIGH, LOW, line_trend
from tests.measures.small_catalogue import CATALOGUE

EVENTS, SHARE = CATALOGUE.indicators["F03"], CATALOGUE.indicators["F02"]
NAMES = {"00": "Казахстан", "11": "Акмолинская область", "71": "город Астана", "10": "область Абай"}
FALL = line_trend()
GROWTH = line_trend("71", "growth", (4.0, 1.5, 6.6), agrees=False, quarters=21)
CHANCE = line_trend("00", "within_chance", (-1.2, -4.0, 1.75), quarters=42)
SHORT = line_trend("10", "too_short", reason="too_short", quarters=1, has_signals=False)


def said(one: LineTrend, language: Language = "ru", indicator=EVENTS) -> str:
    return plain(trend_sentence(one, indicator, texts(language)))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            "В Акмолинской области снижение на 7,2 % в год (95 %: 5,3…9,0), 44 квартала, "
            "1 кв. 2015 – 4 кв. 2025; сезонный критерий Манна–Кендалла согласен.",
        ),
        (
            "kk",
            "Ақмола облысында жылына 7,2 % төмендеу (95 %: 5,3…9,0), 44 тоқсан, "
            "2015 ж. І тоқ. – 2025 ж. IV тоқ.; маусымдық Манн–Кендалл критерийі мұны растайды.",
        ),
        (
            "en",
            "In Akmola Region, a fall of 7.2% a year (95%: 5.3…9.0), 44 quarters, "
            "Q1 2015 – Q4 2025; the seasonal Mann–Kendall test agrees.",
        ),
    ],
)
def test_a_fall_is_told_with_its_interval_the_smaller_change_first(language: Language, words: str) -> None:
    assert said(FALL, language) == words


def test_growth_and_a_second_test_that_does_not_agree() -> None:
    assert said(GROWTH) == (
        "В городе Астане рост на 4,0 % в год (95 %: 1,5…6,6), 21 квартал, 1 кв. 2015 – 4 кв. 2025; "
        "сезонный критерий Манна–Кендалла даёт другой вывод."
    )


def test_a_change_within_chance_keeps_its_signs() -> None:
    assert said(CHANCE).startswith(
        "В Республике Казахстан изменение в пределах случайного: −1,2 % в год (95 %: −4,0…+1,8), 42 квартала"
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "снижение на 7,2 % от своего уровня в год"),
        ("kk", "жылына өз деңгейінен 7,2 % төмендеу"),
        ("en", "a fall of 7.2% of its level a year"),
    ],
)
def test_a_share_changes_in_per_cent_of_its_own_level(language: Language, words: str) -> None:
    assert words in said(FALL, language, SHARE)


@pytest.mark.parametrize(
    ("quarters", "words"),
    [(0, "а есть 0 кварталов."), (1, "а есть 1 квартал."), (3, "а есть 3 квартала."), (11, "а есть 11 кв")],
)
def test_a_short_series_says_how_many_quarters_there_are(quarters: int, words: str) -> None:
    short = line_trend("10", "too_short", reason="too_short", quarters=quarters, has_signals=False)
    assert words in said(short)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["too_short", "no_chance", "no_events", "no_fit"])
def test_every_reason_has_its_sentence(language: Language, reason: str) -> None:
    words = said(line_trend("11", "not_judged", reason=reason), language)
    starts = {"ru": "В Акмолинской области ", "kk": "Ақмола облысында ", "en": "In Akmola Region, "}
    assert words.startswith(starts[language])
    assert words.endswith(".")


def test_one_line_leads_with_its_own_sentence() -> None:
    text = texts("ru")
    assert plain(trends_lead([FALL], NAMES, EVENTS, text)) == said(FALL)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            "Тренд по кварталам с доверием 95 %: снижение — Акмолинская область и Казахстан; "
            "рост — город Астана; не оценивается — область Абай.",
        ),
        (
            "kk",
            "Тоқсандар бойынша тренд, сенімділігі 95 %: төмендеу — Акмолинская область және Казахстан; "
            "өсу — город Астана; бағаланбайды — область Абай.",
        ),
        (
            "en",
            "Trend over the quarters at 95% confidence: fall – Акмолинская область and Казахстан; "
            "growth – город Астана; not judged – область Абай.",
        ),
    ],
)
def test_several_lines_lead_with_who_has_which_trend(language: Language, words: str) -> None:
    trends = [FALL, replace(FALL, region_code="00"), GROWTH, SHORT]
    assert plain(trends_lead(trends, NAMES, EVENTS, texts(language))) == words


def test_quarters_that_stand_out_and_runs() -> None:
    run = Run(Period(2018, 1), Period(2020, 1), "low")
    one = line_trend(outstanding=(HIGH, LOW), runs=(run,))
    assert plain(signals_sentence(one, texts("ru"))) == (
        "Выделяются кварталы: 4 кв. 2021 (выше) и 1 кв. 2022 (ниже). "
        "9 кварталов подряд ниже уровня (1 кв. 2018 – 1 кв. 2020): возможен сдвиг."
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Кварталов, которые выделяются, нет."),
        ("kk", "Ерекшеленетін тоқсан жоқ."),
        ("en", "No quarter stands out."),
    ],
)
def test_no_signal_is_said_of_one_line_and_left_out_among_several(language: Language, words: str) -> None:
    assert signals_sentence(FALL, texts(language)) == words
    assert words not in line_sentences(FALL, EVENTS, texts(language))


def test_a_line_too_short_for_signals_says_nothing_of_them() -> None:
    assert signals_sentence(SHORT, texts("ru")) == ""


def test_many_signals_end_in_their_number() -> None:
    many = tuple(Outstanding(Period(2015, 1).shift(place), "high", 1.0, 0.5, 0.1, 0.9) for place in range(10))
    words = signals_sentence(line_trend(outstanding=many), texts("ru"))
    assert words.count("(выше)") == 8
    assert words.endswith("и ещё 2.")


def test_scatter_in_words() -> None:
    text = texts("ru")
    assert scatter_words(1.0, text) == "как при случайности (×1,0)"
    assert scatter_words(1.5, text) == "шире случайного (×1,5)"
    assert scatter_words(4.0, text) == "намного шире случайного (×4,0)"
    assert scatter_words(5790.7, text) == "во много раз шире случайного"


def test_ends_of_an_interval_may_keep_their_signs() -> None:
    assert percent_ends(FALL.judged, texts("en"), signed=True) == ("−9.0", "−5.3")
