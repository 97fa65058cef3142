import json
from urllib.parse import unquote

import plotly.graph_objects as go
import pytest

from analytics.charts.theme import CHART_CONFIG, MAP_CONFIG, TOPOLOGY_URL, base_layout, template
from analytics.text.localized import LANGUAGES


def test_the_world_of_maps_is_empty_and_comes_from_nowhere():
    head, body = TOPOLOGY_URL.split(",", 1)
    assert head == "data:application/json"
    assert body.endswith("#")
    world = json.loads(unquote(body[:-1]))
    names = {"coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"}
    assert set(world["objects"]) == names
    assert all(
        shape == {"type": "GeometryCollection", "geometries": []} for shape in world["objects"].values()
    )
    assert world["arcs"] == []


def test_maps_are_configured_to_stay_offline():
    assert MAP_CONFIG["topojsonURL"] == TOPOLOGY_URL
    assert MAP_CONFIG["displaylogo"] is False
    assert MAP_CONFIG["responsive"] is True
    assert {name: MAP_CONFIG[name] for name in CHART_CONFIG} == CHART_CONFIG


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_template_is_a_valid_one(theme):
    made = go.layout.Template(template(theme))
    assert made.layout.font.family.startswith("Inter")
    assert made.layout.paper_bgcolor == "rgba(0,0,0,0)"


def test_numbers_are_signed_as_the_language_writes_them():
    signs = {language: base_layout("light", language, 100)["separators"] for language in LANGUAGES}
    assert signs == {"ru": ", ", "kk": ", ", "en": ".,"}


def test_layouts_share_nothing_that_could_be_changed():
    first, second = base_layout("light", "ru", 100), base_layout("light", "ru", 100)
    first["margin"]["t"] = 999
    first["template"]["layout"]["font"]["size"] = 999
    assert second == base_layout("light", "ru", 100)
