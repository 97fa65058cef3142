"""The funnel of a comparison: each region by its size, with the limits that its size allows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from analytics.measures.view import View
from analytics.statistics.funnel import ALARM, WARNING, Funnel, funnel
from analytics.statistics.verdicts import words_of

if TYPE_CHECKING:
    import pandas as pd

CURVE_POINTS: Final = 60
# From a third of the smallest region to a little over the largest.
ROOM: Final = (0.6, 1.08)
NoFunnel = Literal["count", "no_distribution", "few_regions"]


@dataclass(frozen=True, slots=True)
class FunnelPlot:
    """Regions and limits of a funnel, or the reason why there is none.

    ``regions``: ``region_code``, ``denominator``, ``value`` (in the unit), ``z``, ``position`` (within |
    above_95 | below_95 | above_998 | below_998 | not_judged) and ``verdict``, which is that of the
    position by the polarity. ``limits``: ``denominator`` with ``lower_95``, ``upper_95``, ``lower_998``,
    ``upper_998`` in the unit. ``target`` is the republic's value over the same regions; ``phi`` tells how
    many times the regions differ more than chance alone would make them.
    """

    reason: NoFunnel | None
    regions: pd.DataFrame
    limits: pd.DataFrame
    target: float | None = None
    phi: float | None = None
    between: float | None = None


def funnel_plot(table: pd.DataFrame, view: View) -> FunnelPlot:
    """The funnel of a comparison's table with limits widened for over-dispersion.

    Only values that are ``ok`` are judged. There is no funnel of a count, of what has no known
    distribution, and of fewer than five regions. Sources: see ``analytics.statistics.funnel``.
    """
    import pandas as pd

    nothing = pd.DataFrame()
    if view.measure == "count":
        return FunnelPlot("count", nothing, nothing)
    distribution = view.indicator.distribution
    if distribution == "none":
        return FunnelPlot("no_distribution", nothing, nothing)
    known = table[table["status"].eq("ok") & table["denominator"].gt(0)]
    numerator, denominator = (known[name].to_numpy(dtype=np.float64) for name in ("numerator", "denominator"))
    found = funnel(numerator, denominator, distribution, view.indicator.per)
    if found is None:
        return FunnelPlot("few_regions", nothing, nothing)
    regions = pd.DataFrame(
        {
            "region_code": known["region_code"].to_numpy(),
            "denominator": denominator,
            "value": known["value"].to_numpy(dtype=np.float64),
            "numerator": numerator,
            "z": found.z,
            "position": found.position,
            "verdict": _verdicts(found, view),
            "status": "ok",
        }
    )
    return FunnelPlot(None, regions, _limits(found, denominator), found.target, found.phi, found.between)


def _verdicts(found: Funnel, view: View) -> np.ndarray:
    above, below = words_of(view.indicator.polarity)
    start = np.char.partition(found.position.astype(str), "_")[:, 0]
    conditions = [start == "above", start == "below", start == "within"]
    return np.select(conditions, [above, below, "similar"], default="not_judged")


def _limits(found: Funnel, denominator: np.ndarray) -> pd.DataFrame:
    import pandas as pd

    first, last = denominator.min() * ROOM[0], denominator.max() * ROOM[1]
    along = np.linspace(np.sqrt(first), np.sqrt(last), CURVE_POINTS) ** 2
    lower, upper = found.limits(along, WARNING)
    lowest, highest = found.limits(along, ALARM)
    return pd.DataFrame(
        {
            "denominator": along,
            "lower_95": lower,
            "upper_95": upper,
            "lower_998": lowest,
            "upper_998": highest,
        }
    )
