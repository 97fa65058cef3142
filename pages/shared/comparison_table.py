"""The table under a comparison, in the order in which its users read such tables."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.charts.view import ChartView
from analytics.measures.comparison import Comparison
from analytics.text import Texts
from analytics.text.numbers import format_number, format_signed
from pages.shared import data
from pages.shared.downloads import excel_download
from pages.shared.where_from import pick_from_table

if TYPE_CHECKING:
    import pandas as pd
    from pandas.io.formats.style import Styler

# Column of the screen -> column of the comparison (numbers stay numbers, so that they sort).
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


def comparison_table(text: Texts, answer: Comparison, view: ChartView) -> None:
    """The table with its download; a click on a row shows where its figure comes from."""
    st.markdown(f"**{text('compare.table')}**")
    ordered = answer.table.sort_values(["value", "region_code"], ascending=[False, True])
    st.dataframe(
        _formatted(text, shown_table(text, ordered, view), view.decimals),
        hide_index=True,
        width="stretch",
        height="content",
        key="comparison_table",
        on_select=partial(pick_from_table, [str(code) for code in ordered["region_code"]]),
        selection_mode="single-row",
    )
    excel_download(text, answer)


def shown_table(text: Texts, table: pd.DataFrame, view: ChartView) -> pd.DataFrame:
    """The comparison table with headings and words in a person's language; same rows, same order."""
    import pandas as pd

    names = {region.code: region.name[text.language] for region in data.regions().in_borders(view.borders)}
    records = table.to_dict("records")
    words: dict[str, Any] = {
        "region": [names[str(row["region_code"])] for row in records],
        "limits": [_limits(text, row, view.decimals) for row in records],
        "verdict": [_verdict(text, row) for row in records],
        "origin": [_origin(text, row["origin"]) for row in records],
        "sheet": table["sheets"].fillna("").to_list(),
        "cell": table["cells"].fillna("").to_list(),
    }
    numbers = {name: table[column].to_list() for name, column in NUMBERS.items()}
    shown = pd.DataFrame(words | numbers)[list(ORDER)].dropna(axis="columns", how="all")
    return shown.rename(columns={name: text(f"compare.columns.{name}") for name in ORDER})


def _formatted(text: Texts, shown: pd.DataFrame, decimals: int) -> Styler:
    """The numbers as the language writes them; underneath they stay numbers."""
    number = partial(format_number, language=text.language)
    signed = partial(format_signed, language=text.language)
    formats: dict[str, Callable[..., str]] = {
        "value": partial(number, decimals=decimals),
        "last_year": partial(number, decimals=decimals),
        "change": partial(signed, decimals=decimals),
        "change_percent": partial(signed, decimals=1),
        "share": partial(number, decimals=1),
        "place": number,
        "numerator": number,
        "denominator": number,
    }
    present = {text(f"compare.columns.{name}"): write for name, write in formats.items()}
    return shown.style.format({name: write for name, write in present.items() if name in shown}, na_rep="")


def _limits(text: Texts, row: dict[Any, Any], decimals: int) -> str:
    ends = (row["lower"], row["upper"])
    if any(end is None or math.isnan(end) for end in ends):
        return ""
    return " – ".join(format_number(end, text.language, decimals) for end in ends)


def _verdict(text: Texts, row: dict[Any, Any]) -> str:
    """The verdict with its symbol, or why there is none."""
    verdict = row["verdict"]
    if verdict != "not_judged":
        return f"{text(f'verdict_symbols.{verdict}')} {text(f'verdicts.{verdict}')}"
    return text("verdicts.not_judged" if row["status"] == "ok" else f"statuses.{row['status']}")


def _origin(text: Texts, origin: object) -> str:
    return text(f"origins_short.{origin}") if isinstance(origin, str) and origin else ""
