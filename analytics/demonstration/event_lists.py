"""The events as the rows of each unit's lists: those of a year in the order of their days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analytics.demonstration.list_sheets import sheets_of_form
from analytics.demonstration.lists import ListBehaviour, MistakeKind
from analytics.demonstration.telling import ToldEvent, Value
from analytics.demonstration.world import World
from analytics.intake.batch import ListRow
from analytics.periods import Period

BODIES = {"ZM-L": "education", "ZM-LP": "police"}
FEWER = 0.9  # of the children of an event, as a first return that was revised had counted them

EventRows = Mapping[tuple[str, str, int], tuple[ListRow, ...]]


def event_rows(world: World, events: Iterable[ToldEvent], lists: ListBehaviour) -> EventRows:
    """The rows of a whole year by form, unit of today's map and year.

    An event stands in the list of the unit that reports for its territory on its day. A row keeps its
    place from quarter to quarter: a return of the year holds the first rows of it.
    """
    territories = {territory.code: territory for territory in world.territories}
    told: dict[tuple[str, str, int], list[ToldEvent]] = defaultdict(list)
    form_of = {body: form_code for form_code, body in BODIES.items()}
    for event in events:
        unit = territories[event.territory].carrier(event.held_on)
        told[form_of[event.body], unit, event.held_on.year].append(event)
    found = {}
    for key, own in told.items():
        form_code, unit, _ = key
        own.sort(key=lambda event: event.held_on)
        values = _with_mistake([event.values for event in own], lists.mistakes.get(key))
        found[key] = tuple(sheets_of_form(form_code, lists.tongue(unit))["event"].rows(values))
    return found


def until(rows: Sequence[ListRow], period: Period) -> list[ListRow]:
    """The rows of a year's list that a return of a period holds."""
    return [row for row in rows if held_on(row) <= period.last_day]


def as_first_told(rows: Sequence[ListRow], period: Period, *, left_out: bool) -> list[ListRow] | None:
    """The rows as a return had them before it was revised, ``None`` where nothing new was told.

    One event of the quarter was left out, or fewer children counted in it.
    """
    new = [place for place, row in enumerate(rows) if held_on(row) >= period.first_day]
    if not new:
        return None
    place = new[len(new) // 2]
    values = [row.values for row in rows]
    children = values[place]["children"]
    if left_out or not isinstance(children, float):
        del values[place]
    else:
        registered = values[place]["registered_children"]
        least = registered if isinstance(registered, float) else 0.0
        values[place] = {**values[place], "children": max(float(int(children * FEWER)), least)}
    return _placed(rows, values)


def held_on(row: ListRow) -> dt.date:
    """The day of an event."""
    return dt.date.fromisoformat(str(row.values["held_on"]))


def _placed(rows: Sequence[ListRow], values: Iterable[Mapping[str, Value]]) -> list[ListRow]:
    """The values in the places of these rows, from the first one on."""
    return [
        ListRow(row.list_code, row.sheet, row.row, filled, row.cells)
        for row, filled in zip(rows, values, strict=False)
    ]


def _with_mistake(
    values: list[Mapping[str, Value]], mistake: MistakeKind | None
) -> list[Mapping[str, Value]]:
    """The rows of a year with one of the mistakes that ``lists.toml`` names."""
    if mistake == "row_twice":
        return [values[0], *values]
    if mistake == "last_year":
        year = int(str(values[0]["held_on"])[:4])
        return [{**values[0], "held_on": dt.date(year - 1, 12, 24).isoformat()}, *values[1:]]
    return values
