"""The calendar of events: a cell a day, sums of months, codes for clicks, words for who hears it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analytics.charts.event_calendar import event_calendar, event_calendar_alt
from analytics.charts.view import ChartView
from analytics.text.localized import LANGUAGES, Language

DAYS = pd.DataFrame(
    {
        "day": [dt.date(2024, 2, 29), dt.date(2024, 3, 8), dt.date(2024, 3, 9), dt.date(2023, 3, 9)],
        "events": [1, 2, 17, 5],
    }
)


def view(language: Language = "ru", *, compact: bool = False) -> ChartView:
    return ChartView(2022, language, compact=compact)


def marks(figure: dict) -> dict[str, str]:  # type: ignore[type-arg]
    """The words by the code that a click gives."""
    traces = [trace for trace in figure["data"] if trace.get("mode") == "markers+text"]
    pairs = (zip(trace["customdata"], trace["text"], strict=True) for trace in traces)
    return {code: words for found in pairs for code, words in found}


@pytest.mark.parametrize("compact", [False, True])
def test_days_and_sums_have_their_numbers_and_codes(compact: bool) -> None:
    assert marks(event_calendar(DAYS, view(compact=compact), 2024)) == {
        "2024-02-29": "1",
        "2024-03-08": "2",
        "2024-03-09": "17",
        "2024-02": "<b>1</b>",
        "2024-03": "<b>19</b>",
    }


def test_months_stand_in_rows_and_on_narrow_screens_in_columns() -> None:
    wide, narrow = (event_calendar(DAYS, view(compact=compact), 2024) for compact in (False, True))
    assert (len(wide["data"][0]["y"]), len(wide["data"][0]["x"])) == (12, 32)
    assert (len(narrow["data"][0]["y"]), len(narrow["data"][0]["x"])) == (32, 12)
    assert wide["layout"]["yaxis"]["ticktext"][:2] == ["январь", "февраль"]
    assert narrow["layout"]["xaxis"]["ticktext"][:2] == ["янв", "фев"]


def test_a_day_that_does_not_exist_is_no_day_without_events() -> None:
    z = event_calendar(DAYS, view(), 2023)["data"][0]["z"]
    february, march = z[1], z[2]
    assert (february[27], february[28], march[7], march[8]) == (1, 0, 1, 4)


def test_the_legend_names_the_shades_that_occur() -> None:
    named = [trace["name"] for trace in event_calendar(DAYS, view(), 2024)["data"] if trace.get("name")]
    assert named == ["1", "2–3", "16 и больше"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Календарь за 2024 год: дни по месяцам, в ячейке число мероприятий. Всего 20;"),
        ("kk", "Барлығы 20; іс-шара өткен күндер: 3."),
        ("en", "The fullest month is March: 19."),
    ],
)
def test_the_calendar_is_told_in_words(language: Language, words: str) -> None:
    assert words in event_calendar_alt(DAYS, view(language), 2024)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_year_is_drawn_and_said(language: Language) -> None:
    assert marks(event_calendar(DAYS, view(language), 2020)) == {}
    assert "2020" in event_calendar_alt(DAYS, view(language), 2020)


@pytest.mark.parametrize("compact", [False, True])
def test_the_calendar_becomes_a_picture(compact: bool) -> None:
    from analytics.reports.figure import figure_png

    png = figure_png(event_calendar(DAYS, view(compact=compact), 2024), "Календарь", "2024 год", "ЖасМонитор")
    assert png.startswith(b"\x89PNG")
