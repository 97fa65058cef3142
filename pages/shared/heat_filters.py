"""The filter bar of the heat map: which indicators, when, in which borders, against what, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from analytics.measures.basis import FLOW_BASES, Basis, basis_for
from analytics.measures.benchmark import Against
from analytics.measures.heat import HEAT_CONFIDENCE, HeatRequest
from analytics.measures.heat_marks import SHADES, Shade, is_tested
from analytics.periods import Period
from analytics.regions import BORDERS, borders_of
from analytics.sentences.heat import USUAL_CONFIDENCE, confidence_words
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.comparator_filter import against_choice
from pages.shared.widgets import select, switch

KEY, RATED = "key", "rated"
CONFIDENCES: Final = (HEAT_CONFIDENCE, USUAL_CONFIDENCE)


@dataclass(frozen=True, slots=True)
class HeatQuestion:
    """What a person asks of the heat map: the measure's request, and what its colours show."""

    request: HeatRequest
    shade: Shade
    group: str

    @property
    def is_tested(self) -> bool:
        """Whether cells are marked by a test of their change, and not by the limits of their value."""
        return is_tested(self.shade, self.request.against.kind)


def heat_question(text: Texts) -> HeatQuestion | None:
    """Draw the bar; what is asked, or ``None`` where the store holds nothing of the indicators."""
    with st.container(border=True):
        left, right = st.columns([3, 2])
        with left:
            group = select("group", text("heat.group"), _groups(), lambda code: group_words(text, code), KEY)
        codes = _codes(group)
        periods = data.kept_by_words(_periods, codes)
        if not periods:
            return None
        with right:
            period = _period(text, periods)
        basis, borders = _second_row(text, codes, period)
        against, confidence, shade = _third_row(text, borders)
    return HeatQuestion(HeatRequest(codes, period, borders, basis, confidence, against), shade, group)


def group_words(text: Texts, group: str) -> str:
    """The name of a group of indicators: key, all with a rate, or a chapter of the catalogue."""
    if group in (KEY, RATED):
        return text(f"heat.groups.{group}")
    return f"{group} · {data.catalogue().groups[group].name[text.language]}"


def shade_words(text: Texts, asked: HeatQuestion) -> str:
    """What is coloured, with the level that cells are compared with."""
    words = text(f"heat.shades.{asked.shade}")
    if asked.shade == "change":
        return words
    return f"{words}: {text(f'heat.level.{asked.request.against.kind}').lower()}"


def period_words(text: Texts, asked: HeatQuestion) -> str:
    """The period of flows, as their basis names it."""
    period = asked.request.period
    return period_label(period.year, period.quarter, asked.request.basis, text.language)


def _groups() -> list[str]:
    return [KEY, *data.catalogue().groups, RATED]


def _codes(group: str) -> tuple[str, ...]:
    if group == KEY:
        return data.headlines().codes
    indicators = data.catalogue().indicators
    return tuple(
        code for code, one in indicators.items() if (one.has_rate if group == RATED else one.group == group)
    )


def _periods(codes: Sequence[str]) -> tuple[str, ...]:
    """The periods in which any of the indicators was reported, newest first."""
    found = {period for code in codes for period in data.periods(code)}
    return tuple(sorted(found, reverse=True))


def _period(text: Texts, periods: Sequence[str]) -> Period:
    def shown(code: str) -> str:
        period = Period.parse(code)
        return period_label(period.year, period.quarter, "cumulative", text.language)

    return Period.parse(select("period", text("compare.period"), periods, shown, periods[0]))


def _second_row(text: Texts, codes: Sequence[str], period: Period) -> tuple[Basis, int]:
    left, right = st.columns([3, 2])
    with right:
        borders = switch(
            "borders",
            text("compare.borders"),
            BORDERS,
            lambda borders: text(f"compare.borders_short.{borders}"),
            borders_of(period),
        )
    with left:
        return _basis(text, codes), borders


def _basis(text: Texts, codes: Sequence[str]) -> Basis:
    """The basis of flows; where all indicators are stocks there is nothing to choose."""
    catalogue = data.catalogue()
    usual = FLOW_BASES[0]
    if all(basis_for(catalogue, catalogue.indicators[code], usual) != usual for code in codes):
        return usual
    return switch("basis", text("compare.basis"), FLOW_BASES, lambda basis: text(f"bases.{basis}"), usual)


def _third_row(text: Texts, borders: int) -> tuple[Against, float, Shade]:
    left, middle, right = st.columns([5, 3, 3])
    with left:
        against = against_choice(text, borders)
    with middle:
        # Against last year both are the same.
        shade: Shade = "change"
        if against.kind != "last_year":
            shade = select(
                "shade", text("heat.shade"), SHADES, lambda shade: text(f"heat.shades.{shade}"), SHADES[0]
            )
    with right:
        # Not the choice of Compare: what is enough for one indicator is too little for hundreds of cells.
        confidence = switch(
            "confidence_of_all",
            text("heat.confidence"),
            CONFIDENCES,
            lambda confidence: confidence_words(confidence, text),
            HEAT_CONFIDENCE,
        )
    return against, confidence, shade
