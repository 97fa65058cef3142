"""The targets of the lines: the pace that each needs, or that none is set, with the way to the list."""

from __future__ import annotations

import streamlit as st

from analytics.measures.line_targets import set_targets
from analytics.measures.lines import LinesRequest
from analytics.regions import REPUBLIC
from analytics.sentences.targets import target_sentence
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data
from pages.shared.trends_words import decimals_of, targets_of, trends_of, view_of


def targets_told(text: Texts, request: LinesRequest) -> None:
    """A sentence for each line that has a target; otherwise why none is shown."""
    told = data.kept(target_sentences, request, text.language)
    if told:
        st.markdown("\n".join(f"- {sentence}" for sentence in told) if len(told) > 1 else told[0])
        if any(one.target.of == "republic" and one.region_code != REPUBLIC for one in targets_of(request)):
            st.caption(text("trends.target.of_republic"))
        return
    if view_of(request).is_count_of_rate:
        return
    is_quarter = request.series.basis == "quarter"
    if is_quarter and not data.kept(_is_set, request):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(text(f"trends.target.{'other_basis' if is_quarter else 'none'}"), width="content")
        st.page_link("targets.py", label=text("trends.target.to_targets"), icon=":material/flag:")


def target_sentences(request: LinesRequest, language: Language) -> list[str]:
    """What is said of the target of each line, in the order of the lines."""
    text, basis, decimals = texts(language), request.series.basis, decimals_of(request)
    trends = {one.region_code: one for one in trends_of(request)}
    return [
        target_sentence(one, trends[one.region_code], basis, decimals, text) for one in targets_of(request)
    ]


def _is_set(request: LinesRequest) -> bool:
    return bool(set_targets(data.journal(), data.catalogue(), data.regions(), request))
