"""What stands around the files: the period, what may be sent, and files to try it with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import streamlit as st

from analytics.periods import Period, periods_between
from analytics.settings import settings
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.literal import literal
from pages.shared.widgets import EXCEL, select

FIRST_PERIOD = Period(2015, 1)
PRACTICE_FOLDER = Path("demo") / "workbooks"


def return_period(text: Texts, today: dt.date) -> Period:
    """The period of all files of this drop: a quarter that has ended, the last one by default."""
    ended = periods_between(FIRST_PERIOD, Period.containing(today).shift(-1))
    options = [str(period) for period in reversed(ended)]
    chosen = select(
        "return_period",
        text("submit.period"),
        options,
        lambda code: period_words(text, Period.parse(code)),
        options[0],
    )
    st.caption(text("submit.period_hint"))
    return Period.parse(chosen)


def period_words(text: Texts, period: Period) -> str:
    """A period as returns name it: cumulative from 1 January."""
    return period_label(period.year, period.quarter, "cumulative", text.language)


def what_is_accepted(text: Texts) -> None:
    """Before the first file: which forms are read, and where region and period come from."""
    forms = data.catalogue().forms.values()
    with st.container(border=True):
        st.markdown(f"**{text('submit.accepted_forms')}**")
        st.markdown("\n".join(f"- {form.name[text.language]} · {form.body[text.language]}" for form in forms))
        st.markdown(f"**{text('submit.how.title')}**")
        parts = ("region", "period", "checks", "acceptance")
        st.markdown("\n".join(f"- {text(f'submit.how.{part}')}" for part in parts))


def practice_files(text: Texts) -> None:
    """Small workbooks to try the page with, where the project has them."""
    folder = settings().data / PRACTICE_FOLDER
    files = sorted(folder.glob("*.xls*")) if folder.is_dir() else []
    if not files:
        return
    with st.expander(text("submit.practice.title"), icon=":material/school:"):
        st.markdown(text("submit.practice.text"))
        with st.container(horizontal=True):
            for file in files:
                st.download_button(
                    literal(file.name),
                    file.read_bytes,
                    file_name=file.name,
                    mime=EXCEL,
                    icon=":material/description:",
                    on_click="ignore",
                    key=f"practice_{file.stem}",
                )
