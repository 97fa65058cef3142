"""One region to ask: its differences, the questions, its plan, events and partners of those years."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from analytics.catalogue.join import load_join
from analytics.catalogue.records import Catalogue
from analytics.charts.rows import number_or_none
from analytics.measures.good_practice import Beside, GoodPractice
from analytics.measures.heat import HeatRequest
from analytics.measures.listed import forms_with
from analytics.measures.region_plan import PLAN
from analytics.sentences.good_practice import questions, row_sentence
from analytics.sentences.heat import confidence_words
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared import data, state
from pages.shared.html_table import NOTHING, Column, html_table
from pages.shared.join_expected_beside import clubs_source
from pages.shared.literal import literal
from pages.shared.plan_rows import measures_table, period_words, records_of, where_rows_come_from
from pages.shared.practice_data import PracticeView, beside_of, short_names
from pages.shared.tables import show_table
from pages.shared.widgets import select

SHOWN: Final = 20
CLUBS: Final = "practice_clubs"
MEASURES: Final = ("measure", "agency", "term", "standing", "indicator", "relation", "evidence")
SUMS: Final = (
    "plan",
    "education",
    "children_education",
    "police",
    "children_police",
    "agreements",
    "partner_children",
)


def region_to_ask(text: Texts, view: PracticeView, found: GoodPractice) -> None:
    """Pick one of the regions to be asked, and see what to ask and what stands beside."""
    codes, names = found.regions_on_side("below"), short_names(view, text.language)
    with st.container(border=True):
        code = select("region", text("practice.pick"), codes, names.__getitem__, codes[0])
        rows = found.on_side("below")
        own = rows[rows["region_code"].eq(code)].to_dict("records")
        st.markdown("\n".join(f"- {row_sentence(row, data.catalogue(), text)}" for row in own))
        indicators = tuple(str(row["indicator_code"]) for row in own)
        beside = beside_of(view, code, indicators)
        st.markdown(f"**{text('practice.questions')}**")
        asked = data.kept_by_words(asked_words, view, code, indicators, text.language)
        st.markdown("\n".join(f"{number}. {one}" for number, one in enumerate(asked, start=1)))
        st.caption(text("practice.questions_note"))
        _measures(text, beside, code)
        _years(text, data.kept_by_words(years_html, view, code, indicators, text.language))
        _clubs(text, view, code)
        _links(text, view, code, str(own[0]["indicator_code"]))


def _measures(text: Texts, beside: Beside, code: str) -> None:
    """The related plan measures, and how many others there were."""
    st.markdown(f"**{text('practice.measures_title')}**")
    if beside.returns.empty:
        st.caption(text("practice.no_lists"))
        return
    records = records_of(beside.related)
    if records:
        worded = [row | {"relation": text(f"practice.relation.{row['relation']}")} for row in records]
        shown = worded[:SHOWN]
        st.html(measures_table(text, shown, MEASURES, text("practice.measures_title")))
        if len(records) > SHOWN:
            st.caption(text("practice.more_related", shown=SHOWN, all=len(records)))
        where_rows_come_from(text, shown, f"practice_source_{code}")
    else:
        st.caption(text("practice.no_related"))
    others = len(beside.measures) - len(records)
    if others:
        st.caption(text("practice.other_measures", count=format_number(others, text.language)))


def asked_words(view: PracticeView, code: str, indicators: tuple[str, ...], language: Language) -> list[str]:
    """The questions to a region; what it typed itself is no markup in them."""
    beside = beside_of(view, code, indicators)
    return [literal(one) for one in questions(beside, view.request, texts(language))]


def _years(text: Texts, table: str) -> None:
    """What the last lists of each year add up to."""
    if table:
        st.markdown(f"**{text('practice.years_title')}**")
        st.html(table)
        st.caption(text("region_plan.lists.twice"))


def years_html(view: PracticeView, code: str, indicators: tuple[str, ...], language: Language) -> str:
    """The sums of the last lists of each year as a table; empty where there is no list."""
    text, rows = texts(language), year_rows(beside_of(view, code, indicators).returns, data.catalogue())
    if rows.empty:
        return ""
    columns = [
        Column(text("practice.column.period")),
        *(Column(text(f"practice.column.{name}"), "number") for name in SUMS),
    ]
    lines = [
        [period_words(text, row["period"]), *(_number(text, row[name]) for name in SUMS)]
        for row in rows.to_dict("records")
    ]
    return html_table(columns, lines, text("practice.years_title"))


def year_rows(returns: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The returns of a region's units added up by period; what no return tells is missing, not nought."""
    from_education = returns["form_code"].isin(forms_with(catalogue, PLAN))
    parts = returns.assign(
        plan=returns["measures"].where(from_education),
        education=returns["events"].where(from_education),
        children_education=returns["children"].where(from_education),
        police=returns["events"].where(~from_education),
        children_police=returns["children"].where(~from_education),
        agreements=returns["agreements"].where(from_education),
    )
    return parts.groupby("period", sort=True)[list(SUMS)].sum(min_count=1).reset_index()


def _number(text: Texts, value: object) -> str:
    number = number_or_none(value)
    return NOTHING if number is None else format_number(number, text.language)


def _clubs(text: Texts, view: PracticeView, code: str) -> None:
    """The club figures of the region beside the republic's."""
    request = HeatRequest(load_join().clubs, view.period, view.borders)
    st.markdown(f"**{text('practice.clubs')}**")
    level = confidence_words(request.confidence, text)
    st.caption(text("join_expected.beside.caption", level=level))
    source = data.kept_by_words(clubs_source, request, ((code, ""),), text.language)
    show_table(source, CLUBS, None, _compare)


def _compare() -> None:
    code = state.picked_code(CLUBS)
    if code is not None:
        state.choose("indicator", code)
        state.open_next("compare.py")


def _links(text: Texts, view: PracticeView, code: str, indicator: str) -> None:
    """The region's profile, and the search on the page of clubs and offences."""
    address = {"region": code, "period": str(view.period), "lang": text.language}
    with st.container(horizontal=True):
        st.page_link(
            "region.py",
            label=text("practice.to_profile"),
            icon=":material/pin_drop:",
            query_params=address | {"borders": str(view.borders)},
        )
        st.page_link(
            "clubs.py",
            label=text("practice.to_expected"),
            icon=":material/hub:",
            query_params=address | {"part": "expected", "events": indicator},
        )
