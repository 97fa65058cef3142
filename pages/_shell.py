"""The shell around every page: title, language, sections, and who is there."""

from __future__ import annotations

import streamlit as st

from analytics.settings import settings
from analytics.text import texts
from analytics.text.localized import LANGUAGES
from pages.shared import guard, state, widgets
from pages.shared.data import front_end
from pages.shared.words import translate_streamlit

LANGUAGE_NAMES = {"ru": "Рус", "kk": "Қаз", "en": "Eng"}
ICONS = "data/icons"

st.set_page_config(page_title="ЖасМонитор", page_icon=f"{ICONS}/mark.png", layout="wide")
st.html(f"<style>{front_end('style.css')}</style>")
st.logo(f"{ICONS}/logo.svg", icon_image=f"{ICONS}/mark.png", size="large")

language = state.language()
text = texts(language)

navigation = st.navigation(
    {
        text("sections.overview"): [
            st.Page(
                "overview.py", title=text("overview.title"), icon=":material/space_dashboard:", default=True
            )
        ],
        text("sections.analysis"): [
            st.Page(
                "compare.py", title=text("compare.title"), icon=":material/leaderboard:", url_path="compare"
            ),
            st.Page("heat.py", title=text("heat.title"), icon=":material/grid_on:", url_path="heat"),
            st.Page("region.py", title=text("profile.title"), icon=":material/pin_drop:", url_path="region"),
            st.Page("trends.py", title=text("trends.title"), icon=":material/show_chart:", url_path="trends"),
            st.Page("clubs.py", title=text("join.title"), icon=":material/hub:", url_path="clubs"),
        ],
        text("sections.council"): [
            st.Page("plans.py", title=text("plans.title"), icon=":material/event_list:", url_path="plans"),
        ],
        text("sections.returns"): [
            st.Page(
                "submit.py", title=text("submit.title"), icon=":material/upload_file:", url_path="submit"
            ),
            st.Page(
                "register.py", title=text("register.title"), icon=":material/fact_check:", url_path="register"
            ),
            st.Page(
                "quality.py", title=text("quality.title"), icon=":material/verified:", url_path="quality"
            ),
        ],
        text("sections.reference"): [
            st.Page(
                "indicators.py",
                title=text("indicators.title"),
                icon=":material/menu_book:",
                url_path="indicators",
            ),
            st.Page("targets.py", title=text("targets.title"), icon=":material/flag:", url_path="targets"),
            st.Page(
                "methods.py", title=text("methods.title"), icon=":material/functions:", url_path="methods"
            ),
        ],
    },
    expanded=True,
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
