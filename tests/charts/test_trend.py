import plotly.graph_objects as go
import pytest

from analytics.charts.sparkline import sparkline
from analytics.charts.trend import history_chart
from analytics.charts.view import ChartView
from analytics.periods import Period
from tests.charts.tables import table_of

VIEW = ChartView(borders=2022, language="ru")
SERIES = table_of(
    """
    period  value  lower  upper  comparator
    2021Q3  10.0   8.0    12.0   9.0
    2021Q4  14.0   11.0   17.0   9.5
    2022Q1  3.0    2.0    4.0    3.5
    2022Q2  -      -      -      5.0
    2022Q3  9.0    7.0    11.0   8.0
    """
)
KEYS = [Period.parse(text).key for text in SERIES["period"]]


def line(figure, name="регион"):
    return next(trace for trace in figure["data"] if trace["name"] == name)


def chart(basis="quarter", **settings):
    return history_chart(SERIES, VIEW, basis=basis, name="регион", **settings)


@pytest.mark.parametrize("basis", ["cumulative", "quarter", "year", "stock"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_a_valid_figure(basis, theme):
    view = ChartView(2022, "kk", theme)
    breaks = {"2022Q1": "аумақ өзгерген"}
    figure = history_chart(SERIES, view, basis=basis, name="a", comparator_name="b", breaks=breaks)
    assert len(go.Figure(figure).data) == len(figure["data"]) == 3


def test_a_missing_quarter_is_a_gap():
    drawn = line(chart())
    assert drawn["x"] == KEYS
    assert drawn["y"] == [10.0, 14.0, 3.0, None, 9.0]
    assert drawn["connectgaps"] is False


def test_a_cumulative_series_starts_anew_each_january():
    drawn = line(chart("cumulative"))
    assert drawn["x"] == [*KEYS[:2], None, *KEYS[2:]]
    assert drawn["y"] == [10.0, 14.0, None, 3.0, None, 9.0]


def test_a_period_that_is_not_in_the_table_breaks_the_line():
    drawn = line(history_chart(SERIES.drop(index=1), VIEW, basis="quarter", name="регион"))
    assert drawn["y"] == [10.0, None, 3.0, None, 9.0]


def test_years_are_joined_though_four_quarters_apart():
    years = table_of("period value\n2020Q4 1.0\n2021Q4 2.0\n2023Q4 3.0")
    assert line(history_chart(years, VIEW, basis="year", name="регион"))["y"] == [1.0, 2.0, None, 3.0]


def test_limits_are_closed_areas_that_stop_at_gaps():
    area = next(trace for trace in chart()["data"] if trace.get("fill") == "toself")
    a, b, c = KEYS[:3]
    assert area["x"] == [a, b, c, c, b, a, a, None]
    assert area["y"] == [8.0, 11.0, 2.0, 4.0, 17.0, 12.0, 8.0, None]


def test_without_limits_there_is_no_area():
    figure = history_chart(SERIES[["period", "value"]], VIEW, basis="quarter", name="регион")
    assert [trace["name"] for trace in figure["data"]] == ["регион"]


def test_short_series_are_labelled_by_quarter():
    axis = chart()["layout"]["xaxis"]
    assert axis["ticktext"] == ["III<br>2021", "IV", "I<br>2022", "II", "III"]
    assert axis["tickvals"] == KEYS


def test_long_series_are_labelled_by_year_and_never_crowded():
    periods = [str(Period(2010, 1).shift(place)) for place in range(60)]
    table = table_of("period value\n" + "\n".join(f"{period} 1.0" for period in periods))
    axis = history_chart(table, VIEW, basis="quarter", name="регион")["layout"]["xaxis"]
    assert axis["ticktext"] == ["2010", "2012", "2014", "2016", "2018", "2020", "2022", "2024"]
    assert axis["tickvals"][1] == Period(2012, 1).key


def test_breaks_are_marked_before_the_first_period_of_the_new_series():
    layout = chart(breaks={"2022Q1": "изменение территории"})["layout"]
    assert [shape["x0"] for shape in layout["shapes"]] == [Period(2022, 1).key - 0.5]
    assert [note["text"] for note in layout["annotations"]] == ["изменение территории"]


def test_the_comparator_is_another_line_with_another_marker():
    figure = chart(comparator_name="Республика")
    other = line(figure, "Республика")
    assert other["y"] == [9.0, 9.5, 3.5, 5.0, 8.0]
    assert other["marker"]["symbol"] != line(figure)["marker"]["symbol"]
    assert other["line"]["dash"] == "dot"
    assert figure["layout"]["showlegend"] is True


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "3 кв. 2021: <b>%{y:,.1f}</b>"), ("en", "Q3 2021: <b>%{y:,.1f}</b>")]
)
def test_hover_words_name_the_period(language, words):
    figure = history_chart(SERIES, ChartView(2022, language), basis="quarter", name="регион")
    assert line(figure)["hovertemplate"][0] == f"{words}<extra></extra>"


def test_hover_words_may_be_the_tables_own():
    figure = history_chart(SERIES.assign(hover=list("abcde")), VIEW, basis="quarter", name="регион")
    assert line(figure)["hovertemplate"][1] == "b<extra></extra>"


def test_a_sparkline_marks_its_last_value_and_lone_points():
    table = table_of("period value\n2021Q1 1.0\n2021Q2 -\n2021Q3 2.0\n2021Q4 3.0\n2022Q1 2.5\n2022Q2 -")
    figure = sparkline(table, "ru", "quarter")
    go.Figure(figure)
    (drawn,) = figure["data"]
    assert drawn["y"] == [1.0, None, 2.0, 3.0, 2.5, None]
    assert drawn["marker"]["size"] == [6, 0, 0, 0, 6, 0]
    assert figure["layout"]["xaxis"]["visible"] is False


def test_a_series_without_any_period_is_an_empty_chart():
    empty = SERIES.head(0)
    go.Figure(history_chart(empty, VIEW, basis="quarter", name="регион", comparator_name="b"))
    go.Figure(sparkline(empty, "ru", "quarter"))
