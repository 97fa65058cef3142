"""The part «before and after»: an indicator around the measures that name it, beside regions without one."""

from __future__ import annotations

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from analytics.charts.before_after import before_after_alt, before_after_lines
from analytics.charts.estimates import estimates_alt, estimates_chart
from analytics.charts.theme import Figure
from analytics.measures.before_after import (
    EVENTS,
    BeforeAfterRequest,
    Case,
    before_after_cases,
    indicators_with_events,
)
from analytics.sentences import before_after as told
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared import data, state
from pages.shared import plans_words as words
from pages.shared.literal import literal
from pages.shared.plans_before_after_table import cases_source, index_source
from pages.shared.plans_downloads import picture_download
from pages.shared.plans_view import PlansView, chart_view, file_name, names_of, origins_of, register_of
from pages.shared.tables import show_table
from pages.shared.widgets import Theme, excel_button, origin_banner, select, show_figure, switch, theme

FOREST, LINES, TABLE, CASE = "before_after_all", "before_after_lines", "before_after_table", "plan_case"
MOST_CASES: Final = 40


def before_after_part(text: Texts, view: PlansView) -> None:
    """Pick an indicator, draw what became of it everywhere, then one case in full; the caveats always."""
    st.markdown(text("before_after.intro"))
    request = _request(text, view)
    if request is None:
        return
    cases = cases_of(request, view)
    origin_banner(text, sorted({*origins_of(view), *(one for case in cases for one in case.origins)}))
    st.markdown(literal(told.summary_sentence(cases, text)))
    if any(one.answer is not None and not one.reason for one in cases):
        _forest(text, view, request)
    show_table(data.kept_by_words(_table, request, view, text.language), TABLE, None, _open_from_table)
    st.caption(text("before_after.table_hint"))
    _one_case(text, view, request, cases)
    _files_and_links(text, view, request)
    st.markdown("\n".join(f"- {text(f'before_after.caveats.{name}')}" for name in told.CAVEATS))


def cases_of(request: BeforeAfterRequest, view: PlansView) -> tuple[Case, ...]:
    """The cases of the indicator, in the region that is asked for or in all."""
    cases = data.kept_by_words(_cases, request)
    return tuple(one for one in cases if view.region_code in ("", one.region_code))


def _cases(request: BeforeAfterRequest) -> tuple[Case, ...]:
    return before_after_cases(data.journal(), data.catalogue(), data.regions(), request)


def _request(text: Texts, view: PlansView) -> BeforeAfterRequest | None:
    """The event and the indicator; ``None``, with a sentence, where no measure has both."""
    left, right = st.columns([1, 2])
    with left:
        event = switch(
            "plan_event",
            text("before_after.event"),
            EVENTS,
            lambda one: text(f"before_after.events.{one}"),
            EVENTS[0],
        )
    found = indicators_with_events(register_of(view), event, view.period.last_day)
    named = {code: number for code, number in found.items() if code in data.catalogue().indicators}
    if not named:
        st.info(text(f"before_after.no_{event}"), icon=":material/inbox:")
        return None
    with right:
        code = select(
            "before_after_indicator",
            text("plans.indicator"),
            list(named),
            lambda one: f"{words.indicator_words(text, one)} ({format_number(named[one], text.language)})",
            max(named, key=lambda one: named[one]),
        )
    return BeforeAfterRequest(code, view.period, view.borders, event, view.moment)


def _forest(text: Texts, view: PlansView, request: BeforeAfterRequest) -> None:
    figure = data.kept_by_words(forest_figure, request, view, text.language, theme(), state.narrow())
    title = words.indicator_words(text, request.indicator_code)
    table = _estimates(request, view, text.language)
    st.subheader(text("before_after.forest"))
    alt = estimates_alt(table, chart_view(view, text.language, 1), text("before_after.axis"))
    show_figure(figure, FOREST, alt, _open_from_chart)
    draw = partial(forest_figure, request, view, text.language, theme(), False)
    sentence = told.summary_sentence(cases_of(request, view), text)
    picture_download(text, view, draw, f"before_after_{request.indicator_code}", title, sentence)


