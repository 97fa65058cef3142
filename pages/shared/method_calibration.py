"""How the methods behave where the truth is known: the rows of the calibration in words and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from analytics.calibration import FILE, SEED, Row, kept_calibration
from analytics.catalogue.methods import Method
from analytics.text import Texts
from pages.shared.calibration_words import meaning, nominal, tried, value_with_limits
from pages.shared.calibration_workbook import calibration_workbook
from pages.shared.html_table import NOTHING, Cell, Column, Marked, html_table
from pages.shared.widgets import excel_button, switch

SHOWN: Final = ("of_method", "all")
OUTCOMES: Final = {"as_promised": ("sound", "✓"), "cautious": ("sound", "✓"), "loose": ("warning", "!")}
NUMBERS: Final = ("measured", "nominal")


def calibration_section(text: Texts, method: Method) -> None:
    """The checks of the chosen method, or all of them, and the workbook with all."""
    st.subheader(text("calibration.title"))
    st.markdown(text("calibration.lead", seed=SEED))
    shown = switch(
        "checks", text("calibration.shown"), SHOWN, lambda name: text(f"calibration.{name}"), SHOWN[0]
    )
    rows = kept_calibration()
    chosen = rows if shown == "all" else _of_method(rows, method)
    if chosen:
        st.html(html_table(_columns(text), [_cells(text, row) for row in chosen], text("calibration.alt")))
        st.caption(text("calibration.limits"))
    else:
        st.info(text("calibration.none"), icon=":material/info:")
    excel_button(
        text("downloads.excel"), partial(calibration_workbook, text, rows), FILE.replace(".csv", ".xlsx")
    )


def _of_method(rows: Sequence[Row], method: Method) -> Sequence[Row]:
    """The checks of a method, in the order in which it names them."""
    order = method.calibration
    return sorted((row for row in rows if row.method in order), key=lambda row: order.index(row.method))


def _columns(text: Texts) -> list[Column]:
    return [
        Column(text(f"calibration.column.{name}"), "number" if name in NUMBERS else "words")
        for name in ("tried", "meaning", "measured", "nominal", "outcome")
    ]


def _cells(text: Texts, row: Row) -> list[Cell]:
    outcome: Cell = NOTHING
    if row.outcome is not None:
        tone, sign = OUTCOMES[row.outcome]
        outcome = Marked(text(f"calibration.outcome.{row.outcome}"), tone, sign)
    return [
        tried(text, row),
        meaning(text, row),
        value_with_limits(text, row),
        nominal(text, row) or NOTHING,
        outcome,
    ]
