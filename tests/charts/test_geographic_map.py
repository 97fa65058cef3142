import json

import numpy as np
import plotly.graph_objects as go
import pytest
import shapely
from shapely.geometry import shape

from analytics.charts import geometry
from analytics.charts.albers import Albers
from analytics.charts.geometry import geographic_shapes, map_settings
from analytics.charts.palette import LIGHT
from analytics.charts.regionmap import geographic_map, tile_map
from analytics.charts.view import ChartView
from tests.charts.tables import FIVE_REGIONS, whole_country

VIEW = ChartView(borders=2022, language="ru")


def areas_by_code(borders):
    """Square kilometres of each region, measured on the equal-area projection."""
    project = map_settings().albers.project
    features = geographic_shapes(borders)["features"]
    return {
        feature["id"]: shapely.transform(shape(feature["geometry"]), project).area for feature in features
    }


@pytest.mark.parametrize(("borders", "units"), [(2015, 16), (2018, 17), (2022, 20)])
def test_every_unit_of_the_borders_has_its_shape(borders, units):
    figure = geographic_map(whole_country(borders), ChartView(borders, "ru"))
    areas = figure["data"][0]
    assert len(set(areas["locations"])) == units
    assert {feature["id"] for feature in areas["geojson"]["features"]} == set(areas["locations"])


def test_regions_are_as_large_as_they_are():
    # Bureau of National Statistics, "Regions of Kazakhstan": thousand square kilometres.
    areas = areas_by_code(2022)
    assert areas["15"] / 1e3 == pytest.approx(300.6, rel=0.03)
    assert areas["55"] / 1e3 == pytest.approx(124.8, rel=0.03)
    assert areas["43"] / 1e3 == pytest.approx(226.0, rel=0.08)  # the open geometry leaves the Aral Sea out
    assert sum(areas.values()) / 1e3 == pytest.approx(2724.9, rel=0.02)


def test_earlier_regions_are_unions_of_the_present_ones():
    now, then = areas_by_code(2022), areas_by_code(2015)
    for whole, parts in {"63": "63 10", "19": "19 33", "35": "35 62", "51": "61 79"}.items():
        assert then[whole] == pytest.approx(sum(now[part] for part in parts.split()), rel=0.005)
    assert then["71"] == pytest.approx(now["71"], rel=0.001)
    between = areas_by_code(2018)
    assert between["61"] == pytest.approx(now["61"], rel=0.001)
    assert between["35"] == pytest.approx(then["35"], rel=0.001)


@pytest.mark.parametrize("borders", [2015, 2018, 2022])
def test_outer_rings_run_clockwise(borders):
    for feature in geographic_shapes(borders)["features"]:
        for polygon in shape(feature["geometry"]).geoms:
            assert not polygon.exterior.is_ccw, feature["id"]


def test_the_shapes_are_small_enough_to_travel():
    assert len(json.dumps(geographic_shapes(2022), separators=(",", ":"))) < 60_000


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [True, False])
def test_it_is_a_valid_figure(theme, compact):
    figure = geographic_map(FIVE_REGIONS, ChartView(2022, "kk", theme, selected="75", compact=compact))
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_cities_are_circles_of_the_same_colour_that_can_be_clicked():
    figure = geographic_map(FIVE_REGIONS, VIEW)
    circles = next(
        trace for trace in figure["data"] if "customdata" in trace and trace["type"] == "scattergeo"
    )
    assert circles["customdata"] == ["71", "75"]
    assert circles["marker"]["color"] == [LIGHT.marks["better"].fill, LIGHT.marks["similar"].fill]
    assert circles["text"] == ["Астана<br><b>4,0\u00a0✓</b>", "г. Алматы<br><b>8,0\u00a0≈</b>"]
    leaders = next(trace for trace in figure["data"] if trace.get("mode") == "lines")
    assert leaders["lon"][::3] == [71.43, 76.93]


def test_narrow_screens_get_no_labels():
    figure = geographic_map(FIVE_REGIONS, ChartView(2022, "ru", compact=True))
    assert not any("text" in trace.get("mode", "") for trace in figure["data"])


def test_every_label_stands_in_its_own_region():
    for borders in (2015, 2018, 2022):
        shapes = {f["id"]: shape(f["geometry"]) for f in geographic_shapes(borders)["features"]}
        labels = map_settings().labels_in(borders)
        labelled = set(shapes) - set(map_settings().cities)
        assert labelled <= set(labels)
        for code in labelled:
            assert shapes[code].contains(shapely.Point(labels[code])), (borders, code)


def test_the_open_geometry_is_named_and_nothing_else_points_outside():
    figure = geographic_map(whole_country(2022), VIEW)
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["© OpenStreetMap contributors"]
    assert "http" not in json.dumps(figure)


def test_shapes_may_be_an_address():
    figure = geographic_map(FIVE_REGIONS, VIEW, "/geo/regions-2022.json")
    assert figure["data"][0]["geojson"] == "/geo/regions-2022.json"


def test_without_geometry_the_tiles_are_drawn(monkeypatch):
    geographic_shapes.cache_clear()
    monkeypatch.setitem(map_settings().source, "module", "no_such_package")
    try:
        assert geometry.package_file() is None
        assert geographic_map(FIVE_REGIONS, VIEW) == tile_map(FIVE_REGIONS, VIEW)
    finally:
        geographic_shapes.cache_clear()


def own_geojson(codes):
    """Squares of one degree beside each other, as a ministry could keep its own shapes."""
    features = []
    for place, code in enumerate(codes):
        west = 50 + place
        ring = [[west, 45], [west + 1, 45], [west + 1, 46], [west, 46], [west, 45]]
        features.append(
            {
                "type": "Feature",
                "properties": {"code": code},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    return {"type": "FeatureCollection", "features": features}


def test_a_ministry_may_bring_its_own_shapes(tmp_path):
    path = tmp_path / "regions.geojson"
    path.write_text(json.dumps(own_geojson([str(code) for code in whole_country(2022)["region_code"]])))
    shapes = geographic_shapes(2022, path)
    assert len(shapes["features"]) == 20
    first = next(feature for feature in shapes["features"] if feature["id"] == "10")
    assert shape(first["geometry"]).bounds == pytest.approx((50, 45, 51, 46), abs=0.05)


def test_a_region_that_the_own_shapes_lack_is_named(tmp_path):
    path = tmp_path / "regions.geojson"
    path.write_text(json.dumps(own_geojson(["10", "11", "15"])))
    with pytest.raises(ValueError, match="19"):
        geographic_shapes(2022, path)


def test_the_projection_agrees_with_the_published_example():
    # Snyder 1987, p. 291: parallels 29.5 and 45.5, origin 23 N 96 W, point 35 N 75 W on a sphere
    # of radius 1: x = 0.2952720, y = 0.2416774 (y counted from the origin).
    albers = Albers((29.5, 45.5), -96.0)
    point, origin = albers.project(np.array([[-75.0, 35.0], [-96.0, 23.0]])) / 6371.0
    assert point - origin == pytest.approx([0.2952720, 0.2416774], abs=1e-6)
    there_and_back = albers.unproject(albers.project(np.array([[-75.0, 35.0]])))
    assert there_and_back[0] == pytest.approx([-75.0, 35.0])
