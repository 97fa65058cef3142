from __future__ import annotations

import pytest

from analytics.intake.tables.labels import Labels
from analytics.regions import load_regions

LABELS = Labels(load_regions())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Туркестанская**", "61"),
        ("Shimkent city 3)", "79"),
        ("Туркестанская1) 2)", "61"),
        ("г.Астана", "71"),
        ("Zhetisu ", "33"),
        ("Ұлытау", "62"),
        ("Улытау", "62"),
        ("190000000", "19"),
        ("на транспорте", "90"),
    ],
)
def test_a_name_that_means_one_region(words: str, code: str) -> None:
    label = LABELS.certain(words)
    assert (label.kind, label.codes) == ("region", (code,))


@pytest.mark.parametrize("words", ["Республика Казахстан", "ИТОГО", "Барлығы:", "Total", "По республике"])
def test_the_republic_is_a_total(words: str) -> None:
    assert LABELS.certain(words).kind == "total"


@pytest.mark.parametrize(
    "words", ["из них: город", "в том числе", "оның ішінде", "Итого по областям", "of which"]
)
def test_parts_of_other_rows(words: str) -> None:
    assert LABELS.certain(words).kind == "part"


def test_almaty_alone_is_asked() -> None:
    label = LABELS.judged("Алматы")
    assert (label.kind, label.codes) == ("unclear", ("19", "75"))


def test_a_mistyped_name_is_asked_and_never_taken() -> None:
    assert LABELS.certain("Акмолинскя").kind == "unknown"
    label = LABELS.judged("Акмолинскя")
    assert (label.kind, label.codes) == ("unclear", ("11",))


@pytest.mark.parametrize("words", ["Абайский район", "Все население", "2001", "10", "Воинские части"])
def test_a_name_of_no_region(words: str) -> None:
    assert LABELS.judged(words).kind == "unknown"
