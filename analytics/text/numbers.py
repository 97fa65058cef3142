"""Numbers, dates and lists as they stand in a sentence of a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from analytics.text.digits import Number, format_number, format_signed
from analytics.text.localized import Language
from analytics.text.phrases import texts

__all__ = [
    "KAZAKHSTAN_TIME",
    "decimals_needed",
    "format_date",
    "format_moment",
    "format_number",
    "format_percent",
    "format_signed",
    "join_names",
]

# One time in the whole country since 1 March 2024; every moment of the journal is later.
KAZAKHSTAN_TIME = dt.timezone(dt.timedelta(hours=5))


def decimals_needed(value: float) -> int:
    """How many decimals show a value as it was written: 2 of 2.45, none of 75.0."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def format_percent(value: Number, language: Language, decimals: int = 1) -> str:
    """A value that is already in per cent: 14.8 is ``14,8 %`` (no-break space), English ``14.8%``."""
    return texts(language)("numbers.percent", value=format_number(value, language, decimals))


def format_date(day: dt.date, language: Language, style: Literal["short", "long"] = "short") -> str:
    """A date: ``20.02.2015``, or long ``20 февраля 2015 г.`` / ``2015 жылғы 20 ақпан``."""
    text = texts(language)
    return text(
        f"numbers.date_{style}",
        day=day.day,
        day_two_digits=f"{day.day:02}",
        month_two_digits=f"{day.month:02}",
        month=text(f"periods.month_of_date.{day.month}"),
        year=day.year,
    )


def format_moment(moment: dt.datetime, language: Language) -> str:
    """A moment in Kazakhstan time: ``20.02.2026 14:05``.

    A moment without a zone is UTC, as the journal keeps it.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    local = aware.astimezone(KAZAKHSTAN_TIME)
    return texts(language)("numbers.moment", date=format_date(local, language), time=f"{local:%H:%M}")


def join_names(names: Sequence[str], language: Language) -> str:
    """Names as one enumeration: ``Абай, Ақтөбе и Алматы``; no names give an empty text."""
    if len(names) < 2:
        return "".join(names)
    return texts(language)("numbers.list", names=", ".join(names[:-1]), last=names[-1])
