"""The blocks of the overview beside its cards: how far the data reach, the lead, the map."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analytics.charts.alt import comparison_alt
from analytics.charts.regionmap import tile_map
from analytics.measures.attention import OVERVIEW_CONFIDENCE
from analytics.measures.comparison import Comparison, ComparisonRequest
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import format_moment
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.comparison_blocks import chart_view
from pages.shared.comparison_words import heading_words, level_line, period_words
from pages.shared.downloads import chart_picture, excel_download
from pages.shared.headline_cards import Row, changes_of, compare_link
from pages.shared.overview_filters import OverviewView
from pages.shared.widgets import origin_banner, select, show_figure

if TYPE_CHECKING:
    import pandas as pd


def empty_store(text: Texts) -> None:
    """What to do next where no return has been accepted yet."""
    st.info(text("compare.empty_store"), icon=":material/inbox:")
    st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")


def as_of(text: Texts, today: dt.date) -> None:
    """The last period with data, the last acceptance, and how many quarters have ended since."""
    reach = data.as_of()
    if reach.period is None or reach.accepted_at is None:
        return
    last = period_label(reach.period.year, reach.period.quarter, "quarter", text.language)
    sentences = [
        text("overview_blocks.as_of", period=last, moment=format_moment(reach.accepted_at, text.language))
    ]
    ended = Period.containing(today).key - reach.period.key - 1
    if ended > 0:
        sentences.append(text("overview_blocks.quarters_since", n=ended))
    st.caption(" ".join(sentences))


def lead(text: Texts, table: pd.DataFrame) -> None:
    """Whose figures these are, and how many key indicators changed for the better or the worse."""
    origins = sorted({origin for origins in table["origins"] for origin in str(origins).split(";") if origin})
    origin_banner(text, origins)
    changes = [change for change in changes_of(table) if change.amount is not None]
    tones = Counter(change.tone for change in changes)
    if changes:
        st.markdown(
            text(
                "overview_blocks.lead",
                better=tones["better"],
                worse=tones["worse"],
                neutral=tones["neutral"],
            )
        )


def headline_map(text: Texts, table: pd.DataFrame, view: OverviewView) -> None:
    """The tile map of one key indicator with the verdicts of its regions."""
    headlines = data.headlines()
    st.subheader(text("overview_blocks.map"))
    code = select(
        "headline",
        text("compare.indicator"),
        headlines.codes,
        lambda code: headlines.short_names[code][text.language],
        headlines.on_map,
    )
    row = table[table["indicator_code"] == code].iloc[0].to_dict()
    answer = _comparison(row, view)
    title, subtitle = heading_words(text, answer)
    st.caption(subtitle)
    shown = chart_view(text=text, answer=answer, selected=None)
    alt = comparison_alt(
        answer.table,
        shown,
        chart="map",
        indicator=title,
        period=period_words(text, answer),
        comparator=level_line(text, answer),
    )
    draw = partial(tile_map, answer.table, shown)
    show_figure(draw(), "headline_map", alt)
    with st.container(horizontal=True, vertical_alignment="center"):
        compare_link(text, row, view)
        excel_download(text, answer)
        chart_picture(text, answer, shown, "tiles", draw)


def _comparison(row: Row, view: OverviewView) -> Comparison:
    """The regions judged by the wide limits of an overview, as in the list of what needs attention."""
    request = ComparisonRequest(
        row["indicator_code"], view.period, row["basis"], view.borders, row["measure"], OVERVIEW_CONFIDENCE
    )
    return data.compared(request)
