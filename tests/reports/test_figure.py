import io
from collections import Counter

import numpy as np
import pytest
from PIL import Image

from analytics.charts.completeness import completeness_grid
from analytics.charts.palette import palette
from analytics.charts.ranked import ranked_bars
from analytics.charts.regionmap import geographic_map, tile_map
from analytics.charts.sparkline import sparkline
from analytics.charts.spine import spine_chart
from analytics.charts.trend import history_chart
from analytics.charts.view import ChartView, Comparator
from analytics.reports.canvas import font, width_of, wrapped
from analytics.reports.figure import figure_png
from analytics.reports.scales import round_step, written
from tests.charts.tables import FIVE_REGIONS, table_of, whole_country
from tests.charts.test_spine import WORDED

WORDS = ("Қазақстан өңірлері", "2022 жыл", "Дереккөз: синтетикалық деректер")
SERIES = table_of("period value lower upper\n2021Q4 4.0 3.0 5.0\n2022Q1 6.0 5.0 7.0\n2022Q2 5.0 4.0 6.0")
RETURNS = table_of("region_code form_code state\n11 1-M on_time\n71 1-M missing")


def picture(figure, theme="light", words=WORDS):
    content = figure_png(figure, *words, theme)
    assert content.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(content)).convert("RGB")


def colours(image):
    """How many pixels have each colour, as ``#rrggbb``."""
    channels = np.asarray(image).astype(np.uint32)
    codes = channels[..., 0] << 16 | channels[..., 1] << 8 | channels[..., 2]
    found, numbers = np.unique(codes, return_counts=True)
    return Counter({f"#{code:06x}": int(number) for code, number in zip(found, numbers, strict=True)})


