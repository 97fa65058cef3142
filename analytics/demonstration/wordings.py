"""Words as regions write them into lists: each in Russian and in Kazakh, with places to fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy as np

Tongue = Literal["ru", "kk"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Words:
    """One wording in the two languages of the lists."""

    ru: str
    kk: str

    def __call__(self, tongue: Tongue, **filled: object) -> str:
        """The words in a language, with what stands in their braces."""
        words = self.kk if tongue == "kk" else self.ru
        return words.format(**filled) if filled else words


def words_of(record: Mapping[str, Any]) -> Words:
    """The words of a record of a data file."""
    return Words(record["ru"], record["kk"])


def pool_of(records: Sequence[Mapping[str, Any]]) -> tuple[Words, ...]:
    """Several wordings, in their order."""
    return tuple(words_of(record) for record in records)


def named_pool(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Words]:
    """Wordings by their names."""
    return {name: words_of(record) for name, record in table.items()}


def picked(random: np.random.Generator, pool: Sequence[Item]) -> Item:
    """One of several, each as likely as the others."""
    return pool[int(random.random() * len(pool))]


def between(random: np.random.Generator, bounds: tuple[float, float], factor: float = 1.0) -> float:
    """A number between two bounds, times a factor."""
    low, high = bounds
    return (low + (high - low) * float(random.random())) * factor


def day_between(random: np.random.Generator, first: dt.date, last: dt.date) -> dt.date:
    """A day from the first to the last; the first where the last stands before it."""
    return first + dt.timedelta(days=int(random.random() * max((last - first).days + 1, 1)))


def date_words(day: dt.date) -> str:
    """A day as it is typed: ``31.12.2025``."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"
