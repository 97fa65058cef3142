"""As known on: a day in the address, and the lists as they stood at its end."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analytics.text import Texts
from analytics.text.numbers import KAZAKHSTAN_TIME, format_date
from pages.shared import state

KNOWN_ON = "known"


def known_on(text: Texts) -> dt.datetime | None:
    """Draw the field; the moment that is asked for, naive UTC, or ``None`` for now.

    A day means what was known at its end, in the time of Kazakhstan.
    """
    today = dt.datetime.now(KAZAKHSTAN_TIME).date()
    state.place(KNOWN_ON, state.day(KNOWN_ON, today))
    day = st.date_input(
        text("known_on.label"),
        value=None,
        format="DD.MM.YYYY",
        max_value=today,
        key=state.widget_key(KNOWN_ON),
        help=text("known_on.help"),
    )
    state.settle_day(KNOWN_ON, day)
    if day is None:
        return None
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), KAZAKHSTAN_TIME)
    return midnight.astimezone(dt.UTC).replace(tzinfo=None)


def known_day(moment: dt.datetime) -> dt.date:
    """The day at whose end a moment of :func:`known_on` lies."""
    last = moment.replace(tzinfo=dt.UTC) - dt.timedelta(microseconds=1)
    return last.astimezone(KAZAKHSTAN_TIME).date()


def known_words(text: Texts, moment: dt.datetime | None) -> str:
    """As known on which day, for pictures and workbooks; nothing where it is now."""
    if moment is None:
        return ""
    return f"{text('known_on.label')}: {format_date(known_day(moment), text.language)}"


def known_on_banner(text: Texts) -> None:
    """Say that what is shown is not what is known now; nothing where it is."""
    day = state.day(KNOWN_ON, dt.datetime.now(KAZAKHSTAN_TIME).date())
    if day is not None:
        st.info(text("known_on.banner", date=format_date(day, text.language)), icon=":material/history:")
