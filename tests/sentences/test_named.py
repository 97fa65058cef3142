"""Enumerations of regions: how many names stand, and what is said of the rest."""

from __future__ import annotations

import pytest

from analytics.sentences.named import NAMES_SHOWN, named_regions
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language

CODES = [f"{number:02d}" for number in range(1, NAMES_SHOWN + 3)]
NAMES = {code: f"Name{code}" for code in CODES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_name_is_written_rather_than_counted_as_one_more(language: Language) -> None:
    told = named_regions(CODES[: NAMES_SHOWN + 1], NAMES, texts(language))
    assert [code for code in CODES if NAMES[code] in told] == CODES[: NAMES_SHOWN + 1]


def test_of_two_more_the_number_is_told() -> None:
    told = named_regions(CODES, NAMES, texts("ru"))
    assert told.endswith("Name07 и ещё 2")


def test_a_full_stop_of_the_last_name_serves_for_that_of_the_sentence() -> None:
    assert named_regions(["75"], {"75": "Алматы қ."}, texts("kk")) == "Алматы қ"
    assert named_regions(["75"], {"75": "Алматы қ."}, texts("kk"), ends_sentence=False) == "Алматы қ."
