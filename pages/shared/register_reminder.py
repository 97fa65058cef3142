"""Reminders ready to be copied: to one region or to all that owe a return, in one language or two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from analytics.periods import Period
from analytics.reports.reminder import circular, letter, owed_returns
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data
from pages.shared.register_rows import Record, RegisterView, rows_of_period
from pages.shared.widgets import select, switch

EVERYBODY = "everybody"
LANGUAGES: dict[str, tuple[Language, ...]] = {"both": ("kk", "ru"), "kk": ("kk",), "ru": ("ru",)}
BETWEEN = "\n\n* * *\n\n"


def register_reminder(text: Texts, view: RegisterView, rows: Sequence[Record]) -> None:
    """Choose the region and the language; the text stands in a box with a button that copies it."""
    owed = owed_returns(rows)
    if not owed:
        return
    codes = sorted({str(row["region_code"]) for row in owed})
    folded = st.expander(
        text("register.reminders", n=len(codes)),
        icon=":material/outgoing_mail:",
        on_change="rerun",
        key="reminders",
    )
    if not folded.open:
        return
    with folded:
        st.caption(text("register.reminder.hint"))
        left, right = st.columns([3, 2])
        with left:
            region = select(
                "reminder_region",
                text("register.reminder.to"),
                [EVERYBODY, *codes],
                lambda code: _addressee(text, code, view.period, len(codes)),
                EVERYBODY,
            )
        with right:
            language = switch(
                "reminder_language",
                text("register.reminder.language"),
                list(LANGUAGES),
                lambda code: text(f"register.reminder.languages.{code}"),
                "both",
            )
        arguments = (str(view.period), view.today, view.form, region, language)
        st.code(data.kept(reminder_words, *arguments), language=None, wrap_lines=True, height=360)


def reminder_words(period: str, today: dt.date, form: str, region: str, language: str) -> str:
    """The reminder to one region or to everybody, in Kazakh, Russian, or one under the other."""
    view = RegisterView(Period.parse(period), today, form)
    rows = owed_returns(rows_of_period(view))
    if region != EVERYBODY:
        rows = [row for row in rows if row["region_code"] == region]
    write = circular if region == EVERYBODY else letter
    written = [
        write(texts(one), data.catalogue(), data.regions(), rows, view.period, today)
        for one in LANGUAGES[language]
    ]
    return BETWEEN.join(written)


def _addressee(text: Texts, code: str, period: Period, number: int) -> str:
    if code == EVERYBODY:
        return text("register.reminder.everybody", n=number)
    return data.regions().get(code, period).name[text.language]
