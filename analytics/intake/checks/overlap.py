"""Parts that overlap by definition add up to more than their whole, not to exactly it."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.evidence import all_stated, listed_values, total
from analytics.intake.figures import number_words


def overlapping_parts_exceed_whole(context: ReturnContext) -> Iterable[Finding]:
    """A note where overlapping parts, none of them zero, add up to the whole to the unit."""
    for rule in context.rules.sums:
        if not rule.overlapping:
            continue
        parts, whole = all_stated(context, rule.parts), all_stated(context, rule.whole)
        if not parts or not whole or not all(one.in_return and one.value for one in (*parts, *whole)):
            continue
        if total(parts) == total(whole):
            yield Finding(
                "parts_add_up_exactly",
                "note",
                whole[0].sheet,
                whole[0].cell,
                whole[0].indicator_code,
                number_words(total(whole)),
                values={**listed_values(context, "parts", parts), **listed_values(context, "whole", whole)},
            )
