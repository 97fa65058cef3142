"""A few figures as cards: what is counted, how many, and out of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from pages.shared import data


@dataclass(frozen=True, slots=True)
class Card:
    """One figure with its name and the line below it; ``tone`` colours what asks for attention."""

    name: str
    value: str
    foot: str = ""
    tone: str = ""


def figure_cards(cards: Sequence[Card], key: str) -> None:
    """The cards, as many in a row as there is room for."""
    st.html(f"<style>{data.front_end('cards.css')}{data.front_end('plans.css')}</style>")
    shown = "".join(_card(card) for card in cards)
    with st.container(key=key):
        st.html(f'<div class="zm-figures">{shown}</div>')


def _card(card: Card) -> str:
    tone = f" zm-figure-{escape(card.tone)}" if card.tone else ""
    return (
        f'<div class="zm-card zm-figure{tone}"><div class="zm-name">{escape(card.name)}</div>'
        f'<div class="zm-value"><span>{escape(card.value)}</span></div>'
        f'<div class="zm-foot">{escape(card.foot)}</div></div>'
    )
