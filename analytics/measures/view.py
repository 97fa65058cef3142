"""How an indicator is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.basis import Basis, Measure, basis_for, known_indicator, measure_of


@dataclass(frozen=True, slots=True)
class View:
    """An indicator as a rate or a count, on a basis, in the borders of a year."""

    indicator: Indicator
    measure: Measure
    basis: Basis
    borders: int
    confidence: float = 0.95

    @property
    def by_quarter(self) -> bool:
        """Whether flows are taken of the quarter alone."""
        return self.basis == "quarter"

    @property
    def is_count_of_rate(self) -> bool:
        """Whether the number behind a rate is shown in the rate's place."""
        return self.measure == "count" and self.indicator.has_rate

    @property
    def band(self) -> str | None:
        """The band of inhabitants that a rate is divided by, ``None`` for other denominators."""
        return self.indicator.population_band if self.measure == "rate" else None


def usual_view(catalogue: Catalogue, code: str, borders: int, confidence: float = 0.95) -> View:
    """An indicator as an overview shows it: its usual measure, cumulative or as it stands."""
    indicator = known_indicator(catalogue, code)
    basis = basis_for(catalogue, indicator, "cumulative")
    return View(indicator, measure_of(indicator), basis, borders, confidence)
