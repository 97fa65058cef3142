import plotly.graph_objects as go
import pytest

from analytics.charts.heat import CLASSES, HeatAxes, cell_code, cell_of, framed, heat_alt, heat_map
from analytics.charts.palette import DARK, LIGHT, contrast
from analytics.charts.view import ChartView
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

WIDE = ChartView(borders=2022, language="ru")
COMPACT = ChartView(borders=2022, language="ru", compact=True)
LONG_NAME = (
    "Уголовные правонарушения, совершённые несовершеннолетними или при их соучастии, по оконченным делам"
)
AXES = HeatAxes(["71", "11"], ["B01", "A01"], {"A01": LONG_NAME, "B01": "Состоят на учёте"})
MARKS = table_of(
    """
    region_code  indicator_code  mark        hover
    11           A01             worse       хуже
    11           B01             similar     похоже
    71           A01             worse       хуже
    71           B01             better      лучше
    """
)
UNSIDED = table_of(
    "region_code indicator_code mark\n11 A01 higher\n71 A01 lower\n11 B01 no_data\n71 B01 not_judged"
)


def signs(figure):
    return {
        cell_of(code): sign
        for trace in figure["data"]
        if trace.get("mode") == "markers+text"
        for code, sign in zip(trace["customdata"], trace["text"], strict=True)
    }


def totals(figure):
    return {
        (x, y): words
        for trace in figure["data"]
        if trace.get("mode") == "text"
        for x, y, words in zip(trace["x"], trace["y"], trace["text"], strict=True)
        if words
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("table", [MARKS, UNSIDED], ids=["judged", "unsided"])
def test_it_is_a_valid_figure(language, theme, compact, table):
    view = ChartView(2022, language, theme, compact=compact)
    figure = framed(heat_map(table, view, AXES), view, AXES, ("71", "B01"))
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_wide_regions_stand_in_columns_and_indicators_in_rows_in_the_order_asked_for():
    figure = heat_map(MARKS, WIDE, AXES)
    cells = figure["data"][0]
    assert (cells["x"], cells["y"]) == (["71", "11"], ["B01", "A01"])
    painted = [[CLASSES[number] for number in row] for row in cells["z"]]
    assert painted == [["better", "similar"], ["worse", "worse"]]
    assert figure["layout"]["xaxis"]["ticktext"][:2] == ["Астана", "Акмола"]


def test_compact_indicators_stand_in_columns_by_their_codes():
    figure = heat_map(MARKS, COMPACT, AXES)
    cells = figure["data"][0]
    assert (cells["x"], cells["y"]) == (["B01", "A01"], ["71", "11"])
    assert [[CLASSES[number] for number in row] for row in cells["z"]] == [
        ["better", "worse"],
        ["similar", "worse"],
    ]
    assert figure["layout"]["xaxis"]["ticktext"][:2] == ["B01", "A01"]
    assert figure["layout"]["yaxis"]["ticktext"][:2] == ["Астана", "Акмола"]


@pytest.mark.parametrize("view", [WIDE, COMPACT])
def test_every_cell_has_the_sign_of_its_verdict_and_gives_its_codes_at_a_click(view):
    assert signs(heat_map(MARKS, view, AXES)) == {
        ("11", "A01"): "✗",
        ("11", "B01"): "≈",
        ("71", "A01"): "✗",
        ("71", "B01"): "✓",
    }
    assert set(signs(heat_map(UNSIDED, view, AXES)).values()) == {"↑", "↓", "–", "○"}
    assert cell_of(cell_code("71", "B01")) == ("71", "B01")


def test_totals_stand_at_the_edges():
    assert totals(heat_map(MARKS, WIDE, AXES)) == {
        ("71", "total_worse"): "1",
        ("11", "total_worse"): "1",
        ("total_worse", "A01"): "2",
        ("71", "total_better"): "1",
        ("total_better", "B01"): "1",
    }
    assert totals(heat_map(MARKS, COMPACT, AXES))["total_worse", "71"] == "1"
    assert totals(heat_map(MARKS, COMPACT, AXES))["A01", "total_worse"] == "2"


def test_differences_without_a_side_are_counted_apart():
    figure = heat_map(UNSIDED, WIDE, AXES)
    assert totals(figure) == {
        ("71", "total_neutral"): "1",
        ("11", "total_neutral"): "1",
        ("total_neutral", "A01"): "2",
    }
    assert figure["layout"]["xaxis"]["ticktext"][2:] == ["↑↓ выше/ниже"]


def test_totals_of_a_part_count_the_whole_region():
    part = HeatAxes(["71", "11"], ["B01"], AXES.names)
    assert totals(heat_map(MARKS, COMPACT, part))["total_worse", "11"] == "1"


def test_a_long_name_takes_two_lines():
    words = heat_map(MARKS, WIDE, AXES)["layout"]["yaxis"]["ticktext"]
    assert words[0] == "B01 · Состоят на учёте"
    first, second = words[1].split("<br>")
    assert first == "A01 · Уголовные правонарушения, совершённые"
    assert second.endswith("…")


def test_the_picked_cell_is_framed():
    figure = heat_map(MARKS, WIDE, AXES)
    (frame,) = framed(figure, WIDE, AXES, ("11", "B01"))["layout"]["shapes"]
    assert [frame[side] for side in ("x0", "x1", "y0", "y1")] == [0.5, 1.5, -0.5, 0.5]
    (turned,) = framed(figure, COMPACT, AXES, ("11", "B01"))["layout"]["shapes"]
    assert [turned[side] for side in ("x0", "x1", "y0", "y1")] == [-0.5, 0.5, 0.5, 1.5]
    assert framed(figure, WIDE, AXES, ("19", "B01")) is figure
    assert framed(figure, WIDE, AXES, None) is figure
    assert "shapes" not in figure["layout"]


def test_the_legend_names_what_occurs():
    names = [trace["name"] for trace in heat_map(MARKS, WIDE, AXES)["data"] if trace.get("showlegend")]
    assert names == ["✓ Лучше", "≈ Отличий нет", "✗ Хуже"]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_totals_can_be_read_on_the_page(colours):
    inks = (colours.marks["worse"].line, colours.marks["better"].line, colours.text)
    assert all(contrast(ink, colours.background) >= 4.5 for ink in inks)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "показателей — 2, регионов — 2. Клетки: лучше – 1, отличий нет – 1, хуже – 2."),
        ("kk", "көрсеткіштер — 2, өңірлер — 2. Ұяшықтар: жақсырақ – 1, айырмашылық жоқ – 1, нашарырақ – 2."),
        ("en", "2 indicators in 2 regions. Cells: better – 1, no difference – 1, worse – 2."),
    ],
)
def test_it_is_told_to_those_who_hear_it(language, words):
    assert heat_alt(MARKS, ChartView(2022, language)).endswith(words)


def test_an_unknown_mark_is_named():
    with pytest.raises(ValueError, match="'wonderful'"):
        heat_map(MARKS.assign(mark="wonderful"), WIDE, AXES)
