"""From territories to returns: who carries whose figures, and what stands since 1 January."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analytics.demonstration.figures import Figures
from analytics.demonstration.timeline import Numbers
from analytics.demonstration.world import World
from analytics.periods import Period
from analytics.regions import load_regions

Reported = dict[tuple[str, Period], float]
"""Figures as reported, by region and period: flows cumulative, stocks as they stand."""


@dataclass(frozen=True, slots=True)
class Carriers:
    """For each slot the unit in whose return each territory stands.

    ``membership`` is slots x territories x units (1 where it stands in it); ``units`` are codes
    of today, ``labels`` their codes as the units were called in each period.
    """

    units: tuple[str, ...]
    periods: tuple[Period, ...]
    membership: Numbers
    labels: Mapping[tuple[str, Period], str]


def carriers_of(world: World) -> Carriers:
    """The carriers of every slot; a unit has a label only in the periods in which it reports."""
    units = world.codes
    membership = np.zeros((*world.shape, len(units)))
    for row, slot in enumerate(world.slots):
        for column, territory in enumerate(world.territories):
            membership[row, column, units.index(territory.carrier(slot.first_day))] = 1
    periods = tuple(dict.fromkeys(slot.period for slot in world.slots))
    return Carriers(units, periods, membership, _labels(periods))


def _labels(periods: tuple[Period, ...]) -> dict[tuple[str, Period], str]:
    """Codes by unit of today and period: a unit that was renamed has its former code before."""
    regions = load_regions()
    renamed = {row.predecessor: row.successor for row in regions.lineage if "renamed" in row.kind}
    return {
        (renamed.get(region.code, region.code), period): region.code
        for period in periods
        for region in regions.reporting(period)
    }


def reported_figures(world: World, carriers: Carriers, figures: Figures) -> dict[str, Reported]:
    """Every indicator as the regions of each period report it."""
    flows = {code: _cumulative(world, carriers, drawn) for code, drawn in figures.flows.items()}
    stocks = {code: _at_the_end(world, carriers, drawn) for code, drawn in figures.stocks.items()}
    return {code: _labelled(carriers, table) for code, table in (flows | stocks).items()}


def _by_unit(carriers: Carriers, drawn: Numbers) -> Numbers:
    return np.asarray(np.einsum("st,stu->su", drawn, carriers.membership))


def _cumulative(world: World, carriers: Carriers, drawn: Numbers) -> Numbers:
    """Periods by units: the sum of the slots of the year so far."""
    by_unit = _by_unit(carriers, drawn)
    table = np.zeros((len(carriers.periods), len(carriers.units)))
    for row, period in enumerate(carriers.periods):
        counted = [slot.period.year == period.year and slot.period <= period for slot in world.slots]
        table[row] = by_unit[counted].sum(axis=0)
    return table


def _at_the_end(world: World, carriers: Carriers, drawn: Numbers) -> Numbers:
    """Periods by units: the last slot of each period."""
    by_unit = _by_unit(carriers, drawn)
    last = {slot.period: row for row, slot in enumerate(world.slots)}
    return by_unit[[last[period] for period in carriers.periods]]


def _labelled(carriers: Carriers, table: Numbers) -> Reported:
    """The figures that exist, by region and period; money keeps one decimal."""
    return {
        (label, period): round(float(value), 1)
        for row, period in enumerate(carriers.periods)
        for value, unit in zip(table[row], carriers.units, strict=True)
        if (label := carriers.labels.get((unit, period))) is not None and not np.isnan(value)
    }
