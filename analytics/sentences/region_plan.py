"""A region's plan, events and partners in numbers and words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from analytics.charts.rows import number_or_none
from analytics.measures.region_plan import PlanInShort
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import format_number
from analytics.text.periods import period_short

if TYPE_CHECKING:
    import pandas as pd

Fact = tuple[str, str | list[str]]


def plan_facts(short: PlanInShort, text: Texts) -> list[Fact]:
    """The numbers of a plan, each with its label; what is nought and says nothing is left out."""
    counts = {
        "due_now": short.due_now,
        "ahead": short.ahead,
        "cancelled": short.cancelled,
        "without_indicator": short.without_indicator,
    }
    due = text("region_plan.words.due", due=short.due, listed=short.listed)
    return [
        (text("region_plan.fact.listed"), _number(short.listed, text)),
        (text("region_plan.fact.due"), due),
        (text("region_plan.fact.done"), done_words(short, text)),
        (text("region_plan.fact.overdue"), _number(short.overdue, text)),
        *((text(f"region_plan.fact.{name}"), _number(count, text)) for name, count in counts.items()),
        (text("region_plan.fact.money"), money_words(short, text)),
    ]


def done_words(short: PlanInShort, text: Texts) -> list[str]:
    """How many are done in time, late, without a date and ahead of their term; in time always."""
    counts = {"late": short.late, "undated": short.undated, "early": short.early}
    told = {"on_time": short.on_time} | {name: count for name, count in counts.items() if count}
    return [text(f"region_plan.words.{name}", count=_number(count, text)) for name, count in told.items()]


def money_words(short: PlanInShort, text: Texts) -> list[str]:
    """Money from the budget and from other sources, and how many measures tell none."""
    if short.budget is None and short.other is None:
        return [text("region_plan.words.no_money")]
    sums = {"budget": short.budget, "other": short.other}
    told = [
        text(f"region_plan.words.{name}", money=format_number(money, text.language, 1))
        for name, money in sums.items()
        if money is not None
    ]
    if short.without_money:
        count = _number(short.without_money, text)
        told.append(text("region_plan.words.without_money", count=count, listed=short.listed))
    return told


def returns_in_words(returns: pd.DataFrame, form_name: Callable[[str], str], text: Texts) -> list[str]:
    """A sentence on the events of each form, and one on partners, where units tell any.

    Units of one form and period stand together. What no row tells is said to be not told, never nought.
    """
    told = []
    for (form_code, period), rows in returns.groupby(["form_code", "period"], sort=True):
        if rows["events"].sum():
            told.append(_events(text, rows, form_name(str(form_code)), str(period)))
    for period, rows in returns.groupby("period", sort=True):
        if rows["agreements"].sum():
            told.append(_partners(text, rows, str(period)))
    return told


def _events(text: Texts, rows: pd.DataFrame, form: str, period: str) -> str:
    return text(
        "region_plan.lists.events",
        form=form,
        events=_number(int(rows["events"].sum()), text),
        joint=_number(int(rows["joint_events"].sum()), text),
        children=_told(rows["children"], text),
        registered=_told(rows["registered_children"], text),
        period=_period(text, period),
    )


def _partners(text: Texts, rows: pd.DataFrame, period: str) -> str:
    return text(
        "region_plan.lists.partners",
        agreements=_number(int(rows["agreements"].sum()), text),
        money=_told(rows["partner_money"], text, 1),
        children=_told(rows["partner_children"], text),
        period=_period(text, period),
    )


def _told(column: pd.Series[Any], text: Texts, decimals: int = 0) -> str:
    """A sum, or that nobody told it."""
    total = number_or_none(column.sum(min_count=1))
    if total is None:
        return text("region_plan.lists.not_told")
    return format_number(total, text.language, decimals)


def _number(count: int, text: Texts) -> str:
    return format_number(count, text.language)


def _period(text: Texts, period: str) -> str:
    parsed = Period.parse(period)
    return period_short(parsed.year, parsed.quarter, text.language, "cumulative")
