"""The table under a comparison, in the order in which its users read such tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.charts.rows import number_or_none
from analytics.charts.view import ChartView
from analytics.measures.comparison import Comparison
from analytics.measures.full_comparison import full_comparison
from analytics.sentences.changes import interval_words
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_signed
from pages.shared import data, state
from pages.shared.comparison_blocks import PROFILE
from pages.shared.comparison_words import decimals_of, heading_words, region_names_of
from pages.shared.downloads import excel_download
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.where_from import where_from

TABLE = "comparison_table"

# Column of the screen -> column of the comparison; numbers sort as numbers.
NUMBERS = {
    "value": "value",
    "last_year": "value_last_year",
    "change": "change",
    "change_percent": "change_percent",
    "share": "share",
    "to_level": "to_benchmark",
    "numerator": "numerator",
    "denominator": "denominator",
}
# Column of the screen -> column by which words sort.
SORTED_BY = {"limits": "lower", "place": "place", "change_verdict": "adjusted"}
ORDER = (
    "region",
    "value",
    "last_year",
    "change",
    "change_percent",
    "share",
    "place",
    "verdict",
    "change_verdict",
    "limits",
    "to_level",
    "numerator",
    "denominator",
    "origin",
    "sheet",
    "cell",
)


def table_tab(text: Texts, answer: Comparison, view: ChartView) -> None:
    """The table with its download; a region's name opens its profile, a figure its cells."""
    source = data.worded(comparison_table_source, answer.request, text.language)
    show_table(source, TABLE, view.selected, _pick)
    excel_download(text, answer)
    st.caption(text("compare.table_hint"))
    where_from(text, answer)


def comparison_table_source(answer: Comparison, language: Language) -> str:
    """The table as text for the screen, largest value first, regions without a value last."""
    text = texts(language)
    table = full_comparison(answer)
    ordered = table.sort_values(["value", "region_code"], ascending=[False, True])
    names = region_names_of(text, answer, short=False)
    formats = _formats(language, decimals_of(answer))
    shown = [name for name in ORDER if _is_shown(name, table)]
    rows = [_row(text, record, names, formats, shown) for record in ordered.to_dict("records")]
    columns = [
        Column(text(f"compare.columns.{name}"), name in NUMBERS or name == "place", leads=name == "region")
        for name in shown
    ]
    return table_source(columns, rows, " · ".join(heading_words(text, answer)))


def _is_shown(name: str, table: pd.DataFrame) -> bool:
    column = NUMBERS.get(name, SORTED_BY.get(name))
    return column is None or bool(table[column].notna().any())


def _pick() -> None:
    """Choose the region whose row was clicked; its name leads to the profile."""
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose("region", code)
        if state.picked_column(TABLE) == 0:
            state.open_next(PROFILE)


def _formats(language: Language, decimals: int) -> dict[str, Callable[[float], str]]:
    """How each column of numbers is written."""
    number = partial(format_number, language=language)
    signed = partial(format_signed, language=language)
    in_unit = partial(number, decimals=decimals)
    return {
        "value": in_unit,
        "last_year": in_unit,
        "change": partial(signed, decimals=decimals),
        "change_percent": partial(signed, decimals=1),
        "share": partial(number, decimals=1),
        "to_level": signed,
        "numerator": number,
        "denominator": number,
        "limits": in_unit,
    }


def _row(
    text: Texts,
    record: Mapping[Any, Any],
    names: Mapping[str, str],
    formats: Mapping[str, Callable[[float], str]],
    shown: list[str],
) -> Row:
    code = str(record["region_code"])
    cells: list[str] = []
    order: list[float | str | None] = []
    for name in shown:
        if name in NUMBERS:
            number = number_or_none(record[NUMBERS[name]])
            cells.append("" if number is None else formats[name](number))
            order.append(number)
            continue
        words = names[code] if name == "region" else _words(text, name, record, formats)
        cells.append(words)
        order.append(number_or_none(record[SORTED_BY[name]]) if name in SORTED_BY else words)
    return Row(code, tuple(cells), tuple(order), tuple(_tone(name, record) for name in shown))


def _tone(name: str, record: Mapping[Any, Any]) -> str:
    judged = {"verdict": "verdict", "change_verdict": "change_judgement"}.get(name)
    verdict = record[judged] if judged else ""
    return str(verdict) if verdict in ("better", "worse") else ""


def _words(
    text: Texts, name: str, record: Mapping[Any, Any], formats: Mapping[str, Callable[[float], str]]
) -> str:
    """The words of a column that holds no single number."""
    if name == "limits":
        ends = (number_or_none(record["lower"]), number_or_none(record["upper"]))
        return " – ".join(formats["limits"](end) for end in ends if end is not None)
    if name == "verdict":
        return _verdict(text, record)
    if name == "change_verdict":
        return _change_verdict(text, record)
    if name == "place":
        return _place(text, record)
    if name == "origin":
        origin = record["origin"]
        return text(f"origins_short.{origin}") if isinstance(origin, str) and origin else ""
    words = record[f"{name}s"]
    return words if isinstance(words, str) else ""


def _verdict(text: Texts, record: Mapping[Any, Any]) -> str:
    """The verdict with its symbol, or why there is none."""
    verdict = record["verdict"]
    if verdict != "not_judged":
        return f"{text(f'verdict_symbols.{verdict}')} {text(f'verdicts.{verdict}')}"
    return text("verdicts.not_judged" if record["status"] == "ok" else f"statuses.{record['status']}")


def _change_verdict(text: Texts, record: Mapping[Any, Any]) -> str:
    """Growth, fall or chance, with the interval of the change."""
    if number_or_none(record["change"]) is None or record["change_verdict"] == "not_judged":
        return ""
    interval = interval_words(
        {"lower": record["change_lower"], "upper": record["change_upper"], "limits_of": record["limits_of"]},
        text,
        1,
    )
    judgement, verdict = record["change_judgement"], record["change_verdict"]
    words = f"{text(f'verdict_symbols.{judgement}')} {text(f'change_verdicts.{verdict}')}"
    return f"{words} ({interval})" if interval else words


def _place(text: Texts, record: Mapping[Any, Any]) -> str:
    """The place with its interval: ``3 (1–6)``."""
    place = number_or_none(record["place"])
    if place is None:
        return ""
    written = format_number(place, text.language, 0 if place.is_integer() else 1)
    return f"{written} ({record['place_first']}–{record['place_last']})"
