"""From the records of ``data/catalogue/*.toml`` to typed indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from analytics.catalogue.problems import Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.records import Distribution, Group, Indicator, Kind, Polarity
from analytics.catalogue.shared_texts import SharedTexts, body_of, note_of
from analytics.regions.records import REGION_KINDS

CODE_PATTERN = r"[A-Z]\d{2}"
SLUG_PATTERN = r"[a-z][a-z0-9_]*"
RECOMMENDATION_PATTERN = r"S([1-9]|10)"
POPULATION_BANDS = ("children_0_17", "children_0_15", "total")


@dataclass(frozen=True, slots=True)
class LocatedIndicator:
    """An indicator and the file it stands in; ``sound`` is false where a field was at fault."""

    file: str
    indicator: Indicator
    sound: bool


def group_of_file(
    table: Mapping[str, object], file: str, shared: SharedTexts, problems: list[Problem]
) -> tuple[Group, list[LocatedIndicator]]:
    """The group of one catalogue file and its indicators, in the order of the file."""
    reader = RecordReader(table, file, "", problems)
    header = reader.table("group")
    group = Group(header.text("code", r"[A-Z]"), header.localized("name"))
    header.finish()
    records = reader.tables("indicator")
    indicators = [_located(record, group.code, shared) for record in records]
    reader.finish()
    return group, indicators


def _located(reader: RecordReader, group: str, shared: SharedTexts) -> LocatedIndicator:
    indicator = _indicator(reader, group, shared)
    reader.finish()
    return LocatedIndicator(reader.file, indicator, reader.sound)


def _indicator(reader: RecordReader, group: str, shared: SharedTexts) -> Indicator:
    code = reader.text("code", CODE_PATTERN)
    kind = cast(Kind, reader.choice("kind", get_args(Kind)))
    denominator = reader.words("denominator")
    band = _population_band(reader)
    has_rate = bool(denominator) or band is not None
    return Indicator(
        code=code,
        slug=reader.text("slug", SLUG_PATTERN),
        group=group,
        name=reader.localized("name"),
        definition=reader.localized("definition"),
        unit=reader.text("unit", SLUG_PATTERN),
        kind=kind,
        polarity=cast(Polarity, reader.choice("polarity", get_args(Polarity))),
        decimals=reader.whole_number("decimals", minimum=0, default=0),
        numerator=_numerator(reader, code, kind),
        denominator=denominator,
        population_band=band,
        per=reader.whole_number("per", minimum=1, default=None if has_rate else 1),
        body=body_of(reader, shared),
        forms=reader.words("forms"),
        recommendations=reader.words("recommendations", RECOMMENDATION_PATTERN),
        part_of=reader.optional_text("part_of"),
        comparable_from=reader.optional_period("comparable_from"),
        note=note_of(reader, shared),
        distribution=cast(Distribution, reader.choice("distribution", get_args(Distribution))),
        core=reader.flag("core"),
        not_for=reader.words("not_for", "|".join(REGION_KINDS)),
    )


def _numerator(reader: RecordReader, code: str, kind: Kind) -> tuple[str, ...]:
    """The codes a ratio adds up; a flow or a stock is its own numerator and names none."""
    if kind == "ratio":
        codes = reader.words("numerator")
        if not codes:
            reader.report("numerator", "a ratio names no numerator", "name the codes it adds up")
        return codes
    if reader.has("numerator"):
        reader.report("numerator", f"a {kind} is its own numerator", "take the field out")
    return (code,)


def _population_band(reader: RecordReader) -> str | None:
    if not reader.has("population_band"):
        return None
    return reader.choice("population_band", POPULATION_BANDS)
