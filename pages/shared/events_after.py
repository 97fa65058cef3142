"""What came after the events: children reached beside the change of an indicator, without a cause."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from analytics.access import Person
from analytics.catalogue.join import load_join
from analytics.charts.quadrants import Measured
from analytics.charts.rows import number_or_none
from analytics.charts.scatter import scatter_alt, scatter_chart
from analytics.charts.view import ChartView, Comparator
from analytics.measures.events_after import REACHED, After, AfterRequest, events_after, following
from analytics.periods import Period
from analytics.sentences.events import after_sentences
from analytics.text import Texts
from analytics.text.numbers import format_number, format_signed
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.events_after_workbook import after_excel
from pages.shared.events_data import region_names, told_events
from pages.shared.events_filters import EventsView, listed_periods, period_words
from pages.shared.known_on import known_words
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import origin_banner, picture_button, select, show_figure, switch, theme

TABLE = "events_after_table"


def after_part(text: Texts, view: EventsView, person: Person) -> None:
    """Pick whom the events reached and an indicator; draw both, say how they go together, list them."""
    st.markdown(text("events.after.intro"))
    if view.kind or view.body:
        st.caption(text("events.after.all_events"))
    request = _request(text, view)
    if request is None:
        return
    answer = read_after(request)
    names = region_names(view, text.language)
    if answer.known.empty:
        st.info(" ".join(after_sentences(answer, names, text)), icon=":material/scatter_plot:")
    else:
        origin_banner(text, [one for one in origins_of(view, answer) if one not in told_events(view).origins])
        st.markdown("\n".join(f"- {line}" for line in after_sentences(answer, names, text)))
        st.caption(text("events.after.caveat"))
        _scatter(text, view, answer)
    st.markdown(f"**{text('events.after.table')}**")
    show_table(_source(text, answer, names), TABLE)
    after_excel(text, answer, names, axis_names(text, answer))


def read_after(request: AfterRequest) -> After:
    """Both sides of every region, kept until the next change of data."""
    return data.kept_by_words(_read_after, request)


def _read_after(request: AfterRequest) -> After:
    return events_after(data.journal(), data.catalogue(), data.regions(), request)


def _request(text: Texts, view: EventsView) -> AfterRequest | None:
    codes, indicators = load_join().offences, data.catalogue().indicators
    left, middle, right = st.columns(3)
    with left:
        reached = switch(
            "reached",
            text("events.after.reached"),
            REACHED,
            lambda one: text(f"events.totals.{one}"),
            REACHED[0],
        )
    with middle:
        code = select(
            "after_indicator",
            text("compare.indicator"),
            codes,
            lambda code: f"{code} · {indicators[code].name[text.language]}",
            codes[0],
        )
    known = following(view.period, [Period.parse(one) for one in data.periods(code)])
    if not known:
        first, last = (view.period.shift(quarters) for quarters in (1, 4))
        st.info(
            text("events.after.not_yet", first=_quarter(text, first), last=_quarter(text, last)),
            icon=":material/hourglass_empty:",
        )
        _way_back(text, view)
        return None
    with right:
        after = select(
            "after",
            text("events.after.period"),
            [str(one) for one in known],
            lambda one: _after_words(text, view, Period.parse(one)),
            str(known[0]),
        )
    if known[0] != view.period.shift(4):
        st.caption(text("events.after.year_not_there", period=_quarter(text, view.period.shift(4))))
    return AfterRequest(view.period, view.borders, code, Period.parse(after), reached, view.moment)


def _way_back(text: Texts, view: EventsView) -> None:
    """The same a year earlier, of which the figures afterwards are there, if lists reach back so far."""
    earlier = view.period.shift(-4)
    if str(earlier) in data.kept(listed_periods):
        st.page_link(
            "events.py",
            label=text("events.after.earlier", period=_quarter(text, earlier)),
            icon=":material/arrow_back:",
            query_params={"part": "after", "period": str(earlier), "lang": text.language},
        )


def origins_of(view: EventsView, answer: After) -> list[str]:
    """Where the lists and the figures come from."""
    figures = {str(one) for one in answer.table["origin"].dropna()}
    return sorted(figures | set(told_events(view).origins))


def axis_names(text: Texts, answer: After) -> tuple[str, str]:
    """What stands across and what stands up."""
    request = answer.request
    across = text(f"events.after.across.{request.reached}")
    name = data.catalogue().indicators[request.indicator_code].name[text.language]
    return across, f"{name}, {change_unit(text, answer)}"


def change_unit(text: Texts, answer: After) -> str:
    """In what the change is told."""
    return text(f"events.after.change_in.{answer.limits_of}")


def _after_words(text: Texts, view: EventsView, after: Period) -> str:
    """The year that followed since 1 January, or a quarter of it."""
    if after == view.period.shift(4):
        return period_words(text, str(after))
    return _quarter(text, after)


def _quarter(text: Texts, period: Period) -> str:
    return period_label(period.year, period.quarter, "quarter", text.language)


def _scatter(text: Texts, view: EventsView, answer: After) -> None:
    look = ChartView(
        view.borders, text.language, theme(), selected=view.region or None, compact=state.narrow()
    )
    across, up = axis_names(text, answer)
    short = answer.request.indicator_code if look.compact else up
    level = Comparator(text("events.after.no_change"), 0.0)
    axes = (Measured(across, 0), Measured(short, 0 if answer.limits_of == "percent" else 1, level))
    names = region_names(view, text.language)
    shown = answer.known.assign(hover=[_hover(text, row, names) for row in answer.known.to_dict("records")])
    draw = partial(scatter_chart, shown, look, axes)
    show_figure(draw(), "events_after", scatter_alt(shown, look, (axes[0], replace(axes[1], name=up))))
    request = answer.request
    name = f"events_{request.period}_{request.indicator_code}_{request.after}_{request.borders}.png"
    picture_button(text("downloads.picture"), partial(after_png, text, view, answer, draw), name)


def _hover(text: Texts, row: dict[Any, Any], names: dict[str, str]) -> str:
    reached = format_number(row["x"], text.language, 1)
    moved = format_signed(row["y"], text.language, 1)
    return text("events.after.hover", region=names[row["region_code"]], reached=reached, change=moved)


def after_png(text: Texts, view: EventsView, answer: After, draw: partial) -> bytes:  # type: ignore[type-arg]
    """The scatter as a picture, with the sentences and the caveat."""
    from analytics.reports.figure import figure_png

    names = region_names(view, text.language)
    known = known_words(text, view.moment)
    said = " ".join([*after_sentences(answer, names, text), text("events.after.caveat"), known]).strip()
    origins = [text(f"origins.{origin}") for origin in origins_of(view, answer) if origin != "mixed"]
    footnote = "; ".join([text("common.app_name"), *origins])
    return figure_png(draw(), " × ".join(axis_names(text, answer)), said, footnote, theme())


def _source(text: Texts, answer: After, names: dict[str, str]) -> str:
    across, up = axis_names(text, answer)
    columns = [
        Column(text("common.region")),
        Column(text("events.totals.events"), numeric=True),
        Column(text(f"events.totals.{answer.request.reached}"), numeric=True),
        Column(text("events.after.population"), numeric=True),
        Column(across, numeric=True),
        Column(f"{answer.request.indicator_code}, {change_unit(text, answer)}", numeric=True),
        Column(text("events.after.limits")),
        Column(text("events.after.verdict")),
    ]
    rows = [_row(text, row, names) for row in answer.table.to_dict("records")]
    return table_source(columns, rows, " × ".join((across, up)))


def _row(text: Texts, row: dict[Any, Any], names: dict[str, str]) -> Row:
    x, y, people = (number_or_none(row[name]) for name in ("x", "y", "population"))
    ends = [number_or_none(row[name]) for name in ("y_lower", "y_upper")]
    limits = " … ".join(format_signed(end, text.language, 1) for end in ends if end is not None)
    reason = text(f"events.after.reasons.{row['reason']}") if row["reason"] else ""
    judged = row["verdict"] if isinstance(row["verdict"], str) else "not_judged"
    cells = (
        names[row["region_code"]],
        format_number(row["events"], text.language),
        format_number(row["persons"], text.language),
        "" if people is None else format_number(people, text.language),
        reason if x is None else format_number(x, text.language, 1),
        "" if y is None else format_signed(y, text.language, 1),
        limits,
        "" if y is None else f"{text(f'verdict_symbols.{judged}')} {text(f'verdicts.{judged}')}",
    )
    order = (cells[0].casefold(), row["events"], row["persons"], people, x, y, ends[0], cells[7])
    tones = ("", "", "", "", "", "", "", judged if judged in ("better", "worse") and y is not None else "")
    return Row("", cells, order, tones)
