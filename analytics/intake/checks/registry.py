"""The checks of one return, in the order in which a person reads their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.cumulative import cumulative_does_not_fall
from analytics.intake.checks.parts import parts_within_wholes
from analytics.intake.checks.period import period_agrees_with_file_name, period_has_ended
from analytics.intake.checks.region import region_agrees_with_file, region_exists_in_period

Check = Callable[[ReturnContext], Iterable[Finding]]

RETURN_CHECKS: tuple[Check, ...] = (
    period_has_ended,
    period_agrees_with_file_name,
    region_exists_in_period,
    region_agrees_with_file,
    parts_within_wholes,
    cumulative_does_not_fall,
)


def check_return(context: ReturnContext) -> tuple[Finding, ...]:
    """What all checks find in one return, beside the findings that reading it gave.

    Args:
        context: The reading with the region, period and day for which it is checked.
    """
    return tuple(finding for check in RETURN_CHECKS for finding in check(context))
