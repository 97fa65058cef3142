"""The list of events: every row of the lists, its mark where it was told twice, and where it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.access import Person
from analytics.measures.event_duplicates import Pair
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_date
from pages.shared import data, state
from pages.shared.events_change import say_what_changed
from pages.shared.events_data import ToldEvents, chosen_rows, region_names, told_events
from pages.shared.events_filters import EventsView, choice_names
from pages.shared.events_row import EVENT, open_event
from pages.shared.events_words import value_words
from pages.shared.events_workbook import events_excel
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import select

if TYPE_CHECKING:
    import pandas as pd

TABLE = "events_table"
DAY = "day"
MOST_ROWS = 300
COLUMNS = (
    "held_on", "region", "title", "told_by", "holder", "children", "registered_children", "parents", "mark",
    "kind", "place",
)  # fmt: skip
NUMBERS = ("children", "registered_children", "parents")
WRAPS = ("title", "place")


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows that are shown: the codes of all, the table of the first of them, and their names."""

    codes: tuple[str, ...]
    source: str
    names: Mapping[str, str]


def events_list(text: Texts, view: EventsView, person: Person, day: str) -> None:
    """The rows that the filters and the chosen day let through; a click opens one."""
    listed = data.kept_by_words(_listed, view, day, text.language)
    say_what_changed(text)
    st.markdown(f"**{text('events.list.title', n=len(listed.codes))}**")
    if day:
        st.caption(text("events.list.of_day", day=day_words(text, day)))
        st.button(text("events.list.whole_year"), on_click=state.choose, args=(DAY, ""), type="tertiary")
    if not listed.codes:
        st.info(text("events.list.none"), icon=":material/filter_alt_off:")
        return
    picked = state.choice(EVENT, ["", *listed.codes], "")
    state.settle(EVENT, picked)
    show_table(listed.source, TABLE, picked or None, _open)
    if len(listed.codes) > MOST_ROWS:
        st.caption(text("events.list.cut", shown=MOST_ROWS, n=len(listed.codes)))
    st.caption(text("events.list.hint"))
    events_excel(text, view, day)
    _pick(text, listed.names, picked)
    if picked:
        told = told_events(view)
        row = told.table[told.table["event_code"].eq(picked)].iloc[0].to_dict()
        open_event(text, view, person, row, _pair_of(told, picked))


def _listed(view: EventsView, day: str, language: Language) -> Listed:
    text, told = texts(language), told_events(view)
    rows = chosen_rows(told, view)
    if day:
        rows = rows[rows["held_on"].dt.strftime("%Y-%m-%d").str.startswith(day)]
    first = rows.sort_values(["held_on", "region_code"], ascending=[False, True], kind="stable")
    shown = first.head(MOST_ROWS)
    return Listed(tuple(rows["event_code"]), _source(text, view, told, shown), _names(text, shown))


def marks_of(text: Texts, told: ToldEvents) -> dict[str, str]:
    """What is said of a row in the list: told by both, perhaps told twice, two by a person's word."""
    words: dict[str, str] = {}
    for pair in told.pairs:
        kind = "within" if pair.within and pair.degree == "probable" else pair.degree
        for code in (pair.first, pair.second):
            words.setdefault(code, text(f"events.marks.{kind}"))
    return words


def _source(text: Texts, view: EventsView, told: ToldEvents, rows: pd.DataFrame) -> str:
    names = {name: choice_names(text, name) for name in ("kind", "holder")}
    regions, marks = region_names(view, text.language), marks_of(text, told)
    columns = [
        Column(text(f"events.columns.{name}"), numeric=name in NUMBERS, wraps=name in WRAPS)
        for name in COLUMNS
    ]
    records = rows.astype(object).where(rows.notna(), None).to_dict("records")
    return table_source(
        columns, [_row(text, row, names, regions, marks) for row in records], text("events.title")
    )


def _row(
    text: Texts,
    row: Mapping[Any, Any],
    names: Mapping[str, Mapping[str, str]],
    regions: Mapping[str, str],
    marks: Mapping[str, str],
) -> Row:
    own = {
        "region": unit_words(text, row, regions),
        "told_by": text(f"events.bodies.{row['body']}"),
        "mark": marks.get(row["event_code"], ""),
    }
    words = tuple(own[name] if name in own else value_words(text, row, name, names) for name in COLUMNS)
    order = tuple(
        str(row["held_on"])
        if name == "held_on"
        else row[name]
        if name in NUMBERS
        else words[place].casefold()
        for place, name in enumerate(COLUMNS)
    )
    return Row(str(row["event_code"]), words, order)


def unit_words(text: Texts, row: Mapping[Any, Any], regions: Mapping[str, str]) -> str:
    """The region of the borders; the unit that told it where it belongs to none of them."""
    found = regions.get(row["region_code"] or "")
    return found or data.regions().get(row["unit_code"]).short_name[text.language]


def _names(text: Texts, rows: pd.DataFrame) -> dict[str, str]:
    """The rows by code: the day and the title."""
    return {
        row["event_code"]: f"{format_date(row['held_on'].date(), text.language)} · {row['title']}"
        for row in rows.to_dict("records")
        if row["held_on"] == row["held_on"]
    }


def _pick(text: Texts, known: Mapping[str, str], picked: str) -> None:
    """The same choice by keyboard: a list of the rows."""
    names = dict(known)
    if picked:
        names.setdefault(picked, picked)
    select(EVENT, text("events.list.pick"), ["", *names], lambda code: names.get(code, "–"), "")


def _pair_of(told: ToldEvents, code: str) -> Pair | None:
    return next((pair for pair in told.pairs if code in (pair.first, pair.second)), None)


def _open() -> None:
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose(EVENT, code)


def day_words(text: Texts, day: str) -> str:
    """The day or month that narrows the list."""
    if len(day) == len("2025-03"):
        return f"{text(f'periods.month.{int(day[5:])}')} {day[:4]}"
    try:
        return format_date(dt.date.fromisoformat(day), text.language, "long")
    except ValueError:
        return day
