"""What a heading, a cell or a title says of its period: a year, a quarter, or both."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analytics.intake.file_names import HALF_YEAR, LAST_MONTHS, MONTHS, QUARTER, RANGE, ROMAN
from analytics.intake.opening import Cell
from analytics.intake.tables.words import cell_words, plain, without_footnotes
from analytics.periods import Period

SDMX = re.compile(r"(?<!\d)(\d{4})[\s\-]?q([1-4])(?!\d)")
SCHOOL_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[/–—-]\s*(?:(?:19|20)?\d\d)(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
DATE = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?!\d)")
# «на 1 апреля 2025 года» and its kin: the day after the end of a quarter.
MONTH_BEGINNINGS = {
    "январ": 1, "апрел": 4, "июл": 7, "октябр": 10, "қаңтар": 1, "сәуір": 4, "шілде": 7, "қазан": 10,
    "january": 1, "april": 4, "july": 7, "october": 10,
}  # fmt: skip
MONTH_NAME = "|".join(MONTH_BEGINNINGS)
AS_AT = re.compile(rf"(?<!\d)0?1[\s-]+(?:of\s+)?({MONTH_NAME})\w*,?\s+((?:19|20)\d\d)")
AS_AT_AFTER_YEAR = re.compile(rf"((?:19|20)\d\d)\s+жыл\w*\s+0?1[\s-]+({MONTH_NAME})\w*")
AS_AT_MONTH_FIRST = re.compile(rf"({MONTH_NAME})\w*\s+0?1(?:st)?,?\s+((?:19|20)\d\d)")
IDLE = re.compile(
    r"\b(?:г|гг|год|года|году|годы|жыл|жылы|жылғы|жылдың|year|years|за|на|по состоянию|по|в|for|as|at|of|"
    r"the|нарастающим итогом|с начала|өспелі қорытындымен|cumulative|период|кезең|кезеңі|ішінде)\b"
)
YEAR_WORDS = frozenset({"год", "year", "жыл", "итого за год", "за год", "жыл бойы"})
FIRST_MONTHS_OF_QUARTERS = (1, 4, 7, 10)
# What is cut out of a heading; words are cut to their end («9 месяцев», «полугодие»).
SAID = tuple(
    re.compile(rf"(?:{pattern.pattern})\w*")
    for pattern in (
        SDMX, AS_AT, AS_AT_AFTER_YEAR, AS_AT_MONTH_FIRST, DATE, QUARTER, MONTHS, RANGE, HALF_YEAR,
        SCHOOL_YEAR,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The year and the quarter that some words say, each where they say it.

    ``whole_year`` marks words such as «год» beside quarters; ``alone`` a quarter that may be counted
    by itself and not from 1 January; ``school_year`` is the year in which a school year begins, which
    is no calendar period at all.
    """

    year: int | None = None
    quarter: int | None = None
    whole_year: bool = False
    alone: bool = False
    school_year: int | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether the words name neither year nor quarter."""
        return self == PeriodWords()

    @property
    def period(self) -> Period | None:
        """The period, where both the year and the quarter are said."""
        return None if self.year is None or self.quarter is None else Period(self.year, self.quarter)

    def completed(self, others: PeriodWords) -> PeriodWords:
        """The same with what other words add: those of a title, of a sheet, of a file name."""
        if self.school_year or others.school_year:
            return self
        return replace(
            self,
            year=others.year if self.year is None else self.year,
            quarter=others.quarter if self.quarter is None else self.quarter,
        )


def period_words(words: str) -> PeriodWords:
    """What some words say of a period; nothing where they say nothing."""
    folded = without_footnotes(words).casefold()
    if not folded:
        return PeriodWords()
    if found := SDMX.search(folded):
        return PeriodWords(int(found[1]), int(found[2]))
    if as_at := _as_at(folded):
        return as_at
    if found := SCHOOL_YEAR.search(folded):
        return PeriodWords(school_year=int(found[1]))
    year = YEAR.search(folded)
    quarter, alone = _quarter(folded)
    whole = quarter is None and _bare(folded) in YEAR_WORDS
    return PeriodWords(int(year[1]) if year else None, quarter, whole, alone)


def period_of_cell(cell: Cell) -> PeriodWords:
    """What a cell of a period column says; a number is a year only where it looks like one."""
    return PeriodWords() if isinstance(cell, bool) else period_words(cell_words(cell))


def without_period(words: str) -> str:
    """Words in one spelling without what they say of a period, so that a heading stays the same."""
    folded = without_footnotes(words).casefold()
    found = period_words(words)
    if found.says_nothing:
        return plain(words)
    for pattern in SAID:
        folded = pattern.sub(" ", folded)
    left = _bare(folded)
    return "" if left in YEAR_WORDS else left


def is_only_period(words: str) -> bool:
    """Whether words say a period and nothing else: «2015», «I квартал», «9 мес. 2025 г.»."""
    return not period_words(words).says_nothing and not without_period(words)


def _bare(folded: str) -> str:
    left = " ".join(plain(YEAR.sub(" ", folded)).split())
    return left if left in YEAR_WORDS else " ".join(IDLE.sub(" ", left).split())


def _as_at(folded: str) -> PeriodWords | None:
    """The quarter before «1 апреля 2025»; the quarter that ends with «31.03.2025»."""
    if found := AS_AT.search(folded) or AS_AT_MONTH_FIRST.search(folded):
        return _before(MONTH_BEGINNINGS[found[1]], int(found[2]))
    if found := AS_AT_AFTER_YEAR.search(folded):
        return _before(MONTH_BEGINNINGS[found[2]], int(found[1]))
    if found := DATE.search(folded):
        day, month, year = (int(part) for part in found.groups())
        if day == 1 and month in FIRST_MONTHS_OF_QUARTERS:
            return _before(month, year)
        for quarter in range(1, 5):
            last = Period(year, quarter).last_day
            if (last.day, last.month) == (day, month):
                return PeriodWords(year, quarter)
    return None


def _before(month: int, year: int) -> PeriodWords:
    before = Period(year, (month - 1) // 3 + 1).shift(-1)
    return PeriodWords(before.year, before.quarter)


def _quarter(folded: str) -> tuple[int | None, bool]:
    """The quarter, and whether the words may mean that quarter alone."""
    if found := MONTHS.search(folded):
        return int(found["months"]) // 3, False
    if found := RANGE.search(folded):
        return LAST_MONTHS[found["month"]] // 3, False
    if HALF_YEAR.search(folded):
        return 2, False
    if found := QUARTER.search(folded):
        given = found["quarter"]
        quarter = ROMAN.get(given) or int(given)
        return quarter, quarter > 1
    return None, False
