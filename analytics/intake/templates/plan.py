"""What stands on which sheet and in which row of a template, before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analytics.catalogue.records import Catalogue, Form, Group, Indicator, ListForm
from analytics.intake.batch import ListRow
from analytics.intake.templates import layout
from analytics.intake.templates.sheet_names import unique_sheet_names
from analytics.periods import Period
from analytics.regions.records import Region
from analytics.text import Texts, texts
from analytics.text.localized import Language

VALUE_COLUMN = "D"
PREVIOUS_COLUMN = "E"


@dataclass(frozen=True, slots=True)
class Prefill:
    """Accepted figures that a template shows beside the cells to fill, by indicator code.

    ``previous`` are those of the quarter before, ``last_year`` those of the same period a year
    before, both as reported (a flow cumulative from 1 January). Where the region's land has changed
    since, the figures are not comparable: they are left out, and the flag makes the template say so.
    ``rows`` are the rows with which lists begin, by the code of the list, from the return of
    ``rows_period``.
    """

    previous: Mapping[str, float] = field(default_factory=dict)
    last_year: Mapping[str, float] = field(default_factory=dict)
    previous_land_changed: bool = False
    last_year_land_changed: bool = False
    rows: Mapping[str, Sequence[ListRow]] = field(default_factory=dict)
    rows_period: Period | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One indicator on a sheet: its row from 1, and how many wholes above it stand on that sheet."""

    indicator: Indicator
    row: int
    depth: int

    @property
    def value_cell(self) -> str:
        """The address of the cell to fill."""
        return f"{VALUE_COLUMN}{self.row}"


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """The indicators of one group of the catalogue that a form asks for."""

    name: str
    group: Group
    rows: Sequence[FigureRow]

    @property
    def value_range(self) -> str:
        """The cells to fill, such as ``D6:D18``."""
        return f"{self.rows[0].value_cell}:{self.rows[-1].value_cell}"


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A list that a form asks for."""

    name: str
    list_form: ListForm


@dataclass(frozen=True)
class TemplatePlan:
    """One template: for whom, of when, in which language, with which sheets."""

    form: Form
    region: Region
    period: Period
    language: Language
    catalogue: Catalogue
    prefill: Prefill

    @property
    def due_on(self) -> dt.date:
        """The last day on which the return is in time."""
        return self.catalogue.due_on(self.form.code, self.period)

    @property
    def text(self) -> Texts:
        """The phrases of the template's language."""
        return texts(self.language)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        groups = [group.name[self.language] for group in self._groups]
        lists = [one.name[self.language] for one in self.form.lists]
        return unique_sheet_names([self.text("templates.instruction_sheet"), *groups, *lists])

    @property
    def instruction_sheet(self) -> str:
        """The name of the first sheet."""
        return self._names[0]

    @cached_property
    def figure_sheets(self) -> tuple[FigureSheet, ...]:
        """The sheets of figures in the order of the catalogue; on a sheet, parts stand below their whole."""
        named = zip(self._names[1:], self._groups, strict=False)
        return tuple(FigureSheet(name, group, tuple(self._rows(group))) for name, group in named)

    @cached_property
    def list_sheets(self) -> tuple[ListSheet, ...]:
        """The sheets of lists in the order of the form."""
        named = zip(self._names[1 + len(self._groups) :], self.form.lists, strict=True)
        return tuple(ListSheet(name, one) for name, one in named)

    @cached_property
    def _groups(self) -> tuple[Group, ...]:
        codes = {self.catalogue.indicators[code].group for code in self.form.indicator_codes}
        return tuple(group for code, group in self.catalogue.groups.items() if code in codes)

    def _rows(self, group: Group) -> Iterator[FigureRow]:
        indicators = [self.catalogue.indicators[code] for code in self.form.indicator_codes]
        here = {one.code: one for one in indicators if one.group == group.code}
        wholes = [one for one in here.values() if one.part_of not in here]
        ordered = [each for whole in wholes for each in _with_parts(whole, here)]
        for row, indicator in enumerate(ordered, start=layout.FIRST_ROW):
            yield FigureRow(indicator, row, _depth(indicator, here))

    @property
    def figures(self) -> int:
        """How many figures the template asks for."""
        return sum(len(sheet.rows) for sheet in self.figure_sheets)


def value_name(indicator_code: str) -> str:
    """The name under which formulas of the whole workbook find an indicator's value."""
    return f"zm_{indicator_code}"


def _with_parts(whole: Indicator, here: Mapping[str, Indicator]) -> Iterator[Indicator]:
    """An indicator and below it its parts on the sheet: «of them» speaks of the row above."""
    yield whole
    for part in here.values():
        if part.part_of == whole.code:
            yield from _with_parts(part, here)


def _depth(indicator: Indicator, here: Mapping[str, Indicator]) -> int:
    """How many wholes an indicator is a part of, one in the other, among those on its sheet."""
    depth, whole = 0, indicator.part_of
    while whole is not None and whole in here:
        depth, whole = depth + 1, here[whole].part_of
    return depth
