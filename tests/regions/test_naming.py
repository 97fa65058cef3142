"""Which region some words mean; never a guess."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.regions import load_regions
from analytics.settings import PROJECT
from analytics.text import LANGUAGES
from tests.text.drawn_tables import rows

REGIONS = load_regions()

# As they stand in titles, file names and tables of real returns and statistics.
SEEN = """
words                        | codes
область Абай                 | 10
Акмолинская область (Свод)   | 11
область Жетісу (Свод)        | 33
область Улытау (Свод)        | 62
г.Шымкент (Свод)             | 79
Астана (Свод)                | 71
Abay Region                  | 10
East-Kazakhstan Region       | 63
North-Kazakhstan Region      | 59
West-Kazakhstan Region       | 27
Karagandy Region             | 35
Mangistay Region             | 47
Zhetysu Region               | 33
Turkistan Region             | 61
Jambyl Region                | 31
Jetisu Region                | 33
Область Ұлытау               | 62
Туркестан                    | 61
Туркестанская**              | 61
Туркестанская 1              | 61
Туркестанская¹               | 61
Turkestanskaya 3)            | 61
Shimkent city 3)             | 79
Aktubinskaya                 | 15
Kostanaiskaya                | 39
Zhetisu                      | 33
г.Нур-Султан                 | 71
город Астана                 | 71
Нұр-Сұлтан қаласы            | 71
ЮКО                          | 51
Батыс Қазақстан              | 27
Сев.-Каз.                    | 59
1. Акмолинская               | 11
Акмолинской области          | 11
по городу Алматы             | 75
Республика Казахстан         | 00
Republic of Kazakhstan       | 00
ҚР бойынша                   | 00
ВСЕГО по РК                  | 00
ДП на транспорте             | 90
KZ-19                        | 19
KZ-ALM                       | 19
190000000                    | 19
"""

# The word beside the name decides; without it the person is asked.
ALMATY = """
words               | codes
Алматы              | 19 75
Almaty              | 19 75
АЛМАТЫ              | 19 75
Алм.                | 19 75
г. Алматы           | 75
Алматы қаласы       | 75
Алматы қ.           | 75
Almaty City         | 75
Алматы облысы       | 19
Алматы обл.         | 19
Almaty Region       | 19
Алматинская         | 19
"""

# Two lists of codes of the form 19xx are in use; where they disagree, both readings come back.
SECOND_CODES = """
words | codes
1910% | 10 75
1910  | 10 75
1915  | 15 23
1919  | 19 31
1933  | 33 43
1943  | 43 47
1959  | 59 79
1963% | 63
1947% | 47
1902  | 11
1913  | 71
1914  | 71
1958  | 51
1979% | 79
"""

# Kazakh letters typed as Russian ones, Latin look-alikes among Cyrillic letters, letters of both.
MISTYPED = """
words               | codes
Кызылорда облысы    | 43
Кокшетау            |
Онтустик Казакстан  | 51
Шыгыс Казакстан     | 63
Жетiсу              | 33
Ұлытaу облысы       | 62
BКO                 | 63
CKO                 | 59
Aлматы каласы       | 75
oбласть Aбай        | 10
"""

UNKNOWN = [
    "",
    "   ",
    "область",
    "город",
    "г. Караганда",
    "город Туркестан",
    "Итоги года",
    "1",
    "2015",
    "Москва",
]


@pytest.mark.parametrize(("words", "codes"), rows(SEEN) + rows(ALMATY) + rows(SECOND_CODES) + rows(MISTYPED))
def test_what_words_mean(words: str, codes: str) -> None:
    assert REGIONS.identify(words) == tuple(codes.split())


@pytest.mark.parametrize("words", UNKNOWN)
def test_what_names_no_region_is_unknown(words: str) -> None:
    assert REGIONS.identify(words) == ()


def test_latin_sko_is_read_both_ways() -> None:
    assert REGIONS.identify("SKO") == ("51", "59")


def spellings() -> Iterator[tuple[str, str]]:
    with (PROJECT / "data" / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["code"], row["alias"]


def test_every_spelling_of_the_register_leads_to_its_region() -> None:
    assert [(code, words) for code, words in spellings() if code not in REGIONS.identify(words)] == []


def test_only_known_spellings_are_ambiguous() -> None:
    ambiguous = {words for _, words in spellings() if len(REGIONS.identify(words)) > 1}
    assert ambiguous == {"1910", "1915", "1919", "1933", "1943", "1959", "SKO"}


def test_full_names_in_every_language_are_certain() -> None:
    for region in REGIONS.records:
        for language in LANGUAGES:
            assert REGIONS.identify(region.name[language]) == (region.code,)


SPELLED = st.sampled_from([pair for pair in spellings() if not pair[1][-1].isdigit()])
SPACES = st.sampled_from([" ", "  ", "\u00a0", "\u202f", "\n", "\t "])
MARKS = st.sampled_from(["", "*", "**", " *", ":", "¹", " 2)", "3"])


@given(SPELLED, SPACES, MARKS, st.sampled_from([str.upper, str.lower, str.title, str]))
def test_case_spaces_and_footnotes_change_nothing(
    spelled: tuple[str, str], space: str, mark: str, case: type[str]
) -> None:
    code, words = spelled
    decorated = space + case(words).replace(" ", space) + mark + space
    assert code in REGIONS.identify(decorated)


@given(st.text(max_size=40))
def test_any_words_are_answered_with_known_codes(words: str) -> None:
    known = {region.code for region in REGIONS.records}
    assert set(REGIONS.identify(words)) <= known
    assert all(code in known and 60 <= score <= 100 for code, score in REGIONS.suggest(words))


@pytest.mark.parametrize(
    ("words", "nearest"),
    [("Карагандиская обл", "35"), ("Мангистауск.", "47"), ("Жамбыльская", "31"), ("Turkestan region", "61")],
)
def test_a_near_name_is_suggested_first(words: str, nearest: str) -> None:
    assert REGIONS.suggest(words)[0][0] == nearest


def test_a_suggestion_respects_the_word_beside_the_name() -> None:
    assert [code for code, _ in REGIONS.suggest("г. Алматыы")] == ["75"]


def test_codes_are_never_suggested() -> None:
    assert REGIONS.suggest("1911") == ()
