"""Events that both bodies may have told, and rows twice in one list: side by side, never merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import streamlit as st

from analytics import submission
from analytics.access import Person
from analytics.measures.event_duplicates import DEGREES, Pair
from analytics.store.journal import PairVerdict, StoreError
from analytics.text import Texts
from analytics.text.numbers import format_moment, format_number
from pages.shared import data, state
from pages.shared.actors import actor_words
from pages.shared.events_data import ToldEvents, is_chosen_pair, region_names, told_events
from pages.shared.events_filters import ALL, EventsView, choice_names
from pages.shared.events_list import unit_words
from pages.shared.events_words import FIELDS, field_names, source_facts, value_words
from pages.shared.events_workbook import events_excel
from pages.shared.html_table import NOTHING, Cell, Column, Marked, html_table
from pages.shared.literal import literal
from pages.shared.widgets import select

MOST = 12
# What asks for a word stands first.
ORDER = ("probable", "certain", "confirmed", "two")
DONE = "pair_marked"
REFUSED = "pair_refused"
VERDICTS: tuple[PairVerdict, ...] = get_args(PairVerdict)
Record = Mapping[Any, Any]


def pairs_part(text: Texts, view: EventsView, person: Person) -> None:
    """How pairs are found, then each pair with what differs, and what people said about it."""
    st.markdown(text("events.pairs.intro"))
    told = told_events(view)
    rows = _rows(told)
    pairs = [pair for pair in told.pairs if is_chosen_pair(rows[pair.first], rows[pair.second], view)]
    pairs.sort(key=lambda pair: ORDER.index(pair.degree))
    degree = select(
        "degree",
        text("events.pairs.degree"),
        [ALL, *DEGREES, "within"],
        lambda code: text(f"events.degrees.{code}", n=_number(pairs, code)) if code else _all(text, pairs),
        ALL,
    )
    shown = [pair for pair in pairs if _has(pair, degree)]
    _say_what_was_done(text)
    if not shown:
        st.info(text("events.pairs.none"), icon=":material/done_all:")
        return
    for pair in shown[:MOST]:
        _pair(text, view, person, pair, rows[pair.first], rows[pair.second])
    if len(shown) > MOST:
        st.caption(text("events.pairs.cut", shown=MOST, n=len(shown)))
    events_excel(text, view)


def reasons_words(text: Texts, pair: Pair) -> str:
    """Why the two may be one, in the order of weight."""
    alike = format_number(pair.likeness, text.language, 0)
    return "; ".join(text(f"events.reasons.{reason}", percent=alike) for reason in pair.reasons)


def _rows(told: ToldEvents) -> dict[str, Record]:
    codes = {code for pair in told.pairs for code in (pair.first, pair.second)}
    table = told.table[told.table["event_code"].isin(codes)]
    records = table.astype(object).where(table.notna(), None).to_dict("records")
    return {row["event_code"]: row for row in records}


def _has(pair: Pair, degree: str) -> bool:
    if degree == "within":
        return pair.within
    return degree == ALL or (pair.degree == degree and not pair.within)


def _number(pairs: list[Pair], degree: str) -> int:
    return sum(_has(pair, degree) for pair in pairs)


def _all(text: Texts, pairs: list[Pair]) -> str:
    return text("events.degrees.all", n=len(pairs))


def _pair(text: Texts, view: EventsView, person: Person, pair: Pair, first: Record, second: Record) -> None:
    with st.container(border=True):
        regions = region_names(view, text.language)
        kind = "within" if pair.within else pair.degree
        st.markdown(
            f"**{literal(unit_words(text, first, regions))}** · {text(f'events.degree_words.{kind}')}"
        )
        st.caption(text("events.pairs.why", reasons=reasons_words(text, pair)))
        st.html(html_table(*_side_by_side(text, first, second), text("events.parts.pairs")))
        if pair.mark is not None:
            mark = pair.mark
            st.markdown(
                text(
                    f"events.pairs.marked.{mark.verdict}",
                    actor=literal(actor_words(text, mark.actor)),
                    moment=format_moment(mark.at, text.language),
                    reason=literal(mark.reason),
                )
            )
        if view.moment is None and person.may("answer", str(first["unit_code"])):
            _verdict(text, person, pair, str(first["unit_code"]))


def _side_by_side(text: Texts, first: Record, second: Record) -> tuple[list[Column], list[list[Cell]]]:
    """A row a field: what both say, and a sign where they differ."""
    names = {name: choice_names(text, name) for name in ("kind", "holder")}
    labels = field_names(text)
    columns = [
        Column(text("events.pairs.field")),
        *(Column(text(f"events.bodies.{row['body']}")) for row in (first, second)),
        Column(text("events.pairs.differs")),
    ]
    table: list[list[Cell]] = []
    for name in FIELDS:
        words = [value_words(text, row, name, names) for row in (first, second)]
        if words == [NOTHING, NOTHING]:
            continue
        differs = words[0] != words[1]
        sign: Cell = Marked(text("events.pairs.other"), "warning", "≠") if differs else NOTHING
        table.append([labels[name], *words, sign])
    sources = [dict(source_facts(text, row)) for row in (first, second)]
    for label in (text("events.source.file"), text("events.source.row"), text("events.source.actor")):
        table.append([label, sources[0][label], sources[1][label], NOTHING])
    return columns, table


def _verdict(text: Texts, person: Person, pair: Pair, unit_code: str) -> None:
    """A reason, and a button for each of the two things that can be said."""
    key = f"{pair.first}_{pair.second}"
    refused = state.recall(REFUSED)
    if refused and refused[0] == key:
        st.error(text(f"store.{refused[1]}"), icon=":material/error:")
    reason = st.text_input(
        text("events.pairs.reason"),
        max_chars=500,
        key=f"pair_reason_{key}_{pair.degree}",
        placeholder=text("events.pairs.reason_hint"),
    )
    with st.container(horizontal=True):
        for verdict in VERDICTS:
            said = pair.mark is not None and pair.mark.verdict == verdict
            label = text(f"events.pairs.buttons.{verdict}")
            if st.button(label, key=f"pair_{verdict}_{key}", disabled=said):
                _mark(person, pair, verdict, unit_code, reason, key)
                st.rerun()


def _mark(person: Person, pair: Pair, verdict: PairVerdict, unit_code: str, reason: str, key: str) -> None:
    state.forget(REFUSED)
    try:
        submission.mark_pair(data.journal(), pair.key, verdict, unit_code, person, reason)
    except StoreError as refused:
        state.remember(REFUSED, (key, refused.code))
        return
    state.remember(DONE, verdict)


def _say_what_was_done(text: Texts) -> None:
    done = state.recall(DONE)
    state.forget(DONE)
    if done:
        st.success(text(f"events.pairs.done.{done}"), icon=":material/check_circle:")
