"""The table under a comparison, in the order in which its users read such tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analytics.charts.view import ChartView
from analytics.measures.comparison import Comparison
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, format_signed
from pages.shared import data
from pages.shared.downloads import comparison_downloads
from pages.shared.where_from import pick_from_table

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
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
ROW_HEIGHT = 35


def comparison_table(text: Texts, answer: Comparison, view: ChartView) -> None:
    """The table with its downloads; a click on a row shows where its figure comes from."""
    st.markdown(f"**{text('compare.table')}**")
    ordered = answer.table.sort_values(["value", "region_code"], ascending=[False, True])
    st.dataframe(
        shown_table(text, ordered, view),
        hide_index=True,
        width="stretch",
        height=ROW_HEIGHT * (len(ordered) + 1) + 3,
        key="comparison_table",
        on_select=partial(pick_from_table, [str(code) for code in ordered["region_code"]]),
        selection_mode="single-row",
    )
    comparison_downloads(text, answer, view)


def shown_table(text: Texts, table: pd.DataFrame, view: ChartView) -> pd.DataFrame:
    """The comparison table in a person's words and numbers; same rows, same order."""
    import pandas as pd

    names = {
        region.code: region.name[text.language] for region in data.regions().in_borders(view.borders)
    }
    records = [_record(text, row, names, view.decimals) for row in table.to_dict("records")]
    shown = pd.DataFrame(records, columns=list(COLUMNS))
    return shown.rename(columns={name: text(f"compare.columns.{name}") for name in COLUMNS})


def _record(text: Texts, row: dict[str, object], names: dict[str, str], decimals: int) -> tuple[str, ...]:
    def number(name: str, digits: int = 0) -> str:
        return _shown(row[name], lambda value: format_number(value, text.language, digits))

    def percent(name: str) -> str:
        return _shown(row[name], lambda value: format_percent(value, text.language))

    lower, upper = number("lower", decimals), number("upper", decimals)
    return (
        names[str(row["region_code"])],
        number("value", decimals) or text(f"statuses.{_reason(row)}"),
        f"{lower} – {upper}" if lower else "",
        _verdict(text, row),
        number("value_last_year", decimals),
        _shown(row["change"], lambda value: format_signed(value, text.language, decimals)),
        _shown(row["change_percent"], lambda value: format_signed(value, text.language, 1)),
        percent("share"),
        number("place"),
        number("numerator"),
        number("denominator"),
        text(f"origins_short.{row['origin']}") if isinstance(row["origin"], str) else "",
        _words(row["sheets"]),
        _words(row["cells"]),
    )


def _reason(row: dict[str, object]) -> str:
    return "missing" if row["status"] == "ok" else str(row["status"])


def _verdict(text: Texts, row: dict[str, object]) -> str:
    verdict = str(row["verdict"])
    if verdict == "not_judged" and row["status"] not in {"ok", "missing"}:
        return text(f"statuses.{row['status']}")
    if row["value"] != row["value"]:
        return ""
    return f"{text(f'verdict_symbols.{verdict}')} {text(f'verdicts.{verdict}')}"


def _shown(value: object, words: object) -> str:
    """The number in words, or nothing where there is no number."""
    if value is None or value != value:
        return ""
    return str(words(float(str(value)))) if callable(words) else ""


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
