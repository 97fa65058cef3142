"""Published experience: cards found by topic, origin, indicator and words, with their workbook."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from analytics.catalogue.experience import ORIGINS, TOPICS, ExperienceCard, load_experience
from analytics.reports.sheets import Cell, Column, Sheet, table_workbook
from analytics.text import Texts
from pages.shared import state
from pages.shared.practice_cards import cards_html, indicator_words, recommendation_words
from pages.shared.widgets import excel_button, select, switch

ALL: Final = "all"
ANY: Final = ""
FIND: Final = "find"
LONGEST: Final = 80
# The columns of the workbook, in the order of a card.
COLUMNS: Final = (
    "title", "origin", "topics", "where", "what", "evidence", "study", "outcome", "strength", "needs",
    "indicators", "recommendations", "sources", "verified",
)  # fmt: skip


def experience_part(text: Texts) -> None:
    """The bar, the cards that meet it, and how to add one."""
    cards = load_experience()
    st.markdown(text("experience.intro"))
    found = _found(text, cards)
    if not found:
        st.info(text("experience.nothing"), icon=":material/search_off:")
    else:
        st.caption(text("experience.found", n=len(found)))
        st.html(cards_html(text, found))
        excel_button(
            text("downloads.excel"),
            partial(experience_workbook, text, found),
            f"experience_{len(found)}.xlsx",
        )
    st.caption(text("experience.add"))


def _found(text: Texts, cards: tuple[ExperienceCard, ...]) -> tuple[ExperienceCard, ...]:
    """Draw the bar; the cards that meet all of it."""
    codes = sorted({code for card in cards for code in card.indicators})
    with st.container(border=True):
        topic = switch(
            "topic",
            text("experience.topic"),
            (ALL, *TOPICS),
            lambda one: text(f"experience.topics.{one}"),
            ALL,
        )
        left, middle, right = st.columns([3, 3, 3])
        with left:
            origin = switch(
                "origin",
                text("experience.origin"),
                (ALL, *ORIGINS),
                lambda one: text(f"experience.origins.{one}"),
                ALL,
            )
        with middle:
            indicator = select(
                "on",
                text("experience.indicator"),
                [ANY, *codes],
                lambda one: indicator_words(text, one) if one else text("experience.any_indicator"),
                ANY,
            )
        with right:
            words = _words(text)
    return tuple(
        card
        for card in cards
        if topic in (ALL, *card.topics)
        and origin in (ALL, card.origin)
        and indicator in (ANY, *card.indicators)
        and _holds(text, card, words)
    )


def _words(text: Texts) -> str:
    state.place(FIND, state.words(FIND, LONGEST))
    typed = st.text_input(
        text("experience.find"), key=state.widget_key(FIND), max_chars=LONGEST, icon=":material/search:"
    )
    state.settle(FIND, typed.strip())
    return typed.strip()


def _holds(text: Texts, card: ExperienceCard, words: str) -> bool:
    """Whether every typed word stands somewhere on the card."""
    on_card = " ".join(str(cell) for cell in _cells(text, card)).casefold()
    return all(word in on_card for word in words.casefold().split())


def experience_workbook(text: Texts, cards: tuple[ExperienceCard, ...]) -> bytes:
    """The cards as rows of a workbook."""
    columns = [Column(text(f"experience.fact.{name}")) for name in COLUMNS]
    sheet = Sheet(
        text("practice.sheet_cards"),
        text("practice.title"),
        columns,
        [_cells(text, card) for card in cards],
        notes=[text("experience.add")],
    )
    return table_workbook([sheet], text("practice.title"))


def _cells(text: Texts, card: ExperienceCard) -> list[Cell]:
    language = text.language
    since = "" if card.since is None else f", {text('experience.since', year=card.since)}"
    told = {
        "title": card.title[language],
        "origin": text(f"experience.origins.{card.origin}"),
        "topics": ", ".join(text(f"experience.topics.{topic}") for topic in card.topics),
        "where": f"{card.where[language]}{since}",
        "what": card.what[language],
        "evidence": card.evidence[language],
        "study": text(f"experience.study.{card.study}"),
        "outcome": text(f"experience.outcome.{card.outcome}"),
        "strength": text(f"experience.strength.{card.study}"),
        "needs": card.needs[language],
        "indicators": "; ".join(indicator_words(text, code) for code in card.indicators),
        "recommendations": "; ".join(recommendation_words(text, code) for code in card.recommendations),
        "sources": "\n".join(card.sources),
        "verified": text(f"experience.verified.{card.verified}"),
    }
    return [told[name] for name in COLUMNS]
