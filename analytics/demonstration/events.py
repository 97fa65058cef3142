"""The events that each territory held, as education and the police tell of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from analytics.demonstration.event_pool import Body, EventPool, EventTemplate
from analytics.demonstration.places import Places, names_on
from analytics.demonstration.telling import Held, ToldEvent, look_alike, told, told_by_the_police
from analytics.demonstration.timeline import Slot
from analytics.demonstration.variation import stream
from analytics.demonstration.wordings import Tongue, Words, between, picked
from analytics.demonstration.world import World

SUNDAY = 6
END_OF_HOLIDAYS = (1, 9)  # month and day
LARGEST_NUMBER = 40  # of a school, a club or a district of a town
BOTH: tuple[Body, Body] = ("education", "police")
EVEN_CHANCE = 0.5
OTHER = "other"  # the kind of what is of no other kind
ROOM = 100  # numbers of joint events that a slot of a territory may use


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything of which the events of a territory are made."""

    pool: EventPool
    places: Places
    world: World
    seed: int
    kazakh: frozenset[str]

    def events(self) -> tuple[ToldEvent, ...]:
        """The events of all territories as both bodies tell them, by slot and territory."""
        return tuple(
            event
            for row, slot in enumerate(self.world.slots)
            for column in range(len(self.world.territories))
            for event in self._of_slot(row, column, slot)
        )

    def _of_slot(self, row: int, column: int, slot: Slot) -> Iterator[ToldEvent]:
        territory = self.world.territories[column]
        random = stream(self.seed, f"events {territory.code} {slot.first_day}")
        tongue: Tongue = "kk" if territory.carrier(slot.first_day) in self.kazakh else "ru"
        places = names_on(self.places[territory.code], slot.first_day)
        size = self._size(row, column)
        own = self._held(random, "education", slot, places, size)
        for held in own:
            yield told(territory.code, "education", held, tongue, self.pool)
        for held in self._held(random, "police", slot, places, size):
            yield told(territory.code, "police", held, tongue, self.pool)
        if own and random.random() < self.pool.look_alike:
            other = look_alike(random, own[0], places)
            event = told(territory.code, "police", other, tongue, self.pool, holder="police")
            yield replace(event, telling="look_alike")
        first = ROOM * (row * len(self.world.territories) + column)
        for number, held in enumerate(self._held(random, "joint", slot, places, size), start=first + 1):
            yield from self._joint(random, territory.code, held, tongue, number)

    def _joint(
        self, random: np.random.Generator, territory: str, held: Held, tongue: Tongue, number: int
    ) -> Iterator[ToldEvent]:
        """The rows of a joint event: one of each body, or that of one alone."""
        tellings, shares = list(self.pool.telling), np.cumsum(list(self.pool.telling.values()))
        drawn = int(np.searchsorted(shares, random.random() * shares[-1], side="right"))
        telling, is_by_police = tellings[drawn], random.random() < EVEN_CHANCE
        education, police = (
            replace(told(territory, body, held, tongue, self.pool), telling=telling, number=number)
            for body in BOTH
        )
        if telling == "alone":
            yield police if is_by_police else education
            return
        yield education
        title, district = held.template.titles[-1](tongue), held.district(tongue)
        yield told_by_the_police(random, police, title, district)

    def _held(
        self, random: np.random.Generator, body: Body, slot: Slot, places: tuple[Words, ...], size: float
    ) -> list[Held]:
        """The events of one body, or of both, in a slot: each of the pool at most once."""
        middle = np.array([slot.first_day.year + (slot.first_day.month - 1) / 12])
        expected = self.pool.rate[body] * size * float(self.pool.level.at(middle)[0])
        expected *= self.pool.seasonal[slot.period.quarter - 1] * slot.part_of_quarter
        number = int(expected + random.random())
        days = days_by_month(slot)
        possible = [one for one in self.pool.templates[body] if one.months & days.keys()]
        number = min(number, len(possible))
        if not number:
            return []
        weights = np.array([one.weight for one in possible])
        chosen = random.choice(len(possible), size=number, replace=False, p=weights / weights.sum())
        return [self._one(random, possible[index], days, places, size) for index in chosen]

    def _one(
        self,
        random: np.random.Generator,
        template: EventTemplate,
        days: Mapping[int, list[dt.date]],
        places: tuple[Words, ...],
        size: float,
    ) -> Held:
        possible = [day for month in sorted(template.months & days.keys()) for day in days[month]]
        held_on = picked(random, possible)
        children, registered, parents = (
            None if bounds is None else round(between(random, bounds, size))
            for bounds in (template.children, template.registered, template.parents)
        )
        if children is not None and registered is not None:
            registered = min(registered, children)
        district, venue = picked(random, places), picked(random, template.venues)
        number = 1 + int(random.random() * LARGEST_NUMBER)
        words = Words(venue.ru.format(n=number), venue.kk.format(n=number))
        is_noted = random.random() < self.pool.noted or template.kind == OTHER  # its note says what it was
        note = picked(random, self.pool.notes) if is_noted else None
        return Held(template, held_on, district, words, (children, registered, parents), note)

    def _size(self, row: int, column: int) -> float:
        """How large a territory is beside the average one, less than in proportion."""
        children = self.world.children[row]
        return float((children[column] / children.mean()) ** self.pool.power)


@cache
def days_by_month(slot: Slot) -> Mapping[int, list[dt.date]]:
    """The days of a slot by month on which events are held: no Sundays, none of the first of January.

    The last day is left out too: one of two bodies may write down the day after.
    """
    length = (slot.last_day - slot.first_day).days
    found: dict[int, list[dt.date]] = {}
    for day in (slot.first_day + dt.timedelta(days=number) for number in range(length)):
        if day.weekday() != SUNDAY and (day.month, day.day) >= END_OF_HOLIDAYS:
            found.setdefault(day.month, []).append(day)
    return found
