"""The returns of one region, revision by revision."""

from __future__ import annotations

import pytest

from analytics.measures.returns import returns_of_region, revisions_of_return
from analytics.periods import Period
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    return (
        journal.add_batches(
            """
            | batch | form | unit | period | revision | state     | received   | accepted            |
            | 1     | 1-M  | 11   | 2016Q1 | 1        | accepted  | 2016-04-05 | 2016-04-05 09:00:00 |
            | 2     | 1-M  | 11   | 2016Q1 | 2        | accepted  |            | 2016-05-05 09:00:00 |
            | 3     | 1-M  | 11   | 2016Q1 | 3        | withdrawn |            | 2016-05-06 09:00:00 |
            | 4     | ZM-E | 11   | 2016Q1 | 1        | accepted  |            | 2016-04-09 09:00:00 |
            | 5     | 1-M  | 11   | 2016Q2 | 1        | accepted  |            | 2016-07-05 09:00:00 |
            | 6     | 1-M  | 15   | 2016Q2 | 1        | accepted  |            | 2016-07-05 09:00:00 |
            """
        )
        .add_findings(
            """
            | batch | severity | indicator | sheet | cell | reason  |
            | 2     | warning  | F01       |       |      | checked |
            | 2     | warning  | F01       |       |      |         |
            | 2     | note     | F01       |       |      |         |
            """
        )
        .add_observations(batch=2, number=3)
    )


def test_every_return_of_the_region_the_newest_period_first(filled: TinyJournal) -> None:
    expected = rows_of(
        """
        | form_code | period | revision | is_current | state     | batch_id | observations | warnings | unexplained |
        | 1-M       | 2016Q2 | 1        | True       | accepted  | 5        | 0            | 0        | 0           |
        | 1-M       | 2016Q1 | 3        | False      | withdrawn | 3        | 0            | 0        | 0           |
        | 1-M       | 2016Q1 | 2        | True       | accepted  | 2        | 3            | 2        | 1           |
        | 1-M       | 2016Q1 | 1        | False      | accepted  | 1        | 0            | 0        | 0           |
        | ZM-E      | 2016Q1 | 1        | True       | accepted  | 4        | 0            | 0        | 0           |
        """  # noqa: E501
    )
    assert drawn(returns_of_region(filled, "11"), expected) == expected


def test_the_revisions_of_one_return(filled: TinyJournal) -> None:
    table = revisions_of_return(filled, "1-M", "11", Period(2016, 1))
    expected = rows_of("| revision | batch_id |\n| 3 | 3 |\n| 2 | 2 |\n| 1 | 1 |")
    assert drawn(table, expected) == expected


def test_a_region_that_sent_nothing(filled: TinyJournal) -> None:
    assert len(returns_of_region(filled, "71")) == 0
