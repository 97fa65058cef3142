"""An indicator that is answered by yes or no is 1 or 0."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import filled_figures
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values


def answers_are_yes_or_no(context: ReturnContext) -> Iterable[Finding]:
    """An error for each answer that is neither 1 nor 0."""
    for figure in filled_figures(context):
        if figure.indicator.unit == "yes_no" and figure.value not in (0.0, 1.0):
            yield Finding(
                "not_yes_or_no",
                "error",
                figure.observation.sheet,
                figure.observation.cell,
                figure.indicator.code,
                number_words(figure.value),
                values=name_values("indicator", figure.indicator.name),
            )
