"""The register of all indicators as one table, with its Excel download."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from analytics.catalogue.records import Indicator
from analytics.reports.sheets import Column, Sheet, table_workbook
from analytics.text import Texts
from pages.shared import data
from pages.shared import indicator_words as words
from pages.shared.widgets import excel_button

COLUMNS = ("code", "name", "group", "unit", "kind", "polarity", "formula", "forms", "body", "status")
FILE_NAME = "indicators"
HEIGHT = 420
WIDTHS: dict[str, Literal["small", "medium", "large"]] = {
    "name": "large",
    "group": "medium",
    "unit": "medium",
    "formula": "medium",
    "body": "medium",
}


def indicator_register(text: Texts) -> None:
    """The table in the order of the catalogue, and the same as an Excel workbook."""
    import pandas as pd

    shown = pd.DataFrame(register_rows(text), columns=_headers(text))
    widths = {text(f"indicators.column.{name}"): size for name, size in WIDTHS.items()}
    st.dataframe(
        shown,
        hide_index=True,
        width="stretch",
        height=HEIGHT,
        column_config={header: st.column_config.Column(width=size) for header, size in widths.items()},
        key="indicator_register",
    )
    excel_button(text("downloads.excel"), partial(register_workbook, text), f"{FILE_NAME}.xlsx")


def register_rows(text: Texts) -> list[tuple[str, ...]]:
    """One row an indicator, with the cells of ``COLUMNS``."""
    return [_row(indicator, text) for indicator in data.catalogue().indicators.values()]


def _row(indicator: Indicator, text: Texts) -> tuple[str, ...]:
    return (
        indicator.code,
        indicator.name[text.language],
        data.catalogue().groups[indicator.group].name[text.language],
        words.unit_words(indicator, text)[-1],
        text(f"indicators.kind_short.{indicator.kind}"),
        text(f"indicators.polarity_short.{indicator.polarity}"),
        words.formula(indicator, text),
        ", ".join(indicator.forms) or text("indicators.computed_short"),
        indicator.body[text.language],
        text(f"indicators.status.{'core' if indicator.core else 'optional'}"),
    )


def _headers(text: Texts) -> list[str]:
    return [text(f"indicators.column.{name}") for name in COLUMNS]


def register_workbook(text: Texts) -> bytes:
    """The same table as an Excel workbook."""
    title = text("indicators.register")
    sheet = Sheet(
        name=text("indicators.tab.indicators"),
        title=title,
        columns=[Column(header) for header in _headers(text)],
        rows=register_rows(text),
    )
    return table_workbook([sheet], title)
