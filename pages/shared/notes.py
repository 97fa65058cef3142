"""What a reader must know about a comparison, as sentences under the charts."""

from __future__ import annotations

import streamlit as st

from analytics.measures.comparison import Comparison
from analytics.measures.notes import Note
from analytics.text import Texts
from analytics.text.numbers import join_names
from pages.shared import data

CODES_OF_REGIONS = ("region", "regions", "units")


def notes(text: Texts, answer: Comparison) -> None:
    """The notes of a comparison and of its indicator, folded so that they do not crowd the page."""
    known = sentences(text, answer)
    if not known:
        return
    with st.expander(text("compare.notes", n=len(known)), icon=":material/info:"):
        st.markdown("\n".join(f"- {sentence}" for sentence in known))


def sentences(text: Texts, answer: Comparison) -> list[str]:
    """The same notes as plain sentences, for the screen and for documents."""
    indicator = data.catalogue().indicators[answer.request.indicator_code]
    known = [note_words(text, note) for note in answer.notes if note.code != "synthetic"]
    return [*known, indicator.note[text.language]] if indicator.note is not None else known


def note_words(text: Texts, note: Note) -> str:
    """One note as a sentence: codes of regions become names."""
    values = {
        name: _names(text, value) if name in CODES_OF_REGIONS else value
        for name, value in note.values.items()
    }
    return text(f"measures.note.{note.code}", **values)


def _names(text: Texts, codes: str) -> str:
    known = data.regions()
    return join_names([known.get(code).short_name[text.language] for code in codes.split(";")], text.language)
