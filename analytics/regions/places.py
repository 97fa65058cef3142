"""Which regions the words of a place name: «г. Темиртау, ДК металлургов», «Қызылорда облысы».

Streets, schools and districts bear the names of towns, regions and poets, so little counts: a name
beside a word that says what it is («область», «г.», «қаласы»), or a part of the place, between
commas, that is a name and nothing else. Everything else says nothing.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from analytics.regions.naming import CITY_WORDS, KAZAKH_AS_RUSSIAN, OBLAST_WORDS
from analytics.regions.records import OUTSIDE_REGIONS, REPUBLIC
from analytics.text.localized import LANGUAGES

FILE: Final = "towns.csv"
MOST_WORDS: Final = 3  # of a name: «Западно-Казахстанская» has two
PARTS: Final = re.compile(r"[,;()/\n]+")
WORDS: Final = re.compile(r"[^\W_]+")
ABBREVIATION: Final = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІ]{3}")
OBLAST: Final = OBLAST_WORDS | {"областной", "облысында", "облысындағы", "облысынан"}
CITY: Final = CITY_WORDS - {"g"} | {"городе", "гор", "қаласында", "қаласындағы", "қаласынан"}
BEFORE_ITS_NAME: Final = CITY - {"қ", "city", "qalasy"}  # «г. Семей» and not «Семей г.»


@dataclass(frozen=True, slots=True)
class Town:
    """A town of a present region; ``alone`` says that its bare name means nothing else in the country.

    ``also`` are the regions in which a place, a district or a street of that name is usual.
    """

    code: str
    names: tuple[str, ...]
    alone: bool
    also: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """Words of a place that name a region or its town, and the regions that they may mean.

    ``also`` are regions in which such words mean a place of their own.
    """

    words: str
    codes: tuple[str, ...]
    also: frozenset[str] = frozenset()


class Places:
    """Reads the words of places; ``identify`` gives the codes that the name of a region may mean."""

    def __init__(self, towns: Sequence[Town], identify: Callable[[str], tuple[str, ...]]) -> None:
        self._identify = identify
        self._towns = {_folded(name): town for town in towns for name in town.names}

    def named(self, words: str) -> tuple[NamedPlace, ...]:
        """The regions that the words name with certainty, part by part; most words name none."""
        found: list[NamedPlace] = []
        for part in PARTS.split(words):
            tokens = [match[0] for match in WORDS.finditer(part)]
            beside = list(self._beside_words(tokens))
            found += beside or self._alone(part.strip(), tokens)
        return tuple(found)

    def _beside_words(self, tokens: Sequence[str]) -> Iterator[NamedPlace]:
        """Names beside a word that says that they are a region's or a town's."""
        for place, token in enumerate(tokens):
            word = token.casefold()
            if word in OBLAST:
                found = self._oblast(_before(tokens, place)) or self._oblast(_after(tokens, place))
            elif word in CITY and not (place and tokens[place - 1].isdigit()):
                after = _after(tokens, place) if word in BEFORE_ITS_NAME else ()
                found = self._city(after) or self._city(_before(tokens, place))
            else:
                continue
            if found is not None:
                yield found

    def _oblast(self, candidates: Sequence[str]) -> NamedPlace | None:
        for words in candidates:
            if codes := _reporting(self._identify(f"{words} область")):
                return NamedPlace(words, codes)
        return None

    def _city(self, candidates: Sequence[str]) -> NamedPlace | None:
        for words in candidates:
            town = self._declined.get(_folded(words))
            if town is not None:
                return NamedPlace(words, (town.code,))
            if codes := _reporting(self._identify(f"город {words}")):
                return NamedPlace(words, codes)
        return None

    def _alone(self, part: str, tokens: Sequence[str]) -> list[NamedPlace]:
        """A part that is the name of a town, or of a region of several words or three letters."""
        town = self._towns.get(_folded(part))
        if town is not None:
            codes = tuple(sorted({town.code, *_reporting(self._identify(part))}))
            return [NamedPlace(part, codes, town.also)] if town.alone else []
        if len(tokens) == MOST_WORDS - 1 or ABBREVIATION.fullmatch(part):
            codes = _reporting(self._identify(part))
            return [NamedPlace(part, codes)] if codes else []
        return []

    @cached_property
    def _declined(self) -> Mapping[str, Town]:
        """Towns by their names in the cases in which they stand beside «город»."""
        forms = {form: town for name, town in self._towns.items() for form in _cases(name)}
        return {**forms, **self._towns}


def read_places(folder: Path, identify: Callable[[str], tuple[str, ...]]) -> Places:
    """The towns of ``towns.csv`` with the names of regions.

    Raises:
        ValueError: two towns have one name.
    """
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        towns = [_town(row) for row in csv.DictReader(file)]
    owners: dict[str, str] = {}
    for town in towns:
        for name in {_folded(name) for name in town.names}:
            if name in owners:
                raise ValueError(f"{FILE}: {name!r} is a town of {owners[name]} and of {town.code}")
            owners[name] = town.code
    return Places(towns, identify)


def _town(row: Mapping[str, str]) -> Town:
    names = [row[f"name_{language}"] for language in LANGUAGES]
    others = [name for name in row["other_names"].split(";") if name]
    also = frozenset(code for code in row["also"].split(";") if code)
    return Town(row["code"], tuple(dict.fromkeys([*names, *others])), row["alone"] == "yes", also)


def _before(tokens: Sequence[str], place: int) -> tuple[str, ...]:
    """The words that end before a place, the longest run first."""
    starts = range(max(place - MOST_WORDS, 0), place)
    return tuple(" ".join(tokens[start:place]) for start in starts)


def _after(tokens: Sequence[str], place: int) -> tuple[str, ...]:
    """The words that begin after a place, the longest run first."""
    ends = range(min(place + 1 + MOST_WORDS, len(tokens)), place + 1, -1)
    return tuple(" ".join(tokens[place + 1 : end]) for end in ends)


def _reporting(codes: Sequence[str]) -> tuple[str, ...]:
    """Codes of regions; of the republic or of units outside the regions nothing is said."""
    return () if {REPUBLIC, OUTSIDE_REGIONS} & set(codes) else tuple(codes)


def _folded(words: str) -> str:
    """Words without case, punctuation and the letters in which Kazakh and Russian spellings differ."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return (
        " ".join(match[0] for match in WORDS.finditer(plain)).translate(KAZAKH_AS_RUSSIAN).replace("ё", "е")
    )


def _cases(name: str) -> Iterator[str]:
    """The genitive and the prepositional of a Russian name: «Караганды», «Павлодаре»."""
    stem, last = name[:-1], name[-1]
    if last == "а":
        yield stem + ("и" if stem[-1] in "гкхжшч" else "ы")
        yield stem + "е"
    elif name.endswith("ый"):
        yield from (name[:-2] + ending for ending in ("ого", "ом"))
    elif last == "й":
        yield from (stem + ending for ending in "яе")
    elif last == "ь":
        yield stem + "и"
    elif last in "бвгджзклмнпрстфхцчшщ":
        yield from (name + ending for ending in "ае")
