"""What a workbook of targets holds: one row a target, with its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from analytics.intake.batch import Finding

FIRST_YEAR = 2015
LAST_YEAR = 2100


class TargetKey(NamedTuple):
    """What makes a target one target: of what, for whom, of when."""

    indicator_code: str
    unit_code: str
    year: int


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target: the value that a document sets for an indicator, a region or the republic, and a year.

    ``unit_code`` is ``00`` for the republic. ``value`` is in the unit in which the indicator is shown:
    its rate (per 10,000 children, per cent …) or, where it has no rate, its number. ``point`` is the
    place in the document and may be empty.
    """

    indicator_code: str
    unit_code: str
    year: int
    value: float
    document: str
    point: str = ""
    sheet: str | None = None
    cell: str | None = None

    @property
    def key(self) -> TargetKey:
        """Indicator, unit and year."""
        return TargetKey(self.indicator_code, self.unit_code, self.year)

    @property
    def content(self) -> tuple[float, str, str]:
        """What may change while the target stays the same one: value, document, point."""
        return (self.value, self.document, self.point)


@dataclass(frozen=True, slots=True)
class TargetsReading:
    """A workbook of targets as it was read; it is a whole list, which would replace the current one."""

    file_name: str
    sha256: str
    size: int
    rows: tuple[TargetRow, ...]
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether a finding forbids that the list is accepted."""
        return any(finding.severity == "error" for finding in self.findings)
