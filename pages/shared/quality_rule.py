"""The rule by which figures are graded, in words, from the data file that holds it."""

from __future__ import annotations

import streamlit as st

from analytics.catalogue.grading import load_grading
from analytics.text import Texts
from analytics.text.numbers import format_number
from pages.shared.html_table import Cell, Column, html_table

PARTS = ("part", "of", "what")
GRADES = ("grade", "from", "meaning")
KINDS = dict.fromkeys(("of", "from"), "number")


def rule_of_grades(text: Texts) -> None:
    """The parts with their weights and the grades with their thresholds, folded away."""
    with st.expander(text("quality.rule.title"), icon=":material/rule:"):
        rule = load_grading()
        st.markdown(text("quality.rule.window", n=rule.quarters))
        st.html(html_table(_columns(text, PARTS), _parts(text), text("quality.rule.parts")))
        st.markdown(text("quality.rule.held", grade=rule.question_grade))
        st.html(html_table(_columns(text, GRADES), _grades(text), text("quality.rule.grades")))
        st.caption(text("quality.rule.assumption"))


def _columns(text: Texts, names: tuple[str, ...]) -> list[Column]:
    return [Column(text(f"quality.rule.column.{name}"), KINDS.get(name, "words")) for name in names]


def _parts(text: Texts) -> list[list[Cell]]:
    rule = load_grading()
    percent = format_number(
        rule.revised_percent, text.language, 0 if rule.revised_percent.is_integer() else 1
    )
    return [
        [
            part.name[text.language],
            format_number(part.weight, text.language),
            part.explanation[text.language].format(days=rule.half_late_days, percent=percent),
        ]
        for part in rule.parts
    ]


def _grades(text: Texts) -> list[list[Cell]]:
    return [
        [grade.code, format_number(grade.points, text.language), grade.name[text.language]]
        for grade in load_grading().grades
    ]
