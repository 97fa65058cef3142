"""What a region's profile says in words: where it differs, what really changed, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Catalogue, Indicator
from analytics.charts.rows import number_or_none
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, format_signed

if TYPE_CHECKING:
    import pandas as pd

STRONGEST: Final = 3
NOT_REAL: Final = ("similar", "not_judged")
CHANGE_ORDER: Final = ("better", "worse", "higher", "lower")
PERCENT: Final = "percent"

Row = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """The words of one profile: sentences, and items that stand in lists under a heading.

    ``changes`` holds items by judgement: better, worse, higher, lower; those without items are left
    out. ``no_change`` and the others are empty where there is nothing to say.
    """

    standing: str
    is_judged: bool
    by_chance: str
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    changes: dict[str, tuple[str, ...]]
    no_change: str
    missing: str


def profile_words(
    table: pd.DataFrame, catalogue: Catalogue, comparator: str, confidence: float, text: Texts
) -> ProfileWords:
    """The sentences of a profile, from the answer of ``region_profile``; no causal wording.

    ``comparator`` is the kind of level that the region is compared with, ``confidence`` that of the
    limits. Only differences and changes beyond chance are named.
    """
    rows: list[Row] = table.to_dict("records")
    writer = _Writer(catalogue, comparator, text)
    is_past = comparator == "last_year"
    return ProfileWords(
        standing=writer.standing(rows),
        is_judged=any(row["verdict"] != "not_judged" for row in rows),
        by_chance="" if is_past else writer.by_chance(rows, confidence),
        strengths=writer.differences(rows, "better"),
        weaknesses=writer.differences(rows, "worse"),
        changes={} if is_past else writer.changes(rows),
        no_change="" if is_past else writer.no_change(rows),
        missing=writer.missing(rows),
    )


def value_words(indicator: Indicator, value: float, text: Texts) -> str:
    """A value of an indicator's usual measure with its unit: ``2,4 на 10 тыс. детей``, ``67,7 %``."""
    number, unit = number_words(indicator, value, text), rate_unit(indicator)
    return number if unit == PERCENT else f"{number}\u00a0{text(f'units.{unit}')}"


def number_words(indicator: Indicator, value: float, text: Texts) -> str:
    """The same value without its unit, but for the sign of per cent."""
    decimals = max(indicator.decimals, 1) if indicator.has_rate else indicator.decimals
    write = format_percent if rate_unit(indicator) == PERCENT else format_number
    return write(value, text.language, decimals)


def change_words(indicator: Indicator, row: Row, text: Texts) -> str:
    """A change on last year: ``+8,2 %``, ``−3,1 п. п.``, ``с 0 до 4`` where there is no percentage.

    Empty where the years cannot be compared.
    """
    change, percent = number_or_none(row["change"]), number_or_none(row["change_percent"])
    if change is None:
        return ""
    if row["limits_of"] == "points":
        return text("profile.points", change=format_signed(change, text.language, 1))
    if percent is not None:
        return text("numbers.percent", value=format_signed(percent, text.language, 1))
    events = number_or_none(row["numerator"])
    if not events:
        return text("profile.unchanged")
    return text("profile.from_zero", value=format_number(events, text.language))


