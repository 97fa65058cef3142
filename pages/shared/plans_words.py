"""Words of plan measures: states, terms, contradictions, values as a person reads them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from analytics.catalogue.records import ListForm
from analytics.charts.plan_states import STATE_SIGNS
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import format_date, format_number
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.plans_view import Record, is_blank

MOST_LETTERS = 220


def list_form(code: str) -> ListForm:
    """A list as the forms have it."""
    forms = data.catalogue().forms.values()
    return next(one for form in forms for one in form.lists if one.code == code)


def state_words(text: Texts, record: Record) -> str:
    """A state with its sign, and for an overdue measure by how many days: ``✗ просрочено на 45 дней``."""
    state = str(record["state_on_day"])
    return f"{STATE_SIGNS[state]} {bare_state(text, record)}"


def bare_state(text: Texts, record: Record) -> str:
    """A state in words without its sign."""
    state = str(record["state_on_day"])
    if state == "overdue" and not is_blank(record["days_overdue"]):
        return text("plans.overdue_by", n=int(record["days_overdue"]))
    return text(f"plans.states.{state}")


def disagreement_words(text: Texts, record: Record) -> list[str]:
    """Where the list contradicts itself, a sentence each."""
    return [text(f"plans.disagreements.{one}") for one in str(record["disagreements"]).split(";") if one]


def day_words(text: Texts, value: Any) -> str:
    """A day of a table; nothing where there is none."""
    day = day_of(value)
    return "" if day is None else format_date(day, text.language)


def day_of(value: Any) -> dt.date | None:
    """A day of a table as a date."""
    return None if is_blank(value) else pd.Timestamp(value).date()


def number_words(text: Texts, value: Any) -> str:
    """A sum or a count: whole numbers whole, others with the decimals that they need, two at most."""
    if is_blank(value):
        return ""
    decimals = 0 if float(value).is_integer() else 1 if float(value * 10).is_integer() else 2
    return format_number(float(value), text.language, decimals)


def indicator_words(text: Texts, code: Any) -> str:
    """An indicator by its code and name; a code that the catalogue does not have stays as it is."""
    if is_blank(code):
        return ""
    known = data.catalogue().indicators.get(str(code))
    return str(code) if known is None else f"{code} · {known.name[text.language]}"


def shortened(words: Any) -> str:
    """Long words of a region cut for a table; the whole stands where the row is opened."""
    told = "" if is_blank(words) else " ".join(str(words).split())
    return told if len(told) <= MOST_LETTERS else f"{told[: MOST_LETTERS - 1].rstrip()}…"


def written(text: Texts, listed: ListForm, code: str, value: Any) -> str:
    """A value of a list's column in the words of the language; nothing where it was left blank."""
    column = next(one for one in listed.columns if one.code == code)
    if is_blank(value):
        return ""
    if column.type == "date":
        return day_words(text, value)
    if column.type in ("count", "money"):
        return number_words(text, value)
    if column.type == "indicator":
        return indicator_words(text, value)
    choices = {choice.code: choice.name[text.language] for choice in column.choices}
    return choices.get(str(value), str(value))


def number_or_none(value: Any) -> float | None:
    """A number of a table; nothing where there is none."""
    return None if is_blank(value) else float(value)


def period_of_list(text: Texts, record: Record) -> str:
    """The return that held the list: ``6 мес. 2016``."""
    period = Period.parse(str(record["period"]))
    return period_short(period.year, period.quarter, text.language, "cumulative")


def whole_words(words: Any) -> str:
    """Words of a region as they stand, in full."""
    return "" if is_blank(words) else str(words)
