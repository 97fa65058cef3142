"""The table of an index, on the screen and as a workbook: never a place without its interval."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

import streamlit as st

from analytics.charts.rows import NO_VALUE, number_or_none, region_names
from analytics.measures.composite_index import CompositeIndex
from analytics.reports.sheets import Cell, Sheet, table_workbook
from analytics.reports.sheets import Column as SheetColumn
from analytics.sentences.composite_index import hinge_words, method_sentences, place_words
from analytics.text import Texts
from analytics.text.numbers import format_number, join_names
from pages.shared import data, state
from pages.shared.comparison_blocks import PROFILE
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import excel_button

TABLE: Final = "index_table"
SCORE_DECIMALS: Final = 2

Record = dict[Any, Any]


def index_table(text: Texts, answer: CompositeIndex) -> None:
    """One row a region, those without a place last; a click opens the region's profile."""
    columns = [
        Column(text("common.region")),
        Column(text("join_index.columns.place"), True),
        Column(text("join_index.columns.score"), True),
        Column(text("join_index.columns.hangs_on"), wraps=True),
    ]
    names = region_names(answer.request.borders, text.language)
    rows = [_row(text, answer, record, names[str(record["region_code"])].full) for record in _records(answer)]
    show_table(table_source(columns, rows, text("join_index.chart")), TABLE, None, _pick)
    st.caption(text("join_index.table_hint"))


def index_excel(text: Texts, answer: CompositeIndex, about: str) -> None:
    """A button that gives places, scores and the figures behind as a workbook."""
    request = answer.request
    name = f"index_{'_'.join(request.indicator_codes)}_{request.period}_{request.borders}.xlsx"
    excel_button(text("downloads.excel"), partial(index_workbook, text, answer, about), name)


def index_workbook(text: Texts, answer: CompositeIndex, about: str) -> bytes:
    """Two sheets: the places with their intervals, and the figures of the indicators."""
    title = text("join.tabs.index")
    alarm = text("origins.synthetic") if {"synthetic", "mixed"} & set(answer.origins) else ""
    head = [
        (title, about),
        (
            text("join_index.aggregation"),
            text(f"join_index.aggregations.{answer.request.aggregation}"),
        ),
        (
            text("join_index.normalisation"),
            text(f"join_index.normalisations.{answer.request.normalisation}"),
        ),
    ]
    places = Sheet(
        name=text("join_index.sheet_index"),
        title=title,
        columns=_place_columns(text),
        rows=[_place_cells(text, answer, record) for record in _records(answer)],
        head=head,
        alarm=alarm,
        notes=method_sentences(answer, _indicators(text, answer), text),
    )
    values = Sheet(
        name=text("join_index.sheet_values"),
        title=title,
        columns=_value_columns(text),
        rows=[_value_cells(text, answer, record) for record in answer.values.to_dict("records")],
        head=head[:1],
        alarm=alarm,
    )
    return table_workbook([places, values], title)


def _records(answer: CompositeIndex) -> list[Record]:
    """The regions with a place from the first one on, then those without."""
    without = answer.table[answer.table["place"].isna()]
    return [*answer.placed.to_dict("records"), *without.to_dict("records")]


def _indicators(text: Texts, answer: CompositeIndex) -> dict[str, str]:
    indicators = data.catalogue().indicators
    return {code: indicators[code].name[text.language] for code in answer.request.indicator_codes}


def _row(text: Texts, answer: CompositeIndex, record: Record, name: str) -> Row:
    code, place = str(record["region_code"]), number_or_none(record["place"])
    if place is None:
        lacks = text("join_index.no_place", names=_lacking(text, answer, record))
        return Row(code, (name, NO_VALUE, NO_VALUE, lacks), (name, None, None, lacks))
    interval = text(
        "join_index.place_interval",
        place=place_words(place, text),
        first=place_words(record["first"], text),
        last=place_words(record["last"], text),
    )
    score = format_number(record["score"], text.language, SCORE_DECIMALS)
    hinge = hinge_words(record, _indicators(text, answer), text)
    return Row(code, (name, interval, score, hinge), (name, place, record["score"], hinge))


def _lacking(text: Texts, answer: CompositeIndex, record: Record) -> str:
    """The indicators that a region lacks, by name."""
    names = _indicators(text, answer)
    return join_names([names[code] for code in record["lacks"].split(";") if code], text.language)


def _pick() -> None:
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose("region", code)
        state.open_next(PROFILE)


def _place_columns(text: Texts) -> list[SheetColumn]:
    return [
        SheetColumn(text("common.region")),
        SheetColumn(text("join_index.columns.first"), "number"),
        SheetColumn(text("join_index.columns.last"), "number"),
        SheetColumn(text("join_index.columns.place_alone"), "number", 1),
        SheetColumn(text("join_index.columns.score"), "number", SCORE_DECIMALS),
        SheetColumn(text("join_index.columns.hangs_on")),
        SheetColumn(text("join_index.columns.lacks")),
    ]


def _place_cells(text: Texts, answer: CompositeIndex, record: Record) -> list[Cell]:
    figures = [number_or_none(record[one]) for one in ("first", "last", "place", "score")]
    has_place = number_or_none(record["place"]) is not None
    return [
        region_names(answer.request.borders, text.language)[str(record["region_code"])].full,
        *figures,
        hinge_words(record, _indicators(text, answer), text) if has_place else "",
        _lacking(text, answer, record),
    ]


def _value_columns(text: Texts) -> list[SheetColumn]:
    return [
        SheetColumn(text("common.region")),
        SheetColumn(text("join_index.columns.indicator")),
        SheetColumn(text("join_index.columns.weight"), "number", 2),
        SheetColumn(text("join_index.columns.value"), "number", 2),
        SheetColumn(text("join_index.columns.numerator"), "number"),
        SheetColumn(text("join_index.columns.denominator"), "number"),
    ]


def _value_cells(text: Texts, answer: CompositeIndex, record: Record) -> list[Cell]:
    code = str(record["indicator_code"])
    return [
        region_names(answer.request.borders, text.language)[str(record["region_code"])].full,
        f"{code} · {_indicators(text, answer)[code]}",
        answer.weights[code],
        *(number_or_none(record[one]) for one in ("value", "numerator", "denominator")),
    ]
