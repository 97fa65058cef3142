"""How an event is told: as a row of a body's list, and how two bodies differ about a joint one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analytics.demonstration.event_pool import Body, EventPool, EventTemplate
from analytics.demonstration.wordings import Tongue, Words, between, picked

Value = str | float | None

PERSONS = ("children", "registered_children", "parents")
MISCOUNT = (0.72, 0.93)  # what the police count of a joint event where the numbers differ
OTHER_SIZE = (0.55, 0.9)  # of an event that only looks like another one


@dataclass(frozen=True, slots=True)
class Held:
    """An event as it was held, before anybody tells of it; persons are ``None`` where not counted."""

    template: EventTemplate
    held_on: dt.date
    district: Words
    venue: Words
    persons: tuple[int | None, int | None, int | None]
    note: Words | None


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One event as one body tells of it: a row of that body's list.

    ``telling`` says how the two bodies tell of a joint event (``same``, ``words``, ``day``,
    ``numbers``, ``both``, ``alone``); ``look_alike`` marks an event of the police's own that has
    the title and the day of another one; it is empty for the others. The two rows of one joint event
    have one ``number``.
    """

    territory: str
    body: Body
    held_on: dt.date
    values: Mapping[str, Value]
    telling: str = ""
    number: int = 0


def told(
    territory: str, body: Body, held: Held, tongue: Tongue, pool: EventPool, holder: str | None = None
) -> ToldEvent:
    """The row that a body writes of an event."""
    template = held.template
    holder = holder or template.holder
    other: Sequence[Words] = ()
    if holder == "joint":
        other = (pool.bodies["police" if body == "education" else "education"],)
    taking_part = ", ".join(words(tongue) for words in (*other, *template.partners))
    children, registered, parents = held.persons
    values: dict[str, Value] = {
        "kind": template.kind,
        "title": template.titles[0](tongue),
        "held_on": held.held_on.isoformat(),
        "place": f"{held.district(tongue)}, {held.venue(tongue)}",
        "holder": holder,
        "partner_body": taking_part[:1].upper() + taking_part[1:] or None,
        "children": _number(children),
        "registered_children": _number(registered),
        "parents": _number(parents),
        "note": held.note(tongue) if held.note else None,
    }
    return ToldEvent(territory, body, held.held_on, values)


def told_by_the_police(random: np.random.Generator, event: ToldEvent, title: str, district: str) -> ToldEvent:
    """A joint event in the list of the police, with what they tell otherwise than education."""
    values = dict(event.values)
    held_on = event.held_on
    if event.telling in {"words", "both"}:
        values |= {"title": title, "place": district, "note": None}
    if event.telling in {"numbers", "both"}:
        values |= _scaled(values, between(random, MISCOUNT))
    if event.telling == "day":
        held_on += dt.timedelta(days=1)
        values["held_on"] = held_on.isoformat()
    return replace(event, held_on=held_on, values=values)


def look_alike(random: np.random.Generator, held: Held, places: Sequence[Words]) -> Held:
    """Another event with the title and the day of this one: elsewhere, with other numbers."""
    elsewhere = [place for place in places if place != held.district]
    factor = between(random, OTHER_SIZE)
    children, registered, parents = (
        None if number is None else int(number * factor) for number in held.persons
    )
    return replace(
        held, district=picked(random, elsewhere), persons=(children, registered, parents), note=None
    )


def _scaled(values: Mapping[str, Value], factor: float) -> dict[str, Value]:
    """The numbers of persons, the same part of each."""
    return {
        code: float(int(number * factor)) for code in PERSONS if isinstance(number := values[code], float)
    }


def _number(count: int | None) -> float | None:
    return None if count is None else float(count)
