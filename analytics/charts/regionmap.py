"""Maps of the regions from one comparison table: the tile grid and the true geography.

Both return a plain Plotly figure. It must be shown with ``theme.MAP_CONFIG``, otherwise the map
stays blank without internet. A click returns the region's code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.geometry import City, geographic_shapes, map_settings
from analytics.charts.paint import PaintedRegion, legend, outlines, paint, step_scale
from analytics.charts.palette import contrast, palette
from analytics.charts.rows import region_names, region_rows
from analytics.charts.theme import CLEAR, Figure, base_layout
from analytics.charts.tiles import frame, tile_shapes, tiles
from analytics.charts.view import ChartView

if TYPE_CHECKING:
    import pandas as pd

HEIGHT: Final = 470
COMPACT_HEIGHT: Final = 320
TILE_WORDS: Final = 12
COMPACT_TILE_WORDS: Final = 8
MAP_WORDS: Final = 11
CIRCLE: Final = 19
HOVER: Final = "%{hovertext}<extra></extra>"

Shapes = dict[str, Any] | str


def tile_map(table: pd.DataFrame, view: ChartView, shapes: Shapes | None = None) -> Figure:
    """All regions as tiles of equal weight, each with its short name and value.

    Args:
        table: a comparison table (see ``rows.region_rows``), one row a region, any order.
        view: borders, language, theme, what is coloured, which region is outlined.
        shapes: the address where the tiles' GeoJSON is served; without it the shapes travel in
            the figure.
    """
    regions = _painted(table, view)
    entries = legend([region.row for region in regions], view, "scattergeo")
    return tiles_of(regions, view, entries, shapes)


def tiles_of(
    regions: Sequence[PaintedRegion],
    view: ChartView,
    entries: Sequence[dict[str, Any]],
    shapes: Shapes | None,
) -> Figure:
    """The tile map of regions that are painted already, with the traces that explain their paint."""
    places = {code: tile.centre for code, tile in tiles(view.borders).items()}
    size = COMPACT_TILE_WORDS if view.compact else TILE_WORDS
    longitude, latitude = frame()
    return {
        "data": [
            _areas(regions, view, shapes or tile_shapes(view.borders)),
            *_labels(regions, places, size, has_glow=False),
            *entries,
        ],
        "layout": _layout(view, {"type": "equirectangular"}, longitude, latitude),
    }


def geographic_map(table: pd.DataFrame, view: ChartView, shapes: Shapes | None = None) -> Figure:
    """All regions in their true shape; cities as circles beside them, tied by a thin line.

    Args:
        table: a comparison table (see ``rows.region_rows``), one row a region, any order.
        view: borders, language, theme, what is coloured, which region is outlined.
        shapes: GeoJSON whose feature ids are region codes, or the address where it is served;
            without it the open geometry is read, and without that the tile map is drawn.
    """
    regions = _painted(table, view)
    entries = legend([region.row for region in regions], view, "scattergeo")
    return geography_of(regions, view, entries, shapes)


def geography_of(
    regions: Sequence[PaintedRegion],
    view: ChartView,
    entries: Sequence[dict[str, Any]],
    shapes: Shapes | None,
) -> Figure:
    """The geographic map of regions that are painted already; without geometry the tile map."""
    shapes = shapes or geographic_shapes(view.borders)
    if shapes is None:
        return tiles_of(regions, view, entries, None)
    settings = map_settings()
    projection = {
        "type": "conic equal area",
        "parallels": list(settings.albers.parallels),
        "rotation": {"lon": settings.albers.meridian},
        "scale": settings.enlarged,
    }
    labels = (
        [] if view.compact else _labels(regions, settings.labels_in(view.borders), MAP_WORDS, has_glow=True)
    )
    layout = _layout(view, projection, settings.longitude, settings.latitude)
    layout["geo"] |= {"center": {"lon": settings.centre[0], "lat": settings.centre[1]}}
    return {
        "data": [
            _areas(regions, view, shapes),
            *_cities(regions, settings.cities, view),
            *labels,
            *entries,
        ],
        "layout": layout | {"annotations": [_attribution(view)]},
    }


def _painted(table: pd.DataFrame, view: ChartView) -> list[PaintedRegion]:
    """The regions to draw, the picked one last, so that no neighbour covers its outline."""
    names = region_names(view.borders, view.language)
    rows = sorted(region_rows(table, names), key=lambda row: row.region_code == view.selected)
    return paint(rows, names, view)


def _areas(regions: Sequence[PaintedRegion], view: ChartView, shapes: Shapes) -> dict[str, Any]:
    codes = [region.code for region in regions]
    return {
        "type": "choropleth",
        "geojson": shapes,
        "locations": codes,
        "customdata": codes,
        "z": list(range(len(regions))),
        "zmin": -0.5,
        "zmax": len(regions) - 0.5,
        "colorscale": step_scale([region.mark.fill for region in regions]),
        "showscale": False,
        "showlegend": False,
        "hovertext": [region.hover for region in regions],
        "hovertemplate": HOVER,
        "marker": {"line": outlines(regions, view), "opacity": 1},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _labels(
    regions: Sequence[PaintedRegion],
    places: Mapping[str, tuple[float, float]],
    size: int,
    has_glow: bool,
) -> list[dict[str, Any]]:
    """Labels in one trace for each ink: the words of a trace keep one colour when a region is picked."""
    labelled = [region for region in regions if region.code in places]
    traces = []
    for ink in sorted({region.mark.ink for region in labelled}):
        letters = {"size": size, "color": ink} | ({"shadow": _glow(ink)} if has_glow else {})
        traces.append(_words([region for region in labelled if region.mark.ink == ink], places, letters))
    return traces


def _words(
    regions: Sequence[PaintedRegion], places: Mapping[str, tuple[float, float]], letters: dict[str, Any]
) -> dict[str, Any]:
    same_ink = {"textfont": {"color": letters["color"]}}
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": [places[region.code][0] for region in regions],
        "lat": [places[region.code][1] for region in regions],
        "text": [region.label for region in regions],
        "textposition": "middle center",
        "textfont": letters,
        "hoverinfo": "skip",
        "showlegend": False,
        "selected": same_ink,
        "unselected": same_ink,
    }


def _glow(ink: str) -> str:
    """A soft shade behind words, so that they stay readable where they cross a border."""
    shade = "0,0,0,0.4" if contrast(ink, "#000000") > contrast(ink, "#ffffff") else "255,255,255,0.75"
    return f"0 0 3px rgba({shade})"


def _cities(
    regions: Sequence[PaintedRegion], cities: Mapping[str, City], view: ChartView
) -> list[dict[str, Any]]:
    """Leader lines, and circles with the cities' labels beside them."""
    drawn = [region for region in regions if region.code in cities]
    places = [cities[region.code] for region in drawn]
    return [_leaders(places, palette(view.theme).muted), _circles(drawn, places, view)]


