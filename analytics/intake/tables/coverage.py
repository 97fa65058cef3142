"""Which regions a table names: each once, and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from analytics.intake.batch import Finding
from analytics.intake.localized_values import name_values, period_values
from analytics.intake.tables.found import FoundTable
from analytics.intake.tables.named_rows import NamedRow
from analytics.intake.tables.region_names import region_names
from analytics.periods import Period
from analytics.regions import OUTSIDE_REGIONS, Regions


def regions_twice(table: FoundTable, named: Iterable[NamedRow], regions: Regions) -> Iterable[Finding]:
    """An error for each further row of a region that has a row in the table already."""
    seen: dict[tuple[str, object], NamedRow] = {}
    for each in named:
        key = (each.region_code, each.row.period)
        first = seen.setdefault(key, each)
        if first is not each:
            yield Finding(
                "table_region_twice",
                "error",
                table.sheet.name,
                table.place(each.row.row, table.name_column),
                given=each.row.label,
                values={
                    **name_values("region", regions.get(each.region_code).name),
                    "other_cell": table.place(first.row.row, table.name_column),
                },
            )


def regions_missing(codes: Mapping[Period, Set[str]], regions: Regions) -> Iterable[Finding]:
    """A warning for the regions that a file does not name, once for all periods that miss the same."""
    missing: dict[tuple[str, ...], list[Period]] = {}
    for period, named in codes.items():
        reporting = [region.code for region in regions.reporting(period)]
        absent = tuple(code for code in reporting if code not in named)
        if absent and named - {OUTSIDE_REGIONS}:
            missing.setdefault(absent, []).append(period)
    for absent, periods in missing.items():
        last = max(periods)
        expected = len(regions.reporting(last))
        yield Finding(
            "table_regions_missing",
            "warning",
            given=str(expected - len(absent)),
            expected=str(expected),
            values={
                **name_values("regions", region_names(absent, regions, last)),
                **period_values("period", last),
            },
        )
