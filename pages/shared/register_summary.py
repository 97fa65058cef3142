"""How many returns of a period are owed, came, were late, were approved; and who is missing now."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from analytics.text import Texts
from analytics.text.numbers import format_date, format_number, join_names
from pages.shared import data
from pages.shared.register_filters import quarter_words
from pages.shared.register_rows import Record, RegisterView
from pages.shared.register_words import form_words


def register_summary(text: Texts, view: RegisterView, rows: Sequence[Record]) -> None:
    """The counters of the period and form, and a sentence for each form with somebody missing."""
    st.html(f"<style>{data.front_end('register.css')}</style>")
    st.html(f'<div class="zm-tiles">{"".join(_tiles(text, rows))}</div>')
    missing = missing_words(text, rows, view)
    if missing:
        st.markdown("\n".join(f"- {sentence}" for sentence in missing))
    elif rows and all(row["received"] for row in rows if row["expected"]):
        st.success(
            text("register.all_came", period=quarter_words(text, view.period)), icon=":material/done_all:"
        )


def counts_of(rows: Sequence[Record]) -> dict[str, int]:
    """How many returns are owed, came, came in time and late, are missing, were decided about."""
    expected = [row for row in rows if row["expected"]]
    return {
        "expected": len(expected),
        "received": sum(row["received"] for row in expected),
        "on_time": sum(row["received"] and row["on_time"] is True for row in expected),
        "late": sum(row["received"] and row["on_time"] is False for row in expected),
        "overdue": sum(row["state"] in ("overdue", "withdrawn") for row in expected),
        "returned": sum(row["state"] == "returned" for row in rows),
        "approved": sum(row["state"] == "approved" for row in rows),
    }


def missing_words(text: Texts, rows: Sequence[Record], view: RegisterView) -> list[str]:
    """A sentence for each form that somebody has not sent, past its last day, with the names."""
    late = [row for row in rows if row["state"] in ("overdue", "withdrawn") and row["days_late"]]
    sentences = []
    for form, of_form in groupby(late, key=lambda row: str(row["form_code"])):
        missing = list(of_form)
        names = [_name(text, row, view) for row in missing]
        everybody = len(missing) == len(data.regions().reporting(view.period))
        sentences.append(
            text(
                "register.missing.everybody" if everybody else "register.missing.some",
                form=form_words(text, form),
                due=format_date(missing[0]["due_on"], text.language),
                days=text("register.days", n=missing[0]["days_late"]),
                names=join_names(names, text.language),
            )
        )
    return sentences


def _name(text: Texts, row: Record, view: RegisterView) -> str:
    """A region that is missing; of one whose return was taken back it says so."""
    name = data.regions().get(row["region_code"], view.period).short_name[text.language]
    if row["state"] != "withdrawn":
        return name
    return text("register.missing.withdrawn", name=name, state=text("register.states.withdrawn"))


def _tiles(text: Texts, rows: Sequence[Record]) -> list[str]:
    counts = counts_of(rows)
    tones = {"received": "good", "approved": "good"}
    tones |= {
        name: tone
        for name, tone in (("late", "late"), ("overdue", "bad"), ("returned", "back"))
        if counts[name]
    }
    shown = ("expected", "received", "on_time", "late", "overdue", "returned", "approved")
    return [
        f'<div class="zm-tile zm-tile-{tones.get(name, "plain")}">'
        f'<div class="zm-tile-value">{format_number(counts[name], text.language)}</div>'
        f'<div class="zm-tile-name">{escape(text(f"register.counts.{name}"))}</div></div>'
        for name in shown
    ]
