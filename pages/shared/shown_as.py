"""How an indicator's usual measure is written: its unit in words and its decimals."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.catalogue import rate_unit, shown_decimals
from analytics.catalogue.records import Indicator
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent
from pages.shared import data

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class ShownAs:
    """The unit in words, the decimals, and whether a change is told in percentage points."""

    text: Texts
    unit: str
    decimals: int
    in_points: bool

    def number(self, value: float) -> str:
        """The value without its unit, but for the sign of per cent: ``2,4``, ``67,7 %``."""
        write = format_percent if self.in_points else format_number
        return write(value, self.text.language, self.decimals)

    @property
    def unit_apart(self) -> str:
        """The unit that stands beside :meth:`number`; nothing where that says it already."""
        return "" if self.in_points else self.unit

    def beside(self, name: str) -> str:
        """The name of the indicator with the unit, unless the value or the name itself says it."""
        if not self.unit_apart or self.unit_apart.strip("()").lower() in name.lower():
            return name
        is_bracketed = self.unit_apart.startswith("(")
        return f"{name} {self.unit_apart}" if is_bracketed else f"{name}, {self.unit_apart}"

    def with_unit(self, value: float) -> str:
        """The value with its unit: ``2,4 на 10 тыс. детей``, ``67,7 %``."""
        return f"{self.number(value)}\u00a0{self.unit_apart}".rstrip()


def shown_as(text: Texts, code: str) -> ShownAs:
    """How the rate of an indicator is written, or its number where it has no rate."""
    indicator = data.catalogue().indicators[code]
    unit = rate_unit(indicator)
    return ShownAs(text, text(f"units.{unit}"), decimals_of(indicator), unit == PERCENT)


def decimals_of(indicator: Indicator) -> int:
    """The decimals of an indicator's usual measure: a rate needs at least one."""
    return shown_decimals(indicator)
