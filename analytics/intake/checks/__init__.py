"""Checks: one function looks at one thing and gives findings; the registries name them all."""

from analytics.intake.checks.context import Known, KnownList, ReturnContext
from analytics.intake.checks.drop import check_drop
from analytics.intake.checks.registry import check_return, findings_of_return, graded
from analytics.intake.checks.rules import Rules, load_rules

__all__ = [
    "Known",
    "KnownList",
    "ReturnContext",
    "Rules",
    "check_drop",
    "check_return",
    "findings_of_return",
    "graded",
    "load_rules",
]
