"""Figures cumulative from 1 January do not fall within a year."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.history import land_of
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values, period_values


def cumulative_does_not_fall(context: ReturnContext) -> Iterable[Finding]:
    """A warning where a flow is lower than in the quarter before of the same year.

    Downward corrections happen, so a reason is asked and the return is not refused. Where the region's
    code meant other land in the quarter before, there is nothing to compare with.
    """
    before = context.period.shift(-1)
    if context.period.quarter == 1 or land_of(context, before) != land_of(context, context.period):
        return
    for observation in context.reading.observations:
        indicator = context.catalogue.indicators.get(observation.indicator_code)
        earlier = context.previous.get(observation.indicator_code)
        if indicator is None or indicator.kind != "flow" or observation.value is None or earlier is None:
            continue
        if observation.value < earlier:
            yield Finding(
                "cumulative_falls",
                "warning",
                observation.sheet,
                observation.cell,
                observation.indicator_code,
                number_words(observation.value),
                number_words(earlier),
                {**name_values("indicator", indicator.name), **period_values("previous_period", before)},
            )
