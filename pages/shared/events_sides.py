"""Who reports what: education, police and both, by region; by kind and holder; and whose list is missing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.access import Person
from analytics.measures.event_counts import BOTH, TOTALS, Counted, only, totals
from analytics.text import Texts
from analytics.text.numbers import format_number, join_names
from pages.shared.events_data import ToldEvents, chosen_events, region_names, told_events
from pages.shared.events_filters import EventsView, bodies, choice_names
from pages.shared.events_words import total_words
from pages.shared.events_workbook import events_excel
from pages.shared.tables import Column, Row, show_table, table_source


def sides_part(text: Texts, view: EventsView, person: Person) -> None:
    """The three tables, and a sentence for each region of which one side reports nothing."""
    told = told_events(view)
    for sentence in one_sided(text, view, told):
        st.markdown(f"- {sentence}")
    st.markdown(f"**{text('events.sides.by_region')}**")
    st.caption(text("events.sides.rule"))
    show_table(_regions_source(text, view, told), "events_sides")
    events_excel(text, view)
    answer = chosen_events(told, view)
    for name in ("kind", "holder"):
        st.markdown(f"**{text(f'events.sides.by_{name}')}**")
        show_table(_choices_source(text, answer, name), f"events_by_{name}")


def one_sided(text: Texts, view: EventsView, told: ToldEvents) -> list[str]:
    """The regions of which only one body tells events, a sentence for each body."""
    names, sentences = region_names(view, text.language), []
    sides = sides_of(told.counted, list(names))
    for body in bodies():
        others = [one for one in (*bodies(), BOTH) if one != body]
        alone = [
            code for code, counts in sides.items() if counts[body] and not any(counts[one] for one in others)
        ]
        if alone:
            regions = join_names([names[code].removesuffix(".") for code in alone], text.language)
            sentences.append(text(f"events.sides.only.{body}", regions=regions))
    return sentences


def sides_of(answer: Counted, codes: Sequence[str]) -> dict[str, dict[str, int]]:
    """For each region how many events each body told alone, and both together."""
    numbers = answer.events.groupby(["region_code", "told_by"]).size().to_dict()
    return {code: {side: int(numbers.get((code, side), 0)) for side in (*bodies(), BOTH)} for code in codes}


def side_rows(text: Texts, view: EventsView, told: ToldEvents) -> list[list[str | float]]:
    """One row a region with its name, the events of each side and the totals, then the republic's.

    Where one region is chosen its row stands alone: a sum of it would be no republic.
    """
    answer = chosen_events(told, view)
    names = {
        code: name
        for code, name in region_names(view, text.language).items()
        if view.region in ("", code) and (code != "90" or answer.events["region_code"].eq(code).any())
    }
    rows: list[list[str | float]] = []
    sides = sides_of(answer, list(names))
    for code, name in names.items():
        found = totals(answer, [code])
        rows.append([name, *sides[code].values(), *(found[one].value for one in TOTALS)])
    if view.region:
        return rows
    whole = totals(answer)
    told_by = answer.events["told_by"].value_counts().to_dict()
    counts = [float(told_by.get(side, 0)) for side in (*bodies(), BOTH)]
    return [*rows, [text("events.sides.republic"), *counts, *(whole[one].value for one in TOTALS)]]


def side_columns(text: Texts) -> list[str]:
    """The headings of those rows."""
    return [
        text("common.region"),
        *(text(f"events.sides.alone.{body}") for body in bodies()),
        text("events.sides.both"),
        *(text(f"events.totals.{name}") for name in TOTALS),
    ]


def _regions_source(text: Texts, view: EventsView, told: ToldEvents) -> str:
    first, *others = side_columns(text)
    missing = _missing(told)
    columns = [Column(first), *(Column(name, numeric=True) for name in others)]
    if missing:
        columns.insert(1, Column(text("events.sides.lists")))
    shown = side_rows(text, view, told)
    whole = None if view.region else shown[-1]
    codes = {name: code for code, name in region_names(view, text.language).items()}
    rows = []
    for row in shown:
        name, numbers = str(row[0]), [float(value) for value in row[1:]]
        unsent = missing.get(codes.get(name, ""), [])
        listed = [", ".join(text(f"events.sides.no_list.{body}") for body in unsent)] if missing else []
        words = (name, *listed, *(format_number(value, text.language) for value in numbers))
        order = (None if row is whole else name.casefold(), *listed, *numbers)
        rows.append(Row("", words, order))
    return table_source(columns, rows, text("events.sides.by_region"))


def _missing(told: ToldEvents) -> dict[str, list[str]]:
    """For each region the bodies of which some unit sent no list."""
    lists = told.lists[told.lists["batch_id"].isna()]
    found: dict[str, list[str]] = {}
    for code, body in zip(lists["region_code"], lists["body"], strict=True):
        if body not in found.setdefault(str(code), []):
            found[str(code)].append(str(body))
    return found


def _choices_source(text: Texts, answer: Counted, name: str) -> str:
    columns = [
        Column(text(f"events.columns.{name}")),
        *(Column(text(f"events.totals.{one}"), numeric=True) for one in TOTALS),
    ]
    rows = []
    for code, words in choice_names(text, name).items():
        found = totals(only(answer, **{name: [code]}))
        if found["events"].value:
            cells = (words, *(total_words(text, found[one]) for one in TOTALS))
            rows.append(Row("", cells, (words.casefold(), *(found[one].value for one in TOTALS))))
    return table_source(columns, rows, text(f"events.sides.by_{name}"))
