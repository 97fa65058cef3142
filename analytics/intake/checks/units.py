"""Single units or thousands: a figure about a thousand times its own earlier one, or a thousandth."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from analytics.catalogue.records import Indicator
from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import Filled, filled_figures, words_values
from analytics.intake.checks.history import reference_before, reported_before
from analytics.intake.checks.rules import Rule
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values, period_values
from analytics.periods import Period

FEWEST_REGIONS = 5
REGIONS_DIFFER = 3  # how much further apart regions lie than quarters of one region


def units_as_before(context: ReturnContext) -> Iterable[Finding]:
    """A warning where a figure is about ``factor`` times an earlier one, or that part of it.

    Compared with the quarter before (a stock) or the same period of last year (a flow), else with the
    quarter before. Where the region has neither, the indicators that the rule names are compared with
    the median of the other regions, which may lie further apart.
    """
    for figure in filled_figures(context):
        if figure.value <= 0:
            continue
        reference = _own_reference(context, figure.indicator)
        if reference is not None:
            yield from _compared(context, figure, reference[1], period_values("reference", reference[0]), 1)
            continue
        others = _of_others(context, figure.indicator)
        if others is not None:
            words = words_values("reference", "check_words.median_of_regions")
            yield from _compared(context, figure, others, words, REGIONS_DIFFER)


def _own_reference(context: ReturnContext, indicator: Indicator) -> tuple[Period, float] | None:
    """The period and the figure of the region that this one is compared with."""
    before = reference_before(context, indicator)
    if before is None or not before[1]:
        earlier = context.period.shift(-1)
        value = reported_before(context, indicator, earlier)
        before = (earlier, value) if value else None
    return before


def _of_others(context: ReturnContext, indicator: Indicator) -> float | None:
    if indicator.code not in context.rules.checks["units_too_large"].indicators:
        return None
    values = [
        figures[indicator.code] for figures in context.known.others.values() if figures.get(indicator.code)
    ]
    return median(values) if len(values) >= FEWEST_REGIONS else None


def _compared(
    context: ReturnContext, figure: Filled, reference: float, words: dict[str, str], wider: float
) -> Iterable[Finding]:
    for code, times in (
        ("units_too_large", figure.value / reference),
        ("units_too_small", reference / figure.value),
    ):
        rule = context.rules.checks[code]
        if reference >= rule.parameters["smallest"] and _about_factor(rule, times, wider):
            yield Finding(
                code,
                "warning",
                figure.observation.sheet,
                figure.observation.cell,
                figure.indicator.code,
                number_words(figure.value),
                number_words(reference),
                {
                    **name_values("indicator", figure.indicator.name),
                    **words,
                    "times": number_words(round(times)),
                },
            )


def _about_factor(rule: Rule, times: float, wider: float) -> bool:
    factor, spread = rule.parameters["factor"], rule.parameters["spread"] * wider
    return factor / spread <= times <= factor * spread
