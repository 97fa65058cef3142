"""Agreements with partners: how many are in force follows the figures E01 to E03."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from analytics.demonstration.partner_pool import PartnerPool
from analytics.demonstration.places import Places, names_on
from analytics.demonstration.telling import Value
from analytics.demonstration.variation import stream
from analytics.demonstration.wordings import Tongue, Words, between, day_between, picked
from analytics.periods import Period

OLDEST = dt.date(2012, 1, 10)  # of the agreements in force at the first quarter
LATEST_YEARS = 3  # after the last quarter in which an agreement still in force may end
UNEQUAL = (0.5, 1.8)  # what partners of one kind give, beside one another


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement of a territory; ``weight`` and ``reach`` are money and children beside the others."""

    kind: str
    name: str
    agreement: str
    signed_on: dt.date
    ends_on: dt.date | None
    subject: str
    weight: float
    reach: float

    def is_in_force(self, day: dt.date) -> bool:
        """Whether it is in force on a day."""
        return self.signed_on <= day and (self.ends_on is None or day <= self.ends_on)

    def is_in_force_between(self, first: dt.date, last: dt.date) -> bool:
        """Whether it is in force on some of the days, both included."""
        return self.signed_on <= last and (self.ends_on is None or first <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Partnership:
    """The agreements of one territory with what they bring, by the period of the list.

    A list tells of those in force at some time since 1 January, that of a new unit since the day
    ``since`` from which it reports. ``funds`` is the extra-budget money of that time in million tenge,
    ``children`` those in programmes of partners on the last day of the period.
    """

    since: dt.date
    agreements: tuple[Agreement, ...]
    funds: Mapping[Period, float]
    children: Mapping[Period, float]

    def rows(self, period: Period) -> Iterator[dict[str, Value]]:
        """The rows of the territory in a list of a period, the oldest agreement first."""
        first, end_of_year = dt.date(period.year, 1, 1), dt.date(period.year, 12, 31)
        if self.since <= period.last_day:
            first = max(first, self.since)
        of_year = [one for one in self.agreements if one.is_in_force_between(first, end_of_year)]
        money = sum(one.weight for one in of_year)
        in_force = [one for one in of_year if one.is_in_force(period.last_day)]
        reached = sum(one.reach for one in in_force)
        told = [one for one in of_year if one.signed_on <= period.last_day]
        for one in told:
            is_in_force = one in in_force
            until = period if is_in_force or one.ends_on is None else Period.containing(one.ends_on)
            yield {
                "kind": one.kind,
                "name": one.name,
                "agreement": one.agreement,
                "signed_on": one.signed_on.isoformat(),
                "ends_on": one.ends_on.isoformat() if one.ends_on else None,
                "subject": one.subject,
                "money": round(self.funds[until] * one.weight / money, 1) if one.weight else None,
                "children": float(int(self.children[period] * one.reach / reached)) if is_in_force else None,
                "note": None,
            }


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs the agreements of one kind and territory: as many as are in force at each quarter."""

    pool: PartnerPool
    places: Places
    seed: int
    territory: str
    kind: str
    tongue: Tongue

    def agreements(self, in_force: Mapping[Period, int]) -> list[Agreement]:
        """All agreements of the kind: at the end of each quarter so many are in force."""
        random = stream(self.seed, f"partners {self.territory} {self.kind}")
        numbers = itertools.count(1)
        ended: list[Agreement] = []
        current: list[Agreement] = []
        first = min(in_force)
        for period, wanted in in_force.items():
            leaving = max(len(current) - wanted, 0)
            replaced = int(self.pool.replaced * len(current) + random.random()) if current else 0
            leaving = min(leaving + replaced, len(current))
            gone, current = current[:leaving], current[leaving:]
            gone = [replace(one, ends_on=_end(random, period)) for one in gone]
            ended += gone
            earliest = OLDEST if period == first else period.first_day
            for place in range(wanted - len(current)):
                renewed = gone[place] if place < len(gone) and random.random() < self.pool.renewed else None
                signed_on = day_between(random, earliest, period.last_day)
                if renewed is not None and renewed.ends_on is not None:
                    signed_on = day_between(random, renewed.ends_on + dt.timedelta(days=1), period.last_day)
                current.append(self._signed(random, next(numbers), signed_on, renewed))
            current.sort(key=lambda one: one.signed_on)
        return ended + [replace(one, ends_on=self._open_end(random, period)) for one in current]

    def _signed(
        self, random: np.random.Generator, number: int, signed_on: dt.date, renewed: Agreement | None
    ) -> Agreement:
        """A new agreement, with a new partner or with the one whose agreement has ended."""
        kind, tongue = self.pool.kinds[self.kind], self.tongue
        place: Words = picked(random, names_on(self.places[self.territory], signed_on))
        title, name, subject = (
            picked(random, pool) for pool in (self.pool.agreements, kind.names, kind.subjects)
        )
        weight, reach = kind.weight * between(random, UNEQUAL), between(random, UNEQUAL)
        # Each kind has numbers of its own, so that none stands twice in a region.
        own = list(self.pool.kinds).index(self.kind)
        n = (10 * number + int(random.random() * 10)) * len(self.pool.kinds) + own
        agreement = title(tongue, n=n)
        if renewed is not None:
            return replace(renewed, agreement=agreement, signed_on=signed_on, ends_on=None)
        named = name(tongue, n=number, place=place(tongue))
        return Agreement(self.kind, named, agreement, signed_on, None, subject(tongue), weight, reach)

    def _open_end(self, random: np.random.Generator, last: Period) -> dt.date | None:
        """The term of an agreement that is in force at the last quarter."""
        years = 1 + int(random.random() * LATEST_YEARS)
        if random.random() < self.pool.without_end:
            return None
        return dt.date(last.year + years, 12, 31)


def _end(random: np.random.Generator, period: Period) -> dt.date:
    """The end of the first or the second month of a quarter."""
    first = period.first_day
    month = first.month + int(random.random() * 2)
    return dt.date(first.year, month, calendar.monthrange(first.year, month)[1])


def wanted_by_kind(pool: PartnerPool, agreements: float, business: float, ngo: float) -> dict[str, int]:
    """How many agreements of each kind a list tells of: together ``agreements`` / ``one_in``, rounded.

    Business and industry stand to NGOs as ``business`` to ``ngo``.
    """
    total = round(agreements / pool.one_in)
    vocational = round(total * pool.vocational)
    others = total - vocational
    economy = round(others * business / (business + ngo)) if business + ngo else others
    enterprise = round(economy * pool.enterprise)
    return {
        "business": economy - enterprise,
        "enterprise": enterprise,
        "ngo": others - economy,
        "vocational_school": vocational,
    }
