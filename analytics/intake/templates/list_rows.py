"""The accepted rows with which a list begins, so that nobody types them anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue.records import ListColumn, ListForm
from analytics.intake.batch import ListRow
from analytics.intake.templates import layout
from analytics.intake.templates.plan import TemplatePlan
from analytics.text.periods import period_label

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


EVENTS: Final = "event"
AGREEMENTS: Final = "partner"


def write_rows(worksheet: Worksheet, list_form: ListForm, plan: TemplatePlan, looks: Sequence[Any]) -> int:
    """Write the rows below the header, each value in the look of its column; how many there are.

    What is written reads back as the values that were accepted.
    """
    rows = plan.prefill.rows.get(list_form.code, ())
    for number, row in enumerate(rows, start=layout.FIRST_ROW - 1):
        for place, column in enumerate(list_form.columns, start=1):
            value = row.values.get(column.code)
            if value is not None:
                _write(worksheet, number, place, typed(value, column, plan), looks[place - 1])
    return len(rows)


def hint_of_rows(list_form: ListForm, plan: TemplatePlan) -> str:
    """A sentence that says where the rows come from; nothing where there are none."""
    rows, period = plan.prefill.rows.get(list_form.code, ()), plan.prefill.rows_period
    if not rows or period is None:
        return ""
    words = period_label(period.year, period.quarter, "cumulative", plan.language)
    hint = plan.text("templates.list_prefilled", period=words)
    if period.year < plan.period.year and list_form.code == AGREEMENTS:
        return f"{hint} {plan.text('templates.list_new_year')}"
    return hint


def typed(value: str | float, column: ListColumn, plan: TemplatePlan) -> str | float | dt.date:
    """A stored value as a person types it into the column, in the template's language."""
    if column.type == "date":
        return dt.date.fromisoformat(str(value))
    if column.type == "choice":
        names: Mapping[str, str] = {one.code: one.name[plan.language] for one in column.choices}
        return names.get(str(value), str(value))
    if column.type == "yes_no":
        return plan.text("templates.words.yes" if value else "templates.words.no")
    if column.type == "indicator":
        indicator = plan.catalogue.indicators.get(str(value))
        return f"{value} · {indicator.name[plan.language]}" if indicator else str(value)
    return value


def rows_of_last_year(list_code: str, rows: Sequence[ListRow], year: int) -> tuple[ListRow, ...]:
    """What a list of the year before hands on to a year.

    Events are of their own year. The whole plan goes on; of the agreements those that have not
    ended, without the money of the year that is over.
    """
    if list_code == EVENTS:
        return ()
    if list_code != AGREEMENTS:
        return tuple(rows)
    first = dt.date(year, 1, 1).isoformat()
    kept = [row for row in rows if str(row.values.get("ends_on") or first) >= first]
    return tuple(
        ListRow(row.list_code, row.sheet, row.row, {**row.values, "money": None}, row.cells) for row in kept
    )


def _write(worksheet: Worksheet, row: int, column: int, value: str | float | dt.date, look: Any) -> None:
    if isinstance(value, dt.date):
        worksheet.write_datetime(row, column, value, look)
    elif isinstance(value, str):
        worksheet.write_string(row, column, value, look)
    else:
        worksheet.write_number(row, column, value, look)
