"""The project's own catalogue holds every indicator of the domain study, told in three languages."""

from __future__ import annotations

import re

import pytest

from analytics.catalogue import Catalogue, Indicator, load_catalogue, rate_unit
from analytics.measures.basis import bases_of
from analytics.periods import Period
from analytics.text import LANGUAGES, texts
from tests.catalogue.expected import expected_rows

EXPECTED = {row["code"]: row for row in expected_rows("indicators_expected.csv")}

KINDS = {"FY": "flow", "S": "stock", "R": "ratio"}
POLARITIES = {"+": "higher_is_better", "-": "lower_is_better", "0": "neutral"}
UNITS = {
    "чел.": {"persons"},
    "%": {"percent"},
    "на 10 тыс.": {"per_10000"},
    "млн тг": {"million_tenge"},
    "0/1": {"yes_no"},
    "ед.": {
        "offences",
        "cases",
        "reviewed_cases",
        "families",
        "organisations",
        "clubs",
        "programmes",
        "agreements",
        "partners",
        "events",
        "reconciliations",
        "media_items",
        "plan_items",
        "sittings",
    },
}
# Denominators that the study writes in words.
DENOMINATORS_IN_WORDS = {"учащиеся": ("C05",), "A01 / все оконченные (р.2 гр.1)": ("A22",)}
# What is reported where; the ratios stand in no form.
FORMS = {
    "1-M": "A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A22",
    "ZM-P": "A12 A13 A14 A15 A16 A17 B01 B02 B03 B04 B11 B16 F01 F04",
    "ZM-E": (
        "B05 B06 B07 B08 B09 B10 B12 B15 B17 B18 C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13 "
        "D01 D02 D03 D04 D05 D06 D07 D08 E01 E02 E03 E04 F02 F03 F05 G01 G02 G03 G04 G05 G06"
    ),
}
WHOLES = {
    **dict.fromkeys(["A02", "A04", "A05"], "A01"),
    "A03": "A02",
    **dict.fromkeys(["A07", "A08", "A09", "A10"], "A06"),
    "A13": "A12",
    "B04": "B03",
    "B05": "C05",
    "B06": "B01",
    "B07": "B06",
    "B16": "B01",
    "B17": "B05",
    "B18": "B17",
    "C02": "C01",
    "C04": "C03",
    "C06": "C05",
    **dict.fromkeys(["C07", "C08", "C09", "C10", "C11", "C12", "E04"], "C06"),
    **dict.fromkeys(["D02", "D03", "D04"], "D01"),
    "G03": "G02",
}
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
LEANING = re.compile(r"^(из них|из обученных|олардың ішінде|of which|of trained|of C06|из C06)")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_every_indicator_of_the_study_is_there(catalogue: Catalogue) -> None:
    # Added to the study's 76: the denominator of A19, the other ministry's figure of B01 and B06, and
    # the clubs of children on the in-school register with the shares of both registers.
    added = ["A22", "B15", "B16", "B17", "B18", "B19", "B20", "B21"]
    assert sorted(catalogue.indicators) == sorted([*EXPECTED, *added])
    assert [group.name.en for group in catalogue.groups.values()] == [
        "Offences",
        "Register and occupation",
        "Additional education and technical creativity",
        "Staff, training and funding",
        "Partnership",
        "Events and outreach",
        "Plans and meetings",
    ]


@pytest.mark.parametrize("code", EXPECTED)
def test_an_indicator_is_as_the_study_has_it(catalogue: Catalogue, code: str) -> None:
    indicator, expected = catalogue.indicators[code], EXPECTED[code]
    assert indicator.group == code[0]
    assert indicator.slug == expected["slug"]
    assert indicator.kind == KINDS[expected["type"]]
    assert indicator.polarity == POLARITIES[expected["polarity"]]
    assert indicator.unit in UNITS[expected["unit"]]
    assert indicator.recommendations == tuple(expected["seed"].split(","))
    assert indicator.core == (expected["tier"] == "core")
    assert indicator.denominator == expected_denominator(expected["denominator"])
    assert indicator.population_band == expected_band(expected["denominator"])


def expected_denominator(words: str) -> tuple[str, ...]:
    """``A08 / A06`` names a numerator first; ``D03+D04`` is a sum."""
    if words in DENOMINATORS_IN_WORDS:
        return DENOMINATORS_IN_WORDS[words]
    return tuple(re.findall(r"[A-G]\d\d", words.rpartition("/")[2]))


def expected_band(words: str) -> str | None:
    """Every age band stands on the one band that is known by region."""
    return "children_0_17" if "дети" in words else None


def test_numerators(catalogue: Catalogue) -> None:
    ratios = {i.code: i.numerator for i in catalogue.indicators.values() if i.kind == "ratio"}
    assert ratios == {
        "A18": ("A01",),
        "A19": ("A01",),
        "A20": ("A08",),
        "A21": ("A09",),
        "B13": ("B06",),
        "B14": ("B04",),
        "B19": ("B17",),
        "B20": ("B07",),
        "B21": ("B18",),
        "C14": ("C06",),
        "C15": ("C07",),
        "C16": ("C09",),
        "D09": ("D03", "D04"),
        "G07": ("G03",),
    }
    others = [i for i in catalogue.indicators.values() if i.kind != "ratio"]
    assert [i.code for i in others if i.numerator != (i.code,)] == []


def test_the_multipliers(catalogue: Catalogue) -> None:
    odd = {
        indicator.code: indicator.per
        for indicator in catalogue.indicators.values()
        if indicator.per != (10_000 if indicator.population_band else 100 if indicator.denominator else 1)
    }
    assert odd == {"B05": 1_000, "D06": 1_000_000, "D08": 1_000}


