"""A zero or a blank where the region had figures before."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.catalogue.records import Indicator
from analytics.intake.batch import Finding, Observation
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.history import reference_before, reported_before
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values, period_values
from analytics.periods import Period

ZERO, BLANK = "zero_after_figures", "blank_after_figures"


def figures_do_not_vanish(context: ReturnContext) -> Iterable[Finding]:
    """A warning for a zero where the figure was large, a note for a blank where there was one.

    Compared with the quarter before (a stock) or the same period of last year (a flow). A flow that
    falls to zero within its year is told by the check of cumulative figures.
    """
    large = context.rules.parameter(ZERO, "large")
    for observation in context.reading.observations:
        indicator = context.catalogue.indicators.get(observation.indicator_code)
        if indicator is None or indicator.kind == "ratio":
            continue
        before = reference_before(context, indicator)
        if before is None:
            continue
        if observation.status == "blank" and before[1] > 0:
            yield _finding(BLANK, observation, indicator, before)
        elif observation.value == 0 and before[1] >= large and not _falls_within_year(context, indicator):
            yield _finding(ZERO, observation, indicator, before)


def _falls_within_year(context: ReturnContext, indicator: Indicator) -> bool:
    if indicator.kind != "flow" or context.period.quarter == 1:
        return False
    return bool(reported_before(context, indicator, context.period.shift(-1)))


def _finding(
    code: str, observation: Observation, indicator: Indicator, before: tuple[Period, float]
) -> Finding:
    return Finding(
        code,
        "warning" if code == ZERO else "note",
        observation.sheet,
        observation.cell,
        indicator.code,
        None if observation.value is None else number_words(observation.value),
        number_words(before[1]),
        {**name_values("indicator", indicator.name), **period_values("earlier_period", before[0])},
    )
