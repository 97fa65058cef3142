"""The model as ``model.toml`` describes it: read, drawn in its order, from one seed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analytics.demonstration.counterpart import Counterpart
from analytics.demonstration.figures import Figures, Series
from analytics.demonstration.flows import Count, Part
from analytics.demonstration.plan import Plan
from analytics.demonstration.register import Register
from analytics.demonstration.stocks import Level, Ratio, Remainder, Share
from analytics.demonstration.timeline import Levels
from analytics.demonstration.variation import Variation, stream
from analytics.demonstration.world import World
from analytics.periods import Period

KINDS: Mapping[str, Callable[..., Series]] = {
    "count": Count,
    "part": Part,
    "level": Level,
    "share": Share,
    "ratio": Ratio,
    "remainder": Remainder,
    "counterpart": Counterpart,
    "register": Register,
    "plan": Plan,
}
LEVELS = ("level", "floor", "ceiling")


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that is drawn, and from which seed."""

    seed: int
    first: Period
    last: Period
    persistence: float
    children: Levels
    series: tuple[Series, ...]


def read_model(folder: Path) -> Model:
    """The model of ``model.toml`` in the folder; an unknown kind is a ``ValueError``."""
    table = tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
    return Model(
        seed=table["seed"],
        first=Period.parse(table["first"]),
        last=Period.parse(table["last"]),
        persistence=table["persistence"],
        children=Levels.of(table["children"]),
        series=tuple(_series(record) for record in table["series"]),
    )


def _series(record: Mapping[str, object]) -> Series:
    kind = str(record["kind"])
    if kind not in KINDS:
        raise ValueError(f"the series {record['code']} is of the unknown kind {kind!r}")
    return KINDS[kind](**{name: _field(name, value) for name, value in record.items() if name != "kind"})


def _field(name: str, value: object) -> object:
    if isinstance(value, dict):
        if name == "variation":
            return Variation(**value)
        return Levels.of(value) if name in LEVELS else value
    if name == "last":
        return Period.parse(str(value))
    return tuple(value) if isinstance(value, list) else value


def draw(model: Model, world: World) -> Figures:
    """All figures of the model by slot and territory; the same seed gives the same figures."""
    figures = Figures()
    for series in model.series:
        series.draw(world, stream(model.seed, series.code), model.persistence, figures)
    return figures
