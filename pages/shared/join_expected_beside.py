"""What stands beside regions that differ from expected: their clubs and their plan measures."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from analytics.catalogue.join import load_join
from analytics.catalogue.records import ListForm
from analytics.charts.rows import number_or_none, region_names
from analytics.measures.better_than_expected import BetterThanExpected, ExpectedRequest
from analytics.measures.heat import HeatRequest, heat
from analytics.measures.plan_measures import plan_measures
from analytics.periods import Period
from analytics.sentences.heat import confidence_words
from analytics.sentences.named import named_regions
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_date
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared.plans_row import ROW
from pages.shared.shown_as import ShownAs, shown_as
from pages.shared.tables import Column, Row, show_table, table_source

CLUBS: Final = "expected_clubs"
PLAN: Final = "expected_plan"
LIST: Final = "plan_measure"
PLAN_COLUMNS: Final = ("measure", "agency", "due_on", "moves_indicator", "state")
ASKED: Final = ("persistently_better", "persistently_worse")

Record = dict[Any, Any]
Signed = tuple[tuple[str, str], ...]  # codes of regions with their verdicts, or none


def beside(text: Texts, answer: BetterThanExpected) -> None:
    """The clubs and the plan measures of the regions that are lastingly below or above expected."""
    codes = [code for verdict in ASKED for code in answer.having(verdict)]
    if codes:
        signs = dict(zip(answer.regions["region_code"], answer.regions["verdict"], strict=True))
        _clubs(text, answer.request, tuple((code, str(signs[code])) for code in codes))
        _plans(text, answer.request, tuple(codes))


def _clubs(text: Texts, asked: ExpectedRequest, signed: Signed) -> None:
    request = HeatRequest(load_join().clubs, asked.period, asked.borders)
    st.markdown(f"**{text('join_expected.beside.title')}**")
    level = confidence_words(request.confidence, text)
    st.caption(text("join_expected.beside.caption", level=level))
    show_table(data.kept_by_words(clubs_source, request, signed, text.language), CLUBS, None, _compare)
    st.caption(text("join_expected.beside.hint"))


def clubs_source(request: HeatRequest, signed: Signed, language: Language) -> str:
    """The club indicators of these regions beside the republic's, as text for the screen."""
    text = texts(language)
    table = data.measured(heat, request)
    by_cell = {(row["indicator_code"], row["region_code"]): row for row in table.to_dict("records")}
    names = region_names(request.borders, language)
    columns = [
        Column(text("join_expected.beside.indicator"), wraps=True),
        Column(text("join_expected.beside.republic"), True),
        *(Column(_head(text, names[one].short, sign), True) for one, sign in signed),
    ]
    rows = [
        _club_row(text, indicator, [by_cell[indicator, one] for one, _ in signed])
        for indicator in request.indicator_codes
    ]
    return table_source(columns, rows, text("join_expected.beside.title"))


def _head(text: Texts, name: str, sign: str) -> str:
    """The name of a region behind the sign of its verdict, where one is asked for."""
    return f"{text(f'charts.deviance.sign.{sign}')} {name}" if sign else name


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


def _plans(text: Texts, request: ExpectedRequest, codes: tuple[str, ...]) -> None:
    """The plan measures that were listed in these years; that there are none is said."""
    st.markdown(f"**{text('join_expected.beside.plan')}**")
    source, without = data.kept_by_words(plans_source, request, codes, text.language)
    if not source:
        st.caption(text("join_expected.beside.no_plan"))
        return
    show_table(source, PLAN, None, partial(_open_plan, request.borders))
    st.caption(text("join_expected.beside.plan_hint"))
    if without:
        names = region_names(request.borders, text.language)
        told = named_regions(without, {code: names[code].short for code in without}, text)
        st.caption(text("join_expected.beside.no_plan_from", names=told))


def plans_source(
    request: ExpectedRequest, codes: tuple[str, ...], language: Language
) -> tuple[str, tuple[str, ...]]:
    """The plan measures as text for the screen, empty where there are none, and who listed none."""
    text, names = texts(language), region_names(request.borders, language)
    first, last = Period(request.periods[0].year, 1), request.period
    found = {code: data.measured(plan_measures, code, request.borders, first, last) for code in codes}
    without = tuple(code for code, table in found.items() if table.empty)
    if len(without) == len(codes):
        return "", without
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
        Row(
            f"{code} {record['period']} {record['batch_id']}-{record['place']}",
            (names[code].short, *_plan_cells(text, form, record)),
        )
        for code, table in found.items()
        for record in table.to_dict("records")
    ]
    return table_source(columns, rows, text("join_expected.beside.plan")), without


def _open_plan(borders: int) -> None:
    """Open the measure on the page of plans, where its file, sheet and cells stand."""
    picked = state.picked_code(PLAN)
    if picked is not None:
        region, period, row = picked.split()
        chosen = {"region": region, "period": period, "borders": borders, "part": "measures", ROW: row}
        for name, value in chosen.items():
            state.choose(name, value)
        state.open_next("plans.py")


def _plan_form() -> ListForm:
    """The list of plan measures as the forms have it."""
    forms = data.catalogue().forms.values()
    return next(one for form in forms for one in form.lists if one.code == LIST)


def _plan_cells(text: Texts, form: ListForm, record: Record) -> list[str]:
    period = Period.parse(str(record["period"]))
    cells = [period_short(period.year, period.quarter, text.language, "cumulative")]
    for column in form.columns:
        if column.code == "state":
            cells.append(text(f"plans.states.{_state(record)}"))
        elif column.code in PLAN_COLUMNS:
            value = record[column.code]
            choices = {choice.code: choice.name[text.language] for choice in column.choices}
            cells.append("" if pd.isna(value) else _written(text, column.type, value, choices))
    return cells


def _state(record: Record) -> str:
    """The state on the last day of the list, by the names of the page of plans."""
    standing = str(record["standing"])
    if standing not in ("ahead", "undated"):
        return standing
    return "planned" if record["state"] == "planned" else "running"


def _written(text: Texts, kind: str, value: Any, choices: dict[str, str]) -> str:
    if kind == "date":
        return format_date(pd.Timestamp(value).date(), text.language)
    if kind == "indicator" and value in data.catalogue().indicators:
        return f"{value} · {data.catalogue().indicators[value].name[text.language]}"
    return choices.get(str(value), str(value))
