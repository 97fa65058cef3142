"""One event opened: all its fields, where the row comes from, and the way to correct or take it out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics.access import Person
from analytics.measures.event_duplicates import Pair
from analytics.text import Texts
from pages.shared import data, state
from pages.shared.events_change import change_row
from pages.shared.events_filters import EventsView, choice_names
from pages.shared.events_words import FIELDS, field_names, source_facts, value_words
from pages.shared.facts import facts
from pages.shared.html_table import NOTHING
from pages.shared.literal import literal

EVENT = "event"
DRAWER_WIDTH = 720  # in pixels
Record = Mapping[Any, Any]


def open_event(text: Texts, view: EventsView, person: Person, row: Record, pair: Pair | None) -> None:
    """Open the event at the side of the page; closing it takes it out of the address."""
    drawer = st.dialog(literal(str(row["title"])), width=DRAWER_WIDTH, position="right", on_dismiss=_close)
    drawer(_details)(text, view, person, row, pair)


def _details(text: Texts, view: EventsView, person: Person, row: Record, pair: Pair | None) -> None:
    """All that the row says, its source, and what a person who may send for the region can do with it."""
    names = {name: choice_names(text, name) for name in ("kind", "holder")}
    labels = field_names(text)
    if pair is not None:
        st.info(text("events.list.in_pair"), icon=":material/join:")
    words = [(labels[name], value_words(text, row, name, names)) for name in FIELDS]
    facts([(label, value) for label, value in words if value != NOTHING])
    st.markdown(f"**{text('events.source.title')}**")
    facts(source_facts(text, row))
    _original(text, row)
    _to_register(text, row)
    if view.moment is None and person.may("submit", str(row["unit_code"])):
        change_row(text, person, row)


def _to_register(text: Texts, row: Record) -> None:
    """To the return in the register, where the revisions of the row are told."""
    st.page_link(
        "register.py",
        label=text("plans.to_register"),
        icon=":material/fact_check:",
        query_params={
            "period": str(row["period"]),
            "return": f"{row['form_code']}.{row['unit_code']}.{row['period']}",
            "lang": text.language,
        },
    )


def _close() -> None:
    state.choose(EVENT, "")


def _original(text: Texts, row: Record) -> None:
    if row["sha256"]:
        st.download_button(
            text("where_from.download_original", file_name=row["file_name"]),
            partial(data.kept_file, str(row["sha256"])),
            file_name=str(row["file_name"]),
            icon=":material/description:",
            on_click="ignore",
            key=f"event_file_{row['event_code']}",
        )
