"""The tile-grid map: every region one tile of equal weight, always at the same place."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from analytics.settings import PROJECT

TILES_FILE: Final = PROJECT / "data" / "geo" / "tiles.toml"
COLUMNS, ROWS = 7, 5
# Degrees on an equirectangular map around (0, 0): small enough to be flat.
WIDTH, HEIGHT, GAP = 1.0, 0.84, 0.05


@dataclass(frozen=True, slots=True)
class Tile:
    """A rectangle in degrees; ``west`` and ``north`` are its upper left corner."""

    west: float
    east: float
    south: float
    north: float

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle, where the label stands."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    @property
    def ring(self) -> list[list[float]]:
        """The outline, clockwise: counter-clockwise would flood the rest of the world."""
        corners = [
            (self.west, self.south),
            (self.west, self.north),
            (self.east, self.north),
            (self.east, self.south),
            (self.west, self.south),
        ]
        return [[round(longitude, 3), round(latitude, 3)] for longitude, latitude in corners]


@cache
def tiles(borders: int) -> dict[str, Tile]:
    """The tile of each region of some borders, by code; unknown borders are a ``ValueError``."""
    places = tomllib.loads(TILES_FILE.read_text(encoding="utf-8")).get(str(borders))
    if places is None:
        raise ValueError(f"no tiles are drawn for the borders {borders}")
    return {code: _tile(*place) for code, place in places.items()}


@cache
def tile_shapes(borders: int) -> dict[str, Any]:
    """The tiles as GeoJSON; the ``id`` of a feature is the region's code."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": code,
                "properties": {},
                "geometry": {"type": "Polygon", "coordinates": [tile.ring]},
            }
            for code, tile in tiles(borders).items()
        ],
    }


def frame() -> tuple[list[float], list[float]]:
    """The ranges of longitude and latitude that show the whole grid."""
    half_width, half_height = COLUMNS * WIDTH / 2, ROWS * HEIGHT / 2
    return [-half_width, half_width], [-half_height, half_height]


def _tile(column: int, row: int, width: int, height: int) -> Tile:
    west = (column - COLUMNS / 2) * WIDTH
    north = (ROWS / 2 - row) * HEIGHT
    return Tile(
        west=west + GAP / 2,
        east=west + width * WIDTH - GAP / 2,
        south=north - height * HEIGHT + GAP / 2,
        north=north - GAP / 2,
    )
