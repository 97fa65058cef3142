"""The table of observed and expected events, on the screen and as a workbook."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

import streamlit as st

from analytics.charts.rows import NO_VALUE, number_or_none, region_names
from analytics.measures.better_than_expected import BetterThanExpected
from analytics.reports.sheets import Cell, Sheet, table_workbook
from analytics.reports.sheets import Column as SheetColumn
from analytics.sentences.expected import found_sentence, model_sentences, status_words, why_not_judged
from analytics.text import Texts
from analytics.text.numbers import format_number
from pages.shared import state
from pages.shared.comparison_blocks import PROFILE
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import excel_button

TABLE: Final = "expected_table"
TONES: Final = {"persistently_better": "better", "persistently_worse": "worse"}

Record = dict[Any, Any]


def expected_table(text: Texts, answer: BetterThanExpected) -> None:
    """One row a region; a click on it opens the region's profile on the same land."""
    names = region_names(answer.request.borders, text.language)
    heads = ("verdict", "events", "expected", "ratio", "below", "above")
    columns = [
        Column(text("common.region")),
        *(Column(text(f"join_expected.columns.{head}"), head != "verdict") for head in heads),
    ]
    rows = [
        _row(text, record, names[str(record["region_code"])].full)
        for record in answer.regions.to_dict("records")
    ]
    source = table_source(columns, rows, text("join.table"))
    show_table(source, TABLE, None, partial(_pick, answer.request.borders))
    st.caption(text("join_expected.table_hint"))


def expected_excel(text: Texts, answer: BetterThanExpected, about: str) -> None:
    """A button that gives regions, years and notes as a workbook."""
    request = answer.request
    name = f"expected_{request.events_code}_{request.period}_{request.borders}.xlsx"
    excel_button(text("downloads.excel"), partial(expected_workbook, text, answer, about), name)


def expected_workbook(text: Texts, answer: BetterThanExpected, about: str) -> bytes:
    """Two sheets: a row a region, and a row a region and year."""
    title = text("join.tabs.expected")
    alarm = text("origins.synthetic") if {"synthetic", "mixed"} & set(answer.origins) else ""
    sheets = [
        Sheet(
            name=text("join_expected.sheet_regions"),
            title=title,
            columns=_region_columns(text),
            rows=[_region_cells(text, answer, record) for record in answer.regions.to_dict("records")],
            head=[(text("join_expected.events"), about)],
            alarm=alarm,
            notes=[found_sentence(answer, text), *model_sentences(answer, text)],
        ),
        Sheet(
            name=text("join_expected.sheet_years"),
            title=title,
            columns=_year_columns(text),
            rows=[_year_cells(text, answer, record) for record in answer.periods.to_dict("records")],
            head=[(text("join_expected.events"), about)],
            alarm=alarm,
        ),
    ]
    return table_workbook(sheets, title)


def verdict_words(text: Texts, record: Record) -> str:
    """The verdict with its sign, and why there is none."""
    verdict = record["verdict"]
    sign, words = (text(f"charts.deviance.{kind}.{verdict}") for kind in ("sign", "verdict"))
    return f"{sign} {words}" if verdict != "not_judged" else f"{sign} {words}: {why_not_judged(record, text)}"


def _row(text: Texts, record: Record, name: str) -> Row:
    events, expected = (number_or_none(record[one]) for one in ("events", "expected"))
    quotient = ratio_of(record)
    judged = int(record["judged"])
    counts = [int(record[side]) for side in ("below", "above")]
    words = verdict_words(text, record)
    cells = (
        name,
        words,
        _number(events, text),
        _number(expected, text),
        _number(quotient, text, 2),
        *(text("join_expected.of_years", count=count, judged=judged) for count in counts),
    )
    tone = TONES.get(record["verdict"], "")
    order = (name, words, events, expected, quotient, *counts)
    return Row(str(record["region_code"]), cells, order, ("", tone, *[""] * 5))


def ratio_of(record: Record) -> float | None:
    """Observed over expected events of all judged years together."""
    events, expected = (number_or_none(record[one]) for one in ("events", "expected"))
    return events / expected if events is not None and expected else None


def _number(value: float | None, text: Texts, decimals: int = 0) -> str:
    return NO_VALUE if value is None else format_number(value, text.language, decimals)


def _pick(borders: int) -> None:
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose("region", code)
        state.choose("borders", borders)
        state.open_next(PROFILE)


def _region_columns(text: Texts) -> list[SheetColumn]:
    decimals = {"events": 0, "expected": 1, "ratio": 2, "below": 0, "above": 0}
    return [
        SheetColumn(text("common.region")),
        SheetColumn(text("join_expected.columns.verdict")),
        *(SheetColumn(text(f"join_expected.columns.{one}"), "number", of) for one, of in decimals.items()),
    ]


def _region_cells(text: Texts, answer: BetterThanExpected, record: Record) -> list[Cell]:
    return [
        region_names(answer.request.borders, text.language)[str(record["region_code"])].full,
        verdict_words(text, record),
        number_or_none(record["events"]),
        number_or_none(record["expected"]),
        ratio_of(record),
        int(record["below"]),
        int(record["above"]),
    ]


def _year_columns(text: Texts) -> list[SheetColumn]:
    decimals = {"events_of_year": 0, "exposure": 0, "expected": 1, "ratio": 2, "shrunk": 2, "lower": 2}
    return [
        SheetColumn(text("common.region")),
        SheetColumn(text("join_expected.columns.year")),
        *(SheetColumn(text(f"join_expected.columns.{one}"), "number", of) for one, of in decimals.items()),
        SheetColumn(text("join_expected.columns.upper"), "number", 2),
        SheetColumn(text("join_expected.columns.signal")),
    ]


def _year_cells(text: Texts, answer: BetterThanExpected, record: Record) -> list[Cell]:
    status = str(record["status"])
    signal = text(f"join_expected.signal.{record['signal']}")
    figures = ("events", "exposure", "expected", "ratio_plain", "ratio", "lower", "upper")
    return [
        region_names(answer.request.borders, text.language)[str(record["region_code"])].full,
        str(record["period"]),
        *(number_or_none(record[one]) for one in figures),
        signal if status == "ok" else status_words(status, text),
    ]
