"""Trends and signals of a region's quarterly series: what is used, what is judged, what is silent."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.measures.trends import series_signals, series_trend, trend_basis, trend_line
from analytics.measures.view import View
from analytics.periods import Period, periods_between
from tests.measures.small_catalogue import CATALOGUE

PEOPLE = 100_000.0


def view(code: str = "F01", basis: str = "quarter", measure: str = "rate") -> View:
    return View(CATALOGUE.indicators[code], measure, basis, 2018)  # type: ignore[arg-type]


def quarters(numerators: list[float], first: str = "2016Q1", status: str = "ok") -> pd.DataFrame:
    start = Period.parse(first)
    periods = periods_between(start, start.shift(len(numerators) - 1))
    return pd.DataFrame(
        {
            "period": [str(period) for period in periods],
            "numerator": numerators,
            "denominator": PEOPLE,
            "status": status,
        }
    )


def falling(years: int, rate: float = 0.9, level: float = 200.0) -> list[float]:
    """Events that fall by a tenth a year, with a season and without chance."""
    season = (1.2, 0.9, 0.8, 1.1)
    return [level * rate ** (place / 4) * season[place % 4] for place in range(years * 4)]


def test_a_clean_fall_is_found_with_its_size_and_judged_by_polarity() -> None:
    found = series_trend(quarters(falling(5)), view())
    assert found.trend.percent_a_year == pytest.approx(-10, abs=0.01)
    assert (found.trend.verdict, found.judgement) == ("fall", "better")
    assert (str(found.first), str(found.last)) == ("2016Q1", "2020Q4")


def test_a_neutral_indicator_falls_without_praise() -> None:
    assert series_trend(quarters(falling(5)), view("F03")).judgement == "lower"


def test_under_twelve_quarters_there_is_no_verdict() -> None:
    found = series_trend(quarters(falling(5)[:11]), view())
    assert (found.trend.verdict, found.judgement) == ("too_short", "not_judged")


def test_quarters_before_a_new_definition_and_without_a_value_are_left_out() -> None:
    # F01 is comparable from 2015: of 2013-2017 only twelve quarters count, one of which has no value.
    table = quarters([*([9.0] * 8), *falling(3)], first="2013Q1")
    assert series_trend(table, view()).trend.quarters == 12
    table.loc[10, "status"] = "missing"
    assert series_trend(table, view()).trend.verdict == "too_short"


def test_money_has_no_trend() -> None:
    assert series_trend(quarters(falling(5)), view("F05")).judgement == "not_judged"


def test_all_zeros_are_not_judged() -> None:
    assert series_trend(quarters([0.0] * 16), view()).trend.verdict == "not_judged"


def test_a_quarter_that_stands_out_is_a_signal() -> None:
    steady = [100.0, 101.0, 99.0, 100.0] * 5
    steady[13] = 190.0
    found = series_signals(quarters(steady), view())
    assert found is not None
    assert found.mark.tolist().count("high") == 1
    assert found.mark[13] == "high"


def test_stocks_and_money_have_no_signals() -> None:
    assert series_signals(quarters(falling(5)), view("S01", "stock")) is None
    assert series_signals(quarters(falling(5)), view("F05")) is None


def test_missing_quarters_keep_their_place_among_signals() -> None:
    table = quarters([100.0, 101.0, 99.0, 100.0] * 4)
    table.loc[3, "status"] = "missing"
    found = series_signals(table, view())
    assert found is not None
    assert found.mark[3] == "missing"
    assert len(found.mark) == len(table)


@pytest.mark.parametrize(
    ("basis", "expected"), [("cumulative", "quarter"), ("year", "quarter"), ("stock", "stock")]
)
def test_trends_are_judged_on_quarters_or_stocks(basis, expected) -> None:
    assert trend_basis(basis) == expected


def test_the_drawn_line_follows_a_clean_fall_and_fans_out_to_both_ends() -> None:
    # 200 events a quarter falling by a tenth a year, seasons 1.2, 0.9, 0.8, 1.1 (their geometric mean is
    # 0.9873): in the first quarter the line stands at 200 x 0.9873 per 100,000, or 19.746 per 10,000.
    judged = series_trend(quarters(falling(5)), view())
    line = trend_line(view(), judged)
    assert line is not None
    assert len(line.keys) == 20
    assert line.value[0] == pytest.approx(200 * (1.2 * 0.9 * 0.8 * 1.1) ** 0.25 / 10, rel=1e-6)
    assert line.value[4] / line.value[0] == pytest.approx(0.9)
    assert (line.lower <= line.value + 1e-9).all()
    assert (line.value <= line.upper + 1e-9).all()


def test_no_verdict_has_no_line() -> None:
    assert trend_line(view(), series_trend(quarters(falling(5)[:11]), view())) is None
    assert trend_line(view(), series_trend(quarters([0.0] * 16), view())) is None
