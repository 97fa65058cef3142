"""Domestic and foreign experience as short cards, read from ``data/experience.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, cast, get_args

from analytics.catalogue.loading import load_catalogue
from analytics.catalogue.problems import CatalogueError, Problem
from analytics.catalogue.recommendations import CODE_PATTERN as RECOMMENDATION_PATTERN
from analytics.catalogue.recommendations import load_recommendations
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.records import Catalogue
from analytics.catalogue.single_file import table_of_file
from analytics.settings import settings
from analytics.text.localized import Localized

Origin = Literal["domestic", "foreign"]
Topic = Literal["clubs", "prevention", "partnership", "training"]
Study = Literal["trial", "review", "comparison", "before_after", "description"]
Outcome = Literal["helped", "mixed", "no_effect", "harmful", "not_studied"]
Checked = Literal["abstract", "press", "document"]

FILE: Final = "experience.toml"
ORIGINS: Final[tuple[Origin, ...]] = get_args(Origin)
TOPICS: Final[tuple[Topic, ...]] = get_args(Topic)
STUDIES: Final[tuple[Study, ...]] = get_args(Study)
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
CHECKED: Final[tuple[Checked, ...]] = get_args(Checked)
CODE_PATTERN: Final = "[a-z][a-z0-9_]*"
YEAR: Final = re.compile(r"\b(19|20)\d\d\b")
FIRST_YEAR: Final = 1900
# Without a comparison nobody can know whether anything helped or harmed.
JUDGED_BY: Final[tuple[Study, ...]] = ("trial", "review", "comparison", "before_after")


@dataclass(frozen=True, slots=True)
class ExperienceCard:
    """One practice: what is done and where, what was found by which kind of study, what it takes.

    ``since`` is the year in which it began, ``None`` where the card sums up many places. ``outcome`` is what
    the study says of offences or, where it did not ask about them, of what it asked. ``indicators`` (of the
    catalogue) and ``recommendations`` (of the council) are what the practice bears on, which is no claim
    that it moves them. ``sources`` are full citations in their own language; ``verified`` is against what the
    figures were checked: the abstract or text of the study, an official document, the press.
    """

    code: str
    origin: Origin
    topics: tuple[Topic, ...]
    study: Study
    outcome: Outcome
    since: int | None
    title: Localized
    where: Localized
    what: Localized
    evidence: Localized
    needs: Localized
    indicators: tuple[str, ...]
    recommendations: tuple[str, ...]
    sources: tuple[str, ...]
    verified: Checked


def load_experience(
    folder: Path | None = None, catalogue: Catalogue | None = None
) -> tuple[ExperienceCard, ...]:
    """The cards of a data folder in its order, checked against a catalogue; the project's own are read once.

    Raises :class:`CatalogueError` with every problem of the file.
    """
    if folder is None and catalogue is None:
        return _default_experience()
    return _read(folder or settings().data, catalogue or load_catalogue())


@cache
def _default_experience() -> tuple[ExperienceCard, ...]:
    return _read(settings().data, load_catalogue())


def _read(folder: Path, catalogue: Catalogue) -> tuple[ExperienceCard, ...]:
    problems: list[Problem] = []
    reader = RecordReader(table_of_file(folder / FILE), FILE, "", problems)
    cards = tuple(_card(record) for record in reader.tables("card"))
    reader.finish()
    problems += _inconsistencies(cards, catalogue)
    if problems:
        raise CatalogueError(tuple(problems))
    return cards


def _card(reader: RecordReader) -> ExperienceCard:
    card = ExperienceCard(
        code=reader.text("code", CODE_PATTERN),
        origin=cast("Origin", reader.choice("origin", ORIGINS)),
        topics=cast("tuple[Topic, ...]", reader.words("topics")),
        study=cast("Study", reader.choice("study", STUDIES)),
        outcome=cast("Outcome", reader.choice("outcome", OUTCOMES)),
        since=reader.whole_number("since", FIRST_YEAR) if reader.has("since") else None,
        title=reader.localized("title"),
        where=reader.localized("where"),
        what=reader.localized("what"),
        evidence=reader.localized("evidence"),
        needs=reader.localized("needs"),
        indicators=reader.words("indicators"),
        recommendations=reader.words("recommendations", RECOMMENDATION_PATTERN),
        sources=reader.words("sources"),
        verified=cast("Checked", reader.choice("verified", CHECKED)),
    )
    reader.finish()
    return card


def _inconsistencies(cards: Sequence[ExperienceCard], catalogue: Catalogue) -> Iterator[Problem]:
    codes = [card.code for card in cards]
    for code in sorted({code for code in codes if code and codes.count(code) > 1}):
        yield Problem(FILE, code, "code", "stands there twice", "give each card a code of its own")
    asked = set(load_recommendations())
    for card in cards:
        for field, cause, mend in _of_card(card, catalogue, asked):
            yield Problem(FILE, card.code, field, cause, mend)


def _of_card(card: ExperienceCard, catalogue: Catalogue, asked: set[str]) -> Iterator[tuple[str, str, str]]:
    for field in ("topics", "indicators", "recommendations", "sources"):
        if not getattr(card, field):
            yield field, "is missing or empty", "name at least one"
    for topic in card.topics:
        if topic not in TOPICS:
            yield "topics", f"{topic!r} is unknown", f"use {', '.join(TOPICS)}"
    for code in card.indicators:
        if code not in catalogue.indicators:
            yield "indicators", f"{code!r} is no indicator of the catalogue", "use the code of an indicator"
    for code in card.recommendations:
        if code not in asked:
            yield "recommendations", f"{code!r} is no recommendation", f"use {', '.join(sorted(asked))}"
    for source in card.sources:
        if YEAR.search(source) is None:
            yield "sources", f"{source!r} names no year", "write authors, year, title, where published"
    if card.study not in JUDGED_BY and card.outcome != "not_studied":
        yield (
            "outcome",
            f"a {card.study} cannot show {card.outcome!r}",
            "write not_studied, or name the study",
        )
