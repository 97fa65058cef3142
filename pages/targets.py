"""Targets: what documents set, as a table and a workbook; a curator brings the next list."""

from __future__ import annotations

import streamlit as st

from analytics.store.journal import StoreError
from analytics.text import texts
from pages.shared import data, guard, state
from pages.shared.targets_current import current_targets
from pages.shared.targets_history import targets_history
from pages.shared.targets_upload import accepted_words, targets_upload


def page() -> None:
    """Show the list that counts, take a new one, and tell who accepted which list when."""
    person = guard.require("view")
    text = texts(state.language())
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.title(text("targets.title"))
    st.markdown(text("targets.intro"))
    accepted_words(text)
    try:
        current_targets(text, person)
        targets_upload(text, person)
        targets_history(text)
    except StoreError as refused:
        st.error(text(f"store.{refused.code}"), icon=":material/error:")


page()
