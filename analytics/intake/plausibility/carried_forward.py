"""A return that repeats an earlier one: last quarter's values, or those of a year ago."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import filled_figures
from analytics.intake.localized_values import period_values
from analytics.periods import QUARTERS_IN_YEAR, Period

CODE = "plausible_carried_forward"


def earlier_return_is_not_repeated(context: ReturnContext) -> Iterable[Finding]:
    """One question where most figures equal those of the quarter before, or of the year before.

    Compared are figures as reported, above zero. Stocks such as organisations often stay as they
    were; flows cannot, for they count from 1 January. So a share of all of them is looked at.
    """
    parameters = context.rules.checks[CODE].parameters
    for distance in (1, QUARTERS_IN_YEAR):
        earlier = context.period.shift(-distance)
        alike, compared = _alike(context, earlier)
        if alike >= parameters["fewest"] and alike >= parameters["share"] * compared:
            yield Finding(
                CODE,
                "warning",
                given=str(alike),
                expected=str(compared),
                values=period_values("earlier_period", earlier),
            )


def _alike(context: ReturnContext, earlier: Period) -> tuple[int, int]:
    """How many figures are as they were, of how many that can be compared."""
    before = context.known.at(earlier)
    compared = [
        figure.value == before[figure.indicator.code]
        for figure in filled_figures(context)
        if figure.value and figure.indicator.code in before
    ]
    return sum(compared), len(compared)