def _leaders(cities: Sequence[City], colour: str) -> dict[str, Any]:
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": [x for city in cities for x in (city.longitude, city.circle_longitude, None)],
        "lat": [y for city in cities for y in (city.latitude, city.circle_latitude, None)],
        "line": {"width": 1, "color": colour},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _circles(regions: Sequence[PaintedRegion], cities: Sequence[City], view: ChartView) -> dict[str, Any]:
    ink = palette(view.theme).text
    return {
        "type": "scattergeo",
        "mode": "markers" if view.compact else "markers+text",
        "lon": [city.circle_longitude for city in cities],
        "lat": [city.circle_latitude for city in cities],
        "customdata": [region.code for region in regions],
        "text": [region.label for region in regions],
        "textposition": "middle right",
        "textfont": {"size": MAP_WORDS, "color": ink},
        "hovertext": [region.hover for region in regions],
        "hovertemplate": HOVER,
        "marker": {
            "size": CIRCLE,
            "opacity": 1,
            "color": [region.mark.fill for region in regions],
            "line": outlines(regions, view),
        },
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}, "textfont": {"color": ink}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": ink}},
    }


def _layout(
    view: ChartView, projection: dict[str, Any], longitude: list[float], latitude: list[float]
) -> dict[str, Any]:
    geo = {
        "visible": False,
        "bgcolor": CLEAR,
        "projection": projection,
        "lonaxis": {"range": longitude},
        "lataxis": {"range": latitude},
    }
    height = COMPACT_HEIGHT if view.compact else HEIGHT
    return base_layout(view.theme, view.language, height) | {"geo": geo}


def _attribution(view: ChartView) -> dict[str, Any]:
    return {
        "text": map_settings().source["attribution"],
        "x": 1,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 10, "color": palette(view.theme).muted},
    }
