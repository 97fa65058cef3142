"""The grades of all regions and indicators: the summary, the grid, how many have which grade."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.charts.grades import Field, field_of, grade_alt, grade_grid, grade_marks
from analytics.charts.palette import palette
from analytics.charts.view import ChartView
from analytics.measures.quality import CLASSES, grade_counts, not_collected, quality
from analytics.periods import Period
from analytics.regions import borders_of
from analytics.text import Texts
from analytics.text.numbers import format_number, join_names
from pages.shared import data, state
from pages.shared.quality_detail import INDICATOR_SEEN, how_it_is_made, picked_field
from pages.shared.quality_filters import quarter_words
from pages.shared.quality_rule import rule_of_grades
from pages.shared.quality_words import all_reasons, indicator_words, letter_words, region_words
from pages.shared.quality_workbooks import grades_workbook
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import excel_button, select, show_figure, switch, theme

if TYPE_CHECKING:
    import pandas as pd

GRID = "quality_grid"
COUNTS = "quality_counts"
COUNTED_BY = {"region": "region_code", "indicator": "indicator_code"}
COUNTED = ("A", "B", "C", "D", "none", "all")
NAMES_SHOWN = 6


def grades_section(text: Texts, period: Period) -> None:
    """The summary, the grid of a group, how a picked grade is made, the counts, the rule."""
    grades = data.measured(quality, period)
    if grades.empty:
        st.info(text("quality.no_figures"), icon=":material/inbox:")
        return
    _summary(text, grades, period)
    shown = _of_group(text, grades)
    field = picked_field(shown)
    _grid(text, shown, period, field)
    how_it_is_made(text, grades, shown, period)
    _counts(text, shown)
    file_name = f"quality_{period}.xlsx"
    excel_button(text("downloads.excel"), partial(grades_workbook, text, grades, period), file_name)
    rule_of_grades(text)


def origins_of(period: Period) -> list[str]:
    """Where the figures of a period come from, for the banner."""
    return sorted(set(data.measured(quality, period)["origin"]) - {""})


def _summary(text: Texts, grades: pd.DataFrame, period: Period) -> None:
    """How many figures have each grade, whose figures are missing, what nobody reported."""
    marks = grade_marks(palette(theme()))
    chips = "".join(
        f'<span class="zm-grade" style="background:{marks[grade].fill};color:{marks[grade].ink};'
        f'border-color:{marks[grade].line}">{_chip(text, grades, grade)}</span>'
        for grade in CLASSES
    )
    st.markdown(text("quality.summary", n=len(grades), period=quarter_words(text, period)))
    st.html(f'<div class="zm-counts">{chips}</div>')
    missing = grades[grades["grade"] == ""].groupby("region_code").size().sort_values(ascending=False)
    if len(missing):
        st.markdown(text("quality.missing", names=_missing_names(text, missing)))
    absent = not_collected(data.catalogue(), grades)
    if absent:
        st.caption(text("quality.not_collected", names=", ".join(absent)))


def _chip(text: Texts, grades: pd.DataFrame, grade: str) -> str:
    number = format_number(int((grades["grade"] == grade).sum()), text.language)
    return f"<b>{grade or text('quality.letter_short.none')}</b> {number}"


def _missing_names(text: Texts, missing: pd.Series[Any]) -> str:
    """The regions without some figures, the most first; many names end in «and n more»."""
    names = [
        f"{region_words(text, str(code))} ({format_number(int(number), text.language)})"
        for code, number in missing.items()
    ]
    if len(names) > NAMES_SHOWN:
        rest = text("lead.more", n=len(names) - NAMES_SHOWN)
        names = [*names[:NAMES_SHOWN], rest]
    return join_names(names, text.language)


def _of_group(text: Texts, grades: pd.DataFrame) -> pd.DataFrame:
    """The grades of the chosen group; an indicator picked elsewhere opens its own group."""
    catalogue = data.catalogue()
    groups = grades["indicator_code"].map({code: one.group for code, one in catalogue.indicators.items()})
    present = list(groups.unique())
    picked = state.choice("indicator", list(catalogue.indicators), "")
    own = catalogue.indicators[picked].group if picked else ""
    if own in present and picked != state.recall(INDICATOR_SEEN):
        state.choose("group", own)
    chosen = select(
        "group",
        text("indicators.group"),
        present,
        lambda code: f"{code} · {catalogue.groups[code].name[text.language]}",
        present[0],
    )
    shown: pd.DataFrame = grades[groups == chosen]
    return shown


def _grid(text: Texts, shown: pd.DataFrame, period: Period, picked: Field) -> None:
    view = ChartView(borders_of(period), text.language, theme=theme(), compact=state.narrow())
    codes = tuple(str(code) for code in shown["indicator_code"].unique())
    hovers = [_hover(text, row) for row in shown.to_dict("records")]
    figure = grade_grid(shown.assign(hover=hovers), view, codes, picked)
    show_figure(figure, GRID, grade_alt(shown, view), _click)
    st.caption(text("quality.grid_hint"))


def _hover(text: Texts, row: dict[Any, Any]) -> str:
    """Region, indicator, grade, and what lowers it."""
    reasons = all_reasons(text, row) if row["grade"] else []
    lines = [
        f"<b>{region_words(text, row['region_code'])}</b>",
        indicator_words(text, row["indicator_code"]),
        letter_words(text, row["grade"]),
        *(f"• {reason}" for reason in reasons),
    ]
    return "<br>".join(lines)


def _click() -> None:
    """Choose the region and the indicator of the field that was clicked."""
    code = state.clicked_code(GRID)
    if code is not None:
        region_code, indicator_code = field_of(code)
        state.choose("region", region_code)
        state.choose("indicator", indicator_code)


def _counts(text: Texts, shown: pd.DataFrame) -> None:
    """How many figures of the group have each grade, by region or by indicator."""
    st.subheader(text("quality.counts"))
    by = switch(
        "counted",
        text("quality.counted"),
        list(COUNTED_BY),
        lambda name: text(f"quality.by.{name}"),
        "region",
    )
    words = region_words if by == "region" else indicator_words
    columns = [
        Column(text("common.region" if by == "region" else "compare.indicator")),
        *(Column(text(f"quality.letter_short.{name.lower()}"), True) for name in COUNTED),
    ]
    rows = [
        _count_row(text, words(text, str(row[COUNTED_BY[by]])), row)
        for row in grade_counts(shown, COUNTED_BY[by]).to_dict("records")
    ]
    show_table(table_source(columns, rows, text("quality.counts")), COUNTS)


def _count_row(text: Texts, name: str, row: dict[Any, Any]) -> Row:
    numbers = [int(row[column]) for column in COUNTED]
    cells = (format_number(number, text.language) if number else "" for number in numbers)
    return Row("", (name, *cells), (name, *map(float, numbers)))
