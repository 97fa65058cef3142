"""The filter bar of a region's profile: region, period, borders, basis, comparator, limits, indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from analytics.measures.basis import FLOW_BASES, Basis
from analytics.measures.benchmark import Against, ComparatorKind
from analytics.measures.heat import HeatRequest
from analytics.measures.region_profile import periods_reported, profile_indicators
from analytics.periods import Period
from analytics.regions import BORDERS, Region, borders_of
from analytics.text import Texts
from analytics.text.numbers import format_percent
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.comparator_filter import against_choice
from pages.shared.widgets import select, switch

CONFIDENCES: Final = ("95", "99.8")
ALL_GROUPS: Final = ""

# What a cached profile is known by, in plain words and numbers.
Key = tuple[str, str, int, Basis, ComparatorKind, str, tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class ProfileView:
    """What the profile shows: a region in a period, in borders in which it exists, against a level."""

    region: Region
    period: Period
    borders: int
    basis: Basis
    against: Against
    confidence: float
    group: str

    @property
    def key(self) -> Key:
        """All but the region, so that one table of all regions serves every profile."""
        against = (self.against.kind, self.against.group, self.against.region_codes)
        return (self.group, str(self.period), self.borders, self.basis, *against, self.confidence)


@dataclass(frozen=True, slots=True)
class NotYetThere:
    """The region did not exist in the period; ``since`` is the first period with data in which it did."""

    region: Region
    since: Period | None


def request_of(key: Key) -> HeatRequest:
    """The question to the measures that a key stands for."""
    group, period, borders, basis, kind, of_regions, codes, confidence = key
    indicators = profile_indicators(data.catalogue(), group)
    against = Against(kind, of_regions, codes)
    return HeatRequest(indicators, Period.parse(period), borders, basis, confidence, against)


def profile_view(text: Texts) -> ProfileView | NotYetThere | None:
    """Draw the bar; what is asked, or ``None`` where the store holds no return yet."""
    periods = data.kept(_periods)
    if not periods:
        return None
    with st.container(border=True):
        left, right = st.columns([3, 2])
        with left:
            code = _region_code(text)
        with right:
            period = _period(text, periods)
        possible = borders_with(code, period)
        if not possible:
            return _not_yet_there(code, periods)
        borders, basis, confidence = _second_row(text, period, possible)
        left, right = st.columns([3, 2])
        with left:
            against = against_choice(text, borders)
        with right:
            group = _group(text)
    region = next(one for one in data.regions().in_borders(borders) if one.code == code)
    return ProfileView(region, period, borders, basis, against, confidence, group)


def borders_with(code: str, period: Period) -> list[int]:
    """The borders in which a region exists and to which the returns of a period can be added up."""
    regions = data.regions()
    return [
        borders
        for borders in BORDERS
        if borders <= borders_of(period) and any(one.code == code for one in regions.in_borders(borders))
    ]


def _periods() -> tuple[str, ...]:
    return tuple(str(period) for period in periods_reported(data.journal()))


def _region_code(text: Texts) -> str:
    """The regions of all borders in the official order, which is that of their codes."""
    newest = {region.code: region for borders in BORDERS for region in data.regions().in_borders(borders)}
    codes = sorted(newest)
    return select(
        "region", text("common.region"), codes, lambda code: newest[code].name[text.language], codes[0]
    )


def _period(text: Texts, periods: tuple[str, ...]) -> Period:
    def shown(code: str) -> str:
        period = Period.parse(code)
        return period_label(period.year, period.quarter, FLOW_BASES[0], text.language)

    return Period.parse(select("period", text("compare.period"), periods, shown, periods[0]))


def _second_row(text: Texts, period: Period, possible: list[int]) -> tuple[int, Basis, float]:
    own = borders_of(period)
    left, middle, right = st.columns([3, 3, 2])
    with left:
        basis = switch(
            "basis", text("compare.basis"), FLOW_BASES, lambda one: text(f"bases.{one}"), FLOW_BASES[0]
        )
    with middle:
        borders = switch(
            "borders",
            text("compare.borders"),
            possible,
            lambda one: text(f"compare.borders_short.{one}"),
            own if own in possible else possible[-1],
        )
    with right:
        confidence = switch(
            "confidence",
            text("profile.confidence"),
            CONFIDENCES,
            lambda one: format_percent(float(one), text.language, len(one.partition(".")[2])),
            CONFIDENCES[0],
        )
    return borders, basis, round(float(confidence) / 100, 4)


def _group(text: Texts) -> str:
    groups = data.catalogue().groups

    def shown(code: str) -> str:
        return f"{code} · {groups[code].name[text.language]}" if code else text("profile.all_groups")

    return select("group", text("profile.group"), [ALL_GROUPS, *groups], shown, ALL_GROUPS)


def _not_yet_there(code: str, periods: tuple[str, ...]) -> NotYetThere:
    known = [Period.parse(period) for period in reversed(periods)]
    since = next((period for period in known if borders_with(code, period)), None)
    return NotYetThere(data.regions().get(code), since)
