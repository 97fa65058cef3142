"""Rows of a region's profile, of which a test tells only what matters."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

NOTHING = math.nan
ORDINARY = {
    "indicator_code": "A06",
    "measure": "rate",
    "basis": "cumulative",
    "value": 2.5,
    "lower": 2.0,
    "upper": 3.1,
    "numerator": 80.0,
    "denominator": 322_000.0,
    "benchmark": 2.1,
    "verdict": "similar",
    "to_benchmark": -13,
    "status": "ok",
    "value_last_year": 2.6,
    "change": -0.1,
    "change_percent": -3.8,
    "change_lower": -30.0,
    "change_upper": 35.0,
    "limits_of": "percent",
    "change_verdict": "within_chance",
    "change_judgement": "similar",
    "small": False,
    "origin": "reported",
    "lowest": 1.0,
    "quartile_1": 1.5,
    "median": 2.0,
    "quartile_3": 3.0,
    "highest": 4.4,
    "republic": 2.1,
    "regions": 20,
    "distance": 0.7,
    "lowest_regions": "43",
    "highest_regions": "39",
    "change_distance": 0.1,
}


def row(code: str, **different: Any) -> dict[str, Any]:
    """One indicator that differs from an ordinary one in what is told."""
    return ORDINARY | {"indicator_code": code} | different


def without_value(code: str, status: str = "missing", regions: int = 19) -> dict[str, Any]:
    """An indicator of which the region has no value; with no regions nobody has."""
    gone = dict.fromkeys(
        ("value", "lower", "upper", "numerator", "denominator", "value_last_year", "change", "distance"),
        NOTHING,
    )
    return row(
        code,
        **gone,
        status=status,
        verdict="not_judged",
        change_judgement="not_judged",
        to_benchmark=NOTHING,
        regions=regions,
    )


def profile_of(*rows: dict[str, Any]) -> pd.DataFrame:
    """A profile of these rows."""
    return pd.DataFrame(list(rows), columns=list(ORDINARY))
