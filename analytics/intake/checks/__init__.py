"""Checks: one function looks at one thing and gives findings; the registries name them all."""

from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.drop import check_drop
from analytics.intake.checks.registry import check_return

__all__ = ["ReturnContext", "check_drop", "check_return"]
