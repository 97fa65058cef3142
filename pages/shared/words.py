"""Streamlit's own English words (uploader, table tools, menus) in the person's language."""

from __future__ import annotations

import json
from functools import cache

import streamlit as st

from analytics.text import texts
from analytics.text.localized import Language
from pages.shared import state
from pages.shared.data import front_end

SECTION = "streamlit"


def translate_streamlit(language: Language) -> None:
    """Replace Streamlit's English words all over the page; in English nothing is done.

    The English wording is the key: ``streamlit.*`` of ``en.toml`` holds what Streamlit writes,
    the same keys of the other languages what is shown instead; ``{n}`` stands for any number.
    The same script tells once whether the window is narrow, so that charts draw smaller words.
    """
    component = st.components.v2.component(
        "streamlit_words", js=front_end("streamlit_words.js"), isolate_styles=False
    )
    with st.container(key="streamlit_words", height=1, border=False):
        answer = component(
            data=_dictionary(language),
            key="streamlit_words_of_the_page",
            on_narrow_change=lambda: None,
        )
    state.note_narrow(bool(answer.narrow))


@cache
def _dictionary(language: Language) -> str:
    """What Streamlit writes and what is shown instead, as the JSON text that the script reads."""
    english, text = texts("en"), texts(language)
    anything = {"n": "{n}", "name": "{name}"}
    words = {english(key, **anything): text(key, **anything) for key in english.keys_under(SECTION)}
    return json.dumps({"language": language, "words": words}, ensure_ascii=False)
