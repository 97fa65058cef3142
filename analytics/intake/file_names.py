"""What the name of a file says of its period: ``9 мес 2022``, ``1 кв 2015``, ``қаңтар-қыркүйек``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.periods import Period

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4}
LAST_MONTHS = {
    "март": 3, "наурыз": 3, "march": 3, "mar": 3,
    "июнь": 6, "маусым": 6, "june": 6, "jun": 6,
    "сентябрь": 9, "қыркүйек": 9, "september": 9, "sep": 9,
    "декабрь": 12, "желтоқсан": 12, "december": 12, "dec": 12,
}  # fmt: skip
FIRST_MONTHS = ("январь", "қаңтар", "january", "jan")
SEPARATORS = re.compile(r"[\s_]+")
YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
SDMX = re.compile(r"(?<!\d)(20[0-4]\d)[\s\-]?q([1-4])(?!\d)|(?<![a-z])q([1-4])(?!\d)")
QUARTER = re.compile(
    r"(?<!\w)(?P<quarter>[1-4]|iv|i{1,3}|іv|і{1,3})[\s\-]*(?:й|ый|ой|ші|шы|st|nd|rd|th)?[\s\-]*"
    r"(?:кв\b|кв\.|квартал|тоқсан|тоқ\b|quarter|qtr)"
)
MONTHS = re.compile(r"(?<!\d)(?P<months>3|6|9|12)[\s\-]*(?:ти\s|ть\s)?(?:мес|ай(?:да|ы|лық)?\b|months?\b)")
HALF_YEAR = re.compile(r"полугоди|жартыжылд|half[\s\-]?year")
RANGE = re.compile(rf"(?:{'|'.join(FIRST_MONTHS)})\s*[-–—]\s*(?P<month>{'|'.join(LAST_MONTHS)})")


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """The year and quarter that a file name says, each where it says it."""

    year: int | None
    quarter: int | None

    def agrees_with(self, period: Period) -> bool:
        """Whether nothing in the name contradicts the period."""
        return self.year in (None, period.year) and self.quarter in (None, period.quarter)


def period_in_name(file_name: str) -> NamedPeriod:
    """The period that a file name says; months count from 1 January."""
    words = SEPARATORS.sub(" ", stem(file_name).casefold())
    year = YEAR.search(words) or SDMX.search(words)
    return NamedPeriod(int(year[1]) if year and year[1] else None, _quarter(words))


def without_period(file_name: str) -> str:
    """The stem of a file name without the words that say its period."""
    words = SEPARATORS.sub(" ", stem(file_name))
    for pattern in (SDMX, QUARTER, MONTHS, RANGE, HALF_YEAR, YEAR):
        words = _cut(words, pattern)
    return words


def stem(file_name: str) -> str:
    """A file name without folders and ending."""
    name = re.split(r"[\\/]", file_name)[-1]
    return name.rpartition(".")[0] or name


def _quarter(words: str) -> int | None:
    if match := SDMX.search(words):
        return int(match[2] or match[3])
    if match := QUARTER.search(words):
        given = match["quarter"]
        return ROMAN.get(given) or int(given)
    if match := MONTHS.search(words):
        return int(match["months"]) // 3
    if match := RANGE.search(words):
        return LAST_MONTHS[match["month"]] // 3
    return 2 if HALF_YEAR.search(words) else None


def _cut(words: str, pattern: re.Pattern[str]) -> str:
    """The words without what the pattern finds in them, whatever their case."""
    spans: Iterable[re.Match[str]] = pattern.finditer(words.casefold())
    if len(words) != len(words.casefold()):
        return words
    kept = list(words)
    for span in spans:
        kept[span.start() : span.end()] = " " * (span.end() - span.start())
    return "".join(kept)
