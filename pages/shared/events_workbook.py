"""The events as Excel workbooks: the list with addresses, the totals, the pairs; and what came after."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from analytics.charts.rows import number_or_none
from analytics.measures.events_after import After
from analytics.text import Texts
from pages.shared.events_data import chosen_events, chosen_rows, region_names, told_events
from pages.shared.events_filters import EventsView, choice_names, period_words
from pages.shared.events_words import FIELDS, field_names, source_facts, value_words
from pages.shared.html_table import NOTHING
from pages.shared.widgets import excel_button

if TYPE_CHECKING:
    from analytics.reports.sheets import Cell, Sheet

NUMBERS = ("children", "registered_children", "parents")
Record = Mapping[Any, Any]


def events_excel(text: Texts, view: EventsView, day: str = "") -> None:
    """A button that gives what is shown: every row with its address, the totals by region, the pairs."""
    parts = ["events", str(view.period), str(view.borders), view.region, view.kind, view.body, day]
    name = "_".join(part for part in parts if part)
    excel_button(text("downloads.excel"), partial(events_workbook, text, view, day), f"{name}.xlsx")


def events_workbook(text: Texts, view: EventsView, day: str = "") -> bytes:
    """Three sheets: the rows of lists, the totals, the pairs."""
    from analytics.reports.sheets import table_workbook

    sheets = [_rows_sheet(text, view, day), _totals_sheet(text, view), _pairs_sheet(text, view)]
    return table_workbook(sheets, text("events.title"))


def _head(text: Texts, view: EventsView) -> list[tuple[str, str]]:
    names = region_names(view, text.language)
    return [
        (text("workbook.period"), period_words(text, str(view.period))),
        (text("workbook.borders"), text(f"borders.name.{view.borders}")),
        (text("common.region"), names.get(view.region, text("events.all_regions"))),
        (text("events.kind"), choice_names(text, "kind").get(view.kind, text("events.all_kinds"))),
        (
            text("events.told_by"),
            text(f"events.bodies.{view.body}") if view.body else text("events.all_bodies"),
        ),
    ]


def _alarm(text: Texts, view: EventsView) -> str:
    return text("origins.synthetic") if "synthetic" in told_events(view).origins else ""


def _rows_sheet(text: Texts, view: EventsView, day: str) -> Sheet:
    from analytics.reports.sheets import Column, Sheet

    rows = chosen_rows(told_events(view), view)
    if day:
        rows = rows[rows["held_on"].dt.strftime("%Y-%m-%d").str.startswith(day)]
    labels = field_names(text)
    sources = ("file", "sheet", "row", "cells", "list", "actor", "accepted", "origin")
    columns = [
        Column(text("common.region")),
        Column(text("events.told_by")),
        *(Column(labels[name], "number" if name in NUMBERS else "text") for name in FIELDS),
        *(Column(text(f"events.source.{name}")) for name in sources),
    ]
    records = rows.astype(object).where(rows.notna(), None).to_dict("records")
    return Sheet(
        name=text("events.sheets.rows"),
        title=text("events.title"),
        columns=columns,
        rows=[_cells(text, view, row) for row in records],
        head=_head(text, view),
        alarm=_alarm(text, view),
    )


def _cells(text: Texts, view: EventsView, row: Record) -> list[Cell]:
    from pages.shared.events_list import unit_words

    names = {name: choice_names(text, name) for name in ("kind", "holder")}
    region = unit_words(text, row, region_names(view, text.language))
    fields: list[Cell] = [
        number_or_none(row[name]) if name in NUMBERS else _plain(value_words(text, row, name, names))
        for name in FIELDS
    ]
    return [
        region,
        text(f"events.bodies.{row['body']}"),
        *fields,
        *(words for _, words in source_facts(text, row)),
    ]


def _plain(words: str) -> str:
    return "" if words == NOTHING else words


def _totals_sheet(text: Texts, view: EventsView) -> Sheet:
    from analytics.reports.sheets import Column, Sheet
    from analytics.sentences.events import counting_sentences
    from pages.shared.events_sides import side_columns, side_rows

    told = told_events(view)
    first, *others = side_columns(text)
    *rows, whole = side_rows(text, view, told)
    return Sheet(
        name=text("events.sheets.totals"),
        title=text("events.sides.by_region"),
        columns=[Column(first), *(Column(name, "number") for name in others)],
        rows=rows,
        head=_head(text, view),
        alarm=_alarm(text, view),
        total=whole,
        notes=[text("events.sides.rule"), *counting_sentences(chosen_events(told, view), text)],
    )


def _pairs_sheet(text: Texts, view: EventsView) -> Sheet:
    from analytics.reports.sheets import Column, Sheet
    from pages.shared.events_list import unit_words
    from pages.shared.events_pairs import reasons_words

    told = told_events(view)
    table = told.table.set_index("event_code")
    names = {name: choice_names(text, name) for name in ("kind", "holder")}
    labels, regions = field_names(text), region_names(view, text.language)
    rows: list[list[Cell]] = []
    for pair in told.pairs:
        first, second = (table.loc[code].to_dict() for code in (pair.first, pair.second))
        if view.region not in ("", first["region_code"]):
            continue
        sides = [_plain(value_words(text, row, name, names)) for name in FIELDS for row in (first, second)]
        degree = text(f"events.degree_words.{'within' if pair.within else pair.degree}")
        mark = pair.mark.reason if pair.mark else ""
        rows.append([unit_words(text, first, regions), degree, reasons_words(text, pair), *sides, mark])
    columns = [
        Column(text("common.region")),
        Column(text("events.pairs.degree")),
        Column(text("events.pairs.reasons")),
        *(Column(f"{labels[name]} ({place})") for name in FIELDS for place in (1, 2)),
        Column(text("events.pairs.reason")),
    ]
    return Sheet(
        name=text("events.sheets.pairs"),
        title=text("events.parts.pairs"),
        columns=columns,
        rows=rows,
        head=_head(text, view),
        alarm=_alarm(text, view),
    )


def after_excel(text: Texts, answer: After, names: Mapping[str, str], axes: tuple[str, str]) -> None:
    """A button that gives both sides of every region as a workbook."""
    request = answer.request
    name = f"events_{request.period}_{request.indicator_code}_{request.after}_{request.borders}.xlsx"
    excel_button(text("downloads.excel"), partial(after_workbook, text, answer, names, axes), name)


def after_workbook(text: Texts, answer: After, names: Mapping[str, str], axes: tuple[str, str]) -> bytes:
    """One sheet: a row a region with reach, change and its limits."""
    from analytics.reports.sheets import Column, Sheet, table_workbook

    columns = [
        Column(text("common.region")),
        Column(text("events.totals.events"), "number"),
        Column(text(f"events.totals.{answer.request.reached}"), "number"),
        Column(text("events.after.population"), "number"),
        Column(axes[0], "number", 1, width=28),
        Column(axes[1], "signed", 1, width=28),
        Column(text("workbook.columns.lower", confidence="95"), "signed", 1),
        Column(text("workbook.columns.upper", confidence="95"), "signed", 1),
    ]
    fields = ("events", "persons", "population", "x", "y", "y_lower", "y_upper")
    rows = [
        [names[row["region_code"]], *(number_or_none(row[name]) for name in fields)]
        for row in answer.table.to_dict("records")
    ]
    request = answer.request
    synthetic = answer.table["origin"].isin(["synthetic", "mixed"]).any()
    sheet = Sheet(
        name=text("workbook.table_sheet"),
        title=" × ".join(axes),
        columns=columns,
        rows=rows,
        head=[(text("workbook.period"), f"{period_words(text, str(request.period))} → {request.after}")],
        alarm=text("origins.synthetic") if synthetic else "",
        notes=[text("events.after.caveat")],
    )
    return table_workbook([sheet], sheet.title)
