"""The passport of a recommendation: its text, whom it is addressed to, by what and when it counts as met."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analytics.catalogue.recommendation_records import Recommendation
from analytics.sentences.named import capitalised
from analytics.sentences.recommendation_conditions import condition_words
from analytics.text import Texts
from analytics.text.localized import Language
from analytics.text.numbers import format_date
from pages.shared.facts import Fact, facts
from pages.shared.recommendation_view import wording

SOURCE_LANGUAGE: Final[Language] = "ru"
# The screens that a recommendation may name: the page's file, the title that it bears, its icon.
SCREENS: Final = {
    "overview": ("overview.py", "overview.title", "space_dashboard"),
    "compare": ("compare.py", "compare.title", "leaderboard"),
    "heat": ("heat.py", "heat.title", "grid_on"),
    "region": ("region.py", "profile.title", "pin_drop"),
    "trends": ("trends.py", "trends.title", "show_chart"),
    "clubs": ("clubs.py", "join.title", "hub"),
    "register": ("register.py", "register.title", "fact_check"),
    "quality": ("quality.py", "quality.title", "verified"),
    "targets": ("targets.py", "targets.title", "flag"),
    "events": ("events.py", "events.title", "event"),
    "plans": ("plans.py", "plans.title", "checklist"),
    "practice": ("practice.py", "practice.title", "lightbulb"),
}
# Screens on which one indicator is picked.
OF_AN_INDICATOR: Final = ("compare", "trends")


def passport(text: Texts, record: Recommendation) -> None:
    """Everything that is written of a recommendation, and the way to what measures it."""
    st.subheader(f"{record.code} · {record.short[text.language]}")
    left, right = st.columns([3, 2], gap="large")
    with left:
        facts(_substance(text, record))
    with right:
        facts(_measured(text, record))
        links(text, record)


def _substance(text: Texts, record: Recommendation) -> list[Fact]:
    words, language = wording(text), text.language
    asked = [f"{place}. {condition_words(one, words)}" for place, one in enumerate(record.conditions, 1)]
    due = format_date(record.due_on, language, "long") if record.due_on else ""
    is_source = language == SOURCE_LANGUAGE
    return [
        (text("recommendations.fact.addressee"), record.addressee[language]),
        (text("recommendations.fact.text"), capitalised(record.text[language])),
        (text("recommendations.fact.translation"), text(f"recommendations.{record.translation}")),
        (text("recommendations.fact.russian"), "" if is_source else record.text[SOURCE_LANGUAGE]),
        (text("recommendations.fact.due"), text("recommendations.due", date=due) if due else ""),
        (text("recommendations.fact.conditions"), asked),
    ]


def _measured(text: Texts, record: Recommendation) -> list[Fact]:
    words = wording(text)
    return [
        (text("recommendations.fact.indicators"), [words.indicator(code) for code in record.indicators]),
        (
            text("recommendations.fact.lists"),
            [words.list_form(code).name[text.language] for code in record.lists],
        ),
    ]


def links(text: Texts, record: Recommendation) -> None:
    """Links to the screens that measure the recommendation."""
    if not record.pages:
        return
    st.caption(text("recommendations.fact.pages"))
    for code in record.pages:
        file, title, icon = SCREENS[code]
        address: dict[str, str] = {"lang": text.language}
        if code in OF_AN_INDICATOR and record.indicators:
            address["indicator"] = record.indicators[0]
        st.page_link(file, label=text(title), icon=f":material/{icon}:", query_params=address)
