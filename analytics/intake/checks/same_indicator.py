"""One indicator of one region and period has one value, whichever return it stands in."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import ROUNDING, filled_figures
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values


def stored_forms_say_the_same(context: ReturnContext) -> Iterable[Finding]:
    """A warning for each figure that a return of another form, already stored, gives otherwise."""
    tolerance = context.rules.checks["other_return_differs"].tolerance
    for figure in filled_figures(context):
        code = figure.indicator.code
        form_code = context.known.forms.get(code)
        stored = context.known.own.get(code, {}).get(context.period)
        if stored is None or form_code is None or form_code == context.reading.form_code:
            continue
        if abs(figure.value - stored) > tolerance + ROUNDING:
            yield Finding(
                "other_return_differs",
                "warning",
                figure.observation.sheet,
                figure.observation.cell,
                code,
                number_words(figure.value),
                number_words(stored),
                {**name_values("indicator", figure.indicator.name), "other_form": form_code},
            )
