"""The model: the estimate in words, what these data could detect at all, the checks, the caveats."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.charts.estimates import estimates_alt, estimates_chart
from analytics.charts.power import power_alt, power_chart
from analytics.charts.view import ChartView
from analytics.measures.model import ENOUGH_POWER, ModelRequest
from analytics.measures.panel import COMMON_BORDERS
from analytics.sentences.model import (
    conclusion_sentence,
    dropped_sentence,
    estimate_sentence,
    falsification_sentence,
    left_out_sentence,
    permutation_sentence,
    power_sentence,
)
from analytics.text import Texts
from pages.shared import data, state
from pages.shared.model_answer import checks_of, estimate_of, has_checks
from pages.shared.model_downloads import caveat_words, excel_download, heading_words, picture_download
from pages.shared.model_filters import model_asked
from pages.shared.model_tables import (
    chart_table,
    leads_source,
    left_out_source,
    power_source,
    specifications_source,
    unit_names,
    units_source,
)
from pages.shared.tables import show_table
from pages.shared.widgets import origin_banner, show_figure, theme

LINK_COLUMNS = 4


def model_tab(text: Texts) -> None:
    """The estimate at once; what these data could detect right behind it; the checks as they come."""
    st.caption(text("model.common_units"))
    request = model_asked(text)
    if request is None:
        st.info(text("model.no_periods"))
        return
    found = estimate_of(request)
    origin_banner(text, found.origins)
    title, subtitle = heading_words(text, request)
    st.subheader(title)
    st.caption(subtitle)
    has_estimate = found.association.reason is None
    if has_estimate:
        st.markdown(f"**{estimate_sentence(found.association, text)}**")
        _with_checks(text, request)
    else:
        st.info(estimate_sentence(found.association, text))
    _caveats(text)
    if has_estimate:
        _specifications(text, request)
        _power(text, request)
        _falsification(text, request)
        _left_out(text, request)
        excel_download(text, request)
    if dropped := dropped_sentence(found, unit_names(text), text):
        st.caption(dropped)
    _follow(text, request)


def _with_checks(text: Texts, request: ModelRequest) -> None:
    """What could be detected and what may be said; the first time with a bar that shows the progress."""
    if not has_checks(request):
        bar = st.progress(0.0, text("model.fitting"))
        checks_of(request, lambda done: _told(bar, done, text))
        bar.empty()
    beside = checks_of(request)
    st.warning(
        f"{power_sentence(beside, text)}\n\n"
        f"**{conclusion_sentence(estimate_of(request).association, beside, text)}**",
        icon=":material/troubleshoot:",
    )
    st.markdown(permutation_sentence(beside, text))


def _told(bar: st.delta_generator.DeltaGenerator, done: float, text: Texts) -> None:
    bar.progress(min(done, 1.0), text("model.fitting"))


def _caveats(text: Texts) -> None:
    st.markdown(f"**{text('model.caveats')}**")
    st.markdown("\n".join(f"- {words}" for words in caveat_words(text)))


def _specifications(text: Texts, request: ModelRequest) -> None:
    st.markdown(f"**{text('model.specifications')}**")
    st.markdown(text("model.specifications_lead"))
    table, view, axis = chart_table(text, request), _view(text), text("model.axis")
    draw = partial(estimates_chart, table, view, axis)
    show_figure(draw(), "model_estimates", estimates_alt(table, view, axis))
    picture_download(text, request, draw, "specifications")
    show_table(data.kept_by_words(specifications_source, request, text.language), "model_specifications")


def _power(text: Texts, request: ModelRequest) -> None:
    st.markdown(f"**{text('model.power_title')}**")
    found = checks_of(request).power
    st.markdown(power_sentence(checks_of(request), text))
    view = _view(text)
    draw = partial(power_chart, found.effects, found.found, ENOUGH_POWER, view)
    chart, table = st.columns([3, 2])
    with chart:
        show_figure(draw(), "model_power", power_alt(found.effects, found.found, view))
        picture_download(text, request, draw, "power")
    with table:
        show_table(data.kept_by_words(power_source, request, text.language), "model_power_table")


def _falsification(text: Texts, request: ModelRequest) -> None:
    st.markdown(f"**{text('model.falsification_title')}**")
    st.markdown(falsification_sentence(checks_of(request), text))
    show_table(data.kept_by_words(leads_source, request, text.language), "model_leads")


def _left_out(text: Texts, request: ModelRequest) -> None:
    st.markdown(f"**{text('model.left_out_title')}**")
    st.markdown(left_out_sentence(checks_of(request), unit_names(text), text))
    show_table(data.kept_by_words(left_out_source, request, text.language), "model_left_out")


def _follow(text: Texts, request: ModelRequest) -> None:
    """The regions with their ends, and a link to the series of each."""
    st.markdown(f"**{text('model.follow')}**")
    st.caption(text("model.follow_lead"))
    show_table(data.kept_by_words(units_source, request, text.language), "model_units")
    columns = st.columns(LINK_COLUMNS)
    for number, (code, name) in enumerate(unit_names(text, short=True).items()):
        asked = {
            "indicator": request.events_code,
            "regions": code,
            "basis": "quarter",
            "borders": str(COMMON_BORDERS),
        }
        with columns[number % LINK_COLUMNS]:
            st.page_link("trends.py", label=name, icon=":material/show_chart:", query_params=asked)


def _view(text: Texts) -> ChartView:
    return ChartView(COMMON_BORDERS, text.language, theme(), compact=state.narrow())
