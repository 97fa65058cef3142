"""Two indicators side by side in words: ranks, quadrants, and why there are no ranks."""

from __future__ import annotations

from math import nan

import pandas as pd
import pytest

from analytics.measures.link import Link, LinkRequest
from analytics.periods import Period
from analytics.sentences.link import link_sentences
from analytics.statistics.rank_correlation import RankCorrelation
from analytics.text import texts
from analytics.text.localized import LANGUAGES

NAMES = {"11": "Акмолинская", "15": "Актюбинская", "19": "Алматинская"}
TABLE = pd.DataFrame({"region_code": list(NAMES), "quadrant": ["high_low", "low_high", None]})
ANSWER = Link(LinkRequest("R01", "F01", Period(2016, 2), 2015), TABLE, 1.0, 1.0)


def ranks(value: float, lower: float, upper: float, probability: float) -> RankCorrelation:
    return RankCorrelation(value, lower, upper, 0.95, 16, probability, "permutation", "")


def test_chance_together_apart_and_the_same_order() -> None:
    text = texts("ru")
    chance, lines = link_sentences(ANSWER, ranks(0.28, -0.26, 0.69, 0.29), NAMES, text)
    assert chance == (
        "Обе цифры есть у 2 регионов из 3. Порядок регионов по двум показателям связан не больше, чем бывает "
        "случайно: коэффициент Спирмена +0,28 (95 %: −0,26…+0,69)."
    )
    assert lines == (
        "Кружки выше республики, правонарушений меньше — 1 регион: Акмолинская.",
        "Кружки не выше республики, правонарушений больше — 1 регион: Актюбинская.",
    )
    assert "чаще имеют и больший" in link_sentences(ANSWER, ranks(0.7, 0.3, 0.9, 0.001), NAMES, text)[0]
    assert "чаще имеют меньший" in link_sentences(ANSWER, ranks(-0.7, -0.9, -0.3, 0.001), NAMES, text)[0]
    assert "совпадает полностью" in link_sentences(ANSWER, ranks(1.0, nan, nan, 0.001), NAMES, text)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["too_few_regions", "constant_first", "constant_second"])
def test_no_ranks_say_why(language: str, reason: str) -> None:
    silent = RankCorrelation(nan, nan, nan, 0.95, 3, nan, "none", reason)  # type: ignore[arg-type]
    told, _ = link_sentences(ANSWER, silent, NAMES, texts(language))
    assert "{" not in told
    assert len(told) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language: str) -> None:
    told, lines = link_sentences(ANSWER, ranks(0.28, -0.26, 0.69, 0.29), NAMES, texts(language))
    assert all("{" not in line for line in (told, *lines))
    assert len(lines) == 2
