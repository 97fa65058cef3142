"""The events as an Excel workbook: the list with addresses, the totals by region and kind, the pairs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from analytics.charts.rows import number_or_none
from analytics.measures.event_counts import TOTALS, only, totals
from analytics.measures.event_duplicates import Pair
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment
from pages.shared.actors import actor_words
from pages.shared.events_data import chosen_events, chosen_rows, is_chosen_pair, region_names, told_events
from pages.shared.events_filters import EventsView, choice_names, period_words
from pages.shared.events_words import FIELDS, field_names, source_facts, value_words
from pages.shared.html_table import NOTHING
from pages.shared.known_on import known_day
from pages.shared.widgets import excel_button

if TYPE_CHECKING:
    from analytics.reports.sheets import Cell, Sheet

PLACES = ("file", "sheet", "row")
NUMBERS = ("children", "registered_children", "parents")
Record = Mapping[Any, Any]


def events_excel(text: Texts, view: EventsView, day: str = "") -> None:
    """A button that gives what is shown: every row with its address, the totals by region, the pairs."""
    parts = ["events", str(view.period), str(view.borders), view.region, view.kind, view.body, day]
    if view.moment is not None:
        parts.append(f"known_{known_day(view.moment)}")
    name = "_".join(part for part in parts if part)
    excel_button(text("downloads.excel"), partial(events_workbook, text, view, day), f"{name}.xlsx")


def events_workbook(text: Texts, view: EventsView, day: str = "") -> bytes:
    """Four sheets: the rows of lists, the totals by region, those by kind and holder, the pairs."""
    from analytics.reports.sheets import table_workbook

    sheets = [
        _rows_sheet(text, view, day),
        _totals_sheet(text, view),
        _choices_sheet(text, view),
        _pairs_sheet(text, view),
    ]
    return table_workbook(sheets, text("events.title"))


def _head(text: Texts, view: EventsView, day: str = "") -> list[tuple[str, str]]:
    from pages.shared.events_list import day_words

    names = region_names(view, text.language)
    head = [
        (text("workbook.period"), period_words(text, str(view.period))),
        (text("workbook.borders"), text(f"borders.name.{view.borders}")),
        (text("common.region"), names.get(view.region, text("events.all_regions"))),
        (text("events.kind"), choice_names(text, "kind").get(view.kind, text("events.all_kinds"))),
        (
            text("events.told_by"),
            text(f"events.bodies.{view.body}") if view.body else text("events.all_bodies"),
        ),
    ]
    if day:
        head.append((text("events.columns.held_on"), day_words(text, day)))
    if view.moment is not None:
        head.append((text("known_on.label"), format_date(known_day(view.moment), text.language)))
    return head


def _alarm(text: Texts, view: EventsView) -> str:
    return text("origins.synthetic") if "synthetic" in told_events(view).origins else ""


def _rows_sheet(text: Texts, view: EventsView, day: str) -> Sheet:
    from analytics.reports.sheets import Column, Sheet
    from pages.shared.events_list import marks_of

    told = told_events(view)
    rows, marks = chosen_rows(told, view), marks_of(text, told)
    if day:
        rows = rows[rows["held_on"].dt.strftime("%Y-%m-%d").str.startswith(day)]
    labels = field_names(text)
    sources = ("file", "sheet", "row", "cells", "list", "actor", "accepted", "origin")
    columns = [
        Column(text("common.region")),
        Column(text("events.told_by")),
        *(Column(labels[name], "number" if name in NUMBERS else "text") for name in FIELDS),
        Column(text("events.columns.mark")),
        *(Column(text(f"events.source.{name}")) for name in sources),
    ]
    records = rows.astype(object).where(rows.notna(), None).to_dict("records")
    return Sheet(
        name=text("events.sheets.rows"),
        title=text("events.title"),
        columns=columns,
        rows=[_cells(text, view, row, marks) for row in records],
        head=_head(text, view, day),
        alarm=_alarm(text, view),
    )


def _cells(text: Texts, view: EventsView, row: Record, marks: Mapping[str, str]) -> list[Cell]:
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
        marks.get(str(row["event_code"]), ""),
        *(words for _, words in source_facts(text, row)),
    ]


def _plain(words: str) -> str:
    return "" if words == NOTHING else words


def _totals_sheet(text: Texts, view: EventsView) -> Sheet:
    from analytics.reports.sheets import Column, Sheet
    from analytics.sentences.events import counting_sentences
    from pages.shared.events_headline import missing_words
    from pages.shared.events_sides import side_columns, side_rows

    told = told_events(view)
    first, *others = side_columns(text)
    rows = side_rows(text, view, told)
    counted = counting_sentences(chosen_events(told, view), len(chosen_rows(told, view)), text)
    return Sheet(
        name=text("events.sheets.totals"),
        title=text("events.sides.by_region"),
        columns=[Column(first), *(Column(name, "number") for name in others)],
        rows=rows if view.region else rows[:-1],
        head=_head(text, view),
        alarm=_alarm(text, view),
        total=[] if view.region else rows[-1],
        notes=[text("events.sides.rule"), *counted, *missing_words(text, told, view)],
    )


def _choices_sheet(text: Texts, view: EventsView) -> Sheet:
    """The totals of each kind and of each holder, with the lower end that probable pairs leave."""
    from analytics.reports.sheets import Column, Sheet

    answer = chosen_events(told_events(view), view)
    lowest = text("events.lowest")
    columns = [Column(text("events.sheets.choice")), Column(text("events.columns.title"))]
    for name in TOTALS:
        words = text(f"events.totals.{name}")
        columns += [Column(words, "number"), Column(f"{words}: {lowest}", "number")]
    rows: list[list[Cell]] = []
    for column in ("kind", "holder"):
        for code, words in choice_names(text, column).items():
            found = totals(only(answer, **{column: [code]}))
            if found["events"].value:
                numbers = [end for name in TOTALS for end in (found[name].value, found[name].lower)]
                rows.append([text(f"events.columns.{column}"), words, *numbers])
    return Sheet(
        name=text("events.sheets.choices"),
        title=text("events.sheets.choices"),
        columns=columns,
        rows=rows,
        head=_head(text, view),
        alarm=_alarm(text, view),
    )


def _pairs_sheet(text: Texts, view: EventsView) -> Sheet:
    """The pairs as the page shows them, with the address of both rows and who said what about them."""
    from analytics.reports.sheets import Column, Sheet

    told = told_events(view)
    table = told.table.set_index("event_code")
    labels = field_names(text)
    rows: list[list[Cell]] = []
    for pair in told.pairs:
        first, second = (table.loc[code].to_dict() for code in (pair.first, pair.second))
        if is_chosen_pair(first, second, view):
            rows.append(_pair_cells(text, view, pair, (first, second)))
    sides = (text("events.told_by"), *(labels[name] for name in FIELDS))
    places = [text(f"events.source.{name}") for name in PLACES]
    columns = [
        Column(text("common.region")),
        Column(text("events.pairs.degree")),
        Column(text("events.pairs.reasons")),
        *(Column(f"{name} ({place})") for name in (*sides, *places) for place in (1, 2)),
        Column(text("events.pairs.reason")),
        Column(text("where_from.columns.actor")),
        Column(text("events.source.accepted")),
    ]
    return Sheet(
        name=text("events.sheets.pairs"),
        title=text("events.parts.pairs"),
        columns=columns,
        rows=rows,
        head=_head(text, view),
        alarm=_alarm(text, view),
    )


def _pair_cells(text: Texts, view: EventsView, pair: Pair, both: tuple[Record, Record]) -> list[Cell]:
    from pages.shared.events_list import unit_words
    from pages.shared.events_pairs import reasons_words

    names = {name: choice_names(text, name) for name in ("kind", "holder")}
    sources = [dict(source_facts(text, row)) for row in both]
    mark: list[Cell] = ["", "", ""]
    if pair.mark is not None:
        at = format_moment(pair.mark.at, text.language)
        mark = [pair.mark.reason, actor_words(text, pair.mark.actor), at]
    return [
        unit_words(text, both[0], region_names(view, text.language)),
        text(f"events.degree_words.{'within' if pair.within else pair.degree}"),
        reasons_words(text, pair),
        *(text(f"events.bodies.{row['body']}") for row in both),
        *(_plain(value_words(text, row, name, names)) for name in FIELDS for row in both),
        *(source[text(f"events.source.{name}")] for name in PLACES for source in sources),
        *mark,
    ]
