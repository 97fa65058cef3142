"""The council's recommendations of 20 February 2015, read from ``data/recommendations.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, cast

from analytics.catalogue.loading import load_catalogue
from analytics.catalogue.problems import CatalogueError, Problem
from analytics.catalogue.recommendation_conditions import Known, condition_of, faults_of, unknown
from analytics.catalogue.recommendation_records import TRANSLATIONS, Recommendation, Translation
from analytics.catalogue.reconciliation import load_shared_facts
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.records import Catalogue, Indicator
from analytics.catalogue.single_file import table_of_file
from analytics.settings import settings

FILE: Final = "recommendations.toml"
CODE_PATTERN: Final = r"R\d{2}"
THEME_PATTERN: Final = r"S([1-9]|10)"
# The screens that a recommendation may name, by the key of their words.
PAGES: Final = (
    "overview",
    "compare",
    "heat",
    "region",
    "trends",
    "clubs",
    "register",
    "quality",
    "targets",
    "events",
    "plans",
    "practice",
)

Recommendations = Mapping[str, Recommendation]


def load_recommendations(folder: Path | None = None, catalogue: Catalogue | None = None) -> Recommendations:
    """The recommendations by code, in the order of the source; the project's own are read once.

    They are checked against a catalogue and the facts that both ministries count. Raises
    :class:`CatalogueError` with every problem of the file.
    """
    if folder is None and catalogue is None:
        return _default_recommendations()
    return _read(folder or settings().data, catalogue or load_catalogue())


def recommendations_of(indicator: Indicator, records: Recommendations) -> tuple[Recommendation, ...]:
    """The recommendations that an indicator measures: by one of its themes, or named by them."""
    return tuple(
        record
        for record in records.values()
        if indicator.code in record.indicators or set(record.themes) & set(indicator.recommendations)
    )


@cache
def _default_recommendations() -> Recommendations:
    return _read(settings().data, load_catalogue())


def _read(folder: Path, catalogue: Catalogue) -> Recommendations:
    problems: list[Problem] = []
    reader = RecordReader(table_of_file(folder / FILE), FILE, "", problems)
    translation = cast(Translation, reader.choice("translations", TRANSLATIONS))
    records = [_record(one, translation) for one in reader.tables("recommendation")]
    reader.finish()
    if not problems:
        problems += _inconsistencies(records, Known(catalogue, load_shared_facts()))
    if problems:
        raise CatalogueError(tuple(problems))
    return {record.code: record for record in records}


def _record(reader: RecordReader, translation: Translation) -> Recommendation:
    record = Recommendation(
        code=reader.text("code", CODE_PATTERN),
        addressee=reader.localized("addressee"),
        text=reader.localized("text"),
        short=reader.localized("short"),
        translation=translation,
        due_on=reader.day("due_on") if reader.has("due_on") else None,
        themes=reader.words("themes", THEME_PATTERN),
        indicators=reader.words("indicators"),
        lists=reader.words("lists"),
        pages=reader.words("pages"),
        conditions=tuple(condition_of(one) for one in reader.tables("condition")),
    )
    if reader.sound and not record.conditions:
        reader.report("condition", "nothing tells its state", "add a [[recommendation.condition]]")
    reader.finish()
    return record


def _inconsistencies(records: Sequence[Recommendation], known: Known) -> Iterator[Problem]:
    codes = [record.code for record in records]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Problem(FILE, code, "code", "stands there twice", "give each recommendation its own code")
    for record in records:
        for field, cause, mend in _of_record(record, known):
            yield Problem(FILE, record.code, field, cause, mend)
        for place, condition in enumerate(record.conditions, start=1):
            name = f"{record.code}, condition {place}"
            for field, cause, mend in faults_of(condition, known):
                yield Problem(FILE, name, field, cause, mend)
    yield from _themes(records, known.catalogue)


def _of_record(record: Recommendation, known: Known) -> Iterator[tuple[str, str, str]]:
    catalogue = known.catalogue
    yield from unknown("indicators", record.indicators, catalogue.indicators, "indicator of the catalogue")
    yield from unknown("lists", record.lists, known.lists, "list")
    yield from unknown("pages", record.pages, dict.fromkeys(PAGES), "page")


def _themes(records: Sequence[Recommendation], catalogue: Catalogue) -> Iterator[Problem]:
    """Every theme of the catalogue leads to a recommendation, and every theme named is one."""
    used = {theme for one in catalogue.indicators.values() for theme in one.recommendations}
    named = {theme for record in records for theme in record.themes}
    for theme in sorted(used - named):
        cause = f"no recommendation has {theme}, which indicators of the catalogue name"
        yield Problem(FILE, "", "themes", cause, "add it to the recommendation that they measure")
    for record in records:
        for theme in record.themes:
            if theme not in used:
                cause = f"no indicator of the catalogue names {theme}"
                yield Problem(FILE, record.code, "themes", cause, "take it out")
