"""The shell around every page: title, language, sections, and who is there."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from analytics.settings import settings
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from pages.shared import guard, state, widgets
from pages.shared.data import front_end
from pages.shared.menu import PAGES
from pages.shared.words import translate_streamlit

LANGUAGE_NAMES = {"ru": "Рус", "kk": "Қаз", "en": "Eng"}
ICONS = "data/icons"

st.set_page_config(page_title="ЖасМонитор", page_icon=f"{ICONS}/mark.png", layout="wide")
st.html(f"<style>{front_end('style.css')}</style>")
st.logo(f"{ICONS}/logo.svg", icon_image=f"{ICONS}/mark.png", size="large")

language = state.language()
text = texts(language)


def section_pages(section: str) -> list[StreamlitPage]:
    """The pages of one section; the overview is where everybody begins."""
    return [
        st.Page(
            f"{name}.py",
            title=text(title),
            icon=f":material/{icon}:",
            url_path=name if name != "overview" else None,
            default=name == "overview",
        )
        for name, title, icon in PAGES[section]
    ]


navigation = st.navigation(
    {text(f"sections.{section}"): section_pages(section) for section in PAGES},
    expanded=True,  # without it a long menu folds behind an English «View more»
)

with st.sidebar:
    widgets.switch(
        state.LANGUAGE,
        text("shell.language"),
        LANGUAGES,
        LANGUAGE_NAMES.__getitem__,
        settings().default_language,
    )
    guard.introduce(text)

translate_streamlit(language)
if guard.admitted(text):
    asked = state.asked_page()
    if asked is not None:
        st.switch_page(asked)
    navigation.run()
    widgets.unknown_choices_told(text)
