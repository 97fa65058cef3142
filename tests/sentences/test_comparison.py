"""The paragraph that leads a comparison, for every comparator, and the sentences of places and funnels."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.benchmark import Against
from analytics.measures.funnel_plot import FunnelPlot
from analytics.regions import Regions, load_regions
from analytics.sentences.comparison import lead, level_name
from analytics.sentences.funnel import funnel_sentences
from analytics.sentences.places import place_sentences
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from tests.measures.asking import compared
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.tiny_journal import TinyJournal

NAMES = {"11": "Акмолинская", "15": "Актюбинская", "19": "Алматинская"}
PLACES = pd.DataFrame(
    {
        "region_code": ["11", "15", "19"],
        "place": [1.0, 2.0, 3.0],
        "first": pd.array([1, 1, 3], dtype="Int64"),
        "last": pd.array([2, 2, 3], dtype="Int64"),
        "tied_with": ["15", "11", ""],
    }
)


@pytest.fixture(scope="module")
def regions() -> Regions:
    return load_regions()


@pytest.fixture
def journal(regions: Regions) -> TinyJournal:
    return (
        TinyJournal(CATALOGUE, regions)
        .add_population(
            """
            | unit | year | persons |
            | 11   | 2016 |   10000 |
            | 15   | 2016 |   20000 |
            | 23   | 2016 |   30000 |
            | 11   | 2015 |   10000 |
            """
        )
        .add_facts(
            """
            | indicator | period | unit | value |
            | F01       | 2016Q2 | 11   |    30 |
            | F01       | 2016Q2 | 15   |     5 |
            | F01       | 2016Q2 | 23   |    25 |
            | F01       | 2015Q2 | 11   |     4 |
            """
        )
    )


def said(journal: TinyJournal, regions: Regions, language="ru", code="F01", **asked: object) -> str:
    answer = compared(journal, code, "2016Q2", **asked)  # type: ignore[arg-type]
    return lead(answer, CATALOGUE.indicators[code], regions, texts(language))


@pytest.mark.parametrize(
    ("against", "words"),
    [
        (Against(), "Значимо хуже республики (95 %): Акмолинская."),
        (
            Against("regions", region_codes=("15", "23")),
            "Уровень сравнения (Выбранные регионы) — 6,0",
        ),
        (
            Against("regions", region_codes=("15", "23")),
            "Значимо хуже уровня выбранных регионов (Актюбинская и Атырауская) (95 %): Акмолинская.",
        ),
        (
            Against("group", "west", ("15", "23", "27", "47")),
            "Значимо хуже уровня Западного макрорегиона (95 %)",
        ),
        (
            Against("group", "west", ("15", "23", "27", "47")),
            "В уровень сравнения не вошли: ЗКО и Мангистауская.",
        ),
        (Against("last_year"), "Значимо хуже того же периода прошлого года (95 %): Акмолинская."),
        (Against("regions", region_codes=("19",)), "Уровня сравнения нет: у выбранных регионов нет цифр"),
    ],
)
def test_it_names_the_level_and_who_differs(journal, regions, against, words):
    assert words in said(journal, regions, against=against)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "kind", ["republic", "group", "regions", "neighbours", "best_quarter", "target", "last_year"]
)
def test_every_comparator_has_its_words(journal, regions, language, kind):
    codes = ("15", "23") if kind in ("group", "regions") else ()
    against = Against(kind, "west" if kind == "group" else "", codes)
    sentence = said(journal, regions, language, against=against)
    assert "{" not in sentence
    assert "  " not in sentence
    assert level_name(compared(journal, "F01", "2016Q2", against=against), texts(language))


def test_nobody_differs(journal, regions):
    journal.add_facts(
        "| indicator | period | unit | value |\n| F03 | 2016Q2 | 11 | 5 |\n| F03 | 2016Q2 | 15 | 10 |"
    )
    assert "Значимых отличий от республики нет ни у одного региона (95 %)." in said(
        journal, regions, code="F03"
    )


def test_a_kazakh_sentence_starts_with_a_capital(journal, regions):
    assert "Республикадан айтарлықтай нашар (95 %): Ақмола." in said(journal, regions, "kk")


def test_wide_limits_are_named(journal, regions):
    assert "(99,8 %)" in said(journal, regions, confidence=0.998)


def test_places_say_how_rough_they_are():
    assert place_sentences(PLACES, NAMES, texts("ru")) == (
        "Место известно лишь приблизительно: у половины регионов интервал охватывает 2 и более места из 3. "
        "Наибольшее значение — Акмолинская, но это место мог бы занять и ещё 1 регион."
    )
    certain = PLACES.assign(last=PLACES["first"], tied_with="")
    assert "это место твёрдое" in place_sentences(certain, NAMES, texts("ru"))
    assert "Место не показано" in place_sentences(PLACES.assign(place=None), NAMES, texts("ru"))


def funnel(phi: float, *positions: str) -> FunnelPlot:
    codes = ["11", "15", "19"][: len(positions)]
    regions = pd.DataFrame({"region_code": codes, "position": positions})
    return FunnelPlot(None, regions, pd.DataFrame(), 5.0, phi, 0.1)


def test_the_funnel_says_who_stands_out():
    # φ is a ratio of variances: 9 is three times the scatter of chance.
    assert funnel_sentences(funnel(9, "above_998", "within", "below_95"), NAMES, texts("ru")) == (
        "Регионы различаются в 3,0 раза сильнее, чем сделала бы одна случайность, и границы расширены на "
        "этот обычный разброс. Выше границы 99,8 %: Акмолинская. Ниже границы 95 %: Алматинская. "
        "В границах — 1 регион."
    )
    assert funnel_sentences(funnel(1, "within", "within", "within"), NAMES, texts("en")) == (
        "Regions differ about as much as chance alone would make them. "
        "All 3 regions lie within the limits: none stands out."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["count", "no_distribution", "few_regions"])
def test_no_funnel_says_why(language, reason):
    plot = FunnelPlot(reason, pd.DataFrame(), pd.DataFrame())
    assert len(funnel_sentences(plot, NAMES, texts(language))) > 20
