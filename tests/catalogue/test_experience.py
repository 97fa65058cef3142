"""The cards of experience: each is whole in three languages and cites its source; faults are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.experience import TOPICS, ExperienceCard, load_experience
from analytics.catalogue.problems import CatalogueError
from analytics.settings import PROJECT
from analytics.text.localized import LANGUAGES

FILE = "experience.toml"
CARDS = load_experience()
PHRASES = ("title", "where", "what", "evidence", "needs")
# Authors or a body, then at the end of the citation where it stands or when it was published.
YEAR = re.compile(r"\b(19[5-9]\d|20[0-2]\d)\b")
CYRILLIC, LATIN = re.compile("[Ѐ-ӿ]"), re.compile("[A-Za-z]")


def code_of(card: ExperienceCard) -> str:
    return card.code


def changed(folder: Path, old: str, new: str) -> Path:
    """The project's own file in another folder, with one thing changed."""
    text = (PROJECT / "data" / FILE).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_home_and_abroad_clubs_and_prevention_and_a_warning_are_there() -> None:
    assert 8 <= len(CARDS) <= 20
    assert {card.origin for card in CARDS} == {"domestic", "foreign"}
    assert {topic for card in CARDS for topic in card.topics} == set(TOPICS)
    assert {"helped", "no_effect", "harmful"} <= {card.outcome for card in CARDS}


@pytest.mark.parametrize("card", CARDS, ids=code_of)
def test_a_card_is_whole_in_three_languages(card: ExperienceCard) -> None:
    for name in PHRASES:
        phrases = [getattr(card, name)[language] for language in LANGUAGES]
        assert all(phrase == phrase.strip() and phrase for phrase in phrases), name
        assert len(set(phrases)) == len(LANGUAGES), name
    for phrase in (card.what, card.evidence, card.needs):
        assert not CYRILLIC.search(phrase.en)
        assert all(phrase[language].endswith(".") for language in LANGUAGES)


@pytest.mark.parametrize("card", CARDS, ids=code_of)
def test_the_same_figures_stand_in_every_language(card: ExperienceCard) -> None:
    def figures(language: str) -> list[str]:
        words = card.evidence[language]  # type: ignore[index]
        if language == "en":
            words = words.replace(",", "").replace(".", ",")
        words = re.sub(r"(?<=\d)[\s\u00a0](?=\d{3}\b)", "", words)
        return sorted(found.rstrip(",") for found in re.findall(r"\d[\d,]*", words) if len(found) > 1)

    # Small numbers may be words in one language and figures in another.
    assert set(figures("ru")) == set(figures("kk")) == set(figures("en"))


@pytest.mark.parametrize("card", CARDS, ids=code_of)
def test_a_card_cites_its_source_in_full(card: ExperienceCard) -> None:
    for source in card.sources:
        assert YEAR.search(source), source
        assert len(source) > 60, source
        assert "http" not in source, "an address is text, not a link"


@pytest.mark.parametrize("card", CARDS, ids=code_of)
def test_a_card_bears_on_indicators_and_recommendations_that_exist(card: ExperienceCard) -> None:
    assert card.topics
    assert card.indicators
    assert set(card.indicators) <= set(load_catalogue().indicators)
    assert set(card.recommendations) <= {f"R{number:02}" for number in range(1, 13)}
    assert card.recommendations


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('code = "mentoring"', 'code = "diversion"', "diversion, code: stands there twice; give each card"),
        ('code = "mentoring"', 'code = "Mentoring"', "code: 'Mentoring' has the wrong form"),
        ('origin = "domestic"', 'origin = "ours"', "origin: 'ours' is unknown; use one of domestic, foreign"),
        (
            'topics = ["clubs", "training"]',
            'topics = ["sports"]',
            "quality_of_clubs, topics: 'sports' is unknown",
        ),
        ('topics = ["clubs", "training"]', "topics = []", "quality_of_clubs, topics: is missing or empty"),
        ('study = "trial"', 'study = "rumour"', "study: 'rumour' is unknown"),
        ('outcome = "harmful"', 'outcome = "bad"', "scared_straight, outcome: 'bad' is unknown"),
        (
            'outcome = "not_studied"',
            'outcome = "helped"',
            "clubs_in_the_law, outcome: a description cannot show 'helped'",
        ),
        ("since = 2004", "since = 204", "clubs_in_the_law, since: 204 is not allowed"),
        ("needs.kk = ", "needs.uz = ", "clubs_in_the_law, needs.kk: is missing; write the phrase"),
        ('title.ru = "Наставник', 'title.ru = ""\n#', "mentoring, title.ru: is missing"),
        (
            'indicators = ["D09", "D03", "D04", "D02"]',
            'indicators = ["X99"]',
            "quality_of_clubs, indicators: 'X99' is no indicator",
        ),
        (
            'recommendations = ["R04"]',
            'recommendations = ["R13"]',
            "recommendations: 'R13' is no recommendation",
        ),
        ("Washington 2012.", "Washington.", "quality_of_clubs, sources:"),
        ('verified = "press"', 'verified = "yes"', "creative_order_kostanay, verified: 'yes' is unknown"),
        ('verified = "press"', "", "creative_order_kostanay, verified: is missing"),
        ("[[card]]", "[[card]]\nlink = 1", "link: the field is unknown"),
        ("[[card]]", "[[card]", "experience.toml: is no TOML"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(CatalogueError) as told:
        load_experience(changed(tmp_path, old, new))
    assert sentence in str(told.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"experience\.toml: is missing; put it back"):
        load_experience(tmp_path)


def test_no_card_at_all_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("# none yet\n", encoding="utf-8")
    assert load_experience(tmp_path) == ()
