"""The charts of plans and partners: bars of parts, the timeline, lines before and after; as pictures."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from analytics.charts.before_after import before_after_alt, before_after_lines
from analytics.charts.palette import palette
from analytics.charts.plan_states import STATE_SIGNS, fund_parts, kind_parts, state_marks, state_parts
from analytics.charts.plan_timeline import TimelineRow, plan_timeline, timeline_alt
from analytics.charts.stacked_rows import StackedRow, stacked_alt, stacked_rows
from analytics.charts.view import ChartView
from analytics.measures.plan_register import STATES
from analytics.periods import Period
from analytics.reports.figure import figure_png
from analytics.text import LANGUAGES, texts

VIEW = ChartView(2015, "ru", "light", 0)
LAST_DAY = dt.date(2016, 6, 30)
ROWS = [
    StackedRow("11", "Акмолинская", (3.0, 1.0), "75 %"),
    StackedRow("15", "Актюбинская", (0.0, 2.0), "10 %"),
    StackedRow("19", "Алматинская", (None, None), "", "списка нет"),
]
INDEX = tuple((str(Period(2015, 2).shift(step)), 100.0 + step, 100.0 - step) for step in range(9))


def timeline_row(code: str, state: str, name: str = "Кружки", **days: dt.date | None) -> TimelineRow:
    known = {"starts_on": dt.date(2016, 1, 1), "due_on": dt.date(2016, 5, 31), "done_on": None} | days
    return TimelineRow(code, name, **known, state=state, words="слова", hover=f"<b>{name}</b>")


def areas(figure) -> list[list[float]]:
    """Left and right ends of every painted area, in order."""
    found = []
    for trace in figure["data"]:
        if trace.get("fill") == "toself":
            x = trace["x"]
            found += [[x[start], x[start + 1]] for start in range(0, len(x), 6)]
    return found


def test_parts_stand_side_by_side_from_zero() -> None:
    parts = fund_parts(texts("ru"), "light")
    figure = stacked_rows(ROWS, parts, VIEW, "педагогов")
    assert areas(figure) == [[0.0, 3.0], [3.0, 4.0], [0.0, 2.0]]
    words = [word for trace in figure["data"] if trace.get("mode") == "text" for word in trace["text"]]
    assert words == ["3", "1", "2", "\u00a0списка нет"]
    names = [trace["name"] for trace in figure["data"] if trace.get("name")]
    assert names == [part.name for part in parts]
    clicks = [code for trace in figure["data"] for code in trace.get("customdata", ())]
    assert clicks == ["11", "11", "15"]


def test_a_part_that_never_occurs_is_not_in_the_legend() -> None:
    parts = fund_parts(texts("ru"), "light")
    figure = stacked_rows(ROWS[1:], parts, VIEW, "педагогов")
    assert [trace["name"] for trace in figure["data"] if trace.get("name")] == ["иные средства"]


def test_a_row_with_other_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="11 has 2 parts, not 4"):
        stacked_rows(ROWS, kind_parts(texts("ru"), "light"), VIEW, "соглашений")


def test_bars_are_told_to_those_who_hear_them() -> None:
    alt = stacked_alt(ROWS, fund_parts(texts("ru"), "light"), VIEW, "Обучение")
    assert alt == (
        "Обучение. Акмолинская: бюджет 3, иные средства 1; Актюбинская: иные средства 2; "
        "Алматинская: списка нет."
    )


def test_every_state_has_a_sign_of_its_own_and_a_colour() -> None:
    assert set(STATE_SIGNS) == set(STATES)
    assert len(set(STATE_SIGNS.values())) == len(STATES)
    for theme in ("light", "dark"):
        assert set(state_marks(palette(theme))) == set(STATES)
    for language in LANGUAGES:
        names = [part.name for part in state_parts(texts(language), "light")]
        assert len(set(names)) == len(STATES)


def test_an_overdue_measure_goes_on_to_the_last_day_in_a_sign_as_well() -> None:
    figure = plan_timeline([timeline_row("1-1", "overdue"), timeline_row("1-2", "running")], VIEW, LAST_DAY)
    (tail,) = (trace for trace in figure["data"] if trace.get("line", {}).get("dash") == "dot")
    assert tail["x"][:2] == [dt.date(2016, 5, 31).toordinal(), LAST_DAY.toordinal()]
    assert figure["layout"]["yaxis2"]["ticktext"] == ["✗ слова", "▶ слова"]
    assert figure["layout"]["shapes"][0]["x0"] == LAST_DAY.toordinal()


def test_what_lacks_a_day_is_drawn_with_what_it_has() -> None:
    rows = [
        timeline_row("1-1", "planned", starts_on=None),
        timeline_row("1-2", "done_undated", due_on=None),
        timeline_row("1-3", "done_late", done_on=dt.date(2016, 6, 2)),
        timeline_row("1-4", "done_on_time", due_on=dt.date(2015, 1, 1), done_on=dt.date(2015, 1, 1)),
    ]
    figure = plan_timeline(rows, VIEW, LAST_DAY)
    clicks = [code for trace in figure["data"] for code in trace.get("customdata", ())]
    assert clicks == ["1-1", "1-3", "1-4", "1-3", "1-4"]
    assert plan_timeline([], VIEW, LAST_DAY)["data"]


def test_names_are_short_and_never_markup() -> None:
    long = "Оснастить станции юных техников <b>станками</b> " * 5
    for compact, most in ((False, 92), (True, 36)):
        view = ChartView(2015, "ru", "light", 0, compact=compact)
        (name,) = plan_timeline([timeline_row("1-1", "planned", long)], view, LAST_DAY)["layout"]["yaxis"][
            "ticktext"
        ]
        assert "<b>" not in name
        assert len(name.replace("<br>", " ")) <= most
        assert name.endswith("…")
    assert "Кружки (31.05.2016): слова" in timeline_alt([timeline_row("1-1", "planned")], VIEW, "План")


def test_the_lines_before_and_after_start_from_one_hundred() -> None:
    figure = before_after_lines(INDEX, Period(2016, 2), ("Акмолинская", "остальные"), VIEW)
    own, others = figure["data"][:2]
    assert own["x"][0] == Period(2015, 2).key
    assert (own["y"][8], others["y"][8]) == (108.0, 92.0)
    assert own["line"]["dash"] != others["line"]["dash"]
    edges = [shape["x0"] for shape in figure["layout"]["shapes"][1:]]
    assert edges == [Period(2016, 2).key - 0.5, Period(2016, 2).key + 0.5]
    alt = before_after_alt(INDEX, ("Акмолинская", "остальные"), VIEW)
    assert "1 кв. 2016: 103,0 и 97,0" in alt


def test_a_quarter_without_a_figure_is_a_gap() -> None:
    holed = (("2015Q2", math.nan, 100.0), *INDEX[1:])
    figure = before_after_lines(holed, Period(2016, 2), ("а", "б"), VIEW)
    assert figure["data"][0]["y"][0] is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_are_drawn_as_pictures(theme) -> None:
    view = ChartView(2015, "kk", theme, 0)
    rows = [timeline_row(f"1-{place}", state) for place, state in enumerate(STATES)]
    for figure in (
        stacked_rows(ROWS, fund_parts(texts("kk"), theme), view, "педагог"),
        plan_timeline(rows, view, LAST_DAY),
        before_after_lines(INDEX, Period(2016, 2), ("а", "б"), view),
    ):
        assert figure_png(figure, "Тақырып", "", "", theme).startswith(b"\x89PNG")
