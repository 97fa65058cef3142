"""The state of a return in words and signs, the same in the matrix, the table and the return itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from analytics.charts.palette import NO_DATA, Mark, Palette
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment
from pages.shared import data
from pages.shared.register_rows import Record

# From what is in order to what shouts; the legend has this order.
SIGNS: Final[Mapping[str, str]] = {
    "approved": "★",
    "on_time": "✓",
    "received": "●",
    "late": "◆",
    "returned": "↩",
    "withdrawn": "⊖",
    "overdue": "✗",
    "expected": "○",
    "not_due_yet": "·",
    "not_expected": "",
}


def marks(colours: Palette) -> dict[str, Mark]:
    """How each mark is painted: what a curator has to act on stands out."""
    verdicts = colours.marks
    return {
        "approved": verdicts["better"],
        "on_time": colours.quiet,
        "received": verdicts["lower"],
        "late": verdicts["similar"],
        "returned": verdicts["higher"],
        "withdrawn": Mark(verdicts[NO_DATA].fill, verdicts["worse"].line, verdicts["worse"].line),
        "overdue": verdicts["worse"],
        "expected": verdicts["not_judged"],
        "not_due_yet": verdicts[NO_DATA],
        "not_expected": verdicts[NO_DATA],
    }


def swatch(name: str, mark: Mark) -> str:
    """The sign of a mark on its colour, as HTML."""
    painted = f"background:{mark.fill};border-color:{mark.line};color:{mark.ink}"
    return f'<span class="zm-swatch" aria-hidden="true" style="{painted}">{SIGNS[name]}</span>'


def mark_of(row: Record) -> str:
    """The one mark of a return: what became of it, else whether it came in time."""
    if row["state"] != "sent":
        return str(row["state"])
    if row["on_time"] is None:
        return "received"
    return "on_time" if row["on_time"] else "late"


def state_words(text: Texts, row: Record) -> str:
    """The state of a return with its sign, as the table shows it."""
    named = text(f"register.states.{row['state']}")
    return f"{SIGNS[mark_of(row)]} {named}".strip()


def lateness_words(text: Texts, row: Record, today: dt.date) -> str:
    """How late a return is, or how much time is left."""
    days = row["days_late"]
    if row["received"]:
        if days is None:
            return text("register.day_unknown") if row["due_on"] else ""
        return (
            text("register.came_late", days=text("register.days", n=days))
            if days
            else text("register.in_time")
        )
    if days:
        return text("register.overdue_by", days=text("register.days", n=days))
    if row["due_on"] is None or row["state"] == "not_expected":
        return ""
    return text("register.days_left", n=(row["due_on"] - today).days)


def cell_words(text: Texts, row: Record) -> str:
    """The few words that fit into a cell of the matrix."""
    mark = mark_of(row)
    if mark in ("late", "overdue") and row["days_late"]:
        return text(f"register.cell.{mark}", n=row["days_late"])
    if mark in ("expected", "not_due_yet"):
        return text("register.cell.until", date=format_date(row["due_on"], text.language))
    return text(f"register.cell.{mark}")


def filled_words(text: Texts, row: Record) -> str:
    """How much of a return is filled: figures of those asked for, or rows of its lists."""
    if not row["batch_id"]:
        return ""
    if row["cells"]:
        return text("register.filled", figures=row["figures"], cells=row["cells"])
    return text("register.list_rows", n=row["list_rows"])


def warning_words(text: Texts, row: Record) -> str:
    """How many warnings a return has, and how many of them nobody explained."""
    if not row["warnings"]:
        return ""
    if not row["unexplained"]:
        return text("register.warnings.explained", warnings=row["warnings"])
    return text("register.warnings.open", warnings=row["warnings"], unexplained=row["unexplained"])


def last_words(text: Texts, row: Record) -> str:
    """What happened last, and when."""
    if not row["batch_id"]:
        return ""
    moment = format_moment(row["last_at"], text.language)
    action = text(f"store.action.{row['last_action']}")
    return f"{moment} · {action}"


def date_words(text: Texts, day: Any) -> str:
    """A date, or nothing where it is not known."""
    return "" if day is None else format_date(day, text.language)


def region_words(text: Texts, code: str, period: Period) -> str:
    """The name of a region as it was in a period."""
    return data.regions().get(code, period).name[text.language]


def form_words(text: Texts, code: str) -> str:
    """The full name of a form; a free table with the code of its shape."""
    form = data.catalogue().form(code)
    return form.name[text.language] if form.code == code else f"{form.name[text.language]} · {code}"
