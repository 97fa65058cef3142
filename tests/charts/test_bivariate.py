"""Maps of two indicators: classes by hand, colours for colour-blind people, the key, the words."""

from __future__ import annotations

import io
from itertools import combinations

import numpy as np
import plotly.graph_objects as go
import pytest
from PIL import Image

from analytics.charts.bivariate import Variable, bivariate_alt, bivariate_map, class_colours, terciles
from analytics.charts.palette import LIGHT, NO_DATA
from analytics.charts.view import ChartView
from analytics.reports.figure import figure_png
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of
from tests.charts.test_palette import DEUTERANOPIA, PROTANOPIA, TRITANOPIA, seen

VARIABLES = (Variable("Охват, %", 0), Variable("Правонарушения", 1))
TABLE = table_of(
    """
    region_code x    y    x_verdict y_verdict
    11          10.0 30.0 worse     higher
    71          20.0 20.0 similar   similar
    75          30.0 10.0 better    lower
    15          40.0 40.0 better    not_judged
    27          -    50.0 worse     higher
    """
)
VIEW = ChartView(2022, "ru")


def areas(figure):
    """Colour by region, in the order of the map's scale."""
    trace = figure["data"][0]
    return {
        code: trace["colorscale"][2 * place][1]
        for code, place in zip(trace["locations"], trace["z"], strict=True)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["tiles", "map"])
@pytest.mark.parametrize("classes", ["terciles", "verdicts"])
def test_it_is_a_valid_figure_and_can_be_drawn(language, theme, kind, classes):
    for compact in (False, True):
        view = ChartView(2022, language, theme, selected="71", compact=compact)
        figure = bivariate_map(TABLE, view, VARIABLES, kind, classes)
        assert len(go.Figure(figure).data) == len(figure["data"])
    assert figure_png(figure, "Название", "", "", theme).startswith(b"\x89PNG")


def test_terciles_by_hand() -> None:
    # 1..6: limits at 1 + 5/3 = 2.67 and 1 + 10/3 = 4.33.
    assert terciles([6, 1, 2, 3, 4, 5]) == [2, 0, 0, 1, 1, 2]
    assert terciles([1, None, 1, 1, 9]) == [0, None, 0, 0, 2]  # equal figures stay together
    assert terciles([5, 5, 5, None]) == [1, 1, 1, None]
    assert terciles([1, 9]) == [1, 1]
    assert terciles([]) == []


def test_regions_have_the_colour_of_their_two_classes():
    # x: 10, 20, 30, 40 -> limits 20 and 30; y: 10, 20, 30, 40, 50 -> limits 23.3 and 36.7.
    colours = class_colours(VIEW)
    assert areas(bivariate_map(TABLE, VIEW, VARIABLES)) == {
        "11": colours[1][0],
        "71": colours[0][0],
        "75": colours[0][1],
        "15": colours[2][2],
        "27": LIGHT.marks[NO_DATA].fill,
    }


def test_verdicts_make_classes_too_and_what_is_not_judged_is_white():
    colours = class_colours(VIEW)
    assert areas(bivariate_map(TABLE, VIEW, VARIABLES, classes="verdicts")) == {
        "11": colours[2][0],
        "71": colours[1][1],
        "75": colours[0][2],
        "15": LIGHT.marks[NO_DATA].fill,
        "27": LIGHT.marks[NO_DATA].fill,
    }


def test_every_class_has_a_sign_of_its_own():
    figure = bivariate_map(TABLE, VIEW, VARIABLES)
    labels = {words for trace in figure["data"][1:] for words in trace["text"]}
    assert "Акмола<br><b>10\u00a0↓</b><br><b>30,0\u00a0·</b>" in labels
    assert "Актобе<br><b>40\u00a0↑</b><br><b>40,0\u00a0↑</b>" in labels
    judged = bivariate_map(TABLE, VIEW, VARIABLES, "map", "verdicts")
    labels = {words for trace in judged["data"] for words in trace.get("text", ())}
    assert "Акмола<br><b>10\u00a0✗ · 30,0\u00a0↑</b>" in labels


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", [PROTANOPIA, DEUTERANOPIA, TRITANOPIA], ids=["red", "green", "blue"])
def test_the_nine_colours_look_different_to_colour_blind_people(theme, kind):
    fills = [colour for row in class_colours(ChartView(2022, "ru", theme)) for colour in row]
    assert len(set(fills)) == 9
    for first, second in combinations(fills, 2):
        distance = np.linalg.norm(np.subtract(seen(first, kind), seen(second, kind)))
        assert distance > 0.12, (first, second)


def test_the_key_shows_nine_squares_and_what_grows_where():
    layout = bivariate_map(TABLE, VIEW, VARIABLES)["layout"]
    squares = layout["shapes"]
    colours = class_colours(VIEW)
    assert len(squares) == 10
    corner = {(s["x0"], s["y0"]): s["fillcolor"] for s in squares[:9]}
    assert corner[min(corner)] == colours[0][0]
    assert corner[max(corner)] == colours[2][2]
    words = [note["text"] for note in layout["annotations"]]
    assert words == [
        "↑ Правонарушения: низкие значения … высокие значения"
        "<br>→ Охват, %: низкие значения … высокие значения",
        "Нет данных или оценки",
    ]
    full = bivariate_map(TABLE.iloc[:4], VIEW, VARIABLES)["layout"]
    assert len(full["shapes"]) == 9
    ends = bivariate_map(TABLE, VIEW, VARIABLES, classes="verdicts")["layout"]["annotations"][0]["text"]
    assert ends == "↑ Правонарушения: ниже … выше<br>→ Охват, %: хуже … лучше"


def test_the_key_is_in_the_drawing():
    figure = bivariate_map(TABLE.iloc[:1], VIEW, VARIABLES)
    image = Image.open(io.BytesIO(figure_png(figure, "А", "", ""))).convert("RGB")
    present = {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in image.getcolors(1 << 20)}
    assert {colour for row in class_colours(VIEW) for colour in row} <= present


def test_the_map_is_told_in_words():
    assert bivariate_alt(TABLE, VIEW, VARIABLES) == (
        "Плиточная карта регионов по двум показателям: Охват, % и Правонарушения. "
        "Оба показателя в верхнем классе: Актюбинская область. "
        "Оба показателя в нижнем классе: город Астана."
    )
