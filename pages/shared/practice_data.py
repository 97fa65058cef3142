"""The search for regions to ask, its bar, and what stands beside a region, kept until the next acceptance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from analytics.charts.rows import region_names
from analytics.measures.better_than_expected import BetterThanExpected, ExpectedRequest
from analytics.measures.good_practice import (
    Beside,
    GoodPractice,
    YearLists,
    beside_practice,
    good_practice,
    lists_of_years,
    practice_indicators,
)
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.localized import Language
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.join_expected import expected_answer, year_words
from pages.shared.widgets import select

ALL: Final = ""


@dataclass(frozen=True, slots=True)
class PracticeView:
    """What is searched: one or more indicators in the years up to a period."""

    codes: tuple[str, ...]
    period: Period

    @property
    def request(self) -> ExpectedRequest:
        """The search of the first indicator; years and borders are those of all."""
        return ExpectedRequest(self.codes[0], self.period)

    @property
    def borders(self) -> int:
        """The borders in which every year stands on the same land."""
        return self.request.borders


def practice_view(text: Texts) -> PracticeView | None:
    """Draw the bar; what is searched, or ``None`` where no suitable indicator was reported yet."""
    suitable = practice_indicators(data.catalogue())
    periods = data.kept_by_words(_known_periods, suitable)
    if not periods:
        return None
    with st.container(border=True):
        left, right = st.columns([3, 2])
        with left:
            code = select(
                "events", text("practice.indicator"), [ALL, *suitable], lambda one: _name(text, one), ALL
            )
        with right:
            period = select(
                "period", text("compare.period"), periods, lambda one: _period_words(text, one), periods[0]
            )
    return PracticeView((code,) if code else suitable, Period.parse(period))


def searched(view: PracticeView) -> GoodPractice:
    """Whom to ask and who might ask."""
    return data.kept_by_words(_searched, view)


def answers_of(view: PracticeView) -> list[BetterThanExpected]:
    """The answer of each search; the page of clubs and offences shows the same ones."""
    return [data.kept_by_words(expected_answer, ExpectedRequest(code, view.period)) for code in view.codes]


def origins_of(view: PracticeView) -> tuple[str, ...]:
    """Where the figures of all searches come from."""
    return data.kept_by_words(_origins, view)


def beside_of(view: PracticeView, region_code: str, codes: tuple[str, ...]) -> Beside:
    """What a region's lists say of the judged years beside some indicators."""
    return data.kept_by_words(_beside, view, region_code, codes)


def short_names(view: PracticeView, language: Language) -> dict[str, str]:
    """The short names of the regions by code."""
    return {code: name.short for code, name in region_names(view.borders, language).items()}


def about_words(text: Texts, view: PracticeView) -> str:
    """Which years on which land."""
    first, last = (year_words(text, str(view.request.periods[place])) for place in (0, -1))
    return text("practice.about", first=first, last=last, borders=text(f"borders.name.{view.borders}"))


def _known_periods(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({period for code in codes for period in data.periods(code)}, reverse=True))


def _searched(view: PracticeView) -> GoodPractice:
    return good_practice(answers_of(view))


def _beside(view: PracticeView, region_code: str, codes: tuple[str, ...]) -> Beside:
    lists = data.kept_by_words(_lists, view.request.periods, view.borders)
    return beside_practice(lists, data.catalogue(), region_code, codes)


def _origins(view: PracticeView) -> tuple[str, ...]:
    return tuple(sorted({one for answer in answers_of(view) for one in answer.origins}))


def _lists(periods: tuple[Period, ...], borders: int) -> YearLists:
    return lists_of_years(data.journal(), data.catalogue(), data.regions(), borders, periods)


def _name(text: Texts, code: str) -> str:
    if not code:
        return text("practice.all_indicators")
    return f"{code} · {data.catalogue().indicators[code].name[text.language]}"


def _period_words(text: Texts, code: str) -> str:
    period = Period.parse(code)
    return period_label(period.year, period.quarter, "cumulative", text.language)
