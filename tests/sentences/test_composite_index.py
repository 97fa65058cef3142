"""An index in words: how wide places are, what a place hangs on, who has none."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.composite_index import CompositeIndex, IndexRequest
from analytics.periods import Period
from analytics.sentences.composite_index import hinge_words, index_sentences, method_sentences
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

NAMES = {"11": "Акмолинская", "15": "Актюбинская", "71": "Астана", "75": "Алматы"}
INDICATORS = {"C14": "Охват", "A06": "Привлечённые"}
TABLE = table_of(
    """
    region_code score place first last hangs_on          detail    place_from place_to lacks
    71          1     1     1     2    normalisation     ranks     1          2        -
    11          0     2     1     3    without_indicator C14       4          9        -
    15          -1    3     2     3    -                 -         -          -        -
    75          -     -     -     -    -                 -         -          -        A06
    """
).fillna({"lacks": "", "detail": ""})


def answer(table: pd.DataFrame = TABLE, **changes: object) -> CompositeIndex:
    values = {
        "request": IndexRequest(("C14", "A06"), (1.0, 1.0), "z_score", "arithmetic", Period(2025, 4), 2022),
        "table": table,
        "values": pd.DataFrame(),
        "weights": {"C14": 0.5, "A06": 0.5},
        "constant": (),
        "certain": (),
        "origins": ("reported",),
        "reason": "",
    }
    return CompositeIndex(**(values | changes))  # type: ignore[arg-type]


def said(given: CompositeIndex, language: str = "ru") -> str:
    return index_sentences(given, NAMES, INDICATORS, texts(language))


def test_width_first_place_hinge_and_who_is_left_out() -> None:
    # Widths 2, 3, 2: the median is 2. Two regions may be first. 4 to 9 is the longest move.
    assert said(answer()) == (
        "Индекс из 2 показателей; у половины регионов интервал места охватывает 2 места из 3 или больше. "
        "Первое место в пределах интервала — у 2 регионов: Астана и Акмолинская. "
        "Больше всего от выбора зависит место региона «Акмолинская»: "
        "без показателя «Охват» место меняется с 4 на 9. "
        "Без места, потому что не хватает показателей: Алматы (нет: «Привлечённые»)."
    )


def test_nothing_moves_a_place_and_an_indicator_is_constant() -> None:
    told = said(answer(TABLE[2:3], constant=("A06",)))
    assert "Ни у одного региона место не меняется" in told
    assert "ничего не добавляют: «Привлечённые»." in told


def test_no_index_says_why() -> None:
    assert said(answer(TABLE[:0], reason="too_few_regions")).startswith("Индекса нет:")


@pytest.mark.parametrize(
    ("choice", "detail", "words"),
    [
        ("normalisation", "ranks", "при шкале «места» место меняется с 1 на 2,5"),
        ("aggregation", "geometric", "если среднее — геометрическое, место меняется с 1 на 2,5"),
        ("equal_weights", "", "при равных весах место меняется с 1 на 2,5"),
        (None, "", "ни один отдельный выбор место не меняет"),
    ],
)
def test_every_choice_has_its_words(choice: str | None, detail: str, words: str) -> None:
    row = {"hangs_on": choice, "detail": detail, "place_from": 1.0, "place_to": 2.5}
    assert hinge_words(row, INDICATORS, texts("ru")) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language: str) -> None:
    cases = (
        answer(),
        answer(TABLE[:1]),
        answer(TABLE[2:3], constant=("A06",)),
        answer(TABLE[:0], reason="no_indicators"),
    )
    for given in cases:
        told = said(given, language)
        assert told
        assert "{" not in told
    assert len(method_sentences(answer(certain=("C14",)), INDICATORS, texts(language))) == 5
