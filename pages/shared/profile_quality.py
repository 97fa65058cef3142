"""The quality of a region's figures in a period: grades, figures to be careful with, open questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from analytics.charts.grades import grade_marks
from analytics.charts.palette import palette
from analytics.measures.quality import CLASSES, quality
from analytics.measures.questions import questions
from analytics.regions import Region
from analytics.text import Texts
from analytics.text.numbers import format_number
from pages.shared import data
from pages.shared.html_table import Column, html_table
from pages.shared.profile_filters import ProfileView
from pages.shared.quality_filters import quarter_words
from pages.shared.quality_question import question_cells
from pages.shared.quality_words import all_reasons, indicator_words
from pages.shared.widgets import theme

# Grades with which a figure is used with care, or not at all.
DOUBTFUL: Final = ("D", "C")
ROWS_SHOWN: Final = 6


def quality_of_region(text: Texts, view: ProfileView, units: Sequence[Region]) -> None:
    """How many figures have each grade, the doubtful ones with their reasons, the questions."""
    st.subheader(text("profile.returns.quality", period=quarter_words(text, view.period)))
    codes = [unit.code for unit in units]
    grades = data.measured(quality, view.period)
    own = grades[grades["region_code"].isin(codes)]
    graded = own[own["grade"].ne("")]
    if graded.empty:
        st.info(text("profile.returns.no_figures"), icon=":material/inbox:")
    else:
        st.markdown(text("profile.returns.grades", n=len(graded)))
        _chips(text, own["grade"].value_counts().to_dict())
        _doubtful(text, graded.to_dict("records"))
    _questions(text, view, codes)


def _chips(text: Texts, counts: dict[Any, Any]) -> None:
    marks = grade_marks(palette(theme()))
    chips = "".join(
        f'<span class="zm-grade" style="background:{marks[grade].fill};color:{marks[grade].ink};'
        f'border-color:{marks[grade].line}"><b>{grade or text("quality.letter_short.none")}</b> '
        f"{format_number(int(counts.get(grade, 0)), text.language)}</span>"
        for grade in CLASSES
    )
    st.html(f'<div class="zm-counts">{chips}</div>')


def _doubtful(text: Texts, rows: list[dict[Any, Any]]) -> None:
    """The figures with the lowest grades, the worst first; those with the same reasons in one row."""
    found = sorted((row for row in rows if row["grade"] in DOUBTFUL), key=lambda row: row["points"])
    if not found:
        return
    alike: dict[tuple[str, str], list[str]] = {}
    for row in found:
        alike.setdefault((row["grade"], " ".join(all_reasons(text, row))), []).append(row["indicator_code"])
    st.markdown(f"**{text('profile.returns.worst')}**")
    columns = [
        Column(text("compare.indicator")),
        Column(text("profile.returns.grade")),
        Column(text("profile.returns.why")),
    ]
    lines = [[_named(text, codes), grade, reasons] for (grade, reasons), codes in alike.items()]
    st.html(html_table(columns, lines[:ROWS_SHOWN], text("profile.returns.worst")))
    _more(text, len(lines))


def _named(text: Texts, codes: list[str]) -> str:
    """One indicator by its name, several by their codes."""
    return indicator_words(text, codes[0]) if len(codes) == 1 else ", ".join(codes)


def _questions(text: Texts, view: ProfileView, codes: Sequence[str]) -> None:
    asked = data.measured(questions, view.period)
    found = asked[asked["is_open"] & asked["region_code"].isin(codes)].to_dict("records")
    if not found:
        st.markdown(text("profile.returns.no_questions"))
        return
    st.markdown(f"**{text('profile.returns.questions')}**")
    cells = [question_cells(text, record) for record in found[:ROWS_SHOWN]]
    names = [name for name in ("form", "question", "place") if any(one[name] for one in cells)]
    columns = [Column(text(f"quality.question.{name}")) for name in names]
    lines = [[one[name] for name in names] for one in cells]
    st.html(html_table(columns, lines, text("profile.returns.questions")))
    _more(text, len(found))


def _more(text: Texts, number: int) -> None:
    if number > ROWS_SHOWN:
        st.caption(text("profile.returns.more", n=number - ROWS_SHOWN))
