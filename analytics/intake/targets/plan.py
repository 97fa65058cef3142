"""What is written into a workbook of targets, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Catalogue, Indicator
from analytics.intake.targets.records import TargetRow
from analytics.intake.templates.sheet_names import unique_sheet_names
from analytics.regions import Regions
from analytics.regions.records import REPUBLIC, Region
from analytics.text import Texts


@dataclass(frozen=True)
class TargetsPlan:
    """The targets, the number of their list, the language and the registers to choose from."""

    rows: Sequence[TargetRow]
    set_id: int | None
    text: Texts
    catalogue: Catalogue
    regions: Regions

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of the instruction sheet and of the sheet of targets."""
        return unique_sheet_names([self.text("templates.instruction_sheet"), self.text("targets.sheet")])

    @cached_property
    def units(self) -> tuple[Region, ...]:
        """The republic and every region that is or was, by code; of several lands the newest."""
        records = self.regions.records
        codes = sorted({region.code for region in records if region.reports or region.code == REPUBLIC})
        return tuple(self.regions.get(code) for code in codes)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator of the catalogue, in its order."""
        return tuple(self.catalogue.indicators.values())

    def unit_words(self, indicator: Indicator) -> str:
        """The unit in which an indicator, and so its target, is shown."""
        return self.text(f"units.{rate_unit(indicator)}").strip("()")
