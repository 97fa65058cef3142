"""The calendar of the year and the list of events; a click on a day or a month narrows the list."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.access import Person
from analytics.charts.event_calendar import event_calendar, event_calendar_alt
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.measures.event_counts import by_day
from analytics.text import Texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared.events_data import chosen_events, region_names, told_events
from pages.shared.events_filters import ALL, EventsView, choice_names, period_words
from pages.shared.events_list import events_list
from pages.shared.known_on import known_words
from pages.shared.widgets import Theme, picture_button, show_figure, theme

DAY = "day"
CHART = "events_calendar"


def calendar_part(text: Texts, view: EventsView, person: Person) -> None:
    """The days with events, and the rows of lists behind them."""
    asked = (view, text.language, theme(), state.narrow())
    drawn = data.kept_by_words(drawn_calendar, *asked)
    if drawn is None:
        st.info(text("events.no_events"), icon=":material/event_busy:")
        return
    st.markdown(f"**{text('events.calendar.title', year=view.period.year)}**")
    show_figure(drawn[0], CHART, drawn[1], _choose_day)
    st.caption(text("events.calendar.hint"))
    name = "_".join(["events", str(view.period), str(view.borders), view.region or "all"])
    picture_button(text("downloads.picture"), partial(calendar_png, text, view), f"{name}_calendar.png")
    events_list(text, view, person, _chosen_day(view))


def drawn_calendar(
    view: EventsView, language: Language, colours: Theme, narrow: bool
) -> tuple[Figure, str] | None:
    """The calendar of the events that are shown and its words; ``None`` where no list tells any."""
    told = told_events(view)
    if told.table.empty:
        return None
    days = by_day(chosen_events(told, view))
    look = ChartView(view.borders, language, colours, compact=narrow)
    year = view.period.year
    return event_calendar(days, look, year), event_calendar_alt(days, look, year)


def heading(text: Texts, view: EventsView) -> str:
    """Period, region, kind and body of what is shown, and as known when."""
    names = region_names(view, text.language)
    parts = [
        period_words(text, str(view.period)),
        names.get(view.region, text("events.all_regions")),
        choice_names(text, "kind").get(view.kind, text("events.all_kinds")),
        text(f"events.bodies.{view.body}") if view.body else text("events.all_bodies"),
        known_words(text, view.moment),
    ]
    return " · ".join(part for part in parts if part)


def _chosen_day(view: EventsView) -> str:
    """The day or month that was clicked or stands in the address; nothing where it is no such code."""
    year = view.period.year
    months = [f"{year}-{month:02}" for month in range(1, 13)]
    days = [f"{month}-{day:02}" for month in months for day in range(1, 32)]
    code = state.choice(DAY, [ALL, *months, *days], ALL)
    state.settle(DAY, code)
    return code


def _choose_day() -> None:
    code = state.clicked_code(CHART)
    if code is not None:
        state.choose(DAY, code)


def calendar_png(text: Texts, view: EventsView) -> bytes:
    """The calendar as a picture, with what was chosen and where the lists come from."""
    from analytics.reports.figure import figure_png

    origins = [text(f"origins.{origin}") for origin in told_events(view).origins]
    title = text("events.calendar.title", year=view.period.year)
    footnote = "; ".join([text("common.app_name"), *origins])
    drawn = drawn_calendar(view, text.language, theme(), narrow=False)
    return figure_png(drawn[0] if drawn else {}, title, heading(text, view), footnote, theme())
