"""A change on the same period of last year in words: by how much, which way, and whether it is good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from analytics.catalogue.records import Indicator
from analytics.charts.rows import number_or_none
from analytics.text.numbers import format_signed
from pages.shared.shown_as import ShownAs, decimals_of

Tone = Literal["better", "worse", "neutral"]
Direction = Literal["up", "down", "level"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the unit of the indicator; ``amount`` is ``None`` where the years do not compare.

    ``tone`` is good or bad only where the change is more than chance explains; ``is_chance`` says that it
    was tested and is not.
    """

    amount: float | None
    percent: float | None
    value: float | None
    tone: Tone
    direction: Direction
    is_chance: bool = False

    def words(self, shown: ShownAs) -> str:
        """The change as officials write it: ``−0,3 (−11,4 %)``, ``+1,7 п. п.``, ``с 0 до 4``."""
        text = shown.text
        if self.amount is None or self.direction == "level":
            return text("overview_blocks.card.unchanged")
        signed = format_signed(self.amount, text.language, shown.decimals)
        if shown.in_points:
            return text("overview_blocks.card.points", change=signed)
        if self.percent is None:
            return text("overview_blocks.card.from_zero", value=shown.number(self.value or 0))
        percent = text("numbers.percent", value=format_signed(self.percent, text.language, 1))
        return f"{signed} ({percent})"


def change_of(row: Mapping[Any, Any], indicator: Indicator) -> Change:
    """The change in a row of :func:`analytics.measures.overview.headline`.

    A change that rounds to nothing, as the value is written, counts as none.
    """
    amount, percent = number_or_none(row["change"]), number_or_none(row["change_percent"])
    value = number_or_none(row["value"])
    if amount is None or round(amount, decimals_of(indicator)) == 0:
        return Change(amount, percent, value, "neutral", "level")
    direction: Direction = "up" if amount > 0 else "down"
    judged: str = row["judgement"]
    tone: Tone = "better" if judged == "better" else "worse" if judged == "worse" else "neutral"
    return Change(amount, percent, value, tone, direction, judged == "similar")
