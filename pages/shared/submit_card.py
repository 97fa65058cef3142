"""The card of one file: what it is, whose, what is wrong with it, and the button that accepts it."""

from __future__ import annotations

from html import escape

import streamlit as st

from analytics.periods import Period
from analytics.text import Texts
from pages.shared.html_table import Marked, marked
from pages.shared.literal import literal
from pages.shared.submit_accept import accept_file, refusal
from pages.shared.submit_desk import READY, SETTLED, FileState, SentFile
from pages.shared.submit_files import remove
from pages.shared.submit_marked import marked_download
from pages.shared.submit_mode import Mode
from pages.shared.submit_reasons import (
    comment_of,
    complete,
    missing_words,
    reasons_form,
    reasons_of,
)
from pages.shared.submit_region import region_name, region_select, region_source
from pages.shared.submit_stored import elsewhere_words, stored_words, success_words
from pages.shared.submit_views import details, opens

SIGNS: dict[FileState, str] = {
    "errors": "×",
    "region_missing": "?",
    "not_yours": "×",
    "warnings": "!",
    "sound": "✓",
    "known": "=",
    "accepted": "✓",
}
NO_BREAK = "\u00a0"


def file_card(text: Texts, sent: SentFile, period: Period, mode: Mode = "send") -> None:
    """Draw the card; a click on its button accepts the file, unless it is only checked.

    The button stands after what must be read first: beside the region of a file with nothing to
    say, under the open tables of any other.
    """
    with st.container(border=True, key=f"submit_card_{sent.dropped.file_id}", gap="small"):
        _head(text, sent)
        if sent.state in SETTLED:
            _settled(text, sent, period)
            details(text, sent)
            marked_download(text, sent)
            return
        sends = mode == "send"
        beside = sends and sent.state in READY and not opens(sent)
        if sent.dropped.reading.form_code:
            _whose(text, sent, period, beside)
        details(text, sent)
        if sends and not beside:
            _decision(text, sent)
        elif not sends:
            marked_download(text, sent)


def state_chip(words: str, of: FileState) -> str:
    """The state of a file, or of some, as HTML: a sign and words."""
    return f'<span class="zm-chip zm-chip-{of}">{marked(Marked(words, of, SIGNS[of]))}</span>'


def _head(text: Texts, sent: SentFile) -> None:
    chip = state_chip(text(f"submit.states.{sent.state}"), sent.state)
    name = escape(sent.dropped.reading.file_name)
    facts = escape(" · ".join(fact.replace(" ", NO_BREAK) for fact in _facts(text, sent)))
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.html(
            f'<div class="zm-file"><span class="zm-file-name">{name}</span>{chip}'
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
    """Form, numbers of figures and of list rows, numbers of findings."""
    code, rows = sent.dropped.reading.form_code, len(sent.dropped.reading.rows)
    facts = [text("submit.form", code=code)] if code else []
    if code and (sent.observations or not rows):
        facts.append(text("submit.figures", n=len(sent.observations)))
    if rows:
        facts.append(text("submit.list_rows", n=rows))
    counts = {severity: sent.count(severity) for severity in ("error", "warning", "note")}
    return facts + [text(f"submit.counts.{severity}", n=n) for severity, n in counts.items() if n]


def _whose(text: Texts, sent: SentFile, period: Period, with_button: bool) -> None:
    """The region, where it was read, what is stored of that return, and perhaps the button."""
    columns = st.columns([5, 8, 5] if with_button else [5, 13], gap="medium", vertical_alignment="center")
    with columns[0]:
        region_select(text, sent.dropped, period)
    with columns[1]:
        lines = [region_source(text, sent.dropped.reading, period), *stored_words(text, sent)]
        st.caption("  \n".join(lines))
    if with_button:
        with columns[2]:
            _refusal(text, sent)
            _button(text, sent)
    if sent.state == "not_yours" and sent.region_code:
        st.warning(text("submit.not_yours", region=region_name(text, sent.region_code, period)))
    elsewhere = elsewhere_words(text, sent, period)
    if elsewhere:
        st.warning(elsewhere, icon=":material/content_copy:")


def _settled(text: Texts, sent: SentFile, period: Period) -> None:
    """Which revision the file is, who accepted it and when, and the ways to its figures and its place."""
    left, right = st.columns([13, 5], gap="medium", vertical_alignment="center")
    left.markdown(success_words(text, sent, period))
    with right:
        if sent.observations:
            st.page_link(
                "compare.py",
                label=text("submit.to_compare"),
                icon=":material/leaderboard:",
                query_params={
                    "indicator": sent.observations[0].indicator_code,
                    "period": str(period),
                    "lang": text.language,
                },
            )
        st.page_link(
            "register.py",
            label=text("submit.to_register"),
            icon=":material/fact_check:",
            query_params={"period": str(period), "return": _return_code(sent, period), "lang": text.language},
        )


def _return_code(sent: SentFile, period: Period) -> str:
    """The return as the register names it in the address."""
    return f"{sent.dropped.reading.form_code}.{sent.region_code}.{period}"


def _decision(text: Texts, sent: SentFile) -> None:
    """The explanations and the button, or why there is none; in any case the file with its marks."""
    _refusal(text, sent)
    if sent.state not in READY:
        left, right = st.columns([11, 7], gap="medium", vertical_alignment="center")
        left.caption(f":material/block: {text(f'submit.why_not.{sent.state}')}")
        with right:
            marked_download(text, sent)
        return
    reasons_form(text, sent)
    missing = missing_words(text, sent)
    if missing:
        st.caption(f":material/edit_note: {missing}")
    left, right = st.columns([13, 5], gap="medium", vertical_alignment="bottom")
    with left:
        marked_download(text, sent)
    with right:
        _button(text, sent)


def _refusal(text: Texts, sent: SentFile) -> None:
    """The sentence with which the store refused the file last time."""
    code = refusal(sent.dropped.file_id)
    if code:
        st.error(text(f"store.{code}"), icon=":material/error:")


def _button(text: Texts, sent: SentFile) -> None:
    revision = sent.next_revision
    label = text("submit.accept") if revision == 1 else text("submit.accept_as", n=revision)
    if not st.button(label, key=_accept_key(sent), icon=":material/check:", width="stretch"):
        return
    if complete(sent):
        accept_file(sent, reasons_of(text, sent), comment_of(sent))
        st.rerun()
    st.warning(missing_words(text, sent), icon=":material/edit_note:")


def _accept_key(sent: SentFile) -> str:
    """A key that changes with the stored return: a click on what somebody replaced meanwhile is void."""
    return f"submit_accept_{sent.dropped.file_id}_{sent.region_code}_{sent.next_revision}"
