"""A method in plain words: what it answers, how it is computed, when it is silent, where it is used."""

from __future__ import annotations

import re
from decimal import Decimal

import streamlit as st

from analytics.catalogue.methods import Method, load_methods
from analytics.text import Texts
from analytics.text.numbers import format_number
from pages.shared import state
from pages.shared.facts import facts
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import select

CHOICE = "method"
REGISTER = "methods_register"
DECIMAL = re.compile(r"\d+\.(\d+)")

# The screens go by the titles that their own pages bear.
SCREEN_TITLES = {
    "overview": "overview.title",
    "compare": "compare.title",
    "heat": "heat.title",
    "region": "profile.title",
    "trends": "trends.title",
    "clubs": "join.title",
    "recommendations": "recommendations.title",
    "practice": "practice.title",
    "events": "events.title",
    "plans": "plans.title",
}


def picked_method(text: Texts) -> Method:
    """The method that is chosen in the list, by the address, or in the register."""
    methods = load_methods().methods
    with st.container(border=True):
        code = select(
            CHOICE,
            text("methods.pick"),
            list(methods),
            lambda code: methods[code].name[text.language],
            next(iter(methods)),
        )
    return methods[code]


def method_passport(text: Texts, method: Method) -> None:
    """Everything that is written of a method, its formula drawn as a formula."""
    language = text.language
    st.caption(_section_name(text, method))
    st.subheader(method.name[language])
    with st.container(key="method_passport"):
        facts(
            [
                (text("methods.fact.answers"), method.answers[language]),
                (_label_of_computed(text, method), method.computed[language].strip().splitlines()),
            ]
        )
        if method.formulas:
            with st.container(border=True, key="method_formulas"):
                st.caption(text("methods.formula"))
                for formula in method.formulas:
                    st.latex(_with_decimal_sign(formula, text))
        facts(
            [
                (text("methods.fact.symbols"), method.symbols[language] if method.symbols else ""),
                (text("methods.fact.silent"), method.silent[language] if method.silent else ""),
                (text("methods.fact.screens"), "" if method.is_left_out else _screens(text, method)),
                (text("methods.fact.sources"), method.sources),
            ]
        )


def methods_register(text: Texts) -> None:
    """All methods with what they answer; a click on a row opens the method."""
    st.subheader(text("methods.register"))
    st.caption(text("methods.register_hint"))
    names = ("name",) if state.narrow() else ("name", "answers", "section")
    columns = [Column(text(f"methods.fact.{name}"), wraps=name == "answers") for name in names]
    rows = [
        Row(code, _register_cells(text, method)[: len(names)])
        for code, method in load_methods().methods.items()
    ]
    picked = str(state.recall(state.widget_key(CHOICE), ""))
    show_table(table_source(columns, rows, text("methods.register")), REGISTER, picked, _pick)


def _register_cells(text: Texts, method: Method) -> tuple[str, ...]:
    language = text.language
    return method.name[language], method.answers[language], _section_name(text, method)


def _with_decimal_sign(formula: str, text: Texts) -> str:
    """A formula whose decimals are written as the language writes them: 1.96 is 1{,}96 in Russian."""

    def written(number: re.Match[str]) -> str:
        return format_number(Decimal(number[0]), text.language, len(number[1])).replace(",", "{,}")

    return DECIMAL.sub(written, formula)


def _pick() -> None:
    code = state.picked_code(REGISTER)
    if code is not None:
        state.choose(CHOICE, code)


def _section_name(text: Texts, method: Method) -> str:
    return load_methods().sections[method.section].name[text.language]


def _label_of_computed(text: Texts, method: Method) -> str:
    return text("methods.fact.left_out" if method.is_left_out else "methods.fact.computed")


def _screens(text: Texts, method: Method) -> str:
    names = [text(SCREEN_TITLES[screen]) for screen in method.screens]
    return ", ".join(names) or text("methods.nowhere")
