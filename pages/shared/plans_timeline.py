"""The part «timeline»: one region's measures over time, or the regions with their states counted."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from analytics.charts.plan_states import state_parts
from analytics.charts.plan_timeline import TimelineRow, plain, plan_timeline, timeline_alt
from analytics.charts.stacked_rows import StackedRow, stacked_alt, stacked_rows
from analytics.charts.theme import Figure
from analytics.measures.plan_register import STATES
from analytics.regions import REPUBLIC
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared import plans_words as words
from pages.shared.plans_downloads import excel_download, picture_download
from pages.shared.plans_measures import lists_told, plans_told
from pages.shared.plans_regions import regions_table
from pages.shared.plans_row import ROW, open_row, picked_row
from pages.shared.plans_table import Filters, filtered, measures_table, row_filters
from pages.shared.plans_view import (
    PlansView,
    Record,
    chart_view,
    names_of,
    origins_of,
    period_words,
    register_of,
    summary_of,
)
from pages.shared.widgets import Theme, clicks_choose, origin_banner, show_figure, theme

CHART, COUNTS = "plans_timeline", "plans_states"
MOST_ROWS = 60
# What asks for attention stands on top where not all measures fit on the chart.
ORDER = {state: place for place, state in enumerate(("overdue", "due_now", "due_next"))}


def timeline_part(text: Texts, view: PlansView) -> None:
    """All regions: how many measures are in each state. One region: its measures from start to term."""
    origin_banner(text, origins_of(view))
    plans_told(text, view)
    lists_told(text, view)
    if register_of(view).empty:
        return
    if not view.region_code:
        _states_chart(text, view)
        return
    filters = row_filters(text, view)
    rows = data.kept_by_words(timeline_rows, view, filters, text.language)
    if rows:
        _timeline(text, view, filters, rows)
    measures_table(text, view, filters)
    open_row(text, view, "plan_measure", picked_row(register_of(view)))


def _states_chart(text: Texts, view: PlansView) -> None:
    st.subheader(text("plans.states_title"))
    st.caption(text("plans.states_hint"))
    figure = data.kept_by_words(states_figure, view, text.language, theme(), state.narrow())
    alt = stacked_alt(
        states_rows(view, text.language), state_parts(text, theme()), chart_view(view, text.language),
        text("plans.states_title"),
    )  # fmt: skip
    show_figure(figure, COUNTS, alt, partial(clicks_choose, COUNTS))
    draw = partial(states_figure, view, text.language, theme(), False)
    picture_download(text, view, draw, "states", text("plans.states_title"))
    excel_download(text, view)
    regions_table(text, view)


def states_figure(view: PlansView, language: Language, colours: Theme, narrow: bool) -> Figure:
    """Regions with their measures by state."""
    text = texts(language)
    return stacked_rows(
        states_rows(view, language),
        state_parts(text, colours),
        chart_view(view, language, 0, colours, narrow),
        text("plans.axis_measures"),
    )


def states_rows(view: PlansView, language: Language) -> list[StackedRow]:
    """Each region with the numbers of its measures in each state; why there are none."""
    text, names = texts(language), names_of(view, language)
    return [
        _states_row(text, record, names)
        for record in summary_of(view).to_dict("records")
        if record["region_code"] != REPUBLIC
    ]


def _states_row(text: Texts, record: Record, names: dict[str, str]) -> StackedRow:
    code = str(record["region_code"])
    if not record["units_received"]:
        return StackedRow(code, names[code], (None,) * len(STATES), "", text("plans.no_list"))
    sizes = tuple(float(record[one]) for one in STATES)
    reason = "" if record["measures"] else text("plans.empty_list")
    return StackedRow(code, names[code], sizes, words.number_words(text, record["measures"]), reason)


def _timeline(text: Texts, view: PlansView, filters: Filters, rows: list[TimelineRow]) -> None:
    shown = rows[:MOST_ROWS]
    st.caption(text("plans.timeline_hint", date=words.day_words(text, view.period.last_day)))
    figure = plan_timeline(shown, chart_view(view, text.language), view.period.last_day)
    title = _title(text, view)
    show_figure(figure, CHART, timeline_alt(shown, chart_view(view, text.language), title), _open_from_chart)
    if len(rows) > MOST_ROWS:
        st.caption(text("plans.more_on_chart", shown=MOST_ROWS, n=len(rows)))
    draw = partial(timeline_figure, view, filters, text.language, theme())
    picture_download(text, view, draw, "timeline", title)
    excel_download(text, view)


def timeline_figure(view: PlansView, filters: Filters, language: Language, colours: Theme) -> Figure:
    """The measures of the region over time, for a picture."""
    rows = timeline_rows(view, filters, language)[:MOST_ROWS]
    return plan_timeline(rows, chart_view(view, language, 0, colours, False), view.period.last_day)


def timeline_rows(view: PlansView, filters: Filters, language: Language) -> list[TimelineRow]:
    """The measures as rows of the chart: by term; where there are many, what is late first."""
    text = texts(language)
    table = filtered(register_of(view), filters)
    rows = [_timeline_row(text, record) for record in table.to_dict("records")]
    is_long = len(rows) > MOST_ROWS
    return sorted(
        rows,
        key=lambda row: (
            ORDER.get(row.state, len(ORDER)) if is_long else 0,
            (row.due_on or row.done_on or view.period.last_day).toordinal(),
            (row.starts_on or row.due_on or view.period.last_day).toordinal(),
        ),
    )


def _timeline_row(text: Texts, record: Record) -> TimelineRow:
    days = {name: words.day_of(record[name]) for name in ("starts_on", "due_on", "done_on")}
    told = [
        f"{text(f'plans.columns.{name}')}: {words.day_words(text, day)}" for name, day in days.items() if day
    ]
    name = words.shortened(record["measure"])
    hover = [
        f"<b>{escape(name, quote=False)}</b>",
        words.state_words(text, record),
        *told,
        escape(words.shortened(record["agency"]), quote=False),
    ]
    return TimelineRow(
        code=str(record["code"]),
        name=name,
        starts_on=days["starts_on"],
        due_on=days["due_on"],
        done_on=days["done_on"],
        state=str(record["state_on_day"]),
        words=words.bare_state(text, record),
        hover="<br>".join(plain(line) if place > 0 else line for place, line in enumerate(hover)),
    )


def _title(text: Texts, view: PlansView) -> str:
    name = names_of(view, text.language, short=False)[view.region_code]
    return f"{name} · {period_words(text, view.period)}"


def _open_from_chart() -> None:
    code = state.clicked_code(CHART)
    if code is not None:
        state.choose(ROW, code)
