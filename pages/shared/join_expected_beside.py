"""What stands beside regions that differ from expected: their clubs and their plan measures."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import streamlit as st

from analytics.catalogue.join import load_join
from analytics.catalogue.records import ListForm
from analytics.charts.rows import number_or_none, region_names
from analytics.measures.better_than_expected import BetterThanExpected
from analytics.measures.heat import HeatRequest, heat
from analytics.measures.plan_measures import plan_measures
from analytics.periods import Period
from analytics.sentences.heat import confidence_words
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_date
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared.shown_as import ShownAs, shown_as
from pages.shared.tables import Column, Row, show_table, table_source

CLUBS: Final = "expected_clubs"
PLAN: Final = "expected_plan"
LIST: Final = "plan_measure"
PLAN_COLUMNS: Final = ("measure", "agency", "due_on", "moves_indicator", "state")
ASKED: Final = ("persistently_better", "persistently_worse")

Record = dict[Any, Any]


def beside(text: Texts, answer: BetterThanExpected) -> None:
    """The clubs and the plan measures of the regions that are lastingly below or above expected."""
    codes = [code for verdict in ASKED for code in answer.having(verdict)]
    if codes:
        _clubs(text, answer, codes)
        _plans(text, answer, codes)


def _clubs(text: Texts, answer: BetterThanExpected, codes: list[str]) -> None:
    request = HeatRequest(load_join().clubs, answer.request.period, answer.request.borders)
    st.markdown(f"**{text('join_expected.beside.title')}**")
    level = confidence_words(request.confidence, text)
    st.caption(text("join_expected.beside.caption", level=level))
    table = data.measured(heat, request)
    by_cell = {(row["indicator_code"], row["region_code"]): row for row in table.to_dict("records")}
    names = region_names(answer.request.borders, text.language)
    signs = dict(zip(answer.regions["region_code"], answer.regions["verdict"], strict=True))
    columns = [
        Column(text("join_expected.beside.indicator"), wraps=True),
        Column(text("join_expected.beside.republic"), True),
        *(Column(f"{text(f'charts.deviance.sign.{signs[one]}')} {names[one].short}", True) for one in codes),
    ]
    rows = [
        _club_row(text, indicator, [by_cell[indicator, one] for one in codes])
        for indicator in request.indicator_codes
    ]
    show_table(table_source(columns, rows, text("join_expected.beside.title")), CLUBS, None, _compare)
    st.caption(text("join_expected.beside.hint"))


def _club_row(text: Texts, code: str, records: list[Record]) -> Row:
    shown = shown_as(text, code)
    level = next((value for one in records if (value := number_or_none(one["benchmark"])) is not None), None)
    name = shown.beside(data.catalogue().indicators[code].name[text.language])
    republic = "" if level is None else shown.number(level)
    cells = (name, republic, *(_value(text, one, shown) for one in records))
    return Row(code, cells, (name, level, *(number_or_none(one["value"]) for one in records)))


def _value(text: Texts, record: Record, shown: ShownAs) -> str:
    value = number_or_none(record["value"])
    if value is None:
        return text(f"charts.status.{record['status']}")
    sign = text(f"verdict_symbols.{record['verdict']}")
    return f"{shown.number(value)}\u00a0{sign}"


def _compare() -> None:
    code = state.picked_code(CLUBS)
    if code is not None:
        state.choose("indicator", code)
        state.open_next("compare.py")


def _plans(text: Texts, answer: BetterThanExpected, codes: list[str]) -> None:
    """The plan measures that were listed in these years; that there are none is said."""
    first, last = Period(answer.request.periods[0].year, 1), answer.request.period
    names = region_names(answer.request.borders, text.language)
    found = {code: data.measured(plan_measures, code, answer.request.borders, first, last) for code in codes}
    without = [code for code, table in found.items() if table.empty]
    st.markdown(f"**{text('join_expected.beside.plan')}**")
    if len(without) == len(codes):
        st.caption(text("join_expected.beside.no_plan"))
        return
    form = _plan_form()
    columns = [
        Column(text("common.region")),
        Column(text("join_expected.beside.plan_period")),
        *(
            Column(column.name[text.language], wraps=True)
            for column in form.columns
            if column.code in PLAN_COLUMNS
        ),
    ]
    rows = [
        Row("", (names[code].short, *_plan_cells(text, form, record)))
        for code, table in found.items()
        for record in table.to_dict("records")
    ]
    show_table(table_source(columns, rows, text("join_expected.beside.plan")), PLAN)
    if without:
        told = named_regions(without, {code: names[code].short for code in without}, text)
        st.caption(text("join_expected.beside.no_plan_from", names=told))


def _plan_form() -> ListForm:
    """The list of plan measures as the forms have it."""
    forms = data.catalogue().forms.values()
    return next(one for form in forms for one in form.lists if one.code == LIST)


def _plan_cells(text: Texts, form: ListForm, record: Record) -> list[str]:
    period = Period.parse(str(record["period"]))
    cells = [period_short(period.year, period.quarter, text.language, "cumulative")]
    for column in form.columns:
        if column.code in PLAN_COLUMNS:
            value = record[column.code]
            choices = {choice.code: choice.name[text.language] for choice in column.choices}
            cells.append("" if pd.isna(value) else _written(text, column.type, value, choices))
    return cells


def _written(text: Texts, kind: str, value: Any, choices: dict[str, str]) -> str:
    if kind == "date":
        return format_date(pd.Timestamp(value).date(), text.language)
    if kind == "indicator" and value in data.catalogue().indicators:
        return f"{value} · {data.catalogue().indicators[value].name[text.language]}"
    return choices.get(str(value), str(value))
