"""The towns and districts of each territory, under the names that they had on a day."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

from analytics.demonstration.wordings import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A town or district with the days of its name, open where it has not changed."""

    name: Words
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max


Places = dict[str, tuple[Place, ...]]


def read_places(folder: Path) -> Places:
    """The places of ``places.toml`` in the folder, by the code of their territory."""
    table = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
    return {
        record["code"]: tuple(
            Place(
                Words(place["ru"], place["kk"]),
                place.get("since", dt.date.min),
                place.get("until", dt.date.max),
            )
            for place in record["places"]
        )
        for record in table["territory"]
    }


def names_on(places: tuple[Place, ...], day: dt.date) -> tuple[Words, ...]:
    """The names in use on a day, in their order."""
    return tuple(place.name for place in places if place.since <= day <= place.until)
