"""What an index is made of: indicators, the way of adding up, weights. Nothing is chosen beforehand."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analytics.measures.composite_index import FEWEST_INDICATORS, IndexRequest, may_be_indexed
from analytics.statistics.normalisation import AGGREGATIONS, NORMALISATIONS, Aggregation, Normalisation
from analytics.text import Texts
from pages.shared import data, state
from pages.shared.overview_filters import OverviewView
from pages.shared.widgets import select, select_many, switch

MOST: Final = 8
MOST_WEIGHT: Final = 10.0
STEP: Final = 0.5
IN_A_ROW: Final = 4


def index_request(text: Texts, view: OverviewView) -> IndexRequest | None:
    """Draw the choices; what is asked, or ``None`` (with a sentence) until it is enough for an index."""
    indicators = data.catalogue().indicators
    names = {
        code: f"{code} · {indicators[code].name[text.language]}" for code in may_be_indexed(data.catalogue())
    }
    with st.container(border=True):
        codes = select_many("of", text("join_index.of"), list(names), lambda code: names[code], (), MOST)
        if len(codes) >= FEWEST_INDICATORS:
            aggregation, normalisation = _methods(text)
            weights = _weights(text, codes)
    if len(codes) < FEWEST_INDICATORS:
        st.info(text("join_index.choose"))
        return None
    chosen = tuple(code for code in codes if weights[code] > 0)
    if len(chosen) < FEWEST_INDICATORS:
        st.info(text("join_index.weigh"))
        return None
    of = tuple(weights[code] for code in chosen)
    return IndexRequest(chosen, of, normalisation, aggregation, view.period, view.borders)


def _methods(text: Texts) -> tuple[Aggregation, Normalisation]:
    """How to add up first: a geometric mean takes no distances from the mean."""
    left, right = st.columns(2)
    with left:
        aggregation = switch(
            "mean",
            text("join_index.aggregation"),
            AGGREGATIONS,
            lambda one: text(f"join_index.aggregations.{one}"),
            AGGREGATIONS[0],
        )
    fits = [one for one in NORMALISATIONS if aggregation != "geometric" or one != "z_score"]
    with right:
        normalisation = select(  # three names side by side do not fit a telephone
            "scale",
            text("join_index.normalisation"),
            fits,
            lambda one: text(f"join_index.normalisations.{one}"),
            fits[0],
        )
    return aggregation, normalisation


def _weights(text: Texts, codes: tuple[str, ...]) -> dict[str, float]:
    """One number an indicator, all alike until somebody says otherwise."""
    state.weights("weights", codes, 1.0, MOST_WEIGHT)
    chosen: dict[str, float] = {}
    for start in range(0, len(codes), IN_A_ROW):
        columns = st.columns(IN_A_ROW)
        for column, code in zip(columns, codes[start : start + IN_A_ROW], strict=False):
            chosen[code] = column.number_input(
                text("join_index.weight", name=code),
                min_value=0.0,
                max_value=MOST_WEIGHT,
                step=STEP,
                format="%g",
                key=state.widget_key(f"weights_{code}"),
            )
    state.settle_weights("weights", chosen)
    return chosen
