"""The returns of a region in the last four quarters: expected, received, how late, with links onwards."""

from __future__ import annotations

import datetime as dt
from typing import Final

import streamlit as st

from analytics.measures.region_profile import last_quarters
from analytics.periods import Period
from analytics.regions import Region
from analytics.text import Texts
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.html_table import NOTHING, Column, html_table
from pages.shared.profile_filters import ProfileView
from pages.shared.profile_quality import quality_of_region
from pages.shared.region_returns import region_returns
from pages.shared.register_rows import Record, all_rows
from pages.shared.register_words import SIGNS, cell_words, form_words, mark_of, region_words

QUARTERS: Final = 4


def returns(text: Texts, view: ProfileView, today: dt.date) -> None:
    """The returns, the grades of the figures, the open questions, and every revision folded away."""
    st.html(f"<style>{data.front_end('submit.css')}{data.front_end('quality.css')}"
            f"{data.front_end('profile.css')}</style>")  # fmt: skip
    st.subheader(text("profile.returns.title"))
    _grid(text, view, today)
    quality_of_region(text, view, units_of(view))
    _links(text, view)
    if st.toggle(text("profile.returns.all"), key="profile_all_returns"):
        for unit in units_of(view):
            st.markdown(unit.name[text.language])
            region_returns(text, unit)


def units_of(view: ProfileView) -> list[Region]:
    """The reporting units of the period that the region of these borders is made of."""
    codes = data.regions().members(view.region.code, view.borders, view.period)
    return [data.regions().get(code, view.period) for code in codes]


def _grid(text: Texts, view: ProfileView, today: dt.date) -> None:
    quarters = last_quarters(view.period, QUARTERS)
    codes = {unit.code for unit in units_of(view)}
    rows = [
        row
        for row in all_rows(view.period, today)
        if row["region_code"] in codes and Period.parse(row["period"]) in quarters and row["due_on"]
    ]
    if not rows:
        st.info(text("profile.returns.none"), icon=":material/inbox:")
        return
    owed = [row for row in rows if row["expected"]]
    st.markdown(
        text(
            "profile.returns.summary",
            n=len(owed),
            received=sum(bool(row["received"]) for row in owed),
            on_time=sum(row["on_time"] is True for row in owed),
        )
    )
    by_place = {(row["region_code"], row["form_code"], row["period"]): row for row in rows}
    places = dict.fromkeys((row["region_code"], row["form_code"]) for row in rows)
    columns = [Column(text("profile.returns.form")), *(Column(_quarter(text, one)) for one in quarters)]
    lines = [
        [
            _form(text, region_code, form_code, view, len(codes) > 1),
            *(_cell(text, by_place.get((region_code, form_code, str(one)))) for one in quarters),
        ]
        for region_code, form_code in places
    ]
    st.html(html_table(columns, lines, text("profile.returns.title")))


def _form(text: Texts, region_code: str, form_code: str, view: ProfileView, several: bool) -> str:
    form = form_words(text, form_code)
    return f"{region_words(text, region_code, view.period)} · {form}" if several else form


def _quarter(text: Texts, period: Period) -> str:
    return period_short(period.year, period.quarter, text.language)


def _cell(text: Texts, row: Record | None) -> str:
    """The state of a return with its sign and its lateness."""
    if row is None:
        return NOTHING
    return f"{SIGNS[mark_of(row)]} {cell_words(text, row)}".strip()


def _links(text: Texts, view: ProfileView) -> None:
    """Links to the pages on which one goes on with this region."""
    address = {"region": view.region.code, "period": str(view.period), "lang": text.language}
    unit = f"{view.region.code}-{view.region.vintage}"
    links = (
        ("register.py", "to_register", ":material/fact_check:", address),
        ("quality.py", "to_quality", ":material/verified:", address | {"section": "grades"}),
        (
            "quality.py",
            "to_questions",
            ":material/help:",
            address | {"section": "questions", "asked_region": view.region.code},
        ),
        (
            "indicators.py",
            "to_passport",
            ":material/menu_book:",
            {"passport": "regions", "unit": unit, "lang": text.language},
        ),
    )
    with st.container(horizontal=True):
        for page, name, icon, query in links:
            st.page_link(page, label=text(f"profile.returns.{name}"), icon=icon, query_params=query)
