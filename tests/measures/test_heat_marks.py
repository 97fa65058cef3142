"""Marks, counts and orders of a heat map, and the sources behind its cells, on tables drawn as text."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analytics.measures.heat import HeatRequest, heat
from analytics.measures.heat_marks import (
    heat_summary,
    indicator_order,
    is_tested,
    mark_counts,
    marked,
    region_order,
    shared_levels,
)
from analytics.measures.heat_sources import heat_sources
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

REGISTER = ["11", "15", "19", "23"]


def table_of(text: str) -> pd.DataFrame:
    """Cells as the measure gives them: a blank value is none."""
    rows = [
        {
            "indicator_code": row["indicator"],
            "region_code": row["region"],
            "value": float(row["value"]) if row["value"] else np.nan,
            "verdict": row["verdict"],
            "change_judgement": row.get("change") or "not_judged",
            "small": row.get("small") == "yes",
        }
        for row in rows_of(text)
    ]
    return pd.DataFrame(rows)


CELLS = table_of(
    """
    | indicator | region | value | verdict    | change  | small |
    | A01       | 11     |   4.0 | worse      | similar | yes   |
    | A01       | 15     |   2.0 | similar    | worse   |       |
    | A01       | 19     |   1.0 | better     | similar |       |
    | A01       | 23     |       | not_judged |         |       |
    | B01       | 11     |   5.0 | worse      | similar |       |
    | B01       | 15     |   9.0 | worse      | similar | yes   |
    | B01       | 19     |   5.0 | higher     | similar |       |
    | B01       | 23     |   1.0 | better     | better  |       |
    | C01       | 11     |   7.0 | not_judged |         |       |
    | C01       | 15     |   8.0 | not_judged |         |       |
    | C01       | 19     |       | not_judged |         |       |
    | C01       | 23     |   9.0 | not_judged |         |       |
    """
)
AGAINST = marked(CELLS, "against")


def test_a_cell_is_marked_by_its_verdict_or_by_its_change() -> None:
    expected = rows_of(
        """
        | indicator_code | region_code | mark       |
        | A01            | 11          | similar    |
        | A01            | 15          | worse      |
        | A01            | 19          | similar    |
        | A01            | 23          | no_data    |
        """
    )
    assert drawn(marked(CELLS, "change").head(4), expected) == expected
    assert AGAINST["mark"].tolist()[:4] == ["worse", "similar", "better", "no_data"]


def test_cells_are_counted_by_region_and_by_indicator() -> None:
    by_region = mark_counts(AGAINST, "region_code").reset_index()
    expected = rows_of(
        """
        | region_code | better | worse | similar | higher | not_judged | no_data | differing |
        | 11          |      0 |     2 |       0 |      0 |          1 |       0 |         2 |
        | 15          |      0 |     1 |       1 |      0 |          1 |       0 |         1 |
        | 19          |      1 |     0 |       0 |      1 |          0 |       1 |         2 |
        | 23          |      1 |     0 |       0 |      0 |          1 |       1 |         1 |
        """
    )
    assert drawn(by_region, expected) == expected
    assert mark_counts(AGAINST, "indicator_code")["differing"].to_dict() == {"A01": 2, "B01": 4, "C01": 0}


def test_the_summary_says_how_much_differs_and_how_much_chance_would_give() -> None:
    summary = heat_summary(AGAINST, 0.998, tested=False)
    # 12 cells: 2 without data, 3 not judged, so 7 judged; 7 x 0.002 = 0.014, 7 x 0.05 = 0.35.
    assert (summary.regions, summary.indicators, summary.cells, summary.judged) == (4, 3, 12, 7)
    assert summary.differing == 6
    assert summary.expected_by_chance == pytest.approx(0.014)
    assert summary.expected_at(0.95) == pytest.approx(0.35)
    assert summary.worse == (("11", 2), ("15", 1))
    assert summary.better == (("19", 1), ("23", 1))
    assert summary.no_data == (("19", 1), ("23", 1))
    assert summary.unjudged_indicators == ("C01",)
    assert summary.small == 2


def test_an_indicator_without_any_figure_lacks_data_and_no_judgement() -> None:
    nothing = marked(
        table_of("| indicator | region | value | verdict |\n| A01 | 11 | | not_judged |"), "against"
    )
    summary = heat_summary(nothing, 0.95, tested=False)
    assert (summary.judged, summary.differing, summary.unjudged_indicators) == (0, 0, ())
    assert summary.no_data == (("11", 1),)


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("register", "11 15 19 23"),
        ("worse", "11 15 19 23"),
        ("better", "19 23 11 15"),
        ("A01", "11 15 19 23"),
        ("B01", "15 11 19 23"),  # 11 and 19 are equal: as in the register
        ("C01", "23 15 11 19"),  # 19 has no value: last
    ],
)
def test_regions_stand_in_an_order(order: str, codes: str) -> None:
    assert region_order(AGAINST, order, REGISTER) == codes.split()


def test_indicators_stand_as_given_or_by_their_differences() -> None:
    assert indicator_order(AGAINST, "catalogue") == ["A01", "B01", "C01"]
    assert indicator_order(AGAINST, "differing") == ["B01", "A01", "C01"]


def test_a_level_is_shared_only_where_every_region_has_the_same() -> None:
    levels = pd.DataFrame(
        {
            "indicator_code": ["A01", "A01", "B01", "B01", "C01", "C01", "D01", "D01"],
            "benchmark": [2.5, 2.5, 1.0, 3.0, 4.0, np.nan, np.nan, np.nan],
        }
    )
    assert shared_levels(levels) == {"A01": 2.5}


def test_changes_are_tested_and_so_is_everything_against_last_year() -> None:
    assert not is_tested("against", "republic")
    assert is_tested("against", "last_year")
    assert is_tested("change", "republic")


def test_every_cell_is_judged_on_its_usual_measure_with_its_source(
    journal: TinyJournal, regions: Regions
) -> None:
    """F01 per 10,000 children: 30 of 10,000, 5 of 20,000, 25 of 30,000; the republic 60 of 60,000 is 10.

    Limits at 99.8 % (Byar): 30 events 15.76 to 51.32 per 10,000, above 10; 5 events (exact) 0.37 to 8.12,
    below; 25 events 4.15 to 14.76, which hold 10. F04 is a count: never judged.
    """
    journal.add_population(
        "| unit | year | persons |\n| 11 | 2016 | 10000 |\n| 15 | 2016 | 20000 |\n| 23 | 2016 | 30000 |"
    ).add_facts(
        """
        | indicator | period | unit | value | batch | sheet | cell | origin    |
        | F01       | 2016Q2 | 11   |    30 |    12 | R2    | E7   | reported  |
        | F01       | 2016Q2 | 15   |     5 |    13 | R2    | E7   | published |
        | F01       | 2016Q2 | 23   |    25 |    14 | R2    | E7   | reported  |
        | F04       | 2016Q2 | 11   |     3 |    12 | R2    | E9   | reported  |
        """
    )
    request = HeatRequest(("F01", "F04"), Period(2016, 2), 2015)
    table = marked(heat(journal, CATALOGUE, regions, request), "against")
    expected = rows_of(
        """
        | indicator_code | region_code | measure | value  | benchmark | mark       |
        | F01            | 11          | rate    |     30 |        10 | worse      |
        | F01            | 15          | rate    |    2.5 |        10 | better     |
        | F01            | 23          | rate    | 8.3333 |        10 | similar    |
        | F04            | 11          | count   |      3 |           | not_judged |
        """
    )
    shown = table[table["mark"].ne("no_data")]
    assert drawn(shown, expected) == expected
    sources = heat_sources(journal, CATALOGUE, regions, request)
    found = sources[sources["batch_ids"].notna()]
    wanted = rows_of(
        """
        | indicator_code | region_code | origin    | batch_ids | cells  |
        | F01            | 11          | reported  | 12        | R2!E7  |
        | F01            | 15          | published | 13        | R2!E7  |
        | F01            | 23          | reported  | 14        | R2!E7  |
        | F04            | 11          | reported  | 12        | R2!E9  |
        """
    )
    assert drawn(found, wanted) == wanted
    assert len(sources) == len(table) == 2 * 16
