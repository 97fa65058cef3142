"""What the recommendations page shows: a period, borders, a recommendation, a region or all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from analytics.catalogue.recommendation_records import Recommendation
from analytics.catalogue.recommendations import load_recommendations
from analytics.catalogue.reconciliation import load_shared_facts
from analytics.charts.rows import region_names
from analytics.measures.recommendations import (
    RecommendationRequest,
    State,
    periods_told,
    recommendation_results,
    state_of,
)
from analytics.periods import Period
from analytics.sentences.recommendation_conditions import Wording
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.overview_filters import overview_view
from pages.shared.widgets import select

RECOMMENDATION: Final = "recommendation"
REGION: Final = "region"
ALL: Final = ""

Row = Mapping[Any, Any]
Cells = Mapping[tuple[str, str], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A period in the borders of a year, on a day."""

    period: Period
    borders: int
    today: dt.date

    @property
    def request(self) -> RecommendationRequest:
        """What is asked of the measure."""
        return RecommendationRequest(self.period, self.period, self.borders, self.today)


def recommendation_view(text: Texts, today: dt.date) -> RecommendationView | None:
    """Draw the bar; ``None`` where no return has come yet."""
    asked = overview_view(text, [str(one) for one in reversed(known_periods())])
    return None if asked is None else RecommendationView(asked.period, asked.borders, today)


def known_periods() -> tuple[Period, ...]:
    """The periods with returns, the oldest first."""
    return data.kept_by_words(_known_periods)


def _known_periods() -> tuple[Period, ...]:
    return periods_told(data.journal(), data.catalogue())


def picked(text: Texts, view: RecommendationView) -> tuple[Recommendation, str]:
    """The recommendation and the region that are chosen; no region means all of them."""
    records = load_recommendations()
    names = region_names(view.borders, text.language)
    left, right = st.columns([3, 2])
    with left:
        code = select(
            RECOMMENDATION,
            text("recommendations.pick"),
            list(records),
            lambda code: f"{code} · {records[code].short[text.language]}",
            next(iter(records)),
        )
    with right:
        region = select(
            REGION,
            text("common.region"),
            [ALL, *names],
            lambda code: names[code].full if code else text("recommendations.republic"),
            ALL,
        )
    return records[code], region


def cells_of(view: RecommendationView) -> Cells:
    """The conditions of every recommendation and region of the period, kept until the data change."""
    return data.kept_by_words(_cells, view)


def _cells(view: RecommendationView) -> dict[tuple[str, str], list[Row]]:
    return grouped(data.measured(recommendation_results, view.request).to_dict("records"), "region_code")


def grouped(rows: Sequence[Row], by: str) -> dict[tuple[str, str], list[Row]]:
    """Conditions by recommendation and by region or period."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((str(row["recommendation"]), str(row[by])), []).append(row)
    return found


def state_of_rows(rows: Sequence[Row]) -> State:
    """The state that some conditions make up."""
    return state_of(row["outcome"] for row in rows)


def wording(text: Texts) -> Wording:
    """The words of conditions in a language."""
    return Wording(data.catalogue(), {fact.code: fact for fact in load_shared_facts()}, text)


def origins_of(cells: Cells) -> list[str]:
    """Where the figures and lists behind all states come from."""
    found = {origin for rows in cells.values() for row in rows for origin in str(row["origins"]).split(";")}
    return sorted(found - {""})


def setting_words(text: Texts, view: RecommendationView) -> str:
    """Period and borders in one line."""
    period = period_label(view.period.year, view.period.quarter, "cumulative", text.language)
    return f"{period} · {text(f'borders.name.{view.borders}')}"
