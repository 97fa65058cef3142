"""Many indicators at once, and one region's row of each."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.measures.benchmark import Against
from analytics.measures.heat import HeatRequest, heat
from analytics.measures.profile import profile, profile_series, quarterly
from analytics.periods import Period
from analytics.regions import BordersTooFine, Regions
from tests.measures.asking import compared
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

UNITS = ("11", "15", "19", "23")
FACTS = """
| indicator | period | unit | value |
| F01       | 2016Q2 | 11   |    60 |
| F01       | 2016Q2 | 15   |    20 |
| F01       | 2016Q2 | 19   |    15 |
| F01       | 2016Q2 | 23   |     5 |
| F01       | 2015Q2 | 11   |    20 |
| F01       | 2016Q1 | 11   |    25 |
| F02       | 2016Q2 | 11   |    30 |
| F03       | 2016Q2 | 11   |    60 |
| F03       | 2016Q2 | 15   |    20 |
| F04       | 2016Q2 | 11   |     7 |
| S01       | 2016Q2 | 11   |   400 |
| S01       | 2016Q2 | 15   |   100 |
| S02       | 2016Q2 | 11   |   500 |
| S02       | 2016Q2 | 15   |   500 |
"""


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    rows = "\n".join(f"| {unit} | {year} | 10000 |" for unit in UNITS for year in (2015, 2016))
    return journal.add_facts(FACTS).add_population("| unit | year | persons |\n" + rows)


def asked(*codes: str, **changed: object) -> HeatRequest:
    return HeatRequest(codes, Period(2016, 2), 2015, **changed)  # type: ignore[arg-type]


def test_every_cell_is_the_comparison_of_its_indicator(filled: TinyJournal, regions: Regions) -> None:
    codes = ("S01", "F01", "R01", "F03", "F04")
    table = heat(filled, CATALOGUE, regions, asked(*codes, confidence=0.95))
    assert list(dict.fromkeys(table["indicator_code"])) == list(codes)
    for code in codes:
        cells = table[table["indicator_code"].eq(code)].reset_index(drop=True)
        basis, measure = cells.loc[0, "basis"], cells.loc[0, "measure"]
        alone = compared(filled, code, "2016Q2", basis, measure=measure).table
        for name in ("region_code", "value", "lower", "upper", "verdict", "status", "benchmark", "change"):
            assert cells[name].tolist() == pytest.approx(alone[name].tolist(), nan_ok=True), (code, name)


def test_overviews_use_wide_limits(filled: TinyJournal, regions: Regions) -> None:
    # Republic 100 / 40,000: 25. 15 events at 99.8 % reach from 5.6 to 31.8: nothing to say; 60 and 5 differ.
    table = heat(filled, CATALOGUE, regions, asked("F01")).set_index("region_code")
    assert table.loc[["11", "15", "19", "23"], "verdict"].tolist() == [
        "worse",
        "similar",
        "similar",
        "better",
    ]


def test_neutral_indicators_and_counts(filled: TinyJournal, regions: Regions) -> None:
    table = heat(filled, CATALOGUE, regions, asked("F03", "F04"))
    cells = {(row["indicator_code"], row["region_code"]): row for row in table.to_dict("records")}
    assert cells["F03", "15"]["verdict"] == "lower"
    assert cells["F04", "11"]["measure"] == "count"
    assert cells["F04", "11"]["verdict"] == "not_judged"


def test_the_change_on_last_year_is_judged_by_polarity(filled: TinyJournal, regions: Regions) -> None:
    table = heat(filled, CATALOGUE, regions, asked("F01")).set_index("region_code")
    assert (table.loc["11", "change_verdict"], table.loc["11", "change_judgement"]) == ("growth", "worse")
    assert table.loc["15", "change_judgement"] == "not_judged"


def test_a_year_of_flows_stands_in_its_last_quarter(filled: TinyJournal, regions: Regions) -> None:
    filled.add_facts("| indicator | period | unit | value |\n| F01 | 2016Q4 | 11 | 130 |")
    table = heat(filled, CATALOGUE, regions, asked("F01", "S01", basis="year"))
    cells = {(row["indicator_code"], row["region_code"]): row for row in table.to_dict("records")}
    assert (cells["F01", "11"]["value"], cells["F01", "11"]["basis"]) == (130, "year")
    assert (cells["S01", "11"]["value"], cells["S01", "11"]["basis"]) == (400, "stock")


def test_too_fine_borders_are_refused(filled: TinyJournal, regions: Regions) -> None:
    with pytest.raises(BordersTooFine):
        heat(filled, CATALOGUE, regions, HeatRequest(("F01",), Period(2016, 2), 2022))


def test_no_indicator_gives_an_empty_table(filled: TinyJournal, regions: Regions) -> None:
    assert heat(filled, CATALOGUE, regions, asked()).empty


def test_a_profile_is_the_regions_row_with_the_spread_of_all(filled: TinyJournal, regions: Regions) -> None:
    # Values 60, 20, 15, 5: quartiles at 12.5, 17.5, 30 (linear between the ordered values).
    request = asked("F01", "F04", confidence=0.95)
    table = heat(filled, CATALOGUE, regions, request)
    expected = rows_of(
        """
        | indicator_code | value | republic | lowest | quartile_1 | median | quartile_3 | highest | regions |
        | F01            | 60    | 25       | 5      | 12.5       | 17.5   | 30         | 60      | 4       |
        | F04            | 7     |          | 7      |            | 7      |            | 7       | 1       |
        """
    )
    assert drawn(profile(table, CATALOGUE, request, "11"), expected) == expected


def test_distance_orders_strengths_and_weaknesses(filled: TinyJournal, regions: Regions) -> None:
    # F01, lower is better: (60 - 25) over half the Byar limits 45.8-77.2 is +2.23; of 5 events in 23 the
    # limits 1.62-11.67 give (5 - 25) / 5.02 = -3.98. A neutral indicator has no distance.
    request = asked("F01", "F03", confidence=0.95)
    table = heat(filled, CATALOGUE, regions, request)
    worst = profile(table, CATALOGUE, request, "11").set_index("indicator_code")["distance"]
    best = profile(table, CATALOGUE, request, "23").set_index("indicator_code")["distance"]
    assert worst["F01"] == pytest.approx(2.23, abs=0.01)
    assert best["F01"] == pytest.approx(-3.98, abs=0.01)
    assert np.isnan(worst["F03"])


def test_a_profile_against_chosen_regions_keeps_the_republic_beside_it(
    filled: TinyJournal, regions: Regions
) -> None:
    request = asked("F01", against=Against("regions", region_codes=("15", "19")))
    row = profile(heat(filled, CATALOGUE, regions, request), CATALOGUE, request, "11").iloc[0]
    assert (row["benchmark"], row["republic"]) == (17.5, 25)


def test_an_unknown_region_is_refused(filled: TinyJournal, regions: Regions) -> None:
    request = asked("F01")
    table = heat(filled, CATALOGUE, regions, request)
    with pytest.raises(ValueError, match="no region '10'"):
        profile(table, CATALOGUE, request, "10")


def test_the_last_quarters_of_every_indicator_come_in_one_go(filled: TinyJournal, regions: Regions) -> None:
    request = asked("F01", "S01", "F04")
    tables = profile_series(filled, CATALOGUE, regions, request, "11", 2)
    assert list(tables) == ["F01", "S01", "F04"]
    # 2016Q1 on its own is the return itself; 2016Q2 is 60 - 25.
    assert tables["F01"]["numerator"].tolist() == [25, 35]
    assert tables["S01"]["status"].tolist() == ["missing", "ok"]
    assert tables["F04"]["status"].tolist() == ["missing", "missing"]  # April to June needs the return before
    assert quarterly(compared(filled, "F01", "2016Q2").view).basis == "quarter"
