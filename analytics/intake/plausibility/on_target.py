"""A value that equals its target exactly."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.catalogue.records import Indicator
from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import Stated, all_stated, first_in_return, total
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values


def targets_are_not_hit_exactly(context: ReturnContext) -> Iterable[Finding]:
    """A question for each target that is met to the last shown decimal.

    A ratio is computed from the figures of the return and, where it lacks one, of stored returns.
    """
    for code, target in context.known.targets.items():
        indicator = context.catalogue.indicators.get(code)
        value, marked = (None, None) if indicator is None else _value(context, indicator)
        if indicator is None or value is None or marked is None or not target:
            continue
        if round(value, indicator.decimals) == round(target, indicator.decimals):
            yield Finding(
                "plausible_on_target",
                "note",
                marked.sheet,
                marked.cell,
                marked.indicator_code,
                number_words(round(value, indicator.decimals)),
                number_words(target),
                name_values("indicator", indicator.name),
            )


def _value(context: ReturnContext, indicator: Indicator) -> tuple[float | None, Stated | None]:
    """The value of an indicator in the period and the figure of the return that is marked."""
    numerator = all_stated(context, indicator.numerator)
    if indicator.kind != "ratio":
        return (total(numerator) if numerator else None), first_in_return(numerator)
    denominator = all_stated(context, indicator.denominator)
    marked = first_in_return((*numerator, *denominator))
    if not numerator or total(denominator) <= 0:
        return None, None
    return total(numerator) / total(denominator) * indicator.per, marked
