"""Intake: from the bytes of a workbook to observations with addresses and findings."""

from analytics.intake.checks import ReturnContext, check_drop, check_return, findings_of_return
from analytics.intake.pool import close_workers
from analytics.intake.reading import read_workbook

__all__ = [
    "ReturnContext",
    "check_drop",
    "check_return",
    "close_workers",
    "findings_of_return",
    "read_workbook",
]
