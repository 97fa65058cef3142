import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts.line_alt import row_alt, years_alt
from analytics.charts.lines import drawn_lines, lines_chart
from analytics.charts.overlays import Overlays
from analytics.charts.palette import palette
from analytics.charts.view import ChartView
from analytics.charts.years import highest_of, years_chart
from analytics.periods import Period
from tests.charts.line_tables import ABAI, AKMOLA, ASTANA, HIGH, KEYS, LOW, REPUBLIC, line_trend, target_of

VIEW = ChartView(borders=2022, language="ru", decimals=1)
NAMES = {"00": "Казахстан", "11": "Акмолинская", "71": "Астана"}
TABLE = pd.concat([REPUBLIC, AKMOLA, ASTANA], ignore_index=True)
ONE = {"11": "Акмолинская"}


def named(figure, name):
    return next(trace for trace in figure["data"] if trace["name"] == name)


def chart(table=TABLE, names=NAMES, basis="quarter", view=VIEW, **settings):
    return lines_chart(table, view, basis=basis, names=names, **settings)


def with_trends(*trends, table=AKMOLA, names=ONE, **settings):
    return chart(table, names, overlays=Overlays(trends), **settings)


@pytest.mark.parametrize("basis", ["cumulative", "quarter", "year", "stock"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_it_is_a_valid_figure(basis, theme, language):
    overlays = Overlays([line_trend(outstanding=(HIGH, LOW))], target_of(2.0, 2024, "Указ"))
    breaks = {"2022Q1": "аумақ", "2021Q4": "әдіс"}
    view = ChartView(2022, language, theme, compact=theme == "dark")
    figure = chart(basis=basis, view=view, breaks=breaks, overlays=overlays)
    assert len(go.Figure(figure).data) == len(figure["data"])
    assert len(go.Figure(figure).layout.annotations) == 2


def test_lines_differ_in_colour_and_in_marker_and_the_republic_has_the_ink_of_words():
    names = {"00": "Казахстан"} | {str(code): str(code) for code in range(10, 16)}
    for theme in ("light", "dark"):
        lines = drawn_lines(names, ChartView(2022, "ru", theme))
        assert len({line.colour for line in lines}) == len({line.symbol for line in lines}) == 7
        assert lines[0].colour == palette(theme).text


def test_a_missing_figure_is_a_gap_and_a_cross_tells_why():
    figure = chart()
    assert named(figure, "Акмолинская")["y"] == [10.0, 14.0, 3.0, None, 9.0]
    (cross,) = (trace for trace in figure["data"] if trace.get("marker", {}).get("symbol") == "x-thin")
    assert (cross["x"], cross["y"]) == ([KEYS[3]], [0.0])
    words = "<b>2 кв. 2022</b><br>Акмолинская: данные не поступили<br>Астана: конфиденциально<extra></extra>"
    assert cross["hovertemplate"] == [words]


def test_land_that_did_not_exist_leaves_no_crosses():
    figure = chart(ABAI, {"10": "Абай"})
    assert named(figure, "Абай")["y"] == [None, None, None, None, 5.0]
    assert all(trace.get("marker", {}).get("symbol") != "x-thin" for trace in figure["data"])


def test_a_cumulative_series_starts_anew_each_january():
    assert named(chart(basis="cumulative"), "Казахстан")["y"] == [9.0, 9.5, None, 3.5, 5.0, 8.0]


def test_the_hover_box_tells_limits_sums_and_the_regions_in_a_sum():
    assert named(chart(), "Казахстан")["hovertemplate"][0] == (
        "<b>Казахстан</b><br>3 кв. 2021: <b>9,0</b><br>95 %: 8,0 – 10,0<br>90 из 100\u00a0000"
        "<br>регионов в сумме: 19 из 20<extra></extra>"
    )
    assert "регионов" not in named(chart(), "Акмолинская")["hovertemplate"][0]


def test_a_click_gives_the_line_and_the_period():
    assert named(chart(), "Астана")["customdata"][0] == "71 2021Q3"


def test_only_one_line_alone_has_its_limits_as_a_band():
    bands = [trace for trace in chart(AKMOLA, ONE)["data"] if trace.get("fill") == "toself"]
    assert len(bands) == 1
    assert [trace for trace in chart()["data"] if trace.get("fill") == "toself"] == []


def test_the_trend_is_drawn_with_its_fan_and_the_limits_of_usual_quarters():
    figure = with_trends(line_trend())
    assert named(figure, "Тренд: Акмолинская")["y"] == [8.0] * 5
    lower, upper = (trace for trace in figure["data"] if trace["name"] == "Границы обычного для квартала")
    assert (lower["y"], upper["y"]) == ([2.0] * 5, [16.0] * 5)
    assert sum(trace.get("fill") == "toself" for trace in figure["data"]) == 2


def test_a_line_without_a_verdict_has_no_trend():
    figure = with_trends(line_trend(verdict="too_short", reason="too_short", has_signals=False))
    assert [trace["name"] for trace in figure["data"] if trace["name"]] == ["Акмолинская"]


def rings(figure):
    return [trace for trace in figure["data"] if trace.get("marker", {}).get("symbol") == "circle-open"]


def test_signals_are_rings_and_the_point_tells_what_is_usual():
    figure = with_trends(line_trend(outstanding=(HIGH, LOW)))
    (ring,) = rings(figure)
    assert (ring["x"], ring["y"]) == ([HIGH.period.key, LOW.period.key], [14.0, 3.0])
    # The box is that of the point below, which tells its figure too.
    assert ring["hoverinfo"] == "skip"
    boxes = named(figure, "Акмолинская")["hovertemplate"]
    assert boxes[1].endswith("<br>выше обычного для квартала: обычно 8,0 (2,0 – 13,5)<extra></extra>")
    assert "обычно" not in boxes[0]


def test_long_runs_are_pale_rings_on_one_line_alone():
    runs = line_trend(marks=("usual", "run_high", "run_high", "missing", "usual"))
    figure = with_trends(runs)
    (ring,) = rings(figure)
    assert (ring["x"], ring["y"]) == (KEYS[1:3], [14.0, 3.0])
    said = "<br>восьмой или более поздний квартал подряд выше уровня: возможен сдвиг<extra></extra>"
    assert named(figure, "Акмолинская")["hovertemplate"][1].endswith(said)
    several = with_trends(runs, table=TABLE, names=NAMES)
    assert rings(several) == []
    assert named(several, "Акмолинская")["hovertemplate"][1].endswith(said)


def test_limits_of_usual_quarters_are_drawn_for_one_line_only():
    figure = with_trends(line_trend(), line_trend("71"), table=TABLE, names=NAMES)
    names = [trace["name"] for trace in figure["data"]]
    assert "Границы обычного для квартала" not in names
    assert {"Тренд: Акмолинская", "Тренд: Астана"} <= set(names)


def test_a_target_is_a_level_up_to_the_end_of_its_year():
    figure = chart(AKMOLA, ONE, basis="year", overlays=Overlays((), target_of(2.5, 2024, "Указ № 1")))
    target = named(figure, "Цель: 2,5 к концу 2024 года")
    assert target["x"] == [Period(2022, 4).key, Period(2024, 4).key]
    assert target["y"] == [2.5, 2.5]
    assert "Указ № 1" in target["hovertemplate"]
    assert figure["layout"]["xaxis"]["range"][1] == Period(2024, 4).key + 0.6


def test_words_of_breaks_never_meet():
    notes = chart(breaks={"2022Q2": "позже", "2021Q4": "раньше"})["layout"]["annotations"]
    assert [(note["text"], note["xanchor"], note["yshift"]) for note in notes] == [
        ("раньше", "left", 0),
        ("позже", "right", -15),
    ]


def years(table=AKMOLA, language="ru", basis="quarter"):
    return years_chart(table, ChartView(2022, language), basis=basis, name="Акмолинская", highest=14.0)


@pytest.mark.parametrize("basis", ["cumulative", "quarter", "stock"])
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_years_over_one_another_are_a_valid_figure(basis, language):
    figure = years(language=language, basis=basis)
    assert [trace.name for trace in go.Figure(figure).data] == ["2021", "2022"]
    assert len(figure["layout"]["xaxis"]["ticktext"]) == 4


def test_each_year_is_a_line_over_its_quarters_and_the_latest_is_strongest():
    older, latest = years()["data"]
    assert (older["x"], older["y"]) == ([3, 4], [10.0, 14.0])
    assert (latest["x"], latest["y"]) == ([1, 2, 3], [3.0, None, 9.0])
    assert latest["line"]["width"] > older["line"]["width"]
    assert latest["marker"]["symbol"] != older["marker"]["symbol"]
    assert latest["customdata"][0] == "11 2022Q1"


def test_a_year_without_figures_is_left_out():
    assert [trace["name"] for trace in years(ABAI)["data"]] == ["2022"]


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("quarter", ["1 кв.", "2 кв.", "3 кв.", "4 кв."]),
        ("cumulative", ["3 мес.", "6 мес.", "9 мес.", "12 мес."]),
        ("stock", ["на 1 апреля", "на 1 июля", "на 1 октября", "на 1 января"]),
    ],
)
def test_the_axis_names_the_quarters_as_the_basis_does(basis, words):
    assert years(basis=basis)["layout"]["xaxis"]["ticktext"] == words


def test_small_charts_share_their_scale():
    assert years()["layout"]["yaxis"]["range"] == years(ABAI)["layout"]["yaxis"]["range"]
    assert highest_of(TABLE) == 14.0
    assert highest_of(ABAI.head(2)) == 1.0


def test_the_chart_in_words():
    assert row_alt(TABLE, VIEW, "Показатель", NAMES, "quarter") == (
        "Линейный график по периодам: Показатель, с 3 кв. 2021 по 3 кв. 2022. "
        "Казахстан: в начале 9,0, в конце 8,0. Акмолинская: в начале 10,0, в конце 9,0. "
        "Астана: в начале 1,0, в конце 5,0."
    )
    assert years_alt(ABAI.head(2), VIEW, "Показатель", "Абай", "quarter") == (
        "Годы один над другим: Показатель, Абай, с 3 кв. 2021 по 4 кв. 2021. Абай: значений нет."
    )
