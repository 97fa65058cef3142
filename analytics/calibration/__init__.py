"""Calibration: how our statistics behave on panels whose truth is known, by seeded simulation."""

from analytics.calibration.experiments import EXPERIMENTS, calibrate
from analytics.calibration.rows import FIELDS, FILE, SEED, Row, as_csv, read_calibration

__all__ = ["EXPERIMENTS", "FIELDS", "FILE", "SEED", "Row", "as_csv", "calibrate", "read_calibration"]
