"""Where a row stands that a return entered on a page carried on: the workbook of the return before it."""

from __future__ import annotations

import pytest

from analytics.intake.entered_rows import PAGE
from analytics.measures.partners import partners
from analytics.measures.plan_register import plan_register
from analytics.periods import Period
from tests.measures.listed import CATALOGUE, REGIONS, fresh
from tests.measures.tiny_journal import TinyJournal

PERIOD = Period(2016, 2)


# Two files of Akmola, the second with one measure more; then two events on the page, each a revision.
BATCHES = """
batch | form | unit | period | accepted   | revision | file    | sha256 | actor
1     | ZM-L | 11   | 2016Q1 | 2016-04-05 | 1        | 1.xlsx  | s1     | aigul
2     | ZM-L | 11   | 2016Q2 | 2016-07-05 | 1        | 2.xlsx  | s2     | dana
3     | ZM-L | 11   | 2016Q2 | 2016-07-06 | 2        | zm:page |        | serik
4     | ZM-L | 11   | 2016Q2 | 2016-07-07 | 3        | zm:page |        | asel
5     | ZM-L | 15   | 2016Q2 | 2016-07-07 | 1        | 5.xlsx  | s5     | dana
"""
MEASURES = """
batch | row | cells             | measure | due_on
1     | 9   | {"measure":"C9"}  | a       | 2016-12-31
2     | 9   | {"measure":"C9"}  | a       | 2016-12-31
2     | 10  | {"measure":"C10"} | b       | 2016-12-31
3     | 9   | {"measure":"C9"}  | a       | 2016-12-31
3     | 10  | {"measure":"C10"} | b       | 2016-12-31
4     | 9   | {"measure":"C9"}  | a       | 2016-12-31
4     | 10  | {"measure":"C10"} | b       | 2016-12-31
5     | 9   | {"measure":"C9"}  | a       | 2016-12-31
"""
PARTNERS = """
batch | row | name | signed_on
2     | 9   | N    | 2016-01-01
3     | 9   | N    | 2016-01-01
4     | 9   | N    | 2016-01-01
"""
EVENTS = """
batch | row | sheet   | title | held_on
3     | 1   | zm:page | one   | 2016-05-01
4     | 1   | zm:page | one   | 2016-05-01
4     | 2   | zm:page | two   | 2016-05-02
"""


@pytest.fixture
def journal() -> TinyJournal:
    filled = fresh().add_batches(BATCHES).add_plan_measures(MEASURES)
    filled.add_list_rows("partner", PARTNERS, kind="ngo")
    return filled.add_list_rows("event", EVENTS, kind="talk", holder="education")


def test_the_code_of_the_page_is_the_one_that_entries_have() -> None:
    assert PAGE == "zm:page"


def test_measures_and_agreements_keep_their_file_when_an_event_is_entered(journal: TinyJournal) -> None:
    for table in (
        plan_register(journal, CATALOGUE, REGIONS, PERIOD, 2015),
        partners(journal, CATALOGUE, REGIONS, PERIOD, 2015),
    ):
        own = table[table["unit_code"].eq("11")]
        assert set(own["batch_id"]) == {4}
        for name, value in {"file_name": "2.xlsx", "sha256": "s2", "actor": "dana", "revision": 3}.items():
            assert set(own[name]) == {value}


def test_the_plan_of_a_region_names_the_same_file(journal: TinyJournal) -> None:
    asked = {"form_codes": ["ZM-L"], "unit_codes": ["11", "15"], "until_period": "2016Q2", "moment": None}
    table = journal.table("measures/region_plan", **asked)
    assert table["file_name"].tolist() == ["2.xlsx", "2.xlsx", "5.xlsx"]
    assert table["actor"].tolist() == ["dana", "dana", "dana"]


def test_a_row_typed_on_the_page_keeps_who_typed_it(journal: TinyJournal) -> None:
    table = journal.table("measures/recommendation_listed", batch_ids=[4]).set_index("title")
    assert len(table) == 5
    assert table.loc[["one", "two"], "actor"].tolist() == ["serik", "asel"]
    assert table.loc[["one", "a", "N"], "file_name"].tolist() == ["zm:page", "2.xlsx", "2.xlsx"]