def test_the_denominator_of_juvenile_share(catalogue: Catalogue) -> None:
    completed = catalogue.indicators["A22"]
    assert (completed.kind, completed.polarity, completed.forms) == ("flow", "neutral", ("1-M",))
    assert (completed.distribution, completed.core, completed.has_rate) == ("count", True, False)
    assert completed.note is not None
    assert completed.note.ru.startswith("Нужен как знаменатель удельного веса")


def test_the_clubs_of_the_two_registers(catalogue: Catalogue) -> None:
    known = catalogue.indicators
    assert {
        code: (known[code].kind, known[code].denominator, known[code].per, known[code].distribution)
        for code in ("B17", "B18", "B19", "B20", "B21")
    } == {
        "B17": ("stock", ("B05",), 100, "proportion"),
        "B18": ("stock", ("B17",), 100, "proportion"),
        "B19": ("ratio", ("B05",), 100, "proportion"),
        "B20": ("ratio", ("B01",), 100, "proportion"),
        "B21": ("ratio", ("B05",), 100, "proportion"),
    }
    assert {known[code].polarity for code in ("B17", "B18", "B19", "B20", "B21")} == {"higher_is_better"}
    assert not any(known[code].core for code in ("B17", "B18", "B19", "B20", "B21"))
    told = [known[code].note for code in ("B17", "B18", "B19", "B21")]
    assert all(note is not None and "no official form" in note.en for note in told)


def test_parts_of_wholes(catalogue: Catalogue) -> None:
    assert {i.code: i.part_of for i in catalogue.indicators.values() if i.part_of} == WHOLES


@pytest.mark.parametrize("form", FORMS)
def test_each_figure_has_one_owner(catalogue: Catalogue, form: str) -> None:
    assert catalogue.forms[form].indicator_codes == tuple(FORMS[form].split())
    assert {len(i.forms) for i in catalogue.indicators.values() if i.kind != "ratio"} == {1}


def test_offences_are_comparable_from_2015(catalogue: Catalogue) -> None:
    comparable = {code for code, i in catalogue.indicators.items() if i.comparable_from == Period(2015, 1)}
    criminal = {f"A{number:02}" for number in [*range(1, 12), 18, 19, 20, 21, 22]}
    administrative = {"A13", "A14", "A15", "A16"}
    assert comparable == criminal | administrative
    for code in criminal:
        note = catalogue.indicators[code].note
        assert note is not None
        assert "2015" in note.ru
        assert "2015" in note.kk
        assert "2015" in note.en


@pytest.mark.parametrize("code", [c for c, row in EXPECTED.items() if "дети" in row["denominator"]])
def test_a_stand_in_for_an_age_band_is_told(catalogue: Catalogue, code: str) -> None:
    note = catalogue.indicators[code].note
    assert note is not None
    assert "по регионам не публикуется" in note.ru
    assert "жарияланбайды: бөлшектің бөлімінде" in note.kk
    assert "not published by region" in note.en


def test_proportions_are_shares_of_a_whole(catalogue: Catalogue) -> None:
    wrong = [
        i.code
        for i in catalogue.indicators.values()
        if i.distribution == "proportion" and not (i.denominator and i.population_band is None)
    ]
    parts = [i.code for i in catalogue.indicators.values() if i.part_of and i.distribution != "proportion"]
    money = {i.distribution for i in catalogue.indicators.values() if i.unit == "million_tenge"}
    assert (wrong, parts, money) == ([], [], {"none"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_alone(catalogue: Catalogue, language: str) -> None:
    names = [getattr(i.name, language) for i in catalogue.indicators.values()]
    assert [name for name in names if LEANING.match(name)] == []
    assert len(set(names)) == len(names)


def phrases(indicator: Indicator, language: str) -> list[str]:
    told = [indicator.name, indicator.definition, indicator.body, indicator.note]
    return [getattr(one, language) for one in told if one is not None]


def test_each_language_is_written_in_its_letters(catalogue: Catalogue) -> None:
    indicators = catalogue.indicators.values()
    assert [i.code for i in indicators for words in phrases(i, "en") if CYRILLIC.search(words)] == []
    assert [i.code for i in indicators for words in phrases(i, "ru") if KAZAKH.search(words)] == []
    assert [i.code for i in indicators for words in phrases(i, "kk") if not KAZAKH.search(words)] == []


def test_no_word_mixes_alphabets(catalogue: Catalogue) -> None:
    mixed = [
        word
        for indicator in catalogue.indicators.values()
        for language in LANGUAGES
        for words in phrases(indicator, language)
        for word in re.findall(r"[^\W\d_]+", words)
        if CYRILLIC.search(word) and re.search("[A-Za-z]", word)
    ]
    assert mixed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_a_name(catalogue: Catalogue, language: str) -> None:
    indicators = catalogue.indicators.values()
    units = {indicator.unit for indicator in indicators} | {rate_unit(i) for i in indicators}
    assert set(texts(language).keys_under("units")) == {f"units.{unit}" for unit in units}


def test_every_indicator_can_be_asked(catalogue: Catalogue) -> None:
    asked = {code: bases_of(catalogue, i)[0] for code, i in catalogue.indicators.items()}
    assert {asked[code] for code in ("A01", "A18", "A20", "B14", "D09", "G07")} == {"cumulative"}
    assert {asked[code] for code in ("B01", "B13", "C06", "C14", "E04", "G01")} == {"stock"}
