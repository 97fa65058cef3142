"""Population figures that nobody publishes, estimated from those that are.

Every estimate is marked and names its formula; the parameters are data
(``data/population_estimates.toml``), with the reason of each beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.regions.records import REPUBLIC, Band, PopulationFigure

Figures = Mapping[tuple[str, int, Band], PopulationFigure]
Estimate = tuple[tuple[str, int, Band], PopulationFigure]


@dataclass(frozen=True, slots=True)
class BandRule:
    """How a band of children follows from the published share of children."""

    band: Band
    multiplier: float
    formula_key: str


@dataclass(frozen=True, slots=True)
class EstimateRules:
    """The parameters of all estimates; years are those of the 1 January that a figure stands for."""

    growth_from: int
    growth_to: int
    total_last_year: int
    total_formula_key: str
    total_source: str
    share_band: Band
    share_year: int
    children_first_year: int
    children_last_year: int
    children_source: str
    bands: tuple[BandRule, ...]
    factor: tuple[tuple[int, float], ...]
    share_of: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> EstimateRules:
        """The rules as ``population_estimates.toml`` writes them."""
        total, children = data["total"], data["children"]
        return cls(
            growth_from=total["growth_from"],
            growth_to=total["growth_to"],
            total_last_year=total["last_year"],
            total_formula_key=total["formula_key"],
            total_source=total["source"],
            share_band=children["share_band"],
            share_year=children["share_year"],
            children_first_year=children["first_year"],
            children_last_year=children["last_year"],
            children_source=children["source"],
            bands=tuple(BandRule(band, **rule) for band, rule in children["bands"].items()),
            factor=tuple(sorted((point["year"], point["value"]) for point in children["factor"])),
            share_of={code: tuple(codes) for code, codes in children["share_of"].items()},
        )

    def factor_of(self, year: int) -> float:
        """The factor of a year: linear between the given years, constant outside them."""
        first, last = self.factor[0], self.factor[-1]
        if year <= first[0]:
            return first[1]
        for (left, low), (right, high) in zip(self.factor, self.factor[1:], strict=False):
            if left <= year <= right:
                return low + (high - low) * (year - left) / (right - left)
        return last[1]


def with_estimates(published: Figures, rules: EstimateRules) -> dict[tuple[str, int, Band], PopulationFigure]:
    """The published figures and, where there is none, the estimates.

    The republic is estimated as the sum of its regions, so that they add up.
    """
    figures = dict(published)
    _fill(figures, _totals(figures, rules))
    _fill(figures, _children(figures, rules))
    return figures


def _fill(figures: dict[tuple[str, int, Band], PopulationFigure], estimates: Iterator[Estimate]) -> None:
    """Add the estimates where nothing is published, and the republic's as their sum."""
    sums: dict[tuple[int, Band], list[PopulationFigure]] = {}
    for key, estimate in list(estimates):
        figure = figures.setdefault(key, estimate)
        sums.setdefault(key[1:], []).append(figure)
    for (year, band), parts in sums.items():
        figures.setdefault((REPUBLIC, year, band), sum_of(parts))


def sum_of(parts: Sequence[PopulationFigure]) -> PopulationFigure:
    """Figures added up; the sum is an estimate if any part is one, and then names its formula."""
    shown = next((part for part in parts if part.estimated), parts[0])
    persons = sum(part.persons for part in parts)
    return PopulationFigure(persons, shown.estimated, shown.formula_key, shown.source)


def _totals(figures: Figures, rules: EstimateRules) -> Iterator[Estimate]:
    """Formula: last published figure × (it / the one a year before) ^ years since."""
    for code in _regions_of(figures, rules.growth_to):
        last = figures[code, rules.growth_to, "total"].persons
        growth = last / figures[code, rules.growth_from, "total"].persons
        for year in range(rules.growth_to + 1, rules.total_last_year + 1):
            persons = round(last * growth ** (year - rules.growth_to))
            figure = PopulationFigure(persons, True, rules.total_formula_key, rules.total_source)
            yield (code, year, "total"), figure


def _children(figures: Figures, rules: EstimateRules) -> Iterator[Estimate]:
    """Formula: total population × share of children × multiplier of the band × factor of the year."""
    for year in range(rules.children_first_year, rules.children_last_year + 1):
        for code in _regions_of(figures, year):
            expected = figures[code, year, "total"].persons * _share(code, figures, rules)
            for rule in rules.bands:
                persons = round(expected * rule.multiplier * rules.factor_of(year))
                figure = PopulationFigure(persons, True, rule.formula_key, rules.children_source)
                yield (code, year, rule.band), figure


def _share(code: str, figures: Figures, rules: EstimateRules) -> float:
    """The published share of children of a region, or of the land that it stands for."""
    codes = rules.share_of.get(code, (code,))
    children = sum(figures[one, rules.share_year, rules.share_band].persons for one in codes)
    return children / sum(figures[one, rules.share_year, "total"].persons for one in codes)


def _regions_of(figures: Figures, year: int) -> tuple[str, ...]:
    codes = {code for code, of, band in figures if of == year and band == "total"}
    return tuple(sorted(codes - {REPUBLIC}))
