"""Figures that equal those of another region of the same period."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import filled_figures
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values

SINGLE, MANY = "same_value_elsewhere", "plausible_copied"


def single_values_differ_between_regions(context: ReturnContext) -> Iterable[Finding]:
    """A note for each large figure that another region reported too.

    A region with which most of the return agrees is told once, by the question about copying.
    """
    smallest = context.rules.parameter(SINGLE, "smallest")
    copied = {region_code for region_code, _, _ in regions_alike(context)}
    for figure in filled_figures(context):
        if figure.value < smallest:
            continue
        for region_code, others in context.known.others.items():
            if region_code not in copied and others.get(figure.indicator.code) == figure.value:
                yield Finding(
                    SINGLE,
                    "note",
                    figure.observation.sheet,
                    figure.observation.cell,
                    figure.indicator.code,
                    number_words(figure.value),
                    values={
                        **name_values("indicator", figure.indicator.name),
                        **name_values("region", context.regions.get(region_code).name),
                    },
                )


def regions_alike(context: ReturnContext) -> list[tuple[str, int, int]]:
    """Regions with which the return shares too much: code, figures alike, figures compared.

    Small figures agree by chance and are not compared.
    """
    parameters = context.rules.checks[MANY].parameters
    figures = [figure for figure in filled_figures(context) if figure.value >= parameters["smallest"]]
    found: list[tuple[str, int, int]] = []
    for region_code, others in context.known.others.items():
        compared = [figure for figure in figures if figure.indicator.code in others]
        alike = sum(figure.value == others[figure.indicator.code] for figure in compared)
        if alike >= parameters["fewest"] and alike >= parameters["share"] * len(compared):
            found.append((region_code, alike, len(compared)))
    return found
