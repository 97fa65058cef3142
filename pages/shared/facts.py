"""A passport as a list of facts: a word on the left, what it stands for on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from pages.shared import data

Fact = tuple[str, str | Sequence[str]]


def facts(rows: Iterable[Fact]) -> None:
    """Draw the facts that have words; several words of one fact stand under one another."""
    st.html(f"<style>{data.front_end('cards.css')}</style>")
    shown = "".join(_fact(label, words) for label, words in rows if words)
    st.html(f'<div class="zm-passport"><dl class="zm-facts">{shown}</dl></div>')


def _fact(label: str, words: str | Sequence[str]) -> str:
    lines = [words] if isinstance(words, str) else words
    shown = "".join(f"<div>{escape(line)}</div>" for line in lines)
    return f"<dt>{escape(label)}</dt><dd>{shown}</dd>"
