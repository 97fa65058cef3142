"""A part may not exceed its whole, as the catalogue's ``part_of`` says."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.figures import number_words
from analytics.intake.localized_values import name_values


def parts_within_wholes(context: ReturnContext) -> Iterable[Finding]:
    """A warning for each indicator that is larger than the one it is a part of."""
    observed = {each.indicator_code: each for each in context.reading.observations}
    for part in context.reading.observations:
        indicator = context.catalogue.indicators.get(part.indicator_code)
        whole = observed.get(indicator.part_of) if indicator and indicator.part_of else None
        if indicator is None or whole is None or part.value is None or whole.value is None:
            continue
        if part.value > whole.value:
            yield Finding(
                "part_exceeds_whole",
                "warning",
                part.sheet,
                part.cell,
                part.indicator_code,
                number_words(part.value),
                number_words(whole.value),
                {
                    **name_values("part", indicator.name),
                    **name_values("whole", context.catalogue.indicators[whole.indicator_code].name),
                    "other_sheet": whole.sheet or "",
                    "other_cell": whole.cell or "",
                },
            )
