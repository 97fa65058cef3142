"""The filter bar of a comparison: indicator, period, basis, borders, rate or count, comparator, limits."""

from __future__ import annotations

from typing import cast, get_args

import streamlit as st

from analytics.catalogue.records import Indicator
from analytics.measures.basis import Basis, Measure, bases_of
from analytics.measures.benchmark import Against
from analytics.measures.comparison import ComparisonRequest
from analytics.periods import Period
from analytics.regions import BORDERS, borders_of
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.comparator_filter import against_choice
from pages.shared.widgets import select, switch

FIRST_INDICATOR = "A06"
# Per cent of the limits -> confidence; wide limits where all regions are looked at at once.
CONFIDENCES = {"95": 0.95, "99.8": 0.998}


def comparison_request(text: Texts) -> ComparisonRequest | None:
    """Draw the bar; what is asked, or ``None`` where the store holds nothing of the indicator."""
    indicators = data.catalogue().indicators
    with st.container(border=True):
        wide, narrow = st.columns([3, 2])
        with wide:
            code = select(
                "indicator",
                text("compare.indicator"),
                list(indicators),
                lambda code: f"{code} · {indicators[code].name[text.language]}",
                FIRST_INDICATOR if FIRST_INDICATOR in indicators else next(iter(indicators)),
            )
        indicator = indicators[code]
        basis_options = bases_of(data.catalogue(), indicator)
        periods = data.periods(code)
        if not periods:
            return None
        with narrow:
            period = _period(text, periods, basis_options)
        return _second_row(text, indicator, period, basis_options)


def _period(text: Texts, periods: tuple[str, ...], basis_options: tuple[Basis, ...]) -> Period:
    basis = basis_options[0]

    def shown(code: str) -> str:
        period = Period.parse(code)
        return period_label(period.year, period.quarter, basis, text.language)

    return Period.parse(select("period", text("compare.period"), periods, shown, periods[0]))


def _second_row(
    text: Texts, indicator: Indicator, period: Period, basis_options: tuple[Basis, ...]
) -> ComparisonRequest:
    measures = get_args(Measure) if indicator.has_rate else ("count",)
    left, middle, right = st.columns([3, 3, 2])
    with left:
        basis = switch(
            "basis",
            text("compare.basis"),
            basis_options,
            lambda basis: text(f"bases.{basis}"),
            basis_options[0],
        )
    with middle:
        borders = switch(
            "borders",
            text("compare.borders"),
            BORDERS,
            lambda borders: text(f"compare.borders_short.{borders}"),
            borders_of(period),
        )
    with right:
        measure = switch(
            "measure",
            text("compare.measure"),
            measures,
            lambda measure: text(f"compare.measures.{measure}"),
            measures[0],
        )
    against, confidence = _third_row(text, borders)
    return ComparisonRequest(
        indicator.code, period, basis, borders, cast("Measure", measure), confidence, against
    )


def _third_row(text: Texts, borders: int) -> tuple[Against, float]:
    """What the regions are compared with, and how sure a difference must be."""
    left, right = st.columns([6, 2])
    with left:
        against = against_choice(text, borders)
    with right:
        return against, confidence_choice(text)


def confidence_choice(text: Texts, default: str = "95") -> float:
    """The confidence of limits and verdicts."""
    chosen = switch(
        "confidence",
        text("compare.confidence"),
        tuple(CONFIDENCES),
        lambda percent: text(f"compare.confidences.{percent.replace('.', '_')}"),
        default,
    )
    return CONFIDENCES[chosen]


def confidence_code(confidence: float) -> str:
    """How the address writes a confidence that another page gives along."""
    return next(code for code, value in CONFIDENCES.items() if value == confidence)
