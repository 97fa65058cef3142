"""The model of clubs and offences: an estimate, what these data could detect at all, and its checks.

The estimate comes first and alone (:func:`estimate`); everything that simulates or fits many times comes
after it (:func:`checks`). ``METHODS.md`` §5; the methods are those of :mod:`analytics.statistics`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.panel import COMMON_BORDERS, PanelRequest, panel
from analytics.periods import Period
from analytics.regions import Regions
from analytics.statistics.association import Association, association
from analytics.statistics.falsification import Falsification, falsification
from analytics.statistics.jackknife import LeftOut, leave_one_out
from analytics.statistics.panel import Panel, panel_of
from analytics.statistics.permutation import PermutationCheck, permutation_check
from analytics.statistics.power import Power, power
from analytics.statistics.specifications import LAGS, Specification, specifications

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

Conclusion = Literal["silent", "neither", "no_large", "less", "more", "interval_alone", "check_alone"]
CITIES: Final = "cities"
# Far enough that most data reach 80 % somewhere: a page that only says "more than 20 %" says little.
EFFECTS: Final = (-2.0, -5.0, -10.0, -15.0, -20.0, -30.0, -40.0)
NAMED_EFFECT: Final = -10.0
ENOUGH_POWER: Final = 0.8
LEVEL: Final = 0.05
# Figures that are there but stand for other land, another definition or a total that fell.
UNUSABLE_EVENTS: Final = ("other_definition", "territory_changed", "negative_quarter", "other_land")
UNUSABLE_COVERAGE: Final = ("territory_changed", "other_land")
# When a step is done, as a share of all steps.
AFTER_PERMUTATION, AFTER_POWER, AFTER_FALSIFICATION = 0.2, 0.85, 0.9


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """Events, the coverage beside them so many quarters earlier, and the range of quarters."""

    coverage_code: str
    events_code: str
    first: Period
    last: Period
    lag: int = 0

    def __post_init__(self) -> None:
        if self.lag not in LAGS:
            raise ValueError(f"a lag is one of {', '.join(map(str, LAGS))} quarters, not {self.lag!r}")


@dataclass(frozen=True, slots=True)
class Estimate:
    """The association at the chosen lag, the panel behind it, and the origins of its figures.

    ``origins`` are ``reported``, ``published``, ``synthetic`` as far as they occur.
    """

    request: ModelRequest
    panel: Panel
    association: Association
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """What stands beside an estimate: its checks, and what these data could detect."""

    permutation: PermutationCheck
    power: Power
    falsification: Falsification
    specifications: tuple[Specification, ...]
    left_out: LeftOut


def estimate(journal: Journal, catalogue: Catalogue, regions: Regions, request: ModelRequest) -> Estimate:
    """The association in the sixteen common units, or why there is none (``association.reason``).

    Raises ``ValueError`` for indicators that can be no coverage or no events.
    """
    asked = PanelRequest(request.coverage_code, request.events_code, request.first, request.last)
    table = panel(journal, catalogue, regions, asked)
    built = usable_panel(table)
    named = {one for origins in table["origins"] for one in str(origins).split(";") if one}
    return Estimate(request, built, association(built, request.lag), tuple(sorted(named)))


def usable_panel(table: pd.DataFrame) -> Panel:
    """The panel of a table of :func:`analytics.measures.panel.panel` without what does not compare.

    Coverage stays where only the events are missing, and the reverse: with a lag they stand apart.
    """
    return panel_of(
        [str(code) for code in table["unit_code"]],
        [int(key) for key in table["period_key"]],
        np.where(table["status"].isin(UNUSABLE_EVENTS), np.nan, table["events"].astype(float)),
        table["exposure"].astype(float).to_numpy(),
        np.where(table["status"].isin(UNUSABLE_COVERAGE), np.nan, table["coverage"].astype(float)),
    )


def checks(
    found: Estimate, cities: tuple[str, ...], progress: Callable[[float], None] | None = None
) -> Checks:
    """All checks of an estimate; ``progress`` is told the share that is done, 0 to 1.

    ``cities`` are left out together in one row of the table of specifications; see :func:`cities_of`.
    """
    told = progress or (lambda done: None)
    data, lag = found.panel, found.request.lag
    told(0.0)
    permuted = permutation_check(data, lag)
    told(AFTER_PERMUTATION)
    span = AFTER_POWER - AFTER_PERMUTATION
    powered = power(
        data, lag, effects=EFFECTS, progress=lambda done: told(AFTER_PERMUTATION + span * min(done, 1.0))
    )
    falsified = falsification(data, lag)
    told(AFTER_FALSIFICATION)
    rows = specifications(data, lag, without={CITIES: cities})
    left_out = leave_one_out(data, lag)
    told(1.0)
    return Checks(permuted, powered, falsified, rows, left_out)


def cities_of(regions: Regions) -> tuple[str, ...]:
    """The cities of republican significance among the common units."""
    return tuple(region.code for region in regions.in_borders(COMMON_BORDERS) if region.kind == "city")


def power_at(found: Power, effect: float = NAMED_EFFECT) -> float:
    """The share of simulated panels in which an effect of this size is found; NaN where it is unknown."""
    return found.found[found.effects.index(effect)] if effect in found.effects else float("nan")


def conclusion(found: Association, beside: Checks) -> Conclusion:
    """What may be said: an estimate counts only where its interval and the permutation check agree.

    ``neither``: within chance, and ten per cent would be missed too often; ``no_large``: within chance,
    though ten per cent would have been seen; ``interval_alone`` and ``check_alone``: the two disagree.
    """
    if found.reason is not None:
        return "silent"
    is_clear, is_checked = found.probability < LEVEL, beside.permutation.probability < LEVEL
    if is_clear and is_checked:
        return "less" if found.percent < 0 else "more"
    if is_clear:
        return "interval_alone"
    if is_checked:
        return "check_alone"
    return "no_large" if power_at(beside.power) >= ENOUGH_POWER else "neither"


def most_moving(found: LeftOut) -> tuple[str, float] | None:
    """The unit whose removal moves the estimate most, and what it is then; ``None``: there is none."""
    known = [
        (unit, percent)
        for unit, percent in zip(found.units, found.percent_without, strict=True)
        if np.isfinite(percent)
    ]
    whole = found.association.percent
    return max(known, key=lambda pair: abs(pair[1] - whole), default=None)
