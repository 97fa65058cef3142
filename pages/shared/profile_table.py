"""The table of a region's profile, with its workbook; a click on a row opens the comparison of regions."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any, Final

import streamlit as st

from analytics.charts.rows import number_or_none
from analytics.measures.targets import Target
from analytics.sentences.region_profile import change_words
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared import data, state
from pages.shared.profile_data import profile_of
from pages.shared.profile_filters import Key, ProfileView, request_of
from pages.shared.profile_spine import percent_words
from pages.shared.profile_targets import target_words, targets_of_year
from pages.shared.profile_workbook import profile_excel
from pages.shared.shown_as import ShownAs, shown_as
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import excel_button

TABLE: Final = "profile_table"
NUMBERS: Final = {
    "value": "value",
    "level": "benchmark",
    "last_year": "value_last_year",
    "change": "change",
    "median": "median",
    "numerator": "numerator",
    "denominator": "denominator",
}
COLUMNS: Final = (
    "indicator",
    "value",
    "limits",
    "level",
    "verdict",
    "last_year",
    "change",
    "change_verdict",
    "median",
    "range",
    "numerator",
    "denominator",
)

Record = dict[Any, Any]


def profile_table(text: Texts, view: ProfileView) -> None:
    """The table with its download."""
    st.markdown(f"**{text('profile.table')}**")
    st.caption(text("profile.table_hint"))
    show_table(data.kept(_source, text.language, view.region.code, view.key), TABLE, None, _pick)
    name = f"profile_{view.region.code}_{view.period}_{view.borders}.xlsx"
    excel_button(text("downloads.excel"), partial(profile_excel, text, view, dt.datetime.now(dt.UTC)), name)


def _pick() -> None:
    """Open the comparison of regions on the indicator of the row; the region goes along."""
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose("indicator", code)
        state.choose("show", "table")
        state.open_next("compare.py")


def _source(language: Language, region_code: str, key: Key) -> str:
    text = texts(language)
    percent = percent_words(text, request_of(key).confidence)
    columns = [
        Column(text(f"profile.columns.{name}", percent=percent), name in NUMBERS, name == "indicator")
        for name in COLUMNS
    ]
    is_past = request_of(key).against.kind == "last_year"
    records = profile_of(region_code, key).to_dict("records")
    rows = [_row(text, record, is_past) for record in records]
    targets = targets_of_year(region_code, key)
    if targets:  # the column stands only where a target is set
        columns.append(Column(text("trends.columns.target")))
        rows = [_with_target(text, one, row, targets, key) for one, row in zip(records, rows, strict=True)]
    return table_source(columns, rows, text("profile.table"))


def _with_target(text: Texts, record: Record, row: Row, targets: dict[str, Target], key: Key) -> Row:
    target = targets.get(str(record["indicator_code"]))
    words = target_words(text, target, number_or_none(record["value"]), key)
    return Row(row.code, (*row.cells, words), (*(row.order or ()), None if target is None else target.value))


def _row(text: Texts, record: Record, is_past: bool) -> Row:
    code = str(record["indicator_code"])
    shown = shown_as(text, code)
    # The sum of regions is no level for the count of one.
    has_level = is_past or record["measure"] == "rate"
    words = {
        "indicator": f"{code} · {shown.beside(data.catalogue().indicators[code].name[text.language])}",
        "value": _value(text, record, shown),
        "limits": _between(record, "lower", "upper", shown),
        "level": _number(record, "benchmark", shown) if has_level else "",
        "verdict": _verdict(text, record),
        "last_year": _number(record, "value_last_year", shown),
        "change": change_words(data.catalogue().indicators[code], record, text),
        "change_verdict": _change_verdict(text, record),
        # A count of one region says nothing beside the counts of others.
        "median": _number(record, "median", shown) if record["measure"] == "rate" else "",
        "range": _between(record, "lowest", "highest", shown) if record["measure"] == "rate" else "",
        "numerator": _count(text, record, "numerator"),
        "denominator": _count(text, record, "denominator"),
    }
    order = [number_or_none(record[NUMBERS[name]]) if name in NUMBERS else words[name] for name in COLUMNS]
    return Row(code, tuple(words[name] for name in COLUMNS), tuple(order))


def _value(text: Texts, record: Record, shown: ShownAs) -> str:
    """The value, or why there is none."""
    value = number_or_none(record["value"])
    return text(f"statuses.{record['status']}") if value is None else shown.number(value)


def _number(record: Record, name: str, shown: ShownAs) -> str:
    value = number_or_none(record[name])
    return "" if value is None else shown.number(value)


def _between(record: Record, low: str, high: str, shown: ShownAs) -> str:
    ends = (number_or_none(record[low]), number_or_none(record[high]))
    return " – ".join(shown.number(end) for end in ends if end is not None)


def _count(text: Texts, record: Record, name: str) -> str:
    value = number_or_none(record[name])
    if value is None or record["measure"] == "count":
        return ""
    return format_number(value, text.language, 0 if value.is_integer() else 1)


def _verdict(text: Texts, record: Record) -> str:
    """The verdict with its sign, or why there is none."""
    verdict = record["verdict"]
    if verdict != "not_judged":
        return f"{text(f'verdict_symbols.{verdict}')} {text(f'verdicts.{verdict}')}"
    if number_or_none(record["value"]) is None:
        return ""  # the reason stands in the place of the value
    return text("verdicts.not_judged" if record["status"] == "ok" else f"statuses.{record['status']}")


def _change_verdict(text: Texts, record: Record) -> str:
    """What the test of the change says; small numbers say so."""
    judgement = record["change_judgement"]
    if number_or_none(record["change"]) is None:
        return ""
    words = f"{text(f'verdict_symbols.{judgement}')} {text(f'profile.change_verdict.{judgement}')}"
    return f"{words}, {text('profile.small')}" if record["small"] else words
