"""Calibration: how our statistics behave on panels whose truth is known, by seeded simulation."""

from analytics.calibration.experiments import EXPERIMENTS, calibrate
from analytics.calibration.rows import (
    FIELDS,
    FILE,
    SEED,
    Outcome,
    Row,
    as_csv,
    kept_calibration,
    read_calibration,
)

__all__ = [
    "EXPERIMENTS",
    "FIELDS",
    "FILE",
    "SEED",
    "Outcome",
    "Row",
    "as_csv",
    "calibrate",
    "kept_calibration",
    "read_calibration",
]
