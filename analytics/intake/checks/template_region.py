"""A template is made for one region: its figures belong to no other."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.localized_values import name_values


def template_of_region(context: ReturnContext) -> Iterable[Finding]:
    """An error where a template of another region was sent for the chosen one."""
    declared = context.reading.declared
    if declared is None or declared.region_code in (None, context.region_code):
        return
    region, named = context.regions.get(context.region_code), context.regions.get(declared.region_code)
    yield Finding(
        "template_other_region",
        "error",
        given=declared.region_code,
        expected=context.region_code,
        values={**name_values("region", region.name), **name_values("named_region", named.name)},
    )
