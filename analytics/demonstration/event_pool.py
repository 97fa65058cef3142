"""The pool of events of ``events.toml``: what is held, where, by whom, how large, how often."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from analytics.demonstration.timeline import Levels
from analytics.demonstration.wordings import Words, named_pool, pool_of

Body = Literal["education", "police", "joint"]
Range = tuple[float, float]

ALL_MONTHS = frozenset(range(1, 13))


@dataclass(frozen=True, slots=True)
class EventTemplate:
    """One event of the pool; ``months`` are those in which it may be held, ranges are persons."""

    code: str
    body: Body
    kind: str
    titles: tuple[Words, ...]
    venues: tuple[Words, ...]
    holder: str
    partners: tuple[Words, ...]
    months: frozenset[int]
    weight: float
    children: Range | None
    registered: Range | None
    parents: Range | None


@dataclass(frozen=True, slots=True)
class EventPool:
    """The description of ``events.toml``: the events and how often they are held and told how."""

    templates: Mapping[Body, tuple[EventTemplate, ...]]
    rate: Mapping[Body, float]
    power: float
    level: Levels
    seasonal: tuple[float, ...]
    noted: float
    notes: tuple[Words, ...]
    telling: Mapping[str, float]
    look_alike: float
    bodies: Mapping[str, Words]


def read_event_pool(folder: Path) -> EventPool:
    """The pool of the folder's ``events.toml``; an unknown name in an event is a ``KeyError``."""
    table = tomllib.loads((folder / "events.toml").read_text(encoding="utf-8"))
    partners = named_pool(table["partners"])
    venues = {name: pool_of(records) for name, records in table["venues"].items()}
    templates = [_template(record, venues, partners) for record in table["event"]]
    bodies: tuple[Body, ...] = ("education", "police", "joint")
    telling = dict(table["telling"])
    return EventPool(
        templates={body: tuple(one for one in templates if one.body == body) for body in bodies},
        rate=table["rate"],
        power=table["power"],
        level=Levels.of(table["level"]),
        seasonal=tuple(table["seasonal"]),
        noted=table["noted"],
        notes=pool_of(table["note"]),
        look_alike=telling.pop("look_alike"),
        telling=telling,
        bodies=named_pool(table["bodies"]),
    )


def _template(
    record: Mapping[str, Any], venues: Mapping[str, tuple[Words, ...]], partners: Mapping[str, Words]
) -> EventTemplate:
    return EventTemplate(
        code=record["code"],
        body=record["body"],
        kind=record["kind"],
        titles=pool_of(record["titles"]),
        venues=venues[record["venue"]],
        holder=record.get("holder", record["body"]),
        partners=tuple(partners[name] for name in record.get("with", ())),
        months=frozenset(record["months"]) if "months" in record else ALL_MONTHS,
        weight=record.get("weight", 1.0),
        children=_range(record, "children"),
        registered=_range(record, "registered"),
        parents=_range(record, "parents"),
    )


def _range(record: Mapping[str, Any], name: str) -> Range | None:
    return (record[name][0], record[name][1]) if name in record else None
