import itertools
import json

import plotly.graph_objects as go
import pytest

from analytics.charts.palette import LIGHT
from analytics.charts.regionmap import tile_map
from analytics.charts.tiles import tile_shapes, tiles
from analytics.charts.view import ChartView
from analytics.text.localized import LANGUAGES
from tests.charts.tables import FIVE_REGIONS, table_of, whole_country

VIEW = ChartView(borders=2022, language="ru")


def fills(figure):
    """The colour of each region, read back from the colour scale as the browser does."""
    areas = figure["data"][0]
    low, high = areas["zmin"], areas["zmax"]
    colours = {}
    for code, z in zip(areas["locations"], areas["z"], strict=True):
        share = (z - low) / (high - low)
        colours[code] = next(colour for end, colour in areas["colorscale"][1::2] if share < end)
    return colours


def labels(figure):
    return {words for trace in figure["data"] if trace.get("mode") == "text" for words in trace["text"]}


def signed_area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


@pytest.mark.parametrize(("borders", "units"), [(2015, 16), (2018, 17), (2022, 20)])
def test_every_unit_of_the_borders_is_drawn(borders, units):
    figure = tile_map(whole_country(borders), ChartView(borders, "ru"))
    areas = figure["data"][0]
    assert len(set(areas["locations"])) == units
    assert {feature["id"] for feature in areas["geojson"]["features"]} == set(areas["locations"])
    assert len(labels(figure)) == units


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour_by", ["verdict", "value"])
def test_it_is_a_valid_figure(language, theme, colour_by):
    view = ChartView(2022, language, theme, colour_by=colour_by, selected="11", compact=True)
    figure = tile_map(FIVE_REGIONS, view)
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_regions_are_painted_by_their_verdict():
    marks = LIGHT.marks
    assert fills(tile_map(FIVE_REGIONS, VIEW)) == {
        "11": marks["worse"].fill,
        "71": marks["better"].fill,
        "75": marks["similar"].fill,
        "27": marks["no_data"].fill,
        "61": marks["not_judged"].fill,
    }


def test_labels_say_name_value_and_verdict():
    assert labels(tile_map(FIVE_REGIONS, VIEW)) == {
        "Акмола<br><b>12,3\u00a0✗</b>",
        "Астана<br><b>4,0\u00a0✓</b>",
        "г. Алматы<br><b>8,0\u00a0≈</b>",
        "ЗКО<br><b>–</b>",
        "Туркестан<br><b>7,5\u00a0○</b>",
    }


def test_labels_follow_language_and_decimals():
    view = ChartView(2022, "en", decimals=2)
    assert "West Kaz.<br><b>–</b>" in labels(tile_map(FIVE_REGIONS, view))
    assert "Akmola<br><b>12.30\u00a0✗</b>" in labels(tile_map(FIVE_REGIONS, view))


def test_the_legend_names_what_occurs():
    figure = tile_map(FIVE_REGIONS, VIEW)
    names = [trace["name"] for trace in figure["data"] if trace.get("showlegend")]
    assert names == ["✓ Лучше", "≈ Отличий нет", "✗ Хуже", "○ Без оценки", "Нет данных"]


def test_by_value_the_lowest_and_highest_get_the_ends_of_the_scale():
    figure = tile_map(FIVE_REGIONS, ChartView(2022, "ru", colour_by="value"))
    colours = fills(figure)
    assert colours["71"] == LIGHT.sequential[0]
    assert colours["11"] == LIGHT.sequential[-1]
    assert colours["27"] == LIGHT.marks["no_data"].fill
    bar = figure["data"][-1]["marker"]["colorbar"]
    assert bar["ticktext"] == ["4,0", "8,2", "12,3"]  # 8.15 lies half-way and rounds up
    assert not any("✗" in words for words in labels(figure))


def test_a_click_gives_the_code_and_dims_nothing():
    areas = tile_map(FIVE_REGIONS, VIEW)["data"][0]
    assert areas["customdata"] == areas["locations"]
    assert areas["unselected"] == {"marker": {"opacity": 1}}


def test_words_keep_their_ink_when_a_region_is_picked():
    for trace in tile_map(FIVE_REGIONS, VIEW)["data"]:
        if trace.get("mode") == "text":
            assert trace["unselected"]["textfont"]["color"] == trace["textfont"]["color"]


def test_the_picked_region_is_outlined_and_drawn_last():
    areas = tile_map(FIVE_REGIONS, ChartView(2022, "ru", selected="71"))["data"][0]
    widths = dict(zip(areas["locations"], areas["marker"]["line"]["width"], strict=True))
    assert areas["locations"][-1] == "71"
    assert [code for code, width in widths.items() if width > 1] == ["71"]


def test_hover_words_are_the_tables_own():
    table = FIVE_REGIONS.assign(hover=["a", "b", "c", "d", ""])
    areas = tile_map(table, VIEW)["data"][0]
    assert areas["hovertext"] == ["a", "b", "c", "d", "<b>Туркестанская область</b><br>7,5\u00a0○"]


def test_the_republic_and_units_that_are_no_region_are_not_drawn():
    table = table_of(
        """
        region_code  value  verdict     status
        00           5.0    not_judged  ok
        90           3.0    not_judged  ok
        11           2.0    similar     ok
        """
    )
    assert tile_map(table, VIEW)["data"][0]["locations"] == ["11"]


def test_shapes_may_be_an_address():
    assert tile_map(FIVE_REGIONS, VIEW, "/geo/tiles.json")["data"][0]["geojson"] == "/geo/tiles.json"


def test_no_figure_points_outside():
    assert "http" not in json.dumps(tile_map(whole_country(2022), VIEW))


@pytest.mark.parametrize("borders", [2015, 2018, 2022])
def test_rings_run_clockwise_and_tiles_do_not_overlap(borders):
    assert all(
        signed_area(feature["geometry"]["coordinates"][0]) < 0 for feature in tile_shapes(borders)["features"]
    )
    placed = list(tiles(borders).values())
    for number, first in enumerate(placed):
        for second in placed[number + 1 :]:
            apart = first.east <= second.west or second.east <= first.west
            assert apart or first.north <= second.south or second.north <= first.south


def test_a_region_keeps_its_place_in_all_borders():
    unchanged = set(tiles(2015)) & set(tiles(2022)) - {"19", "35", "63"}
    assert len(unchanged) == 12
    assert all(tiles(2015)[code] == tiles(2018)[code] == tiles(2022)[code] for code in unchanged)


def test_unknown_borders_are_named():
    with pytest.raises(ValueError, match="1997"):
        tiles(1997)


def test_a_region_twice_in_the_table_is_refused():
    twice = FIVE_REGIONS.assign(region_code=["11", "11", "75", "27", "61"])
    with pytest.raises(ValueError, match="twice"):
        tile_map(twice, VIEW)


def test_an_unknown_verdict_is_named():
    with pytest.raises(ValueError, match="splendid"):
        tile_map(FIVE_REGIONS.assign(verdict="splendid"), VIEW)
