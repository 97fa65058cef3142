"""Above the cards: how many files are in which state, and the buttons for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from analytics.periods import Period
from analytics.text import Texts
from pages.shared.literal import literal
from pages.shared.submit_accept import accept_file
from pages.shared.submit_card import state_chip
from pages.shared.submit_desk import FILE_STATES, SETTLED, SentFile, ready_files
from pages.shared.submit_files import clear
from pages.shared.submit_intro import period_words
from pages.shared.submit_mode import Mode
from pages.shared.submit_reasons import comment_of, complete, reasons_of


def summary(text: Texts, sent: Sequence[SentFile], period: Period, mode: Mode = "send") -> None:
    """The counts by state, what accepting all would do, and the buttons."""
    heading = "submit.check" if mode == "send" else "submit.mode.heading"
    st.subheader(text(heading, period=period_words(text, period)), anchor=False)
    st.html(f'<div class="zm-counts">{_counts(text, sent)}</div>')
    able = ready_files(sent) if mode == "send" else ()
    ready = [one for one in able if complete(one)]
    if all(one.state in SETTLED for one in sent):
        st.success(text("submit.all_settled"), icon=":material/task_alt:")
    place = st.empty()
    with st.container(horizontal=True):
        pressed = bool(ready) and st.button(
            text("submit.accept_all", n=len(ready)),
            key=_key(ready),
            type="primary",
            icon=":material/done_all:",
        )
        st.button(text("submit.clear"), on_click=clear, icon=":material/clear_all:", key="submit_clear")
    if ready:
        st.caption(_meaning(text, ready))
    if len(ready) < len(able):
        st.caption(f":material/edit_note: {text('submit.waiting', n=len(able) - len(ready))}")
    if pressed:
        _accept_all(text, ready, place.progress(0.0))
        st.rerun()


def _counts(text: Texts, sent: Sequence[SentFile]) -> str:
    """A chip a state that occurs, with its number."""
    numbers = Counter(one.state for one in sent)
    counted = [of for of in FILE_STATES if numbers[of]]
    return "".join(state_chip(text(f"submit.counted.{of}", count=numbers[of]), of) for of in counted)


def _meaning(text: Texts, ready: Sequence[SentFile]) -> str:
    """What a person confirms by accepting all."""
    sentences = [text("submit.confirms")]
    warned = sum(one.state == "warnings" for one in ready)
    revised = sum(one.next_revision > 1 for one in ready)
    if warned:
        sentences.append(text("submit.among_them.warnings", n=warned))
    if revised:
        sentences.append(text("submit.among_them.revisions", n=revised))
    return " ".join(sentences)


def _accept_all(text: Texts, ready: Sequence[SentFile], bar: st.delta_generator.DeltaGenerator) -> None:
    for number, one in enumerate(ready, start=1):
        name = literal(one.dropped.reading.file_name)
        bar.progress(
            (number - 1) / len(ready), text("submit.accepting", done=number, n=len(ready), file_name=name)
        )
        accept_file(one, reasons_of(text, one), comment_of(one))


def _key(ready: Sequence[SentFile]) -> str:
    """A key of exactly these files and revisions: a click on another set of them is void."""
    marks = sorted(f"{one.dropped.file_id}{one.region_code}{one.next_revision}" for one in ready)
    return f"submit_accept_all_{hash(tuple(marks))}"
