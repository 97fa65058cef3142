"""Checks of the region that a person chose for a return."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.localized_values import name_values, period_values
from analytics.regions import OUTSIDE_REGIONS


def region_exists_in_period(context: ReturnContext) -> Iterable[Finding]:
    """A region that did not exist on the last day of the quarter sends no return for it."""
    reporting = {region.code for region in context.regions.reporting(context.period)}
    if context.region_code not in reporting | {OUTSIDE_REGIONS}:
        yield Finding(
            "region_not_in_period",
            "error",
            given=context.region_code,
            values={
                **name_values("region", context.regions.get(context.region_code).name),
                **period_values("period", context.period),
            },
        )


def region_agrees_with_file(context: ReturnContext) -> Iterable[Finding]:
    """The file itself names another region than the one chosen: perhaps a neighbour's file.

    What a template declares is certain and is looked at apart.
    """
    proposals = [each for each in context.reading.proposals if each.source != "template"]
    if not proposals or context.region_code in {proposal.region_code for proposal in proposals}:
        return
    proposal = proposals[0]
    yield Finding(
        "region_differs_from_file",
        "warning",
        given=context.region_code,
        expected=proposal.region_code,
        values={
            **name_values("region", context.regions.get(context.region_code).name),
            **name_values("named_region", context.regions.get(proposal.region_code).name),
            "words": proposal.words,
        },
    )
