"""The trends of a region: the last quarters of every indicator as a line, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from analytics.charts.palette import Theme
from analytics.charts.rows import number_or_none
from analytics.charts.sparkline import sparkline
from analytics.charts.sparkline_svg import data_address, sparkline_svg
from analytics.measures.trends import USUAL_QUARTERS, trend_basis
from analytics.periods import Period
from analytics.sentences.region_trends import trend_words, trends_lead
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.html_table import NOTHING, Cell, Column, Picture, html_table
from pages.shared.profile_data import profile_of, series_of, trends_of
from pages.shared.profile_filters import Key, ProfileView
from pages.shared.shown_as import shown_as
from pages.shared.widgets import theme

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = ("indicator", "series", "last", "trend", "quarters")
KINDS: Final = {"last": "number"}

Row = dict[Any, Any]


def trends(text: Texts, view: ProfileView) -> None:
    """The sentence that leads, the table with its lines, and how the trends are computed."""
    st.subheader(text("profile.trends.title"))
    with st.spinner(text("profile.trends.computing")):
        lead, table = data.kept(_table, text.language, theme(), view.region.code, view.key)
    if not table:
        st.info(text("profile.trends.none"), icon=":material/inbox:")
        return
    st.markdown(lead)
    st.html(f"<style>{data.front_end('submit.css')}{data.front_end('profile.css')}</style>")
    st.html(f'<div class="zm-trends">{table}</div>')
    st.caption(text("profile.trends.method", quarters=USUAL_QUARTERS, fewest=_fewest()))


def _fewest() -> int:
    from analytics.statistics.trend import FEWEST_QUARTERS

    return FEWEST_QUARTERS


def _table(language: Language, look: Theme, region_code: str, key: Key) -> tuple[str, str]:
    """The lead and the table as HTML; both empty where no quarter has a value."""
    text = texts(language)
    series = series_of(region_code, key)
    found = trends_of(region_code, key)
    profile = profile_of(region_code, key)
    bases = dict(zip(profile["indicator_code"], profile["basis"], strict=True))
    records = [row for row in found.to_dict("records") if _has_value(series[row["indicator_code"]])]
    if not records:
        return "", ""
    rows = [
        _row(text, row, series[row["indicator_code"]], bases[row["indicator_code"]], look) for row in records
    ]
    columns = [Column(text(f"profile.trends.columns.{name}"), KINDS.get(name, "words")) for name in COLUMNS]
    return trends_lead(found, text), html_table(columns, rows, text("profile.trends.title"))


def _has_value(table: pd.DataFrame) -> bool:
    return bool(table["value"].notna().any())


def _row(text: Texts, row: Row, table: pd.DataFrame, basis: Any, look: Theme) -> list[Cell]:
    code = str(row["indicator_code"])
    indicator = data.catalogue().indicators[code]
    name, shown = indicator.name[text.language], shown_as(text, code)
    known = table[table["value"].notna()]
    first, last = (_period(text, known["period"].iloc[place]) for place in (0, -1))
    picture = sparkline_svg(sparkline(table, text.language, trend_basis(basis), look))
    words = text("profile.trends.alt", indicator=name, first=first, last=last)
    value = number_or_none(known["value"].iloc[-1])
    return [
        f"{code} · {shown.beside(name)}",
        Picture(data_address(picture), words) if picture else NOTHING,
        NOTHING if value is None else shown.number(value),
        trend_words(row, indicator, text),
        _used(text, row),
    ]


def _used(text: Texts, row: Row) -> str:
    if not row["quarters"]:
        return NOTHING
    ends = {name: _period(text, row[name]) for name in ("first", "last")}
    return text("profile.trends.used", n=int(row["quarters"]), **ends)


def _period(text: Texts, code: str) -> str:
    period = Period.parse(code)
    return period_short(period.year, period.quarter, text.language)
