import plotly.graph_objects as go
import pytest

from analytics.charts.grades import LETTERS, field_code, field_of, grade_alt, grade_grid, grade_marks
from analytics.charts.palette import LIGHT, contrast
from analytics.charts.view import ChartView
from analytics.text.localized import LANGUAGES
from tests.charts.tables import table_of

VIEW = ChartView(borders=2022, language="ru")
CODES = ("B01", "B02")
GRADES = table_of(
    """
    region_code  indicator_code  grade
    11           B01             A
    11           B02             B
    71           B01             C
    71           B02             D
    75           B01             none
    75           B02             A
    """
).replace({"grade": {"none": ""}})


def letters(figure):
    return {
        (region, code): letter
        for trace in figure["data"]
        if trace.get("mode") == "markers+text"
        for code, region, letter in zip(trace["x"], trace["y"], trace["text"], strict=True)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_a_valid_figure(language, theme):
    view = ChartView(2022, language, theme, compact=True)
    figure = grade_grid(GRADES, view, CODES, ("71", "B02"))
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_each_field_has_its_letter_and_its_paint():
    figure = grade_grid(GRADES, VIEW, CODES)
    cells = figure["data"][0]
    assert cells["y"] == ["11", "71", "75"]
    assert [[LETTERS[number] for number in row] for row in cells["z"]] == [["A", "B"], ["C", "D"], ["", "A"]]
    assert letters(figure) == {
        ("11", "B01"): "A",
        ("11", "B02"): "B",
        ("71", "B01"): "C",
        ("71", "B02"): "D",
        ("75", "B01"): "–",
        ("75", "B02"): "A",
    }


def test_letters_can_be_read_on_their_paint():
    assert all(contrast(mark.ink, mark.fill) >= 4.5 for mark in grade_marks(LIGHT).values())


def test_a_click_gives_the_region_and_the_indicator_back():
    figure = grade_grid(GRADES, VIEW, CODES)
    codes = {code for trace in figure["data"][1:] for code in trace.get("customdata", [])}
    assert {field_of(code) for code in codes} == set(letters(figure))
    assert field_of(field_code("71", "B02")) == ("71", "B02")


def test_the_picked_field_is_framed():
    (frame,) = grade_grid(GRADES, VIEW, CODES, ("71", "B02"))["layout"]["shapes"]
    assert [frame[side] for side in ("x0", "x1", "y0", "y1")] == [0.5, 1.5, 0.5, 1.5]
    assert grade_grid(GRADES, VIEW, CODES, ("19", "B02"))["layout"]["shapes"] == []


def test_the_legend_names_what_occurs():
    figure = grade_grid(GRADES[GRADES["region_code"] == "11"], VIEW, CODES)
    names = [trace["name"] for trace in figure["data"] if trace.get("showlegend")]
    assert names == ["A — без оговорок", "B — с учётом причин"]


def test_it_is_told_to_those_who_hear_it():
    assert grade_alt(GRADES, VIEW) == (
        "Оценки качества по регионам и показателям. A — без оговорок: 2; B — с учётом причин: 1; "
        "C — с осторожностью: 1; D — не использовать до уточнения: 1; Показатель не представлен: 1."
    )


def test_an_unknown_grade_is_named():
    with pytest.raises(ValueError, match="'E'"):
        grade_grid(GRADES.assign(grade="E"), VIEW, CODES)
