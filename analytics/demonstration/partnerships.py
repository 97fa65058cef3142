"""The partnership of each territory from the figures of the model."""

from __future__ import annotations

import datetime as dt

from analytics.demonstration.figures import Figures
from analytics.demonstration.partner_pool import PartnerPool
from analytics.demonstration.partners import Partnership, Signing, wanted_by_kind
from analytics.demonstration.places import Places
from analytics.demonstration.wordings import Tongue
from analytics.demonstration.world import World
from analytics.periods import Period


def partnerships(
    world: World, figures: Figures, pool: PartnerPool, places: Places, seed: int, kazakh: frozenset[str]
) -> dict[str, Partnership]:
    """The agreements of all territories, by code, with their money and children."""
    rows = {slot.period: row for row, slot in enumerate(world.slots)}
    agreements, business, ngo, children = (figures.of(code) for code in ("E01", "E02", "E03", "E04"))
    found = {}
    for column, code in enumerate(world.codes):
        wanted = {
            period: wanted_by_kind(pool, agreements[row, column], business[row, column], ngo[row, column])
            for period, row in rows.items()
        }
        tongue: Tongue = "kk" if code in kazakh else "ru"
        signed = [
            agreement
            for kind in pool.kinds
            for agreement in Signing(pool, places, seed, code, kind, tongue).agreements(
                {period: numbers[kind] for period, numbers in wanted.items()}
            )
        ]
        signed.sort(key=lambda one: (one.signed_on, one.name))
        found[code] = Partnership(
            since=world.territories[column].since or dt.date.min,
            agreements=tuple(signed),
            funds={period: pool.of_funds * money for period, money in _since_january(world, figures, column)},
            children={period: pool.of_children * children[row, column] for period, row in rows.items()},
        )
    return found


def _since_january(world: World, figures: Figures, column: int) -> list[tuple[Period, float]]:
    """The extra-budget money of a territory from 1 January to the end of each quarter.

    Only what the unit that reports for it at that end has told: a new unit begins at nought.
    """
    carrier = world.territories[column].carrier
    totals: dict[Period, float] = {}
    funds = figures.of("D07")[:, column]
    for slot in world.slots:
        counted = [
            one.period.year == slot.period.year
            and one.first_day <= slot.first_day
            and carrier(one.first_day) == carrier(slot.first_day)
            for one in world.slots
        ]
        totals[slot.period] = float(funds[counted].sum())
    return list(totals.items())
