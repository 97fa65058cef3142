"""What is said of the trends before anything is drawn: title, lead, a sentence for each line."""

from __future__ import annotations

import streamlit as st

from analytics.measures.lines import LinesRequest
from analytics.sentences.trends import line_sentences, signals_sentence, trends_lead
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data
from pages.shared.trends_words import heading_words, indicator_of, names_of, trends_of

# More sentences than this push the chart out of sight.
SENTENCES_SHOWN = 3


def heading(text: Texts, request: LinesRequest) -> None:
    """The title, and the sentence that leads the chart; several lines have one sentence each below."""
    title, subtitle, lead, sentences = heading_parts(request, text)
    st.subheader(title)
    st.caption(subtitle)
    st.markdown(lead)
    if not sentences:
        return
    many = len(sentences) > SENTENCES_SHOWN
    place = st.expander(text("trends.by_line"), icon=":material/notes:") if many else st.container()
    place.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def heading_parts(request: LinesRequest, text: Texts) -> tuple[str, str, str, list[str]]:
    """Title, the line below it, the sentence that leads, and one sentence each of several lines."""
    return data.kept(_parts, request, text.language)


def _parts(request: LinesRequest, language: Language) -> tuple[str, str, str, list[str]]:
    text = texts(language)
    trends, names = trends_of(request), names_of(request, text)
    indicator = indicator_of(request)
    lead = trends_lead(trends, names, indicator, text)
    if len(trends) == 1:
        lead, sentences = f"{lead} {signals_sentence(trends[0], text)}".strip(), []
    else:
        sentences = [line_sentences(one, indicator, text) for one in trends]
    return (*heading_words(request, text), lead, sentences)
