"""What the register shows: period and form above it, the state above its table, all in the address."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.measures.register import STATES
from analytics.periods import Period, periods_between
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.register_rows import ALL, LATE, RegisterView
from pages.shared.submit_intro import FIRST_PERIOD
from pages.shared.widgets import select, switch

# Reporting goes on where something came for one of the last quarters that have ended.
LIVE_QUARTERS = 2


def register_view(text: Texts, today: dt.date) -> RegisterView:
    """Draw the bar; what is asked."""
    running = Period.containing(today)
    periods = [str(period) for period in reversed(periods_between(FIRST_PERIOD, running))]
    with st.container(border=True):
        left, right = st.columns(2)
        with left:
            code = select(
                "period",
                text("compare.period"),
                periods,
                lambda code: quarter_words(text, Period.parse(code)),
                str(first_period(running)),
            )
        period = Period.parse(code)
        forms = [form.code for form in data.catalogue().expected_forms(period)]
        with right:
            form = switch(
                "form",
                text("register.form"),
                [ALL, *forms],
                lambda code: text("register.all_forms") if code == ALL else code,
                ALL,
            )
    return RegisterView(period, today, form)


def state_filter(text: Texts) -> str:
    """The state of the returns that the table shows, or all."""
    return select(
        "state",
        text("register.state"),
        [ALL, LATE, *STATES],
        lambda code: text("register.all_states" if code == ALL else f"register.states.{code}"),
        ALL,
    )


def region_filter(text: Texts, period: Period) -> str:
    """The unit whose returns the table shows, or all that report in the period."""
    names = {unit.code: unit.short_name[text.language] for unit in data.regions().reporting(period)}
    return select(
        "returns_of",
        text("common.region"),
        [ALL, *names],
        lambda code: text("register.all_regions") if code == ALL else names[code],
        ALL,
    )


def first_period(running: Period) -> Period:
    """The period before anybody chose: the last quarter that ended, where regions still report.

    In a store of the past it is the last one with data: nobody is late there today.
    """
    ended, reached = running.shift(-1), data.as_of().period
    if reached is None or ended.key - reached.key < LIVE_QUARTERS:
        return ended
    return reached


def quarter_words(text: Texts, period: Period) -> str:
    """A quarter by its full name."""
    return period_label(period.year, period.quarter, "quarter", text.language)


def quarters_since(text: Texts, view: RegisterView) -> None:
    """That quarters have ended since the one that is shown, and nothing came for them."""
    reached = data.as_of().period
    if reached is None:
        st.info(text("register.empty_store"), icon=":material/inbox:")
        st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")
        return
    ended = Period.containing(view.today).key - reached.key - 1
    if ended > 0 and view.period == reached:
        st.caption(text("overview_blocks.quarters_since", n=ended))
