"""Targets that documents set: which one holds for a region and a year, and which comes next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from analytics.catalogue.records import Indicator
from analytics.periods import Period
from analytics.regions import Regions
from analytics.regions.borders import BordersTooFine
from analytics.regions.records import OUTSIDE_REGIONS, REPUBLIC

TargetOf = Literal["region", "republic"]
LAST_QUARTER = 4


@dataclass(frozen=True, slots=True)
class Target:
    """A target that holds for the unit that was asked about.

    ``value`` is in the unit in which the indicator is shown: its rate, or its number where it has no
    rate. ``unit_code`` is the unit for which the document sets it, ``of`` says whether that is the
    region itself or the republic. ``sheet`` and ``cell`` are its address in the accepted workbook.
    """

    indicator_code: str
    unit_code: str
    year: int
    value: float
    document: str
    point: str
    sheet: str | None
    cell: str | None
    of: TargetOf = "region"


class Targets:
    """The list of targets as it stands, asked by indicator, unit and year; it may be empty."""

    def __init__(
        self, targets: Iterable[Target], indicators: Mapping[str, Indicator], regions: Regions
    ) -> None:
        """Index the targets; those of the republic carry the unit ``00``."""
        self._indicators = indicators
        self._regions = regions
        self._known: dict[tuple[str, str], dict[int, Target]] = defaultdict(dict)
        for target in targets:
            of: TargetOf = "republic" if target.unit_code == REPUBLIC else "region"
            self._known[target.indicator_code, target.unit_code][target.year] = replace(target, of=of)

    @property
    def is_empty(self) -> bool:
        """Whether no target is set at all."""
        return not self._known

    def value(
        self, indicator_code: str, unit_code: str, year: int, borders: int | None = None
    ) -> Target | None:
        """The target of a unit for a year, or ``None`` where none is set.

        Where a region has none, the republic's target of that year holds for it, but only for an
        indicator that is shown as a rate or a share: a number set for the whole country is no number
        for one region.

        Args:
            indicator_code: of the catalogue.
            unit_code: ``00`` for the republic, else the code of a region.
            year: the year at whose end the target is to be reached.
            borders: the borders in which the unit is shown: a region's target holds only where the
                unit has the land of that year. ``None``: the borders of the year itself.
        """
        if unit_code == OUTSIDE_REGIONS:
            return None
        own = self._known.get((indicator_code, unit_code), {}).get(year)
        if own is not None and self._is_that_land(unit_code, year, borders):
            return own
        indicator = self._indicators.get(indicator_code)
        if indicator is None or not indicator.has_rate:
            return None
        return self._known.get((indicator_code, REPUBLIC), {}).get(year)

    def nearest_later(
        self, indicator_code: str, unit_code: str, year: int, borders: int | None = None
    ) -> Target | None:
        """The target of the first later year that has one for the unit, from which a pace follows.

        Arguments and fallback are those of :meth:`value`; the year itself does not count.
        """
        found = (
            self.value(indicator_code, unit_code, later, borders) for later in self._years(indicator_code)
        )
        return next((target for target in found if target is not None and target.year > year), None)

    def of_unit(self, unit_code: str, year: int) -> dict[str, Target]:
        """All targets that hold for a unit in a year, by indicator."""
        codes = sorted({code for code, _ in self._known})
        found = {code: self.value(code, unit_code, year) for code in codes}
        return {code: target for code, target in found.items() if target is not None}

    def _years(self, indicator_code: str) -> list[int]:
        return sorted(
            {year for (code, _), years in self._known.items() if code == indicator_code for year in years}
        )

    def _is_that_land(self, unit_code: str, year: int, borders: int | None) -> bool:
        """Whether a unit of the borders is the land that its code means at the end of a year."""
        if borders is None or unit_code == REPUBLIC:
            return True
        try:
            return self._regions.members(unit_code, borders, Period(year, LAST_QUARTER)) == (unit_code,)
        except (BordersTooFine, ValueError):
            return False


def targets_from_rows(
    rows: Iterable[Mapping[Any, Any]], indicators: Mapping[str, Indicator], regions: Regions
) -> Targets:
    """The targets of rows as ``measures/targets.sql`` gives them."""
    return Targets((_target(row) for row in rows), indicators, regions)


def _target(row: Mapping[Any, Any]) -> Target:
    return Target(
        indicator_code=str(row["indicator_code"]),
        unit_code=str(row["unit_code"]),
        year=int(row["year"]),
        value=float(row["value"]),
        document=str(row["document"]),
        point=str(row["point"]),
        sheet=str(row["sheet"] or "") or None,
        cell=str(row["cell"] or "") or None,
    )
