"""Checks of the period that a person chose for a return."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.file_names import NamedPeriod, period_in_name
from analytics.intake.localized_values import period_values
from analytics.periods import Period


def period_has_ended(context: ReturnContext) -> Iterable[Finding]:
    """A return of a quarter that is not over yet cannot be complete, unless it is kept as it goes on."""
    begun = context.kept_running and context.period.first_day <= context.today
    if context.period.last_day > context.today and not begun:
        yield Finding(
            "period_future",
            "error",
            given=str(context.period),
            expected=f"{context.period.last_day:%d.%m.%Y}",
            values={**period_values("period", context.period), "today": f"{context.today:%d.%m.%Y}"},
        )


def period_agrees_with_file_name(context: ReturnContext) -> Iterable[Finding]:
    """The file name says another period than the one chosen: perhaps last quarter's file."""
    declared = context.reading.declared
    if declared is not None and declared.period not in (None, context.period):
        return  # a template says its period itself: that it is another one is told as an error
    named = period_in_name(context.reading.file_name)
    if not named.agrees_with(context.period):
        yield Finding(
            "period_differs_from_file_name",
            "warning",
            given=str(context.period),
            expected=str(_completed(named, context.period)),
            values={
                **period_values("period", context.period),
                **period_values("named_period", _completed(named, context.period)),
            },
        )


def _completed(named: NamedPeriod, chosen: Period) -> Period:
    """The named period, with the chosen year or quarter where the name does not say it."""
    year = chosen.year if named.year is None else named.year
    return Period(year, chosen.quarter if named.quarter is None else named.quarter)
