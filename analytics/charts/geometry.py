"""The true shapes of the regions: read from an open package or an own GeoJSON, and simplified.

The package is read as a file and never imported; nothing derived from it is stored. Without it
the maps fall back to tiles.
"""

from __future__ import annotations

import importlib.util
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.albers import Albers
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.settings import PROJECT

if TYPE_CHECKING:
    from shapely import Geometry

SETTINGS_FILE: Final = PROJECT / "data" / "geo" / "geographic.toml"


@dataclass(frozen=True, slots=True)
class City:
    """A city too small to be seen: where it lies and where its circle stands, in degrees."""

    longitude: float
    latitude: float
    circle_longitude: float
    circle_latitude: float


@dataclass(frozen=True, slots=True)
class MapSettings:
    """How the geographic map is read, projected and labelled (``data/geo/geographic.toml``)."""

    source: dict[str, Any]
    simplify: dict[str, Any]
    longitude: list[float]
    latitude: list[float]
    centre: tuple[float, float]
    enlarged: float
    albers: Albers
    names: dict[str, str]
    labels: dict[str, tuple[float, float]]
    labels_of_merged: dict[str, tuple[float, float]]
    cities: dict[str, City]

    def labels_in(self, borders: int) -> dict[str, tuple[float, float]]:
        """Where the labels of the regions stand in some borders; cities have theirs at the circle."""
        return self.labels if borders == self.source["borders"] else self.labels | self.labels_of_merged


@cache
def map_settings() -> MapSettings:
    """The settings of the geographic map as its file gives them."""
    raw = tomllib.loads(SETTINGS_FILE.read_text(encoding="utf-8"))
    projection = raw["projection"]
    return MapSettings(
        source=raw["source"],
        simplify=raw["simplify"],
        longitude=projection["longitude"],
        latitude=projection["latitude"],
        centre=(projection["centre"][0], projection["centre"][1]),
        enlarged=projection["enlarged"],
        albers=Albers(tuple(projection["parallels"]), projection["meridian"]),
        names=raw["names"],
        labels=_places(raw["labels"]),
        labels_of_merged=_places(raw["labels_of_merged"]),
        cities={code: City(*place) for code, place in raw["cities"].items()},
    )


def _places(table: dict[str, list[float]]) -> dict[str, tuple[float, float]]:
    return {code: (place[0], place[1]) for code, place in table.items()}


def package_file() -> Path | None:
    """The GeoJSON inside the open package, found without importing it; ``None`` where it is absent."""
    source = map_settings().source
    found = importlib.util.find_spec(source["module"])
    if found is None or not found.submodule_search_locations:
        return None
    path = Path(found.submodule_search_locations[0]) / source["file"]
    return path if path.is_file() else None


@cache
def geographic_shapes(borders: int, own: Path | None = None) -> dict[str, Any] | None:
    """The regions of some borders as simplified GeoJSON, or ``None`` where no geometry is there.

    Computed once a process for each borders (about half a second), then remembered.

    Args:
        borders: 2015, 2018 or 2022; earlier borders are unions of the present regions.
        own: a GeoJSON of the ministry (longitude and latitude; property ``code``: KATO code).

    Returns:
        A FeatureCollection; the ``id`` of a feature is the region's code, outer rings run clockwise.

    Raises:
        ValueError: the GeoJSON lacks a region.
    """
    path = own or package_file()
    if path is None:
        return None
    shapes = _simplified(str(path))
    features = [
        _feature(region.code, _merged(shapes, region.code, borders))
        for region in load_regions().in_borders(borders)
    ]
    return {"type": "FeatureCollection", "features": features}


@cache
def _simplified(path: str) -> dict[str, Geometry]:
    """Each present region in kilometres on the projection, simplified so that borders stay shared."""
    import numpy as np
    import shapely
    from shapely.geometry import shape

    settings = map_settings()
    raw = json.loads(Path(path).read_text(encoding="utf-8"))
    codes = [_code(feature["properties"]) for feature in raw["features"]]
    shapes = np.array([shape(feature["geometry"]) for feature in raw["features"]], dtype=object)
    flat = shapely.make_valid(shapely.force_2d(shapes))
    kilometres = shapely.transform(flat, settings.albers.project)
    simple = shapely.coverage_simplify(kilometres, settings.simplify["tolerance_km"])
    return {code: geometry for code, geometry in zip(codes, simple, strict=True) if code}


def _code(properties: dict[str, Any]) -> str:
    """The region's code: given as such, or behind the package's English name; empty if neither."""
    settings = map_settings()
    given = properties.get(settings.source["code_property"])
    if given is not None:
        return str(given)
    return settings.names.get(str(properties.get(settings.source["name_property"])), "")


def _merged(shapes: dict[str, Geometry], code: str, borders: int) -> Geometry:
    import shapely

    members = _members(code, borders)
    missing = [member for member in members if member not in shapes]
    if missing:
        raise ValueError(f"the GeoJSON lacks the regions {', '.join(missing)}")
    return shapely.union_all([shapes[member] for member in members])


def _members(code: str, borders: int) -> tuple[str, ...]:
    """The present regions that make up a region of some borders."""
    whole_year = Period(map_settings().source["borders"] + 1, 1)
    return load_regions().members(code, borders, whole_year)


def _feature(code: str, kilometres: Geometry) -> dict[str, Any]:
    import shapely
    from shapely.geometry import MultiPolygon, mapping, polygon

    settings = map_settings()
    parts = [part for part in shapely.get_parts(kilometres) if part.geom_type == "Polygon"]
    smallest = settings.simplify["smallest_islet_km2"]
    kept = [part for part in parts if part.area >= smallest] or [max(parts, key=lambda part: part.area)]
    degrees = shapely.transform(MultiPolygon(kept), settings.albers.unproject)
    rounded = shapely.make_valid(shapely.transform(degrees, lambda c: c.round(settings.simplify["decimals"])))
    areas = [part for part in shapely.get_parts(rounded) if part.geom_type == "Polygon"]
    clockwise = MultiPolygon([polygon.orient(area, sign=-1.0) for area in areas])
    return {"type": "Feature", "id": code, "properties": {}, "geometry": mapping(clockwise)}
