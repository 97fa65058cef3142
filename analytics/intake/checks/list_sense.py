"""Dates and money of lists that can be, and hardly are: another century, tenge instead of millions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from analytics.catalogue.records import ListColumn, ListForm
from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.list_rows import each_day, lists_of, number_of
from analytics.intake.figures import number_words
from analytics.intake.list_dates import date_words
from analytics.intake.localized_values import period_values

FAR, LATER, MONEY = "list_date_far", "list_date_after_period", "list_money_large"
# What these columns tell has happened by the end of the period.
TOLD_OF_THE_PAST = frozenset({("plan_measure", "done_on"), ("partner", "signed_on")})


def dates_are_of_these_years(context: ReturnContext) -> Iterable[Finding]:
    """A warning on a date many years before or after the year of the return."""
    rule = context.rules.checks[FAR]
    first = dt.date(context.period.year - int(rule.parameters["back"]), 1, 1)
    last = dt.date(context.period.year + int(rule.parameters["ahead"]), 12, 31)
    words = {"first_year": str(first.year), "last_year": str(last.year)}
    for listed, row, column, day in each_day(context, lambda _, one: not one.within_period):
        if not first <= day <= last:
            yield listed.finding(FAR, "warning", row, column, date_words(day), **words)


def what_has_happened_is_not_of_the_future(context: ReturnContext) -> Iterable[Finding]:
    """A warning where something is told as done or signed on a day after the period."""
    last_day = context.period.last_day
    values = period_values("period", context.period) | {"last_day": date_words(last_day)}
    for listed, row, column, day in each_day(context, _tells_of_the_past):
        if day > last_day:
            yield listed.finding(LATER, "warning", row, column, date_words(day), **values)


def money_is_in_millions(context: ReturnContext) -> Iterable[Finding]:
    """A warning on a sum so large that it was most likely typed in tenge or in thousands of them."""
    largest = context.rules.parameter(MONEY, "largest")
    for listed in lists_of(context):
        columns = [one.code for one in listed.list_form.columns if one.type == "money"]
        for row in listed.rows:
            for column in columns:
                money = number_of(row, column)
                if money is not None and money > largest:
                    words = {"largest": number_words(largest)}
                    yield listed.finding(MONEY, "warning", row, column, number_words(money), **words)


def _tells_of_the_past(listed: ListForm, column: ListColumn) -> bool:
    return (listed.code, column.code) in TOLD_OF_THE_PAST
