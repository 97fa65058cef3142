"""Ratios of two figures that lie between known bounds almost everywhere, such as children per club."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import all_stated, first_in_return, listed_values
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values


def ratios_within_bounds(context: ReturnContext) -> Iterable[Finding]:
    """A warning for each ratio of the rules that lies outside its bounds; 0 to 0 is no ratio."""
    for bounds in context.rules.bounds:
        figures = all_stated(context, (bounds.numerator, bounds.denominator))
        marked = first_in_return(figures)
        if marked is None or figures[1].value <= 0:
            continue
        ratio = figures[0].value / figures[1].value
        if not bounds.lower <= ratio <= bounds.upper:
            yield Finding(
                "ratio_out_of_bounds",
                "warning",
                marked.sheet,
                marked.cell,
                marked.indicator_code,
                number_words(round(ratio, 1)),
                f"{number_words(bounds.lower)}–{number_words(bounds.upper)}",
                {**name_values("ratio", bounds.name), **listed_values(context, "figures", figures)},
            )
