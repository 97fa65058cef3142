"""Targets as a workbook: written from the current list, filled in by a curator, read back by its keys."""

from analytics.intake.targets.reading import is_targets_workbook, read_targets
from analytics.intake.targets.records import TargetKey, TargetRow, TargetsReading

__all__ = ["TargetKey", "TargetRow", "TargetsReading", "is_targets_workbook", "read_targets"]
