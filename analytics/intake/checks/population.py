"""A number of children is not larger than the number of children who live in the region."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import filled_figures
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values

CODE = "larger_than_population"


def children_within_population(context: ReturnContext) -> Iterable[Finding]:
    """A warning for each number of children above the population aged 0–17.

    The rule names the indicators that count a child once; the tolerance is a share of the population,
    which is an estimate.
    """
    rule = context.rules.checks[CODE]
    children = context.known.children
    if children is None:
        return
    for figure in filled_figures(context):
        if figure.indicator.code in rule.indicators and figure.value > children * (1 + rule.tolerance):
            yield Finding(
                CODE,
                "warning",
                figure.observation.sheet,
                figure.observation.cell,
                figure.indicator.code,
                number_words(figure.value),
                number_words(children),
                name_values("indicator", figure.indicator.name),
            )
