"""How one grade is made: the four parts with their reasons, then the quarters behind them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.catalogue.grading import load_grading
from analytics.charts.grades import Field, grade_marks
from analytics.charts.palette import palette
from analytics.charts.rows import number_or_none
from analytics.measures.quality import figure_quality, part_points
from analytics.periods import Period
from analytics.regions import borders_of
from analytics.text import Texts
from analytics.text.numbers import format_number
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared.html_table import NOTHING, Cell, Column, html_table
from pages.shared.quality_words import indicator_words, letter_words, part_reasons, region_words
from pages.shared.widgets import select, theme

if TYPE_CHECKING:
    import pandas as pd

PARTS = ("part", "points", "of", "why")
QUARTERS = ("quarter", "figure", "came", "remarks", "comparable")
KINDS = dict.fromkeys(("points", "of", "figure"), "number")
INDICATOR_SEEN = "quality_indicator_seen"
REMARKS = ("fell", "over_whole")

Row = dict[Any, Any]


def picked_field(shown: pd.DataFrame) -> Field:
    """The region and the indicator that were picked; at first those of the lowest points."""
    worst = shown.sort_values("points", kind="stable").iloc[0]
    regions, indicators = list(shown["region_code"].unique()), list(shown["indicator_code"].unique())
    return (
        state.choice("region", regions, worst["region_code"]),
        state.choice("indicator", indicators, worst["indicator_code"]),
    )


def how_it_is_made(text: Texts, grades: pd.DataFrame, shown: pd.DataFrame, period: Period) -> None:
    """Let a person pick a region and an indicator, and explain their grade."""
    st.subheader(text("quality.how"))
    region_code, indicator_code = picked_field(shown)
    left, right = st.columns([2, 3])
    with left:
        regions = list(shown["region_code"].unique())
        region_code = select(
            "region", text("common.region"), regions, lambda code: region_words(text, code), region_code
        )
    with right:
        indicators = list(shown["indicator_code"].unique())
        indicator_code = select(
            "indicator",
            text("compare.indicator"),
            indicators,
            lambda code: indicator_words(text, code),
            indicator_code,
        )
    state.remember(INDICATOR_SEEN, indicator_code)
    row = _row_of(grades, region_code, indicator_code)
    _heading(text, row)
    if row["grade"]:
        _parts(text, row)
    quarters = data.measured(figure_quality, period, region_code, indicator_code)
    _quarters(text, quarters, indicator_code)
    _compare_link(text, region_code, indicator_code, period)


def _row_of(grades: pd.DataFrame, region_code: str, indicator_code: str) -> Row:
    of_field = (grades["region_code"] == region_code) & (grades["indicator_code"] == indicator_code)
    return dict(grades[of_field].iloc[0])


def _heading(text: Texts, row: Row) -> None:
    """The letter, what it allows, the points, and what held it down."""
    mark = grade_marks(palette(theme()))[row["grade"]]
    letter = row["grade"] or NOTHING
    meanings = {grade.code: grade.name[text.language] for grade in load_grading().grades}
    words = text("quality.no_figure")
    if row["grade"]:
        points = _short(text, float(row["points"]))
        words = text("quality.grade_words", meaning=meanings[row["grade"]], points=points)
    st.html(
        f'<div class="zm-grade-line"><span class="zm-grade zm-grade-big" style="background:{mark.fill};'
        f'color:{mark.ink};border-color:{mark.line}" role="img" '
        f'aria-label="{escape(letter_words(text, row["grade"]))}">{letter}</span>'
        f"<span>{escape(words)}</span></div>"
    )
    if row["grade"] and row["questions"]:
        best = load_grading().question_grade
        st.caption(text("quality.held_down", grade=best, n=int(row["questions"])))


def _parts(text: Texts, row: Row) -> None:
    rows: list[list[Cell]] = [
        [
            one.part.name[text.language],
            NOTHING if one.points is None else _short(text, one.points),
            NOTHING if one.points is None else _short(text, one.most),
            " ".join(part_reasons(text, one.part.code, row)),
        ]
        for one in part_points(row)
    ]
    columns = [Column(text(f"quality.parts.{name}"), KINDS.get(name, "words")) for name in PARTS]
    st.html(html_table(columns, rows, text("quality.how")))


def _short(text: Texts, number: float) -> str:
    """Whole numbers without decimals, others with one."""
    return format_number(number, text.language, 0 if number.is_integer() else 1)


def _quarters(text: Texts, quarters: pd.DataFrame, indicator_code: str) -> None:
    """The quarters behind the grade, the newest first."""
    columns = [Column(text(f"quality.quarters.{name}"), KINDS.get(name, "words")) for name in QUARTERS]
    rows = [_quarter(text, row, indicator_code) for row in reversed(quarters.to_dict("records"))]
    with st.expander(text("quality.quarters.title", n=len(rows)), icon=":material/history:"):
        st.html(html_table(columns, rows, text("quality.quarters.title", n=len(rows))))


def _quarter(text: Texts, row: Row, indicator_code: str) -> list[Cell]:
    period = Period.parse(row["period"])
    decimals = data.catalogue().indicators[indicator_code].decimals
    return [
        period_short(period.year, period.quarter, text.language),
        _figure(text, row, decimals),
        _came(text, row),
        "; ".join(_remarks(text, row, decimals)) or NOTHING,
        text("quality.quarters.yes" if row["comparable"] else "quality.quarters.no"),
    ]


def _figure(text: Texts, row: Row, decimals: int) -> str:
    """The figure as reported, or the word for what stands there instead."""
    reported = number_or_none(row["reported"])
    if reported is not None:
        return format_number(reported, text.language, decimals)
    if row["status"]:
        return text(f"statuses.{row['status']}")
    return text("statuses.missing") if row["expected"] else text("quality.quarters.not_there")


def _came(text: Texts, row: Row) -> str:
    if not row["status"]:
        return NOTHING
    late = number_or_none(row["days_late"])
    if late is None:
        return text("quality.quarters.day_unknown")
    if not late:
        return text("quality.quarters.in_time")
    days = text("overview_blocks.attention.days", n=int(late))
    return text("quality.quarters.late", days=days)


def _remarks(text: Texts, row: Row, decimals: int) -> list[str]:
    words = [text(f"quality.remark.{name}") for name in REMARKS if row[name]]
    first = number_or_none(row["first_reported"])
    if first is not None:
        words.append(text("quality.remark.first", value=format_number(first, text.language, decimals)))
    for name in ("unexplained", "explained"):
        if row[name]:
            words.append(text(f"quality.remark.{name}", n=int(row[name])))
    return words


def _compare_link(text: Texts, region_code: str, indicator_code: str, period: Period) -> None:
    """A link to the cells of the files that the figure comes from."""
    st.page_link(
        "compare.py",
        label=text("quality.where_from"),
        icon=":material/leaderboard:",
        query_params={
            "indicator": indicator_code,
            "period": str(period),
            "borders": str(borders_of(period)),
            "region": region_code,
            "lang": text.language,
        },
    )
