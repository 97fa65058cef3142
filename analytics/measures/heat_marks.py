"""What a heat map shows of its figures: the mark of each cell, how many there are, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np

from analytics.measures.benchmark import ComparatorKind

if TYPE_CHECKING:
    import pandas as pd

Shade = Literal["against", "change"]
Mark = Literal["better", "worse", "similar", "higher", "lower", "not_judged", "no_data"]
IndicatorOrder = Literal["catalogue", "differing"]

SHADES: Final[tuple[Shade, ...]] = get_args(Shade)
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
INDICATOR_ORDERS: Final[tuple[IndicatorOrder, ...]] = get_args(IndicatorOrder)
DIFFERING: Final[tuple[Mark, ...]] = ("better", "worse", "higher", "lower")
UNJUDGED: Final[tuple[Mark, ...]] = ("not_judged", "no_data")
REGION_ORDERS: Final = ("register", "worse", "better")

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class HeatSummary:
    """How many cells of a heat map have each mark, and where the most of them are.

    ``cells`` of ``regions`` x ``indicators``, of which ``judged`` have a verdict; ``counts`` by mark.
    ``worse``, ``better`` and ``no_data`` name the regions that have such cells, the most first.
    A cell without a real difference differs all the same with the probability ``chance``; ``tested`` says
    that this is the share of false ones among all that were found (Benjamini and Hochberg) and not among
    all that were judged. ``small`` cells rest on fewer than ten events in one of the two years.
    """

    regions: int
    indicators: int
    cells: int
    judged: int
    counts: Mapping[str, int]
    worse: Counted
    better: Counted
    no_data: Counted
    unjudged_indicators: tuple[str, ...]
    confidence: float
    tested: bool
    small: int

    @property
    def chance(self) -> float:
        """The probability of a verdict where there is no difference."""
        return 1 - self.confidence

    @property
    def differing(self) -> int:
        """How many cells differ, for better or worse or neither."""
        return sum(self.counts[mark] for mark in DIFFERING)

    @property
    def expected_by_chance(self) -> float:
        """How many of the judged cells would differ at most if nothing but chance parted the regions.

        Exact and Byar limits are a little wide, and a region is part of its republic: with 8 to 1,000
        events a region (20 regions alike, seeded simulation) 0.07 to 0.14 % of cells differ at 99.8 %,
        and 0.16 % of shares (Wilson).
        """
        return self.expected_at(self.confidence)

    def expected_at(self, confidence: float) -> float:
        """The same for limits of another confidence (0 to 1)."""
        return self.judged * (1 - confidence)


def marked(table: pd.DataFrame, shade: Shade) -> pd.DataFrame:
    """The table of :func:`analytics.measures.heat.heat` with the ``mark`` of each cell.

    A cell is marked by its verdict against the comparator, or by that of its change on last year;
    one without a value is ``no_data``.
    """
    words = table["verdict" if shade == "against" else "change_judgement"].to_numpy(dtype=object)
    there = table["value"].notna().to_numpy()
    return table.assign(mark=np.where(there, words, "no_data"))


def is_tested(shade: Shade, against: ComparatorKind) -> bool:
    """Whether cells are marked by a test of their change, and not by the limits of their value."""
    return shade == "change" or against == "last_year"


def mark_counts(table: pd.DataFrame, by: Literal["region_code", "indicator_code"]) -> pd.DataFrame:
    """How many cells of each region or indicator have each mark; zero where none has.

    One row a region or indicator, in the order of the table; a column a mark, and ``differing``.
    """
    codes = list(dict.fromkeys(table[by]))
    found = table.groupby([by, "mark"]).size().unstack(fill_value=0)
    counts = found.reindex(index=codes, columns=list(MARKS), fill_value=0)
    counts["differing"] = counts[list(DIFFERING)].sum(axis="columns")
    return counts


def heat_summary(table: pd.DataFrame, confidence: float, tested: bool) -> HeatSummary:
    """The counts behind the sentence that leads a heat map, from a marked table."""
    by_region, by_indicator = mark_counts(table, "region_code"), mark_counts(table, "indicator_code")
    counts: dict[str, int] = {mark: int(by_region[mark].sum()) for mark in MARKS}
    judged = len(table) - sum(counts[mark] for mark in UNJUDGED)
    unjudged = by_indicator.index[
        by_indicator["not_judged"].gt(0)
        & by_indicator[list(UNJUDGED)].sum(axis="columns").eq(by_indicator[list(MARKS)].sum(axis="columns"))
    ]
    return HeatSummary(
        regions=len(by_region),
        indicators=len(by_indicator),
        cells=len(table),
        judged=judged,
        counts=counts,
        worse=_most_first(by_region, "worse"),
        better=_most_first(by_region, "better"),
        no_data=_most_first(by_region, "no_data"),
        unjudged_indicators=tuple(str(code) for code in unjudged),
        confidence=confidence,
        tested=tested,
        small=int(table["small"].astype(bool).sum()),
    )


def shared_levels(table: pd.DataFrame) -> dict[str, float]:
    """The level of comparison of each indicator for which all regions have the same, by code."""
    levels = table.groupby("indicator_code")["benchmark"].agg(["nunique", "first", "count", "size"])
    shared = levels[levels["nunique"].eq(1) & levels["count"].eq(levels["size"])]
    return {str(code): float(level) for code, level in shared["first"].items()}


def region_order(table: pd.DataFrame, order: str, register: Sequence[str]) -> list[str]:
    """The regions of a marked table in an order.

    Args:
        table: marked; every region in every indicator.
        order: ``register``, ``worse`` or ``better`` (the most such cells first), or the code of an
            indicator (the highest value first, regions without one last).
        register: the regions of the borders; it also parts equals.
    """
    codes = [code for code in register if code in set(table["region_code"])]
    if order == "register":
        return codes
    if order in DIFFERING:
        counts = mark_counts(table, "region_code")[order]
        return sorted(codes, key=lambda code: -int(counts[code]))
    with_value = table[table["indicator_code"].eq(order) & table["value"].notna()]
    values = dict(zip(with_value["region_code"], with_value["value"], strict=True))
    return sorted(codes, key=lambda code: -values[code] if code in values else np.inf)


def indicator_order(table: pd.DataFrame, order: IndicatorOrder) -> list[str]:
    """The indicators of a marked table: as they stand, or those in which most regions differ first."""
    counts = mark_counts(table, "indicator_code")["differing"]
    codes = [str(code) for code in counts.index]
    return codes if order == "catalogue" else sorted(codes, key=lambda code: -int(counts[code]))


def _most_first(counts: pd.DataFrame, mark: Mark) -> Counted:
    """Regions that have cells of a mark with their number; equals stay in their order."""
    found = [(str(code), int(number)) for code, number in counts[mark].items() if number]
    return tuple(sorted(found, key=lambda one: -one[1]))
