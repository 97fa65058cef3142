"""The quality of a region's figures in a period: grades, figures to be careful with, open questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from analytics.charts.grades import grade_marks
from analytics.charts.palette import palette
from analytics.measures.quality import CLASSES, quality
from analytics.measures.questions import questions
from analytics.periods import Period
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
    codes = tuple(unit.code for unit in units)
    own = data.kept(_grades, str(view.period), codes)
    graded = [row for row in own if row["grade"]]
    if not graded:
        st.info(text("profile.returns.no_figures"), icon=":material/inbox:")
    else:
        st.markdown(text("profile.returns.grades", n=len(graded)))
        _chips(text, Counter(str(row["grade"]) for row in own))
        _doubtful(text, graded)
    _questions(text, data.kept(_open_questions, str(view.period), codes))


def _grades(period: str, codes: tuple[str, ...]) -> list[dict[Any, Any]]:
    """The grades of some units, from the table that the quality page shows."""
    table = data.measured(quality, Period.parse(period))
    return table[table["region_code"].isin(codes)].to_dict("records")


def _open_questions(period: str, codes: tuple[str, ...]) -> list[dict[Any, Any]]:
    table = data.measured(questions, Period.parse(period))
    return table[table["is_open"] & table["region_code"].isin(codes)].to_dict("records")


def _chips(text: Texts, counts: Counter[str]) -> None:
    marks = grade_marks(palette(theme()))
    chips = "".join(
        f'<span class="zm-grade" style="background:{marks[grade].fill};color:{marks[grade].ink};'
        f'border-color:{marks[grade].line}"><b>{grade or text("quality.letter_short.none")}</b> '
        f"{format_number(counts[grade], text.language)}</span>"
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


def _questions(text: Texts, found: list[dict[Any, Any]]) -> None:
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