def forest_figure(
    request: BeforeAfterRequest, view: PlansView, language: Language, colours: Theme, narrow: bool
) -> Figure:
    """The cases beside each other: how far each region lies from the others, in per cent."""
    chart = chart_view(view, language, 1, colours, narrow)
    return estimates_chart(_estimates(request, view, language), chart, texts(language)("before_after.axis"))


def _estimates(request: BeforeAfterRequest, view: PlansView, language: Language) -> pd.DataFrame:
    text, names = texts(language), names_of(view, language)
    rows = []
    for one in cases_of(request, view)[:MOST_CASES]:
        ratio = None if one.answer is None or one.reason else one.answer.relative
        ends = [float("nan")] * 3 if ratio is None else [ratio.value, ratio.lower, ratio.upper]
        value, lower, upper = ((end - 1) * 100 for end in ends)
        rows.append(
            {
                "code": one.code,
                "name": f"{names[one.region_code]}, {told.quarter_words(one, text)}",
                "value": value,
                "lower": lower,
                "upper": upper,
                "reason": told.reason_words(one, text),
            }
        )
    return pd.DataFrame(rows)


def _table(request: BeforeAfterRequest, view: PlansView, language: Language) -> str:
    return cases_source(
        texts(language), cases_of(request, view), names_of(view, language), request.indicator_code
    )


def _one_case(text: Texts, view: PlansView, request: BeforeAfterRequest, cases: tuple[Case, ...]) -> None:
    """One case with its lines, who was compared, and the measures themselves."""
    names = names_of(view, text.language)
    by_code = {one.code: one for one in cases}
    if not by_code:
        return
    ready = next((one.code for one in cases if not one.reason), cases[0].code)
    st.subheader(text("before_after.one_case"))
    code = select(
        CASE,
        text("before_after.case"),
        list(by_code),
        lambda code: f"{names[by_code[code].region_code]}, {told.quarter_words(by_code[code], text)}",
        ready,
    )
    case = by_code[code]
    st.markdown(literal(" ".join(told.case_sentences(case, names, text))))
    register = register_of(view)
    for record in register[register["code"].isin(case.measures)].to_dict("records"):
        st.markdown(f"- {literal(words.shortened(record['measure']))}")
    if case.index:
        _lines(text, view, case, request)


def _files_and_links(text: Texts, view: PlansView, request: BeforeAfterRequest) -> None:
    """The cases as a workbook, and the way to the figures behind them."""
    code = request.indicator_code
    name = f"{file_name(view, f'before_after_{code}_{request.event}')}.xlsx"
    excel_button(text("downloads.excel"), partial(_workbook, text, view, request), name)
    query = {"indicator": code, "borders": str(view.borders), "lang": text.language}
    st.page_link(
        "trends.py",
        label=text("before_after.to_figures"),
        icon=":material/show_chart:",
        query_params=query | ({"regions": view.region_code} if view.region_code else {}),
    )


def _workbook(text: Texts, view: PlansView, request: BeforeAfterRequest) -> bytes:
    from pages.shared.plans_before_after_files import before_after_workbook

    return before_after_workbook(text, view, request, cases_of(request, view))


def _lines(text: Texts, view: PlansView, case: Case, request: BeforeAfterRequest) -> None:
    name = names_of(view, text.language)[case.region_code]
    both = (name, text("before_after.others_line", n=len(case.compared)))
    figure = before_after_lines(case.index, case.quarter, both, chart_view(view, text.language, 1))
    show_figure(figure, LINES, before_after_alt(case.index, both, chart_view(view, text.language, 1)))
    st.caption(text("before_after.lines_hint"))
    show_table(index_source(text, case, both), f"{LINES}_table")
    chart = chart_view(view, text.language, 1, theme(), False)
    draw = partial(before_after_lines, case.index, case.quarter, both, chart)
    title = f"{words.indicator_words(text, request.indicator_code)}: {name}, {told.quarter_words(case, text)}"
    kind = f"before_after_{request.indicator_code}_{case.region_code}_{case.quarter}"
    picture_download(
        text, view, draw, kind, title, told.case_sentences(case, {**names_of(view, text.language)}, text)[0]
    )


def _open_from_table() -> None:
    _choose(state.picked_code(TABLE))


def _open_from_chart() -> None:
    _choose(state.clicked_code(FOREST))


def _choose(code: str | None) -> None:
    if code:
        state.choose(CASE, code)
