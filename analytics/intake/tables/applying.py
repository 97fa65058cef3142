"""A confirmed mapping put to the tables of a file: figures by region and period, and findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analytics.catalogue.records import Catalogue
from analytics.intake.batch import Finding, Observation
from analytics.intake.localized_values import name_values
from analytics.intake.tables.cells import MappedColumn, ReadCell, column_findings, plain_numbers, read_cell
from analytics.intake.tables.columns_left_out import column_notes, stands_for_quarter
from analytics.intake.tables.coverage import regions_missing, regions_twice
from analytics.intake.tables.dating import has_period_column, period_of_column, period_of_row
from analytics.intake.tables.found import FoundTable
from analytics.intake.tables.mapping import TableMapping
from analytics.intake.tables.named_rows import NamedRow, named_rows, row_findings
from analytics.intake.tables.period_findings import period_findings, rows_without_period
from analytics.intake.tables.region_names import region_names
from analytics.intake.tables.totals import totals_that_differ
from analytics.periods import Period
from analytics.regions import OUTSIDE_REGIONS, Regions

MOST_LISTED = 12
Key = tuple[str, Period]
UNFILLED = frozenset({"blank", "not_available"})
NOTHING = UNFILLED | {"none", "confidential"}


@dataclass(slots=True)
class RegionFigures:
    """The figures of one region in one period, with what was found in their cells."""

    region_code: str
    period: Period
    observations: dict[str, Observation] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AppliedTables:
    """What a file says under a mapping.

    ``findings`` are those about the file as a whole; an error among them stands for every return.
    """

    returns: tuple[RegionFigures, ...]
    findings: tuple[Finding, ...]


def apply_mapping(
    tables: Sequence[FoundTable],
    mapping: TableMapping,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    file_name: str = "",
) -> AppliedTables:
    """The figures of a file by region and period, as a person confirmed what its columns are.

    Args:
        tables: of one file.
        mapping: what each heading is, and whose each doubtful name.
        catalogue: the indicators; a mapping to one that is not stored is passed over.
        regions: the register.
        period: the quarter of what says no quarter of its own.
        file_name: a period in it is compared with the quarter that the figures get.

    Returns:
        One entry a region and period, in the order of the file, and the findings.
    """
    collected = _Collected(period, {}, [])
    for table in tables:
        _read_table(collected, table, mapping, catalogue, regions)
    returns = _with_figures(collected, regions)
    codes: dict[Period, set[str]] = {}
    for each in returns:
        codes.setdefault(each.period, set()).add(each.region_code)
    findings = (
        *period_findings(tables, period, file_name),
        *collected.findings,
        *regions_missing(codes, regions),
    )
    return AppliedTables(tuple(returns), findings)


@dataclass(slots=True)
class _Collected:
    period: Period
    returns: dict[Key, RegionFigures]
    findings: list[Finding]

    def of(self, region_code: str, period: Period) -> RegionFigures:
        """The figures of a region and period so far."""
        key = (region_code, period)
        if key not in self.returns:
            self.returns[key] = RegionFigures(region_code, period)
        return self.returns[key]


def _read_table(
    collected: _Collected, table: FoundTable, mapping: TableMapping, catalogue: Catalogue, regions: Regions
) -> None:
    named = list(named_rows(table, mapping))
    columns = mapped_columns(table, mapping, catalogue)
    collected.findings += row_findings(table, mapping, regions)
    collected.findings += regions_twice(table, named, regions)
    collected.findings += column_notes(table, columns, collected.period)
    if has_period_column(table):
        collected.findings += rows_without_period(table, named, collected.period)
    cells = _read_rows(collected, table, named, columns)
    for mapped, odd in zip(columns, cells, strict=True):
        collected.findings += column_findings(table, mapped, [each.row.row for each in named], odd)
    for wrong in totals_that_differ(table, named, columns):
        for each in wrong.rows:
            period = _period_of(each, table, wrong.mapped, collected.period)
            if period is not None:
                collected.of(each.region_code, period).findings.append(wrong.finding)


def mapped_columns(table: FoundTable, mapping: TableMapping, catalogue: Catalogue) -> list[MappedColumn]:
    """The columns of a table that a person gave to an indicator, from the left."""
    found: list[MappedColumn] = []
    for column in table.columns:
        given = mapping.columns.get(column.key)
        indicator = catalogue.indicators.get(given.indicator_code or "") if given else None
        stored = indicator is not None and indicator.kind != "ratio"
        if (
            given is not None
            and indicator is not None
            and stored
            and not stands_for_quarter(column, table.columns)
        ):
            found.append(MappedColumn(column, indicator, given.factor))
    return found


def _read_rows(
    collected: _Collected, table: FoundTable, named: Sequence[NamedRow], columns: Sequence[MappedColumn]
) -> list[list[ReadCell]]:
    """Read every mapped cell; those that are more than a plain number come back by column."""
    odd: list[list[ReadCell]] = [[] for _ in columns]
    readers = [plain_numbers(mapped) for mapped in columns]
    of_columns = _periods_of_columns(table, columns, collected.period)
    for each in named:
        cells, number = table.sheet.rows[each.row.row], str(each.row.row + 1)
        for place, region in _places(collected, table, each, columns, of_columns):
            observation = readers[place](table.sheet, cells, number)
            if observation is None or observation.indicator_code in region.observations:
                cell = read_cell(table.sheet, each.row.row, columns[place])
                odd[place].append(cell)
                _keep(region, cell)
            else:
                region.observations[observation.indicator_code] = observation
    return odd


def _places(
    collected: _Collected,
    table: FoundTable,
    each: NamedRow,
    columns: Sequence[MappedColumn],
    of_columns: Sequence[Period | None] | None,
) -> list[tuple[int, RegionFigures]]:
    """The columns of a row by their place, each with the return to which its cell belongs."""
    if of_columns is None:
        period = period_of_row(each.row, table, collected.period)
        if period is None:
            return []
        region = collected.of(each.region_code, period)
        return [(place, region) for place in range(len(columns))]
    return [
        (place, collected.of(each.region_code, period))
        for place, period in enumerate(of_columns)
        if period is not None
    ]


def _periods_of_columns(
    table: FoundTable, columns: Sequence[MappedColumn], chosen: Period
) -> list[Period | None] | None:
    """The period of each column; ``None`` where every row says its own."""
    if has_period_column(table):
        return None
    return [period_of_column(mapped.column, table, chosen) for mapped in columns]


def _period_of(each: NamedRow, table: FoundTable, mapped: MappedColumn, chosen: Period) -> Period | None:
    if has_period_column(table):
        return period_of_row(each.row, table, chosen)
    return period_of_column(mapped.column, table, chosen)


def _keep(region: RegionFigures, cell: ReadCell) -> None:
    """Add a figure; one that another cell gave already is a finding where the two differ."""
    new = cell.observation
    known = region.observations.setdefault(new.indicator_code, new)
    if known is new:
        region.findings += cell.findings
        return
    same = (known.value, known.status) == (new.value, new.status)
    region.findings.append(
        Finding(
            "table_figure_repeated" if same else "table_figure_twice",
            "note" if same else "error",
            new.sheet,
            new.cell,
            new.indicator_code,
            "" if new.value is None else str(new.value),
            values={"other_sheet": known.sheet or "", "other_cell": known.cell or ""},
        )
    )


def _with_figures(collected: _Collected, regions: Regions) -> list[RegionFigures]:
    """The returns without the periods that nobody filled in and the regions before they existed."""
    returns = list(collected.returns.values())
    filled = {each.period for each in returns if not _all(each, UNFILLED)}
    reporting = {
        period: {OUTSIDE_REGIONS, *(region.code for region in regions.reporting(period))} for period in filled
    }
    unfilled = sorted({each.period for each in returns} - filled)
    if unfilled:
        collected.findings.append(Finding("table_periods_empty", "note", given=_listed(unfilled)))
    kept = [each for each in returns if each.period in filled]
    early = [each for each in kept if each.region_code not in reporting[each.period] and _all(each, NOTHING)]
    if early:
        codes = sorted({each.region_code for each in early})
        names = region_names(codes, regions)
        collected.findings.append(
            Finding("table_before_region", "note", values=name_values("regions", names))
        )
    left_out = {(each.region_code, each.period) for each in early}
    return [each for each in kept if (each.region_code, each.period) not in left_out]


def _listed(periods: Sequence[Period]) -> str:
    more = len(periods) - MOST_LISTED
    return ", ".join(map(str, periods[:MOST_LISTED])) + (f" … +{more}" if more > 0 else "")


def _all(figures: RegionFigures, statuses: frozenset[str]) -> bool:
    return all(observation.status in statuses for observation in figures.observations.values())
