"""Where the rows of a list stand in our own template: names of its sheets, rows and columns."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from analytics.catalogue import load_catalogue
from analytics.demonstration.telling import Value
from analytics.demonstration.wordings import Tongue
from analytics.intake.batch import ListRow
from analytics.intake.templates import layout
from analytics.intake.templates.plan import Prefill, TemplatePlan
from analytics.periods import Period
from analytics.regions import load_regions


@dataclass(frozen=True, slots=True)
class SheetOfList:
    """The sheet of one list in the template of a form and language."""

    list_code: str
    name: str
    columns: tuple[str, ...]

    def rows(self, values: Iterable[Mapping[str, Value]]) -> list[ListRow]:
        """Rows one below the other from the first row of the sheet, as the reader would read them."""
        return [
            ListRow(self.list_code, self.name, row, filled, cells_of_row(self.columns, row))
            for row, filled in enumerate(values, start=layout.FIRST_ROW)
        ]


@cache
def sheets_of_form(form_code: str, tongue: Tongue) -> Mapping[str, SheetOfList]:
    """The list sheets of a form's template, by the code of their list; the same in every period."""
    catalogue, regions = load_catalogue(), load_regions()
    period = Period(2025, 4)
    region = regions.reporting(period)[0]
    plan = TemplatePlan(catalogue.form(form_code), region, period, tongue, catalogue, Prefill())
    return {
        sheet.list_form.code: SheetOfList(
            sheet.list_form.code, sheet.name, tuple(column.code for column in sheet.list_form.columns)
        )
        for sheet in plan.list_sheets
    }


@cache
def cells_of_row(columns: tuple[str, ...], row: int) -> Mapping[str, str]:
    """The address of each column of a row; the running number stands in column A."""
    return {code: f"{letter}{row}" for letter, code in zip(string.ascii_uppercase[1:], columns, strict=False)}
