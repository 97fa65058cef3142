"""A template is made for one period: the quarter that stands in it is the quarter of its figures."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.localized_values import period_values


def template_of_period(context: ReturnContext) -> Iterable[Finding]:
    """An error where a template of another quarter was sent for the chosen one."""
    declared = context.reading.declared
    if declared is None or declared.period in (None, context.period):
        return
    yield Finding(
        "template_other_period",
        "error",
        given=str(declared.period),
        expected=str(context.period),
        values={
            **period_values("period", context.period),
            **period_values("named_period", declared.period),
        },
    )
