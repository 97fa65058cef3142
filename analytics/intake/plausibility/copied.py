"""A return that repeats another region's."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.elsewhere import MANY, regions_alike
from analytics.intake.localized_values import name_values


def figures_are_the_regions_own(context: ReturnContext) -> Iterable[Finding]:
    """One question for each region of whose figures of the period at least half are the same.

    It happened in a public data set made from the official forms: one region's column stood under
    another's name.
    """
    for region_code, alike, compared in regions_alike(context):
        region = context.regions.get(region_code)
        yield Finding(
            MANY,
            "warning",
            given=str(alike),
            expected=str(compared),
            values=name_values("region", region.name),
        )
