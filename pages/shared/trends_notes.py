"""How the trends are to be read, as sentences under the tables and in the workbook."""

from __future__ import annotations

import streamlit as st

from analytics.measures.lines import LinesRequest
from analytics.regions import REPUBLIC
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data
from pages.shared.trends_words import period_words, trends_of, view_of


def notes(text: Texts, request: LinesRequest) -> None:
    """The notes, folded so that they do not crowd the page."""
    known = data.kept(sentences, request, text.language)
    with st.expander(text("trends.notes", n=len(known)), icon=":material/info:"):
        st.markdown("\n".join(f"- {sentence}" for sentence in known))


def sentences(request: LinesRequest, language: Language) -> list[str]:
    """What a reader must know of the lines and of their trends."""
    text, view, asked = texts(language), view_of(request), request.series
    trends = trends_of(request)
    found = [text("trends.note.trend")] if any(not one.reason for one in trends) else []
    if len(trends) == 1 and trends[0].signals is not None and asked.basis == "quarter":
        found.append(text("trends.note.one_line"))
    if any(one.signals is not None for one in trends):
        found.append(text("trends.note.signals"))
    if asked.basis in ("cumulative", "year"):
        found.append(text("trends.note.by_quarter"))
    since = view.indicator.comparable_from
    if since is not None and since > asked.first:
        found.append(text("trends.note.method_break", period=period_words(since, request, text)))
    whole = [one for one in trends if one.region_code == REPUBLIC and one.incomplete]
    key = "count_of_received" if view.measure == "count" else "rate_of_received"
    found += [text(f"trends.note.{key}", quarters=text("trends.quarters", n=one.incomplete)) for one in whole]
    if view.band is not None:
        found.append(text("trends.note.estimated"))
    indicator = view.indicator
    return found if indicator.note is None else [*found, indicator.note[language]]
