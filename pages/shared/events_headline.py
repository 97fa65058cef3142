"""The totals of the events that are shown, the rule by which they are counted, who sent no list."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from analytics.measures.event_counts import TOTALS, Total, totals
from analytics.periods import Period
from analytics.sentences.events import counting_sentences, earlier_sentences, missing_sentences
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared import data
from pages.shared.events_data import ToldEvents, chosen_events, chosen_rows, told_events
from pages.shared.events_filters import EventsView, bodies, period_words
from pages.shared.events_words import lower_words
from pages.shared.widgets import origin_banner


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands above all parts: origins (none where no list came), tiles, sentences."""

    origins: tuple[str, ...] = ()
    tiles: str = ""
    counting: str = ""
    captions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def headline(text: Texts, view: EventsView) -> None:
    """The four totals of the choice with their ranges, and what they leave out."""
    told = data.kept_by_words(_headline, view, text.language)
    if not told.tiles:
        st.info(text("events.no_lists", period=period_words(text, str(view.period))), icon=":material/inbox:")
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    origin_banner(text, told.origins)
    st.html(told.tiles)
    st.markdown(told.counting)
    for caption in told.captions:
        st.caption(caption)
    for sentence in told.missing:
        st.markdown(f"- {sentence}")


def _headline(view: EventsView, language: Language) -> Headline:
    text, told = texts(language), told_events(view)
    if told.lists["batch_id"].isna().all():
        return Headline()
    answer = chosen_events(told, view)
    found = totals(answer)
    tiles = "".join(_tile(text, text(f"events.totals.{name}"), found[name]) for name in TOTALS)
    silent, outside = found["children"].silent, _outside_period(told, view)
    counts = {"events.silent": silent, "events.outside_period": outside}
    return Headline(
        origins=tuple(told.origins),
        tiles=f'<div class="zm-tiles zm-tiles-four">{tiles}</div>',
        counting=" ".join(counting_sentences(answer, len(chosen_rows(told, view)), text)),
        captions=tuple(text(key, n=number) for key, number in counts.items() if number),
        missing=missing_words(text, told, view),
    )


def missing_words(text: Texts, told: ToldEvents, view: EventsView) -> tuple[str, ...]:
    """Who sent no list, and whose list is of an earlier quarter, a sentence for each body."""
    lists = told.lists
    if view.region:
        lists = lists[lists["region_code"].eq(view.region)]
    names = {code: _unit_name(text, str(code), view.period) for code in lists["unit_code"]}
    shown = {body: text(f"events.bodies.{body}") for body in bodies() if view.body in ("", body)}
    return (
        *missing_sentences(lists, names, shown, text),
        *earlier_sentences(lists, view.period, names, shown, text),
    )


def _unit_name(text: Texts, code: str, period: Period) -> str:
    """The unit of the period, or the one that had the code before it ceased."""
    try:
        return data.regions().get(code, period).short_name[text.language]
    except ValueError:
        return data.regions().get(code).short_name[text.language]


def _outside_period(told: ToldEvents, view: EventsView) -> int:
    """How many of the events shown lie before 1 January or after the period."""
    days = chosen_events(told, view).events["held_on"].dropna().dt.date
    first = view.period.shift(1 - view.period.quarter).first_day
    return int((~days.between(first, view.period.last_day)).sum()) if len(days) else 0


def _tile(text: Texts, name: str, total: Total) -> str:
    value = escape(format_number(total.value, text.language))
    range_words = escape(lower_words(text, total))
    return (
        f'<div class="zm-tile zm-tile-plain"><div class="zm-tile-value">{value}</div>'
        f'<div class="zm-tile-name">{escape(name)}</div><div class="zm-tile-name">{range_words}</div></div>'
    )
