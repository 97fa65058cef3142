"""The filter bar of the model: coverage, events, lag, and the range of quarters."""

from __future__ import annotations

import streamlit as st

from analytics.catalogue.join import load_join
from analytics.measures.model import ModelRequest
from analytics.periods import Period
from analytics.statistics.specifications import LAGS
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.widgets import select, switch


def model_asked(text: Texts) -> ModelRequest | None:
    """Draw the bar; what is asked, or ``None`` where no quarter has both coverage and events."""
    lists = load_join()
    with st.container(border=True):
        left, right = st.columns(2)
        with left:
            coverage = _indicator(text, "coverage", lists.coverages)
        with right:
            events = _indicator(text, "events", lists.events)
        periods = sorted({*data.periods(coverage)} & {*data.periods(events)})
        if not periods:
            return None
        lag, first, last = _second_row(text, periods)
    return ModelRequest(coverage, events, Period.parse(first), Period.parse(last), lag)


def _indicator(text: Texts, name: str, codes: tuple[str, ...]) -> str:
    indicators = data.catalogue().indicators
    return select(
        name,
        text(f"model.{name}"),
        codes,
        lambda code: f"{code} · {indicators[code].name[text.language]}",
        codes[0],
    )


def _second_row(text: Texts, periods: list[str]) -> tuple[int, str, str]:
    def shown(code: str) -> str:
        period = Period.parse(code)
        return period_label(period.year, period.quarter, "quarter", text.language)

    left, right = st.columns(2)
    with left:
        first = select("from", text("trends.from"), periods, shown, periods[0])
    later = periods[periods.index(first) :]
    with right:
        last = select("to", text("trends.to"), later, shown, later[-1])
    lag = switch("lag", text("model.lag"), LAGS, lambda one: text(f"model.lags.{one}"), LAGS[0])
    return lag, first, last
