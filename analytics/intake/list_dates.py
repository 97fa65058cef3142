"""Dates of lists, as people type them: real dates, and text that can mean one day only.

By the custom of the country the day stands before the month. Points say so beyond doubt; slashes do not
(`01/02/2025` is 2 January to an English program), so such a text is asked unless it can mean one day only.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from analytics.intake.figures import SPACES, number_words
from analytics.intake.opening import Cell, Moment
from analytics.intake.templates.entries import FIRST_DATE, LAST_DATE

DAY_FIRST = re.compile(
    r"^(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})(?:\s*(?:г|ж|жыл)\b\.?)?(?:\s+00?:00(?::00)?)?$"
)
YEAR_FIRST = re.compile(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?$")
EITHER_FIRST = re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$")
NAMED = re.compile(r"^«?(\d{1,2})»?\s+([^\W\d_]+)\.?,?\s+(\d{4})(?:\s*(?:г|года|год|ж|жыл|жылғы)\b\.?)?$")
NAMED_YEAR_FIRST = re.compile(
    r"^(\d{4})\s*(?:ж|жыл|жылғы|жылдың|г|года)?\.?,?\s+«?(\d{1,2})»?\s+([^\W\d_]+)\.?$"
)
NAMED_MONTH_FIRST = re.compile(r"^([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})$")
SHOWN = re.compile(r"^(\d{2})\.(\d{2})\.(\d{1,4})(?: \d{2}:\d{2})?$")  # as the reading process shows a date
MONTHS = (
    ("января", "январь", "янв", "қаңтар", "january", "jan"),
    ("февраля", "февраль", "фев", "ақпан", "february", "feb"),
    ("марта", "март", "мар", "наурыз", "march", "mar"),
    ("апреля", "апрель", "апр", "сәуір", "april", "apr"),
    ("мая", "май", "мамыр", "may"),
    ("июня", "июнь", "июн", "маусым", "june", "jun"),
    ("июля", "июль", "июл", "шілде", "july", "jul"),
    ("августа", "август", "авг", "тамыз", "august", "aug"),
    ("сентября", "сентябрь", "сен", "сент", "қыркүйек", "september", "sep", "sept"),
    ("октября", "октябрь", "окт", "қазан", "october", "oct"),
    ("ноября", "ноябрь", "ноя", "нояб", "қараша", "november", "nov"),
    ("декабря", "декабрь", "дек", "желтоқсан", "december", "dec"),
)
MONTH_NUMBERS = {word: number for number, words in enumerate(MONTHS, start=1) for word in words}


@dataclass(frozen=True, slots=True)
class DateRead:
    """A day, or the fault that keeps the cell from being one (then ``readings`` are what it may mean).

    ``fault`` of a day is ``list_date_text`` where it was read from a text, which is said.
    """

    day: dt.date | None
    fault: str = ""
    given: str = ""
    readings: tuple[dt.date, ...] = ()


def date_of(cell: Cell) -> DateRead:
    """The day that a filled cell says."""
    read = _date_of(cell)
    if read.day is not None and not FIRST_DATE <= read.day <= LAST_DATE:
        return DateRead(None, fault="list_date_year", given=date_words(read.day))
    return read


def date_words(day: dt.date) -> str:
    """A day as it is typed here: ``31.12.2025``."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def _date_of(cell: Cell) -> DateRead:
    if isinstance(cell, Moment):
        shown = SHOWN.match(cell.words)
        day = _day(int(shown[3]), int(shown[2]), int(shown[1])) if shown else None
        return DateRead(day) if day else DateRead(None, fault="list_date_wrong", given=cell.words)
    if isinstance(cell, bool):
        return DateRead(None, fault="list_date_wrong", given=str(cell).upper())
    if isinstance(cell, float):
        return DateRead(None, fault="list_date_number", given=number_words(cell))
    return _date_of_words(cell)


def _date_of_words(given: str) -> DateRead:
    words = " ".join(given.translate(SPACES).split()).casefold()
    if match := EITHER_FIRST.match(words):
        first, second, year = map(int, match.groups())
        readings = tuple(dict.fromkeys(filter(None, (_day(year, second, first), _day(year, first, second)))))
        if len(readings) > 1:
            return DateRead(None, fault="list_date_ambiguous", given=given, readings=readings)
        return _from_text(readings[0] if readings else None, given)
    if match := DAY_FIRST.match(words):
        return _from_text(_day(int(match[3]), int(match[2]), int(match[1])), given)
    if match := YEAR_FIRST.match(words):
        return _from_text(_day(int(match[1]), int(match[2]), int(match[3])), given)
    return _from_text(_named_day(words), given)


def _named_day(words: str) -> dt.date | None:
    """The day of words with the name of a month, in any of the three languages."""
    if match := NAMED.match(words):
        day, month, year = match[1], match[2], match[3]
    elif match := NAMED_YEAR_FIRST.match(words):
        day, month, year = match[2], match[3], match[1]
    elif match := NAMED_MONTH_FIRST.match(words):
        day, month, year = match[2], match[1], match[3]
    else:
        return None
    number = MONTH_NUMBERS.get(month)
    return _day(int(year), number, int(day)) if number else None


def _from_text(day: dt.date | None, given: str) -> DateRead:
    fault = "list_date_text" if day else "list_date_wrong"
    return DateRead(day, fault=fault, given=given)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
