"""The cards of the key indicators: the figure, its change on last year, and its last twelve quarters."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from analytics.charts.alt import history_alt
from analytics.charts.palette import palette
from analytics.charts.rows import number_or_none
from analytics.charts.sparkline import sparkline
from analytics.charts.sparkline_svg import data_address, sparkline_svg
from analytics.charts.view import ChartView
from analytics.measures.overview import history
from analytics.text import Texts
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.change_words import Change, change_of
from pages.shared.overview_filters import OverviewView
from pages.shared.shown_as import ShownAs, shown_as
from pages.shared.widgets import theme

if TYPE_CHECKING:
    import pandas as pd

    from analytics.measures.basis import Basis

QUARTERS = 12
SIGNS = {"up": "▲", "down": "▼", "level": "="}

Row = dict[Any, Any]


def headline_cards(text: Texts, table: pd.DataFrame, view: OverviewView) -> None:
    """The cards, up to four in a row; each leads to the comparison of its indicator."""
    st.html(f"<style>{data.front_end('cards.css')}</style>")
    with st.container(key="headline_cards"):
        for row in table.to_dict("records"):
            with st.container(border=True, height="stretch", gap="xsmall"):
                _card(text, row, view)


def changes_of(table: pd.DataFrame) -> list[Change]:
    """The change of each key indicator, in the order of the table."""
    return [
        change_of(row, data.catalogue().indicators[row["indicator_code"]]) for row in table.to_dict("records")
    ]


def compare_link(text: Texts, row: Row, view: OverviewView) -> None:
    """A link to the comparison of a key indicator: the same period, borders, basis and measure."""
    st.page_link(
        "compare.py",
        label=text("overview_blocks.compare"),
        icon=":material/leaderboard:",
        query_params={
            "indicator": row["indicator_code"],
            "period": str(view.period),
            "basis": row["basis"],
            "borders": str(view.borders),
            "measure": row["measure"],
            "lang": text.language,
        },
    )


def _card(text: Texts, row: Row, view: OverviewView) -> None:
    code = str(row["indicator_code"])
    shown = shown_as(text, code)
    parts = [
        f'<div class="zm-name">{escape(data.headlines().short_names[code][text.language])}</div>',
        _value(text, row, shown),
        _change(text, row, shown),
        _sparkline(text, row, view, shown),
        f'<div class="zm-foot">{escape(_foot(text, row, view))}</div>',
    ]
    st.html(f'<div class="zm-card">{"".join(parts)}</div>')
    compare_link(text, row, view)


def _value(text: Texts, row: Row, shown: ShownAs) -> str:
    value = number_or_none(row["value"])
    if value is None:
        return f'<div class="zm-value zm-none">{escape(text("charts.mark.no_data"))}</div>'
    unit = f'<span class="zm-unit">{escape(shown.unit_apart)}</span>'
    return f'<div class="zm-value"><span>{escape(shown.number(value))}</span> {unit}</div>'


def _change(text: Texts, row: Row, shown: ShownAs) -> str:
    change = change_of(row, data.catalogue().indicators[str(row["indicator_code"])])
    last_year = number_or_none(row["value_last_year"])
    if change.amount is None or last_year is None:
        return (
            f'<div class="zm-change zm-neutral">{escape(text("overview_blocks.card.not_comparable"))}</div>'
        )
    words = escape(change.words(shown))
    judged = f" · {escape(_judged_words(text, change))}" if _judged_words(text, change) else ""
    colours = palette(theme()).marks
    colour = "inherit" if change.tone == "neutral" else colours[change.tone].fill
    before = text("overview_blocks.card.last_year", value=shown.number(last_year))
    return (
        f'<div class="zm-change" style="color:{colour}">{SIGNS[change.direction]} {words}{judged}</div>'
        f'<div class="zm-foot">{escape(before)}</div>'
    )


def _judged_words(text: Texts, change: Change) -> str:
    """Better or worse where the change is real, «within chance» where it is not."""
    if change.tone != "neutral":
        return text(f"overview_blocks.card.{change.tone}")
    return text("change_verdicts.within_chance") if change.is_chance else ""


def _sparkline(text: Texts, row: Row, view: OverviewView, shown: ShownAs) -> str:
    code, basis = str(row["indicator_code"]), cast("Basis", row["basis"])
    series = data.measured(history, code, basis, view.borders, view.period.shift(1 - QUARTERS), view.period)
    picture = sparkline_svg(sparkline(series, text.language, basis, theme()))
    if not picture:
        return ""
    chart_view = ChartView(view.borders, text.language, decimals=shown.decimals)
    alt = escape(history_alt(series, chart_view, data.headlines().short_names[code][text.language], basis))
    return f'<img class="zm-line" src="{data_address(picture)}" alt="{alt}" title="{alt}">'


def _foot(text: Texts, row: Row, view: OverviewView) -> str:
    period = period_short(view.period.year, view.period.quarter, text.language, cast("Basis", row["basis"]))
    received, expected = row["regions_received"], row["regions_expected"]
    matched = row["regions_matched"]
    parts = [period, text("overview_blocks.card.regions", received=received, n=expected)]
    if 0 < matched < received:
        parts.append(text("overview_blocks.card.matched", n=matched))
    return " · ".join(parts)
