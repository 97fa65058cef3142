"""Several lines on one table, their trends, signals and drawn lines, and the pace to a target."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analytics.catalogue.targets import Target
from analytics.measures.basis import Basis, Measure
from analytics.measures.line_trends import LineTrend, line_trends
from analytics.measures.lines import LinesRequest, line_of, lines
from analytics.measures.pace import pace
from analytics.measures.series import SeriesRequest
from analytics.periods import Period, periods_between
from analytics.regions import Regions
from tests.charts.line_tables import target_of
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

FACTS = """
| indicator | period | unit | value | status       |
| F03       | 2023Q1 | 11   |    10 | number       |
| F03       | 2023Q1 | 71   |    30 | number       |
| F03       | 2023Q2 | 11   |    24 | number       |
| F03       | 2023Q2 | 71   |       | confidential |
| F04       | 2023Q1 | 11   |     3 | number       |
| F04       | 2023Q1 | 90   |     2 | number       |
"""
POPULATION = """
| unit | year | persons |
| 11   | 2023 |   20000 |
| 71   | 2023 |   40000 |
"""


def request(
    codes: tuple[str, ...],
    code: str = "F03",
    basis: Basis = "quarter",
    first: str = "2023Q1",
    last: str = "2023Q2",
    borders: int = 2022,
    measure: Measure | None = None,
) -> LinesRequest:
    asked = SeriesRequest(code, basis, borders, Period.parse(first), Period.parse(last), measure)
    return LinesRequest(asked, codes)


def quarterly(quarters: list[int], first: str = "2019Q1", unit: str = "11") -> str:
    """Facts of F03 as cumulative returns, from figures of single quarters."""
    periods = periods_between(Period.parse(first), Period.parse(first).shift(len(quarters) - 1))
    lines, total = ["| indicator | period | unit | value | status |"], 0
    for period, figure in zip(periods, quarters, strict=True):
        total = figure if period.quarter == 1 else total + figure
        lines.append(f"| F03 | {period} | {unit} | {total} | number |")
    return "\n".join(lines)


def judged(
    journal: TinyJournal, regions: Regions, quarters: list[int], code: str = "11", **settings: str
) -> LineTrend:
    people = "\n".join(f"| 11 | {year} | 10000 |" for year in range(2019, 2026))
    journal.add_facts(quarterly(quarters)).add_population("| unit | year | persons |\n" + people)
    last = str(Period(2019, 1).shift(len(quarters) - 1))
    asked = request((code,), first="2019Q1", last=last, **settings)  # type: ignore[arg-type]
    (found,) = line_trends(journal, CATALOGUE, regions, asked)
    return found


def test_lines_stand_in_the_order_asked_with_the_regions_in_a_sum(
    journal: TinyJournal, regions: Regions
) -> None:
    journal.add_facts(FACTS).add_population(POPULATION)
    # The republic: (10 + 30) / 60,000 and 14 / 20,000, each per 10,000; regions have no such sum.
    expected = rows_of(
        """
        | region_code | period | value  | numerator | status       | regions_received | regions_expected |
        | 71          | 2023Q1 | 7.5    | 30        | ok           |                  |                  |
        | 71          | 2023Q2 |        |           | confidential |                  |                  |
        | 00          | 2023Q1 | 6.6667 | 40        | ok           | 2                | 20               |
        | 00          | 2023Q2 | 7      | 14        | ok           | 1                | 20               |
        | 11          | 2023Q1 | 5      | 10        | ok           |                  |                  |
        | 11          | 2023Q2 | 7      | 14        | ok           |                  |                  |
        """
    )
    table = lines(journal, CATALOGUE, regions, request(("71", "00", "11")))
    assert drawn(table, expected) == expected


def test_a_count_that_lacks_regions_says_so_and_holds_what_stands_outside_them(
    journal: TinyJournal, regions: Regions
) -> None:
    journal.add_facts(FACTS)
    expected = rows_of(
        """
        | region_code | period | value | numerator | status     |
        | 00          | 2023Q1 | 5     | 5         | incomplete |
        | 00          | 2023Q2 |       |           | missing    |
        """
    )
    table = lines(journal, CATALOGUE, regions, request(("00",), code="F04", basis="cumulative"))
    assert drawn(table, expected) == expected


def test_the_republics_origins_are_those_of_its_regions(journal: TinyJournal, regions: Regions) -> None:
    facts = """
    | indicator | period | unit | value | status | origin    |
    | F03       | 2023Q1 | 11   |    10 | number | published |
    | F03       | 2023Q1 | 71   |    30 | number | synthetic |
    """
    journal.add_facts(facts).add_population(POPULATION)
    table = lines(journal, CATALOGUE, regions, request(("00",), last="2023Q2"))
    assert table["origins"].tolist() == ["published;synthetic", ""]


def test_a_halving_every_year_is_told_and_drawn_through_every_quarter(
    journal: TinyJournal, regions: Regions
) -> None:
    # 640, 320, 160, 80 events in each quarter of four years, of 10,000: the rate halves every year.
    found = judged(journal, regions, [640] * 4 + [320] * 4 + [160] * 4 + [80] * 4)
    assert found.judged.trend.verdict == "fall"
    assert found.judged.trend.percent_a_year == pytest.approx(-50, abs=4)
    assert (str(found.judged.first), str(found.judged.last)) == ("2019Q1", "2022Q4")
    assert found.line is not None
    # In the middle of the series, between 2020Q4 and 2021Q1, it stands near the geometric mean of the four
    # years' levels: (640 x 320 x 160 x 80) ** (1/4) = 226.3 of 10,000.
    assert np.sqrt(found.line.value[7] * found.line.value[8]) == pytest.approx(226.3, rel=0.01)
    yearly = found.line.value[4:] / found.line.value[:-4]
    assert yearly == pytest.approx(np.full(12, 1 + found.judged.trend.percent_a_year / 100))
    assert (found.line.lower <= found.line.value + 1e-9).all()
    assert (found.line.value <= found.line.upper + 1e-9).all()


@pytest.mark.parametrize(
    ("quarters", "reason", "used"), [([5] * 11, "too_short", 11), ([0] * 16, "no_events", 16)]
)
def test_without_a_verdict_the_reason_is_told(
    journal: TinyJournal, regions: Regions, quarters: list[int], reason: str, used: int
) -> None:
    found = judged(journal, regions, quarters)
    assert (found.reason, found.judged.trend.quarters, found.line) == (reason, used, None)


def test_an_indicator_without_a_known_chance_is_not_judged(journal: TinyJournal, regions: Regions) -> None:
    asked = request(("11",), code="F05", measure="count")
    (found,) = line_trends(journal, CATALOGUE, regions, asked)
    assert (found.reason, found.signals) == ("no_chance", None)


def test_a_quarter_far_beyond_the_level_stands_out_whatever_basis_is_shown(
    journal: TinyJournal, regions: Regions
) -> None:
    quarters = [100, 101, 99, 100] * 5
    quarters[9] = 400  # 2021Q2
    found = judged(journal, regions, quarters, basis="cumulative")
    (one,) = found.outstanding
    # The level of second quarters: (4 x 101 + 400) / 50,000 x 10,000 = 160.8.
    assert (str(one.period), one.mark, one.value) == ("2021Q2", "high", 400)
    assert one.level == pytest.approx(160.8)
    assert one.upper < 400


def test_around_a_long_fall_no_ordinary_quarter_stands_out(journal: TinyJournal, regions: Regions) -> None:
    found = judged(journal, regions, [round(1000 * 0.8 ** (place / 4)) for place in range(24)])
    assert found.judged.trend.verdict == "fall"
    assert found.outstanding == ()
    assert found.signals is not None
    # The level follows the fall: a fifth less each year.
    assert found.signals.level[4] / found.signals.level[0] == pytest.approx(0.8, abs=0.01)


def test_a_run_is_told_from_its_first_quarter(journal: TinyJournal, regions: Regions) -> None:
    # Ten quarters a little above, ten a little below, ten above again: no trend, three runs.
    found = judged(journal, regions, [103] * 10 + [97] * 10 + [103] * 8)
    assert [(str(run.first), str(run.last), run.side) for run in found.runs] == [
        ("2019Q1", "2021Q2", "high"),
        ("2021Q3", "2023Q4", "low"),
        ("2024Q1", "2025Q4", "high"),
    ]


def year_table(text: str) -> pd.DataFrame:
    rows = rows_of(text)
    return pd.DataFrame(
        {
            "period": [row["period"] for row in rows],
            "value": [float(row["value"]) if row["value"] else math.nan for row in rows],
            "status": [row["status"] for row in rows],
        }
    )


YEARS = year_table(
    """
    | period | value | status  |
    | 2023Q4 | 20    | ok      |
    | 2024Q4 | 16    | ok      |
    | 2025Q4 |       | missing |
    """
)


@pytest.mark.parametrize(
    ("target", "polarity", "needed", "reached"),
    [
        # From 16 in 2024 to 9 in 2026: two years, the root of 9/16 is 0.75, so 25 % less each year.
        (target_of(9, 2026), "lower_is_better", -25.0, False),
        (target_of(16, 2026), "lower_is_better", 0.0, True),
        (target_of(25, 2026), "higher_is_better", 25.0, False),
        (target_of(0, 2026), "lower_is_better", math.nan, False),
    ],
)
def test_the_pace_from_the_last_whole_year(
    target: Target, polarity: str, needed: float, reached: bool
) -> None:
    found = pace(YEARS, "year", target, polarity)
    assert found is not None
    assert (str(found.period), found.value, found.reached) == ("2024Q4", 16, reached)
    assert found.needed == pytest.approx(needed, nan_ok=True)


def test_there_is_no_pace_without_a_figure_or_for_a_quarter_alone() -> None:
    target = target_of(9, 2026)
    assert pace(YEARS, "quarter", target, "neutral") is None
    assert pace(YEARS.tail(1), "year", target, "neutral") is None
    assert pace(YEARS, "year", target_of(9, 2022), "neutral") is None


@pytest.mark.parametrize(
    ("polarity", "reached"), [("lower_is_better", False), ("higher_is_better", True), ("neutral", None)]
)
def test_when_the_year_of_the_target_is_over_there_is_no_pace_but_an_outcome(
    polarity: str, reached: bool | None
) -> None:
    found = pace(YEARS, "year", target_of(15, 2024), polarity)
    assert found is not None
    assert (str(found.period), found.value, found.is_due, found.reached) == ("2024Q4", 16, True, reached)
    assert math.isnan(found.needed)


def test_a_line_is_cut_out_of_the_table(journal: TinyJournal, regions: Regions) -> None:
    journal.add_facts(FACTS).add_population(POPULATION)
    table = lines(journal, CATALOGUE, regions, request(("71", "11")))
    assert line_of(table, "11").index.tolist() == [0, 1]
    assert line_of(table, "11")["value"].tolist() == [5, 7]
