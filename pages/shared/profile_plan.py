"""The plan of a region: what is due, in time and overdue by its last list; its events and partners."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

import streamlit as st

from analytics.measures.region_plan import RegionPlan, plan_in_short
from analytics.periods import Period
from analytics.sentences.named import named_regions
from analytics.sentences.region_plan import plan_facts, returns_in_words
from analytics.text import Texts
from analytics.text.numbers import format_moment
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.facts import facts
from pages.shared.literal import literal
from pages.shared.plan_rows import (
    Record,
    body_words,
    day_words,
    measures_table,
    period_words,
    records_of,
    where_rows_come_from,
)
from pages.shared.profile_data import plan_of
from pages.shared.profile_filters import ProfileView
from pages.shared.profile_workbook import profile_excel
from pages.shared.widgets import excel_button, origin_banner

SHOWN: Final = 30
OVERDUE: Final = ("measure", "agency", "due_on", "days", "indicator")


def plan(text: Texts, view: ProfileView) -> None:
    """The plan in numbers, the overdue measures by name, the ways on, and the other lists in a line each."""
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.subheader(text("region_plan.title"))
    known = plan_of(view.region.code, view.borders, str(view.period))
    if known is None:
        st.info(text("region_plan.no_borders"), icon=":material/info:")
        return
    origin_banner(text, sorted({str(one) for one in known.returns["origin"]}))
    records = records_of(known.measures)
    _which_list(text, view, known)
    if records:
        facts(plan_facts(plan_in_short(known.measures), text))
        _overdue(text, view, records)
    _links(text, view, known)
    _other_lists(text, known)


def _which_list(text: Texts, view: ProfileView, known: RegionPlan) -> None:
    """Which lists are read, who sent them, and which units sent none."""
    told = {row["batch_id"]: row for row in records_of(known.measures)}.values()
    several = len(data.regions().members(view.region.code, view.borders, view.period)) > 1
    for row in told:
        words = text(
            "region_plan.known",
            period=period_words(text, row["period"]),
            day=day_words(text, row["list_day"]),
            actor=literal(actor_words(text, str(row["actor"]))),
            moment=format_moment(row["accepted_at"], text.language),
        )
        unit = _unit_name(text, str(row["unit_code"]), view.period)
        st.caption(text("region_plan.known_of", unit=unit, known=words) if several else words)
    if known.missing:
        names = {code: _unit_name(text, code, view.period) for code in known.missing}
        words = named_regions(known.missing, names, text)
        st.info(
            text("region_plan.missing", year=view.period.year, names=words),
            icon=":material/inbox:",
        )
    elif not told:
        st.info(text("region_plan.nothing", year=view.period.year), icon=":material/inbox:")


def _unit_name(text: Texts, code: str, period: Period) -> str:
    return data.regions().get(code, period).short_name[text.language]


def _overdue(text: Texts, view: ProfileView, records: list[Record]) -> None:
    """The overdue measures, the longest overdue first, with where each row comes from."""
    overdue = sorted((row for row in records if row["standing"] == "overdue"), key=lambda row: row["due_on"])
    st.markdown(f"**{text('region_plan.overdue')}**")
    if not overdue:
        st.caption(text("region_plan.no_overdue"))
        return
    units = {row["unit_code"] for row in records}
    columns = ("unit", *OVERDUE) if len(units) > 1 else OVERDUE
    st.html(measures_table(text, overdue[:SHOWN], columns, text("region_plan.overdue")))
    if len(overdue) > SHOWN:
        st.caption(text("region_plan.more_overdue", shown=SHOWN, all=len(overdue)))
    where_rows_come_from(text, overdue[:SHOWN], f"region_plan_source_{view.region.code}")


def _links(text: Texts, view: ProfileView, known: RegionPlan) -> None:
    """The workbook, the page of all plans, and where a list that is missing is sent."""
    if not known.measures.empty:
        name = f"profile_{view.region.code}_{view.period}_{view.borders}.xlsx"
        build = partial(profile_excel, text, view, dt.datetime.now(dt.UTC))
        excel_button(text("downloads.excel"), build, name)
    with st.container(horizontal=True):
        st.page_link(
            "plans.py",
            label=text("region_plan.to_plans"),
            icon=":material/assignment:",
            query_params={
                "region": view.region.code,
                "part": "measures",
                "period": str(view.period),
                "lang": text.language,
            },
        )
        if known.missing:
            st.page_link("submit.py", label=text("region_plan.to_submit"), icon=":material/upload_file:")


def _other_lists(text: Texts, known: RegionPlan) -> None:
    """Events and partners, a line for each return that tells any."""
    st.markdown(f"**{text('region_plan.other_lists')}**")
    lines = returns_in_words(known.returns, lambda code: body_words(text, code), text)
    if not lines:
        st.caption(text("region_plan.no_lists"))
        return
    st.markdown("\n".join(f"- {line}" for line in lines))
    st.caption(text("region_plan.lists.twice"))
