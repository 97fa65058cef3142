"""Parts that together are at most, or at least, their whole, where all of them stand in the return."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import ROUNDING, Stated, all_stated, listed_values, total
from analytics.intake.checks.rules import SumRule
from analytics.intake.figures import number_words


def sums_hold(context: ReturnContext) -> Iterable[Finding]:
    """A warning for each sum of the rules that the return itself breaks.

    The finding stands at the first part. A sum of which a figure is missing, or stands in another
    return, is left to others, as is one of which a single part is larger than the whole.
    """
    for rule in context.rules.sums:
        parts, whole = all_stated(context, rule.parts), all_stated(context, rule.whole)
        if not parts or not whole or not all(one.in_return for one in (*parts, *whole)):
            continue
        if broken(rule, parts, whole) and not _told_by_a_part(context, rule, parts, whole):
            yield Finding(
                "sum_exceeds_whole" if rule.relation == "at_most" else "sum_below_whole",
                "warning",
                parts[0].sheet,
                parts[0].cell,
                parts[0].indicator_code,
                number_words(total(parts)),
                number_words(total(whole)),
                {**listed_values(context, "parts", parts), **listed_values(context, "whole", whole)},
            )


def broken(rule: SumRule, parts: Iterable[Stated], whole: Iterable[Stated]) -> bool:
    """Whether the parts exceed the whole, or fall short of it, by more than the tolerance."""
    excess = total(parts) - total(whole)
    return (excess if rule.relation == "at_most" else -excess) > rule.tolerance + ROUNDING


def _told_by_a_part(
    context: ReturnContext, rule: SumRule, parts: Iterable[Stated], whole: Iterable[Stated]
) -> bool:
    """Whether the check of parts and wholes tells of the same excess."""
    return rule.relation == "at_most" and any(
        context.catalogue.indicators[part.indicator_code].part_of in rule.whole and part.value > total(whole)
        for part in parts
    )