@dataclass(frozen=True, slots=True)
class _Writer:
    catalogue: Catalogue
    comparator: str
    text: Texts

    def standing(self, rows: Sequence[Row]) -> str:
        """How many indicators differ from the level, and in which way."""
        counts = Counter(str(row["verdict"]) for row in rows)
        judged = sum(counts.values()) - counts["not_judged"]
        words = self.text(f"comparators.kinds.{self.comparator}")
        if not judged:
            return _capital(self.text("profile.nothing_judged", comparator=words))
        if judged == counts["similar"]:
            return _capital(self.text("profile.no_difference", comparator=words, n=judged))
        sentence = self.text(
            "profile.standing",
            comparator=words,
            n=judged,
            better=counts["better"],
            worse=counts["worse"],
            neutral=counts["higher"] + counts["lower"],
            similar=counts["similar"],
        )
        return _capital(sentence)

    def by_chance(self, rows: Sequence[Row], confidence: float) -> str:
        """How many differences these limits would show by chance alone, where nothing differs."""
        judged = sum(row["verdict"] != "not_judged" for row in rows)
        expected = judged * (1 - confidence)
        if not judged:
            return ""
        percent = format_percent(confidence * 100, self.text.language, 0 if confidence == 0.95 else 1)
        if round(expected) < 1:
            return self.text("profile.by_chance_less", percent=percent, n=judged)
        number = format_number(round(expected), self.text.language)
        return self.text("profile.by_chance", percent=percent, n=judged, number=number)

    def differences(self, rows: Sequence[Row], verdict: str) -> tuple[str, ...]:
        """The differences beyond chance of one verdict, the largest first."""
        found = [row for row in rows if row["verdict"] == verdict]
        found.sort(key=lambda row: -abs(number_or_none(row["distance"]) or 0.0))
        return tuple(self._difference(row) for row in found[:STRONGEST])

    def changes(self, rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
        """The changes on last year beyond chance by their judgement, the clearest first."""
        by_judgement = {}
        for judgement in CHANGE_ORDER:
            found = [row for row in rows if row["change_judgement"] == judgement]
            found.sort(key=lambda row: -(number_or_none(row["change_distance"]) or 0.0))
            if found:
                by_judgement[judgement] = tuple(self._change(row) for row in found[:STRONGEST])
        return by_judgement

    def no_change(self, rows: Sequence[Row]) -> str:
        """That nothing changed beyond chance, or that nothing can be compared with last year."""
        judged = [row for row in rows if row["change_judgement"] != "not_judged"]
        if not judged:
            known = any(number_or_none(row["change"]) is not None for row in rows)
            return self.text("profile.change_unknown" if known else "profile.no_last_year")
        is_calm = all(row["change_judgement"] in NOT_REAL for row in judged)
        return self.text("profile.no_change", n=len(judged)) if is_calm else ""

    def missing(self, rows: Sequence[Row]) -> str:
        """For how many indicators there is no value, with the reasons, and what nobody reported."""
        without = [row for row in rows if number_or_none(row["value"]) is None]
        own = Counter(str(row["status"]) for row in without if row["regions"])
        sentences = []
        if own:
            reasons = ", ".join(
                self.text("profile.reason", reason=self.text(f"charts.status.{status}"), count=count)
                for status, count in own.most_common()
            )
            sentences.append(self.text("profile.missing", n=own.total(), reasons=reasons))
        nobody = len(without) - own.total()
        if nobody:
            sentences.append(self.text("profile.nobody", n=nobody))
        return " ".join(sentences)

    def _difference(self, row: Row) -> str:
        indicator = self._indicator(row)
        value = value_words(indicator, row["value"], self.text)
        level = number_words(indicator, row["benchmark"], self.text)
        words = self.text(
            "profile.difference",
            indicator=indicator.name[self.text.language],
            value=value,
            level=self.text(f"profile.level.{self.comparator}", value=level),
        )
        need = self._need(row) if row["verdict"] == "worse" else ""
        return f"{words}; {need}" if need else words

    def _need(self, row: Row) -> str:
        """How many children or cases part the region from the level; nothing against its own past."""
        number = number_or_none(row["to_benchmark"])
        if not number or self.comparator == "last_year":
            return ""
        counted = self.catalogue.indicators[self._indicator(row).numerator[0]]
        unit = self.text(f"units.{counted.unit}")
        count = f"{format_number(abs(number), self.text.language)}\u00a0{unit}"
        return self.text("profile.more" if number > 0 else "profile.fewer", count=count)

    def _change(self, row: Row) -> str:
        indicator = self._indicator(row)
        before = number_words(indicator, row["value_last_year"], self.text)
        value = value_words(indicator, row["value"], self.text)
        words = self.text(
            "profile.change",
            indicator=indicator.name[self.text.language],
            before=before,
            value=value,
            change=change_words(indicator, row, self.text),
        )
        return f"{words}; {self.text('profile.small')}" if row["small"] else words

    def _indicator(self, row: Row) -> Indicator:
        return self.catalogue.indicators[str(row["indicator_code"])]


def _capital(sentence: str) -> str:
    """A sentence that begins with a capital letter, whatever word it begins with."""
    return sentence[:1].upper() + sentence[1:]
