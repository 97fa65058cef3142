"""A value that equals its target exactly."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.catalogue import shown_decimals
from analytics.catalogue.records import Indicator
from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import Stated, all_stated, first_in_return, total
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values

CHILDREN = "children_0_17"  # the band of the children that the store knows of a region


def targets_are_not_hit_exactly(context: ReturnContext) -> Iterable[Finding]:
    """A question for each target that is met to the last shown decimal.

    A rate is computed from the figures of the return and, where it lacks one, of stored returns.
    """
    for code, target in context.known.targets.items():
        indicator = context.catalogue.indicators.get(code)
        value, marked = (None, None) if indicator is None else _value(context, indicator)
        if indicator is None or value is None or marked is None or not target:
            continue
        decimals = shown_decimals(indicator)
        if round(value, decimals) == round(target, decimals):
            yield Finding(
                "plausible_on_target",
                "note",
                marked.sheet,
                marked.cell,
                marked.indicator_code,
                number_words(round(value, decimals)),
                number_words(target),
                name_values("indicator", indicator.name),
            )


def _value(context: ReturnContext, indicator: Indicator) -> tuple[float | None, Stated | None]:
    """The value of an indicator as it is shown, and the figure of the return that is marked."""
    numerator = all_stated(context, indicator.numerator)
    if not indicator.has_rate:
        return (total(numerator) if numerator else None), first_in_return(numerator)
    denominator = all_stated(context, indicator.denominator)
    marked = first_in_return((*numerator, *denominator))
    bottom = _children(context, indicator) if indicator.population_band else total(denominator)
    if not numerator or not bottom or bottom < 0:
        return None, None
    return total(numerator) / bottom * indicator.per, marked


def _children(context: ReturnContext, indicator: Indicator) -> float | None:
    """The children of the region, where the rate is one of all of them."""
    return context.known.children if indicator.population_band == CHILDREN else None
