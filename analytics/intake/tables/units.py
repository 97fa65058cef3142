"""The unit that a heading says: people, money or a share, single or in thousands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from analytics.catalogue.records import Indicator

Measure = Literal["count", "money", "share"]
SHARE = re.compile(r"%|\bпроцент|\bпайыз|\bper ?cent|\bудельн\w* вес|\bдол[яи]\b|\bүлес")
MONEY = re.compile(r"\bтенге|\bтеңге|\btenge|\bkzt\b|₸")
SCALES: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\bмлрд|\bмиллиард|\bbillion|\bbln\b"), 1_000_000_000),
    (re.compile(r"\bмлн|\bмиллион|\bmillion|\bmln\b"), 1_000_000),
    (re.compile(r"\bтыс\b|\bтысяч|\bмың\b|\bthousand|\bths\b"), 1_000),
)
# «на 1 тыс. детей» is a rate and no unit of the figure.
PER = re.compile(r"\b(?:на|per|шаққанда)\s+[\d ]*(?:тыс\w*|мың|thousand)?\b")
MONEY_UNIT = "million_tenge"
# What a person may choose: a figure of the column is that many of the indicator's unit.
FACTORS: tuple[str, ...] = ("1", "1000", "1000000", "0.001", "0.000001")


@dataclass(frozen=True, slots=True)
class SaidUnit:
    """What words say of a unit; ``scale`` is 1,000 for thousands, ``measure`` is ``None`` if unsaid."""

    measure: Measure | None = None
    scale: int = 1

    @property
    def says_nothing(self) -> bool:
        """Whether neither a measure nor a scale is said."""
        return self.measure is None and self.scale == 1


def said_unit(parts: Iterable[str]) -> SaidUnit:
    """The unit of the first words that say one; headings come before the title above them."""
    for words in parts:
        said = _said(words.casefold())
        if not said.says_nothing:
            return said
    return SaidUnit()


def factor_of(said: SaidUnit, indicator: Indicator) -> str:
    """By what a figure is multiplied to stand in the indicator's unit, as a decimal number."""
    if indicator.unit == MONEY_UNIT:
        whole = Decimal(said.scale) / 1_000_000 if said.measure == "money" else Decimal(1)
    else:
        whole = Decimal(said.scale)
    words = f"{whole.normalize():f}"
    return words if words in FACTORS else "1"


def fits(said: SaidUnit, indicator: Indicator) -> bool:
    """Whether an indicator can have the unit: money is money, a share is never a stored figure."""
    if said.measure == "share":
        return indicator.kind == "ratio"
    return (said.measure == "money") <= (indicator.unit == MONEY_UNIT)


def _said(words: str) -> SaidUnit:
    if SHARE.search(words):
        return SaidUnit("share")
    words = PER.sub(" ", words)
    scale = next((size for pattern, size in SCALES if pattern.search(words)), 1)
    return SaidUnit("money" if MONEY.search(words) else None, scale)
