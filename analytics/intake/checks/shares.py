"""A share of the catalogue is at most 100 %."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.catalogue.records import Catalogue, Indicator
from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import all_stated, first_in_return, listed_values, total
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values

CODE = "share_over_hundred"
PER_CENT = 100
ROUNDING = 1e-9


def shares_within_hundred(context: ReturnContext) -> Iterable[Finding]:
    """A warning for each ratio in per cent that is above 100 with the figures of the return.

    What the return lacks is taken from the stored returns of the same period. A share of a part in
    the whole to which the catalogue gives it (``part_of``) is left to the checks of parts.
    """
    tolerance = context.rules.checks[CODE].tolerance
    for ratio in context.catalogue.indicators.values():
        if ratio.kind != "ratio" or ratio.unit != "percent" or is_part_in_whole(context.catalogue, ratio):
            continue
        numerator = all_stated(context, ratio.numerator)
        denominator = all_stated(context, ratio.denominator)
        marked = first_in_return((*numerator, *denominator))
        if marked is None or not numerator or total(denominator) <= 0:
            continue
        share = total(numerator) / total(denominator) * PER_CENT
        if share > PER_CENT + tolerance + ROUNDING:
            yield Finding(
                CODE,
                "warning",
                marked.sheet,
                marked.cell,
                marked.indicator_code,
                number_words(round(share, 1)),
                number_words(PER_CENT),
                {
                    **name_values("share", ratio.name),
                    **listed_values(context, "numerator", numerator),
                    **listed_values(context, "denominator", denominator),
                },
            )


def is_part_in_whole(catalogue: Catalogue, ratio: Indicator) -> bool:
    """Whether a ratio is that of one indicator to one that it is, directly or not, a part of."""
    if len(ratio.numerator) != 1 or len(ratio.denominator) != 1:
        return False
    above = catalogue.indicators[ratio.numerator[0]].part_of
    while above is not None:
        if above == ratio.denominator[0]:
            return True
        above = catalogue.indicators[above].part_of
    return False
