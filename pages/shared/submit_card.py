"""The card of one file: what it is, whose, what is wrong with it, and the button that accepts it."""

from __future__ import annotations

from html import escape

import streamlit as st

from analytics.periods import Period
from analytics.text import Texts
from pages.shared import data
from pages.shared.html_table import Marked, marked
from pages.shared.literal import literal
from pages.shared.submit_accept import accept_file, reason_key, refusal
from pages.shared.submit_desk import READY, SETTLED, FileState, SentFile
from pages.shared.submit_files import remove
from pages.shared.submit_region import region_name, region_select, region_source
from pages.shared.submit_stored import elsewhere_words, stored_words, success_words
from pages.shared.submit_views import details

SIGNS: dict[FileState, str] = {
    "errors": "×",
    "region_missing": "?",
    "not_yours": "×",
    "warnings": "!",
    "sound": "✓",
    "known": "=",
    "accepted": "✓",
}
REASON_LETTERS = 500


def file_card(text: Texts, sent: SentFile, period: Period) -> None:
    """Draw the card; a click on its button accepts the file."""
    with st.container(border=True, key=f"submit_card_{sent.dropped.file_id}"):
        _head(text, sent)
        if sent.state in SETTLED:
            _settled(text, sent, period)
        elif sent.dropped.reading.form_code:
            _whose(text, sent, period)
        details(text, sent)
        if sent.state not in SETTLED:
            _decision(text, sent)


def state_chip(text: Texts, of: FileState) -> str:
    """The state of a file as HTML: a sign and a word."""
    chip = marked(Marked(text(f"submit.states.{of}"), of, SIGNS[of]))
    return f'<span class="zm-chip zm-chip-{of}">{chip}</span>'


def _head(text: Texts, sent: SentFile) -> None:
    name = escape(sent.dropped.reading.file_name)
    facts = escape(" · ".join(_facts(text, sent)))
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.html(
            f'<div class="zm-file"><span class="zm-file-name">{name}</span>{state_chip(text, sent.state)}'
            f'<span class="zm-facts-line">{facts}</span></div>'
        )
        st.button(
            text("submit.remove"),
            icon=":material/close:",
            key=f"submit_remove_{sent.dropped.file_id}",
            on_click=remove,
            args=(sent.dropped.file_id,),
            type="tertiary",
            help=text("submit.remove_help", file_name=literal(sent.dropped.reading.file_name)),
        )


def _facts(text: Texts, sent: SentFile) -> list[str]:
    """Form, number of figures, numbers of findings."""
    code = sent.dropped.reading.form_code
    facts = [text("submit.form", code=code), text("submit.figures", n=len(sent.observations))] if code else []
    counts = {severity: sent.count(severity) for severity in ("error", "warning", "note")}
    return facts + [text(f"submit.counts.{severity}", n=n) for severity, n in counts.items() if n]


def _whose(text: Texts, sent: SentFile, period: Period) -> None:
    """The region, where it was read, and what is stored of that return."""
    left, right = st.columns([2, 3], gap="medium", vertical_alignment="bottom")
    with left:
        region_select(text, sent.dropped, period)
    with right:
        lines = [literal(region_source(text, sent.dropped.reading, period)), *stored_words(text, sent)]
        st.caption("  \n".join(lines))
    if sent.state == "not_yours" and sent.region_code:
        st.warning(text("submit.not_yours", region=region_name(text, sent.region_code, period)))
    elsewhere = elsewhere_words(text, sent, period)
    if elsewhere:
        st.warning(elsewhere, icon=":material/content_copy:")


def _settled(text: Texts, sent: SentFile, period: Period) -> None:
    """Which revision the file is, who accepted it and when, and the way to its figures."""
    st.markdown(success_words(text, sent, period))
    codes = [observation.indicator_code for observation in sent.observations]
    st.page_link(
        "compare.py",
        label=text("submit.to_compare"),
        icon=":material/leaderboard:",
        query_params={"indicator": codes[0], "period": str(period), "lang": text.language},
    )


def _decision(text: Texts, sent: SentFile) -> None:
    """The explanation of warnings, the button, and why it cannot be pressed."""
    refused = refusal(sent.dropped.file_id)
    if refused:
        st.error(text(f"store.{refused}"), icon=":material/error:")
    if sent.state == "warnings":
        st.text_input(
            text("submit.reason", n=sent.count("warning")),
            key=reason_key(sent.dropped.file_id),
            max_chars=REASON_LETTERS,
            placeholder=text("submit.reason_hint"),
        )
    if sent.state not in READY:
        st.caption(f":material/block: {text(f'submit.why_not.{sent.state}')}")
        return
    if st.button(_accept_label(text, sent), key=_accept_key(sent), icon=":material/check:"):
        accept_file(sent)
        st.rerun()


def _accept_label(text: Texts, sent: SentFile) -> str:
    return (
        text("submit.accept") if sent.next_revision == 1 else text("submit.accept_as", n=sent.next_revision)
    )


def _accept_key(sent: SentFile) -> str:
    """A key that changes with the stored return: a click on what somebody replaced meanwhile is void."""
    return f"submit_accept_{sent.dropped.file_id}_{sent.region_code}_{sent.next_revision}"
