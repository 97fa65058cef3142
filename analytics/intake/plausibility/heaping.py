"""Figures that end in 0 or 5 far more often than by chance: perhaps they were rounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import comb

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import filled_figures
from analytics.intake.figures import number_words

CODE = "plausible_heaping"
BY_CHANCE = 0.2  # two of ten last digits
QUARTERS_BACK = 4


def last_digits_do_not_heap(context: ReturnContext) -> Iterable[Finding]:
    """One question where too many figures of a return end in 0 or 5.

    Small figures are left out: their last digit is not even. Where the return alone has too few, the
    figures of the region in the year before are added; a figure that repeats itself counts once. Told is
    only what an exact binomial test finds all but impossible by chance, and what is large as well.
    """
    parameters = context.rules.checks[CODE].parameters
    fewest = int(parameters["fewest"])
    figures = list(_figures(context, parameters["smallest"], quarters=0))
    if len(figures) < fewest:
        figures = list(_figures(context, parameters["smallest"], QUARTERS_BACK))
    heaped = sum(figure % 5 == 0 for figure in figures)
    if len(figures) < fewest or heaped < parameters["share"] * len(figures):
        return
    if tail_probability(heaped, len(figures), BY_CHANCE) < parameters["chance"]:
        yield Finding(
            CODE,
            "note",
            given=str(heaped),
            expected=number_words(round(BY_CHANCE * len(figures))),
            values={"figures": str(len(figures))},
        )


def tail_probability(successes: int, trials: int, probability: float) -> float:
    """The binomial probability of so many successes or more, summed exactly."""
    return sum(
        comb(trials, number) * probability**number * (1 - probability) ** (trials - number)
        for number in range(successes, trials + 1)
    )


def _figures(context: ReturnContext, smallest: float, quarters: int) -> Iterator[int]:
    """Whole figures of the return and of so many quarters before, each once an indicator."""
    for figure in filled_figures(context):
        own = context.known.own.get(figure.indicator.code, {})
        earlier = (own.get(context.period.shift(-distance)) for distance in range(1, quarters + 1))
        values = {value for value in (figure.value, *earlier) if value is not None and value >= smallest}
        yield from (int(value) for value in values if figure.indicator.decimals == 0)
