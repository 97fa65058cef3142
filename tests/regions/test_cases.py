"""The names of regions in sentences: checked by hand, complete, and faithful to the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.regions import BORDERS, PHRASE_FORMS, PhraseForm, load_regions, region_phrase
from analytics.regions.cases import read_cases
from analytics.settings import PROJECT
from analytics.text import LANGUAGES, Language
from tests.text.drawn_tables import rows

REGIONS = load_regions()
FILE = PROJECT / "data" / "region_cases.csv"
CODES = sorted({region.code for region in REGIONS.records})
REPORTING = sorted({region.code for region in REGIONS.records if region.reports})

# Written by hand, by the grammar of the three languages.
PHRASES = """
code | form   | ru                             | kk                           | en
35   | name   | Карагандинская область         | Қарағанды облысы             | Karaganda Region
35   | of     | Карагандинской области         | Қарағанды облысының          | of Karaganda Region
35   | in     | в Карагандинской области       | Қарағанды облысында          | in Karaganda Region
35   | across | по Карагандинской области      | Қарағанды облысы бойынша     | across Karaganda Region
63   | of     | Восточно-Казахстанской области | Шығыс Қазақстан облысының    | of East Kazakhstan Region
51   | in     | в Южно-Казахстанской области   | Оңтүстік Қазақстан облысында | in South Kazakhstan Region
47   | of     | Мангистауской области          | Маңғыстау облысының          | of Mangystau Region
10   | of     | области Абай                   | Абай облысының               | of Abai Region
62   | in     | в области Ұлытау               | Ұлытау облысында             | in Ulytau Region
33   | across | по области Жетісу              | Жетісу облысы бойынша        | across Zhetisu Region
79   | of     | города Шымкента                | Шымкент қаласының            | of the city of Shymkent
79   | in     | в городе Шымкенте              | Шымкент қаласында            | in the city of Shymkent
79   | across | по городу Шымкенту             | Шымкент қаласы бойынша       | across the city of Shymkent
75   | of     | города Алматы                  | Алматы қаласының             | of the city of Almaty
75   | in     | в городе Алматы                | Алматы қаласында             | in the city of Almaty
71   | of     | города Астаны                  | Астана қаласының             | of the city of Astana
71   | in     | в городе Астане                | Астана қаласында             | in the city of Astana
71   | across | по городу Астане               | Астана қаласы бойынша        | across the city of Astana
00   | of     | Республики Казахстан           | Қазақстан Республикасының    | of the Republic of Kazakhstan
00   | in     | в Республике Казахстан         | Қазақстан Республикасында    | in the Republic of Kazakhstan
00   | across | по республике                  | республика бойынша           | in the republic
90   | in     | в подразделениях вне регионов  | өңірлерден тыс бөлімшелерде  | in units outside the regions
"""

FAULTS = """
instead of        | stands            | told
71,города Астаны, | 70,города Астаны, | '71' is missing
71,города Астаны, | 70,города Астаны, | '70' is no region
71,города Астаны, | 75,города Астаны, | '75' is there 2 times
71,города Астаны, | 71,,              | '71': of_ru is empty
Астана қаласында, | ,                 | '71': in_kk is empty
"""


@pytest.mark.parametrize(("code", "form", "ru", "kk", "en"), rows(PHRASES))
def test_phrases_checked_by_hand(code: str, form: PhraseForm, ru: str, kk: str, en: str) -> None:
    assert [region_phrase(code, form, language) for language in LANGUAGES] == [ru, kk, en]


@pytest.mark.parametrize("borders", BORDERS)
def test_every_region_of_every_borders_has_all_forms_in_three_languages(borders: int) -> None:
    for code in ("00", *(region.code for region in REGIONS.in_borders(borders))):
        for form in PHRASE_FORMS:
            phrases = [region_phrase(code, form, language) for language in LANGUAGES]
            assert all(phrase == phrase.strip() != "" for phrase in phrases)
            assert len(set(phrases)) == len(LANGUAGES), "no form is that of another language"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", PHRASE_FORMS)
def test_a_phrase_means_one_region(form: PhraseForm, language: Language) -> None:
    phrases = [region_phrase(code, form, language) for code in CODES]
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize("code", CODES)
def test_a_code_keeps_its_name_when_its_land_changes(code: str) -> None:
    assert len({region.name for region in REGIONS.records if region.code == code}) == 1


@pytest.mark.parametrize("code", REPORTING)
def test_the_forms_follow_the_names_of_the_register(code: str) -> None:
    name = REGIONS.get(code).name
    for form, ending in (("of", "ның"), ("in", "нда"), ("across", " бойынша")):
        assert region_phrase(code, form, "kk") == name.kk + ending  # type: ignore[arg-type]
    proper = name.en.removesuffix(" City")
    assert region_phrase(code, "of", "en") in {f"of {proper}", f"of the city of {proper}"}
    # In Russian the stem stays: its first five letters hold in every case.
    assert region_phrase(code, "of", "ru")[:5] == name.ru[:5]


@pytest.mark.parametrize("code", CODES)
def test_the_prepositions_are_those_of_the_form(code: str) -> None:
    assert region_phrase(code, "in", "ru").startswith("в ")
    assert region_phrase(code, "across", "ru").startswith("по ")
    assert region_phrase(code, "of", "en").startswith("of ")
    assert region_phrase(code, "in", "en").startswith("in ")


def test_no_letter_of_another_alphabet_slips_in() -> None:
    latin = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for code in CODES:
        for form in PHRASE_FORMS:
            assert not latin & set(region_phrase(code, form, "ru") + region_phrase(code, form, "kk"))
            assert region_phrase(code, form, "en").isascii()


@pytest.mark.parametrize("form", PHRASE_FORMS)
def test_an_unknown_code_is_refused_by_name(form: PhraseForm) -> None:
    with pytest.raises(ValueError, match="no region has the code '99'"):
        region_phrase("99", form, "ru")


def test_an_unknown_form_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="one of name, of, in, across, not 'from'"):
        region_phrase("35", "from", "ru")  # type: ignore[arg-type]


@pytest.mark.parametrize(("instead_of", "stands", "told"), rows(FAULTS))
def test_a_fault_is_told_with_its_place(instead_of: str, stands: str, told: str, tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert instead_of in text
    (tmp_path / FILE.name).write_text(text.replace(instead_of, stands, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"region_cases\.csv") as refusal:
        read_cases(tmp_path, REGIONS)
    assert f"region_cases.csv: {told}" in str(refusal.value).splitlines()
