"""Parts and wholes of which one stands in another return of the same region and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import all_stated, first_in_return, listed_values, total
from analytics.intake.checks.rules import SumRule
from analytics.intake.checks.sums import broken
from analytics.intake.figures import number_words


def other_returns_agree(context: ReturnContext) -> Iterable[Finding]:
    """A warning where a part of one return is larger than the whole in another that is stored.

    Looked at are every ``part_of`` of the catalogue and every sum of the rules of which at least one
    figure stands in the return and at least one does not.
    """
    for rule in (*_parts_of_catalogue(context), *context.rules.sums):
        parts, whole = all_stated(context, rule.parts), all_stated(context, rule.whole)
        both = (*parts, *whole)
        marked = first_in_return(both)
        if not parts or not whole or marked is None or all(one.in_return for one in both):
            continue
        if broken(rule, parts, whole):
            yield Finding(
                "other_return_contradicts",
                "warning",
                marked.sheet,
                marked.cell,
                marked.indicator_code,
                number_words(total(parts)),
                number_words(total(whole)),
                {**listed_values(context, "parts", parts), **listed_values(context, "whole", whole)},
            )


def _parts_of_catalogue(context: ReturnContext) -> Iterator[SumRule]:
    for indicator in context.catalogue.indicators.values():
        if indicator.part_of is not None:
            code = indicator.code
            yield SumRule(code, (code,), (indicator.part_of,), "at_most", overlapping=False, tolerance=0.0)