def figures(theme):
    view = ChartView(2022, "kk", theme, selected="71")
    return {
        "tiles": tile_map(FIVE_REGIONS, view),
        "map": geographic_map(FIVE_REGIONS, view),
        "bars": ranked_bars(FIVE_REGIONS, view, Comparator("Республика", 7.0)),
        "series": history_chart(
            SERIES, view, basis="quarter", name="Ақмола", breaks={"2022Q1": "аумақ өзгерген"}
        ),
        "grid": completeness_grid(RETURNS, view, {"1-M": "Құқық бұзушылықтар"}),
        "sparkline": sparkline(SERIES, "kk", "quarter", theme),
        "spine": spine_chart(WORDED, view, "Республика", "95 %"),
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_can_be_drawn(theme):
    for name, figure in figures(theme).items():
        counts = colours(picture(figure, theme))
        ground = palette(theme).background
        assert len(counts) > 50, name
        assert counts.most_common(1)[0][0] == ground, name
        assert sum(counts.values()) - counts[ground] > 20_000, name


def test_it_is_twice_as_sharp_as_the_screen():
    assert picture(tile_map(FIVE_REGIONS, ChartView(2022, "ru"))).width == 2 * 1080


def test_tiles_have_the_colours_of_their_verdicts_and_equal_weight():
    table = FIVE_REGIONS.assign(verdict=["worse", "better", "worse", "not_judged", "not_judged"])
    counts = colours(picture(tile_map(table, ChartView(2022, "ru"))))
    marks = palette("light").marks
    assert counts[marks["worse"].fill] / counts[marks["better"].fill] == pytest.approx(2, rel=0.1)


def test_the_map_shows_regions_by_their_area():
    table = table_of("region_code value verdict status\n15 1.0 worse ok\n59 2.0 better ok")
    counts = colours(picture(geographic_map(table, ChartView(2022, "ru"))))
    marks = palette("light").marks
    # Aktobe Region has 300.6, North Kazakhstan 98.0 thousand square kilometres.
    assert counts[marks["worse"].fill] / counts[marks["better"].fill] == pytest.approx(300.6 / 98.0, rel=0.1)


def test_bars_are_as_long_as_their_values():
    table = table_of("region_code value verdict status\n15 9.0 worse ok\n59 3.0 better ok")
    counts = colours(picture(ranked_bars(table, ChartView(2022, "ru"))))
    marks = palette("light").marks
    assert counts[marks["worse"].fill] / counts[marks["better"].fill] == pytest.approx(3, rel=0.05)


def test_the_spine_has_its_bars_and_a_dot_in_the_colour_of_each_verdict():
    counts = colours(picture(spine_chart(WORDED, ChartView(2022, "ru"), "Республика", "95 %")))
    marks = palette("light").marks
    assert all(counts[marks[verdict].fill] > 100 for verdict in ("better", "worse", "higher"))
    # Three rows span 6, 6 and 3 of 8, 8 and 4 units of their own scales; the darker bars 2, 2 and 1.5.
    # Whiskers, dots and the mark of the level hide a part of both.
    pale, dark = counts[marks["not_judged"].fill], counts[marks["lower"].fill]
    assert 1.2 < pale / dark < 3


@pytest.mark.parametrize(("position", "is_left"), [("middle right", False), ("middle left", True)])
def test_words_stand_on_their_side_of_a_point(position, is_left):
    words = {
        "type": "scatter", "mode": "text", "x": [0], "y": [0], "text": ["■■■■■■"],
        "textposition": position, "textfont": {"size": 20, "color": "#ff0000"},
    }  # fmt: skip
    axes = {"range": [-1, 1], "tickvals": [], "ticktext": []}
    layout = {"height": 300, "separators": ", ", "xaxis": axes, "yaxis": axes}
    image = np.asarray(picture({"data": [words], "layout": layout}))
    across = np.argwhere((image[..., 0] > 200) & (image[..., 1] < 80) & (image[..., 2] < 80))[:, 1]
    assert (across.mean() < image.shape[1] / 2) == is_left


def test_by_value_the_scale_is_shown():
    view = ChartView(2022, "ru", colour_by="value")
    counts = colours(picture(tile_map(whole_country(2022), view)))
    assert {palette("light").sequential[0], palette("light").sequential[-1]} <= set(counts)


def test_words_change_the_picture():
    figure = tile_map(FIVE_REGIONS, ChartView(2022, "ru"))
    plain = figure_png(figure, "А", "", "", "light")
    assert figure_png(figure, "Б", "", "", "light") != plain
    assert figure_png(figure, "А", "подзаголовок", "", "light") != plain
    assert figure_png(figure, "А", "", "источник", "light") != plain
    assert figure_png(figure, "А", "", "", "light") == plain


def test_a_map_that_only_knows_an_address_is_refused():
    figure = tile_map(FIVE_REGIONS, ChartView(2022, "ru"), "/geo/tiles.json")
    with pytest.raises(ValueError, match="shapes"):
        figure_png(figure, *WORDS)


def test_a_trace_that_cannot_be_drawn_is_named():
    with pytest.raises(ValueError, match="pie"):
        figure_png({"data": [{"type": "pie"}], "layout": {"height": 300, "separators": ", "}}, *WORDS)


@pytest.mark.parametrize("is_bold", [False, True])
def test_the_font_has_every_letter_and_sign(is_bold):
    from matplotlib.font_manager import get_font

    letters = set(get_font(font(is_bold).get_file()).get_charmap())
    russian = {chr(code) for code in range(ord("А"), ord("я") + 1)} | set("Ёё")
    needed = russian | set("ӘәҒғҚқҢңӨөҰұҮүҺһІі") | set("✓≈✗↑↓○●◆–—−«»№₸×≤≥±…\u00a0")
    assert not {letter for letter in needed if ord(letter) not in letters}


def test_long_words_are_set_in_lines_that_fit():
    text = "Доля детей, совершивших правонарушения, в общей численности детей соответствующего возраста"
    lines = wrapped(text, 20, 400)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(width_of(line, 20) <= 400 for line in lines)
    assert wrapped("", 20, 400) == [""]


@pytest.mark.parametrize(
    ("value", "number_format", "separators", "expected"),
    [
        (1234.5, ",.1f", ", ", "1 234,5"),
        (1234.5, ",.1f", ".,", "1,234.5"),
        (-3, ",.0f", ", ", "\u22123"),
        (0.25, ",.2f", ", ", "0,25"),
    ],
)
def test_numbers_are_written_with_the_charts_signs(value, number_format, separators, expected):
    assert written(value, number_format, separators) == expected


@pytest.mark.parametrize(("least", "step"), [(0.9, 1), (1.1, 2), (2.1, 2.5), (3, 5), (6, 10), (0.03, 0.05)])
def test_steps_are_round(least, step):
    assert round_step(least) == pytest.approx(step)
