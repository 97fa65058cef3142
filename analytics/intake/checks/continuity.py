"""A register goes on: what was there, plus what came, minus what went, is what is there."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import ROUNDING, all_stated, first_in_return
from analytics.intake.checks.history import reported_before
from analytics.intake.checks.rules import Balance
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values, period_values
from analytics.periods import Period


def registers_are_continuous(context: ReturnContext) -> Iterable[Finding]:
    """A warning where a register at the end is not last year's end plus and minus what happened since.

    Flows count from 1 January, so the start is the stock at the end of last year. Where that is not
    stored, or of other land, there is nothing to compare with.
    """
    for balance in context.rules.balances:
        yield from _of_balance(context, balance)


def _of_balance(context: ReturnContext, balance: Balance) -> Iterable[Finding]:
    year_before = Period(context.period.year - 1, 4)
    stock_indicator = context.catalogue.indicators[balance.stock]
    start = reported_before(context, stock_indicator, year_before)
    figures = all_stated(context, (balance.stock, balance.added, balance.removed))
    marked = first_in_return(figures)
    if start is None or marked is None:
        return
    stock, added, removed = figures
    expected = round(start + added.value - removed.value, 6)
    if abs(stock.value - expected) > balance.tolerance + ROUNDING:
        yield Finding(
            "register_discontinuous",
            "warning",
            marked.sheet,
            marked.cell,
            marked.indicator_code,
            number_words(stock.value),
            number_words(expected),
            {
                **name_values("indicator", stock_indicator.name),
                **period_values("start_period", year_before),
                "start": number_words(start),
                "added": number_words(added.value),
                "removed": number_words(removed.value),
                "difference": number_words(round(abs(stock.value - expected), 6)),
            },
        )
