"""Two indicators side by side, and the panel of the join, on small stores."""

from __future__ import annotations

import pytest

from analytics.measures.link import LinkRequest, link, paths
from analytics.measures.panel import PanelRequest, panel
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, of_regions, rows_of
from tests.measures.tiny_journal import TinyJournal

POPULATION = "| unit | year | persons | band |\n" + "\n".join(
    f"| {unit} | {year} | 10000 | children_0_17 |"
    for unit in ("11", "15", "19")
    for year in (2015, 2016, 2017)
)


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    # R01 = S01 / S02 in per cent; F01 = events per 10,000 children.
    return journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value | origin    |
        | S01       | 2016Q2 | 11   |   600 | reported  |
        | S02       | 2016Q2 | 11   |  1000 | reported  |
        | S01       | 2016Q2 | 15   |   200 | synthetic |
        | S02       | 2016Q2 | 15   |  1000 | synthetic |
        | S01       | 2016Q2 | 19   |   300 | reported  |
        | S02       | 2016Q2 | 19   |  1000 | reported  |
        | S01       | 2015Q2 | 11   |   500 | reported  |
        | S02       | 2015Q2 | 11   |  1000 | reported  |
        | F01       | 2016Q2 | 11   |    10 | reported  |
        | F01       | 2016Q2 | 15   |    40 | reported  |
        | F01       | 2015Q2 | 11   |    12 | reported  |
        | F01       | 2016Q1 | 11   |     4 | reported  |
        | S01       | 2016Q1 | 11   |   550 | reported  |
        | S02       | 2016Q1 | 11   |  1000 | reported  |
        """
    )


def test_both_values_with_the_quadrant_of_the_republics_levels(filled: TinyJournal, regions: Regions) -> None:
    # Levels: 1,100 of 3,000 pupils = 36.67 %; 50 events among 20,000 children = 25. 19 has no events.
    answer = link(filled, CATALOGUE, regions, LinkRequest("R01", "F01", Period(2016, 2), 2015))
    assert answer.x_level == pytest.approx(1100 / 3000 * 100)
    assert answer.y_level == 25
    expected = rows_of(
        """
        | region_code | x  | y  | quadrant | y_status | origin   |
        | 11          | 60 | 10 | high_low | ok       | reported |
        | 15          | 20 | 40 | low_high | ok       | mixed    |
        | 19          | 30 |    |          | missing  | reported |
        """
    )
    assert drawn(of_regions(answer.table, ["11", "15", "19"]), expected) == expected
    assert answer.known["region_code"].tolist() == ["11", "15"]
    assert len(answer.table) == 16


def test_one_indicator_cannot_stand_on_both_axes(filled: TinyJournal, regions: Regions) -> None:
    with pytest.raises(ValueError, match="both axes"):
        link(filled, CATALOGUE, regions, LinkRequest("F01", "F01", Period(2016, 2), 2015))


def test_a_path_holds_the_same_period_of_each_year_that_has_both(
    filled: TinyJournal, regions: Regions
) -> None:
    request = LinkRequest("R01", "F01", Period(2016, 2), 2015)
    expected = rows_of("| period | x | y |\n| 2015Q2 | 50 | 12 |\n| 2016Q2 | 60 | 10 |")
    assert drawn(paths(filled, CATALOGUE, regions, request, "11", Period(2014, 1)), expected) == expected
    assert len(paths(filled, CATALOGUE, regions, request, "19", Period(2014, 1))) == 0


def test_the_panel_has_quarters_on_their_own_and_says_why_a_row_is_not_used(
    filled: TinyJournal, regions: Regions
) -> None:
    request = PanelRequest("R01", "F01", Period(2016, 1), Period(2016, 2))
    table = panel(filled, CATALOGUE, regions, request)
    assert len(table) == 16 * 2
    own = table[table["unit_code"].isin(["11", "15", "19"])]
    # 15 reported no first quarter, so that its second stands not alone; 19 no events at all.
    expected = rows_of(
        """
        | unit_code | period | events | exposure | coverage | status  |
        | 11        | 2016Q1 | 4      | 10000    | 0.55     | ok      |
        | 11        | 2016Q2 | 6      | 10000    | 0.6      | ok      |
        | 15        | 2016Q1 |        | 10000    |          | missing |
        | 15        | 2016Q2 |        | 10000    | 0.2      | missing |
        | 19        | 2016Q1 |        | 10000    |          | missing |
        | 19        | 2016Q2 |        | 10000    | 0.3      | missing |
        """
    )
    assert drawn(own, expected) == expected


def test_quarters_before_a_new_definition_are_not_used(filled: TinyJournal, regions: Regions) -> None:
    filled.add_facts(
        """
        | indicator | period | unit | value |
        | F01 | 2014Q1 | 11 | 9 |
        | S01 | 2014Q1 | 11 | 9 |
        | S02 | 2014Q1 | 11 | 90 |
        """
    ).add_population("| unit | year | persons |\n| 11 | 2014 | 10000 |")
    table = panel(filled, CATALOGUE, regions, PanelRequest("R01", "F01", Period(2014, 1), Period(2014, 1)))
    assert table.loc[table["unit_code"].eq("11"), "status"].tolist() == ["other_definition"]


def test_splits_add_up_to_the_common_units(journal: TinyJournal, regions: Regions) -> None:
    # East Kazakhstan of 2015 is 63 and 10 of 2022: 5 + 3 events since the return of March, 20 of 100 pupils.
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | F01 | 2022Q1 | 63 | 10 |
        | F01 | 2022Q2 | 63 | 15 |
        | F01 | 2022Q2 | 10 | 3 |
        | S01 | 2022Q2 | 63 | 15 |
        | S01 | 2022Q2 | 10 | 5 |
        | S02 | 2022Q2 | 63 | 60 |
        | S02 | 2022Q2 | 10 | 40 |
        """
    ).add_population("| unit | year | persons |\n| 63 | 2022 | 700 |\n| 10 | 2022 | 300 |")
    table = panel(journal, CATALOGUE, regions, PanelRequest("R01", "F01", Period(2022, 2), Period(2022, 2)))
    row = table.set_index("unit_code").loc["63"]
    assert (row["events"], row["exposure"], row["coverage"], row["status"]) == (8, 1000, 0.2, "ok")


@pytest.mark.parametrize(("coverage", "events"), [("F01", "F01"), ("R01", "R01"), ("R01", "F05")])
def test_what_cannot_be_a_panel_is_refused(
    filled: TinyJournal, regions: Regions, coverage: str, events: str
) -> None:
    with pytest.raises(ValueError, match=r"no share|no number"):
        panel(filled, CATALOGUE, regions, PanelRequest(coverage, events, Period(2016, 1), Period(2016, 2)))
