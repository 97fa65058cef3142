"""The table under a comparison, in the order in which its users read such tables."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics.measures.comparison import Comparison
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_signed
from pages.shared import data, state
from pages.shared.comparison_words import decimals_of, heading_words
from pages.shared.downloads import excel_download
from pages.shared.tables import Column, Row, show_table, table_source

TABLE = "comparison_table"

# Column of the screen -> column of the comparison; numbers sort as numbers.
NUMBERS = {
    "value": "value",
    "last_year": "value_last_year",
    "change": "change",
    "change_percent": "change_percent",
    "share": "share",
    "place": "place",
    "numerator": "numerator",
    "denominator": "denominator",
}
ORDER = (
    "region",
    "value",
    "limits",
    "verdict",
    "last_year",
    "change",
    "change_percent",
    "share",
    "place",
    "numerator",
    "denominator",
    "origin",
    "sheet",
    "cell",
)


def comparison_table(text: Texts, answer: Comparison, selected: str | None) -> None:
    """The table with its download; a click on a row shows where its figure comes from."""
    st.markdown(f"**{text('compare.table')}**")
    source = data.worded(comparison_table_source, answer.request, text.language)
    show_table(source, TABLE, selected, _pick)
    excel_download(text, answer)


def comparison_table_source(answer: Comparison, language: Language) -> str:
    """The table as text for the screen, largest value first, regions without a value last."""
    text = texts(language)
    ordered = answer.table.sort_values(["value", "region_code"], ascending=[False, True])
    records = ordered.to_dict("records")
    regions = data.regions().in_borders(answer.request.borders)
    names = {region.code: region.name[language] for region in regions}
    formats = _formats(language, decimals_of(answer))
    shown = [name for name in ORDER if name not in NUMBERS or answer.table[NUMBERS[name]].notna().any()]
    rows = [_row(text, record, names, formats, shown) for record in records]
    columns = [Column(text(f"compare.columns.{name}"), name in NUMBERS) for name in shown]
    return table_source(columns, rows, " · ".join(heading_words(text, answer)))


def _pick() -> None:
    """Choose the region whose row was clicked."""
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose("region", code)


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
        "place": number,
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
            number = _number(record[NUMBERS[name]])
            cells.append("" if number is None else formats[name](number))
            order.append(number)
            continue
        words = names[code] if name == "region" else _words(text, name, record, formats)
        cells.append(words)
        order.append(_number(record["lower"]) if name == "limits" else words)
    return Row(code, tuple(cells), tuple(order))


def _words(
    text: Texts, name: str, record: Mapping[Any, Any], formats: Mapping[str, Callable[[float], str]]
) -> str:
    """The words of a column that holds no single number."""
    if name == "limits":
        ends = (_number(record["lower"]), _number(record["upper"]))
        return " – ".join(formats["limits"](end) for end in ends if end is not None)
    if name == "verdict":
        return _verdict(text, record)
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


def _number(value: Any) -> float | None:
    return None if value is None or math.isnan(float(value)) else float(value)
