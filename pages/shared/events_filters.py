"""The filter bar of the events: the year up to a period, borders, region, kind, who reports, known on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from analytics.measures.events import event_forms, event_list, event_periods
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import KAZAKHSTAN_TIME
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.known_on import known_on
from pages.shared.overview_filters import borders_switch, known_periods
from pages.shared.widgets import select

ALL = ""
SHOW_PERIOD = "events_period_to_show"  # of an event that was just entered


@dataclass(frozen=True, slots=True)
class EventsView:
    """The events since 1 January up to a period, in some borders; empty filters let everything through.

    ``moment`` is as known then (naive UTC), ``None`` for now.
    """

    period: Period
    borders: int
    moment: dt.datetime | None
    region: str = ALL
    kind: str = ALL
    body: str = ALL


def events_view(text: Texts) -> EventsView:
    """Draw the bar; what is asked."""
    with st.container(border=True):
        first, second = st.columns(2)
        with first:
            period = _period(text)
        with second:
            borders = borders_switch(text, period)
        left, middle, right, last = st.columns(4)
        with left:
            region = _region(text, borders)
        with middle:
            kind = _kind(text)
        with right:
            body = _body(text)
        with last:
            moment = known_on(text)
    return EventsView(period, borders, moment, region, kind, body)


def bodies() -> tuple[str, ...]:
    """The codes of the bodies that report events, in the order of their forms."""
    return tuple(form.body_code for form in event_forms(data.catalogue()))


def today() -> dt.date:
    """The day in Kazakhstan."""
    return dt.datetime.now(KAZAKHSTAN_TIME).date()


def _period(text: Texts) -> Period:
    """The periods with lists, those with figures, and the running quarter; the last list's first."""
    listed = data.kept(listed_periods)
    known = sorted({*listed, *known_periods(), str(Period.containing(today()))}, reverse=True)
    first = listed[0] if listed else known[0]
    entered = state.recall(SHOW_PERIOD)
    if entered:
        state.forget(SHOW_PERIOD)
        state.choose("period", entered)
    code = select("period", text("compare.period"), known, lambda code: period_words(text, code), first)
    return Period.parse(code)


def listed_periods() -> tuple[str, ...]:
    """The periods for which a list of events is there, the newest first."""
    return tuple(str(period) for period in event_periods(data.journal(), data.catalogue()))


def period_words(text: Texts, code: str) -> str:
    """The time since 1 January up to the end of a period."""
    period = Period.parse(code)
    return period_label(period.year, period.quarter, "cumulative", text.language)


def _region(text: Texts, borders: int) -> str:
    names = {region.code: region.name[text.language] for region in data.regions().in_borders(borders)}
    label = text("common.region")
    return select(
        "region", label, [ALL, *names], lambda code: names.get(code, text("events.all_regions")), ALL
    )


def _kind(text: Texts) -> str:
    names = choice_names(text, "kind")
    label = text("events.kind")
    return select("kind", label, [ALL, *names], lambda code: names.get(code, text("events.all_kinds")), ALL)


def _body(text: Texts) -> str:
    return select(
        "body",
        text("events.told_by"),
        [ALL, *bodies()],
        lambda code: text(f"events.bodies.{code}") if code else text("events.all_bodies"),
        ALL,
    )


def choice_names(text: Texts, column_code: str) -> dict[str, str]:
    """The names of the choices of a column of the list, by their codes."""
    column = next(one for one in event_list(data.catalogue()).columns if one.code == column_code)
    return {choice.code: choice.name[text.language] for choice in column.choices}
