"""Named groups of regions: macro-regions, the cities, the oblasts, the regions of a reform."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from analytics.regions.borders import BORDERS, Territories
from analytics.text.localized import LANGUAGES, Localized

FILE: Final = "region_groups.toml"
KINDS: Final = ("oblast", "city")
WORDS: Final = ("name", "of", "in")
FIELDS: Final = {"code", "source", "macro_region", "regions", "kind", *WORDS}


@dataclass(frozen=True, slots=True)
class Group:
    """A named group with its regions in some borders, by code.

    ``of`` and ``inside`` are the name as a sentence uses it ("of the Northern …", "in the Northern …").
    Each region is in exactly one group that is a ``macro_region``.
    """

    code: str
    name: Localized
    of: Localized
    inside: Localized
    macro_region: bool
    region_codes: tuple[str, ...]


def read_groups(folder: Path, territories: Territories) -> dict[int, dict[str, Group]]:
    """The groups of ``region_groups.toml`` in each borders, in the order of the file.

    A unit of older borders belongs to a group if all regions that succeeded it do; a group without
    a unit in some borders is left out there.

    Raises:
        ValueError: the file has faults; all of them, one a line, each with the group it is in.
    """
    records = tomllib.loads((folder / FILE).read_text(encoding="utf-8")).get("group", [])
    faults = [*_faults(records, territories), *_faults_of_macro_regions(records, territories)]
    if faults:
        raise ValueError("\n".join(f"{FILE}: {fault}" for fault in faults))
    return {borders: dict(_groups(records, territories, borders)) for borders in BORDERS}


def _groups(
    records: Sequence[Mapping[str, Any]], territories: Territories, borders: int
) -> Iterator[tuple[str, Group]]:
    for record in records:
        codes = _members(record, territories, borders)
        if codes:
            name, of, inside = (Localized(**record[word]) for word in WORDS)
            group = Group(record["code"], name, of, inside, record.get("macro_region", False), codes)
            yield group.code, group


def _members(record: Mapping[str, Any], territories: Territories, borders: int) -> tuple[str, ...]:
    regions = territories.in_borders(borders)
    if "kind" in record:
        return tuple(region.code for region in regions if region.kind == record["kind"])
    present = set(record["regions"])
    return tuple(
        region.code for region in regions if present.issuperset(territories.successors(region.code, borders))
    )


def _faults(records: Sequence[Mapping[str, Any]], territories: Territories) -> Iterator[str]:
    known = {region.code for region in territories.in_borders(BORDERS[-1])}
    for position, record in enumerate(records, start=1):
        code = record.get("code") or f"group number {position}"
        yield from (f"{code}: {field!r} is no field of a group" for field in sorted(record.keys() - FIELDS))
        yield from (f"{code}: {field} is missing" for field in ("code", "source") if not record.get(field))
        yield from (f"{code}: {fault}" for word in WORDS for fault in _faults_of_words(record, word))
        if ("regions" in record) == ("kind" in record):
            yield f"{code}: give either regions or kind"
        if record.get("kind", KINDS[0]) not in KINDS:
            yield f"{code}: kind is one of {', '.join(KINDS)}, not {record['kind']!r}"
        members = record.get("regions", [])
        yield from (f"{code}: {member!r} is no present region" for member in members if member not in known)
        yield from (f"{code}: {member!r} is named twice" for member in _repeated(members))
    yield from (f"{code}: two groups have this code" for code in _repeated([r.get("code") for r in records]))


def _faults_of_words(record: Mapping[str, Any], word: str) -> Iterator[str]:
    words = record.get(word, {})
    yield from (f"{word}.{language} is missing" for language in LANGUAGES if not words.get(language))
    yield from (f"{word}.{language} is no language" for language in sorted(words.keys() - set(LANGUAGES)))


def _faults_of_macro_regions(records: Sequence[Mapping[str, Any]], territories: Territories) -> Iterator[str]:
    named = Counter(
        member
        for record in records
        if record.get("macro_region")
        for member in set(record.get("regions", []))
    )
    for region in territories.in_borders(BORDERS[-1]):
        if named[region.code] != 1:
            yield f"{region.code!r} is in {named[region.code]} macro-regions instead of one"


def _repeated(codes: Sequence[Any]) -> list[Any]:
    return [code for code, times in Counter(codes).items() if times > 1]
