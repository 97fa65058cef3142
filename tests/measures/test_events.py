"""Events of the last lists of a year: what is known when, in which borders, told first by whom."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analytics.catalogue import load_catalogue
from analytics.measures.event_counts import BOTH, counted, only, totals
from analytics.measures.event_duplicates import Pair, event_pairs, pair_marks
from analytics.measures.events import event_forms, event_lists, event_periods, events
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

JUNE = Period(2025, 2)
BATCHES = """
batch | form  | unit | period | revision | state     | accepted            | file    | actor
1     | ZM-L  | 11   | 2025Q1 | 1        |           | 2025-04-10T10:00:00 | e1.xlsx | aigul
2     | ZM-LP | 11   | 2025Q1 | 1        |           | 2025-04-11T10:00:00 | p1.xlsx | serik
3     | ZM-L  | 11   | 2025Q2 | 1        |           | 2025-07-10T10:00:00 | e2.xlsx | dana
4     | ZM-L  | 11   | 2025Q2 | 2        |           | 2025-07-20T10:00:00 | e3.xlsx | dana
5     | ZM-L  | 15   | 2024Q4 | 1        |           | 2025-01-10T10:00:00 | old.xls | dana
6     | ZM-LP | 15   | 2025Q2 | 1        | withdrawn | 2025-07-12T10:00:00 | p6.xlsx | dana
"""
ROWS = """
batch | row | title         | held_on    | holder    | children | registered_children
1     | 9   | Беседа        | 2025-02-03 | education | 40       | 2
2     | 9   | Рейд          | 2025-02-05 | police    | 12       | 5
3     | 9   | Беседа        | 2025-02-03 | education | 40       | 2
3     | 10  | Турнир        | 2025-05-20 | joint     | 120      | 8
4     | 9   | Беседа        | 2025-02-03 | education | 40       | 2
4     | 10  | Турнир        | 2025-05-20 | joint     | 118      | 8
5     | 9   | Прошлогоднее  | 2024-05-01 | education | 1        | 0
6     | 9   | Отозвано      | 2025-05-01 | police    | 1        | 0
"""


@pytest.fixture(scope="module")
def registers(regions: Regions) -> TinyJournal:
    return TinyJournal(load_catalogue(), regions)


@pytest.fixture
def journal(registers: TinyJournal) -> TinyJournal:
    return registers.emptied()


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    journal.add_batches(BATCHES).add_list_rows("event", ROWS, kind="talk")
    return journal.add_life("batch | action | actor | at | words\n6 | withdrawn | dana | 2025-07-13 | x")


def asked(
    journal: TinyJournal, regions: Regions, period: Period = JUNE, moment: dt.datetime | None = None
) -> pd.DataFrame:
    return events(journal, load_catalogue(), regions, period, 2022, moment)


def pairs_of(journal: TinyJournal, table: pd.DataFrame) -> tuple[Pair, ...]:
    return event_pairs(table, pair_marks(journal))


def mark(journal: TinyJournal, key: str, verdict: str, actor: str, at: str, reason: str) -> None:
    """What a person said about a pair of events of Akmola."""
    row = {"pair_key": key, "verdict": verdict, "unit_code": "11", "actor": actor, "reason": reason}
    journal.table("journal/insert_event_pair", **row, at=dt.datetime.fromisoformat(at))


def test_the_forms_with_events_are_those_of_education_and_police() -> None:
    assert [(form.code, form.body_code) for form in event_forms(load_catalogue())] == [
        ("ZM-L", "education"),
        ("ZM-LP", "police"),
    ]


def test_the_last_list_of_each_body_counts_and_each_row_names_who_told_it_first(
    filled: TinyJournal, regions: Regions
) -> None:
    """Row 9 stands since the first quarter's file; the tournament was corrected by the revision."""
    expected = rows_of("""
    unit_code | body      | period | revision | title  | children | file_name | actor | region_code
    11        | education | 2025Q2 | 2        | Беседа | 40       | e1.xlsx   | aigul | 11
    11        | education | 2025Q2 | 2        | Турнир | 118      | e3.xlsx   | dana  | 11
    11        | police    | 2025Q1 | 1        | Рейд   | 12       | p1.xlsx   | serik | 11
    """)
    assert drawn(asked(filled, regions), expected) == expected


def test_what_was_known_before_the_revision(filled: TinyJournal, regions: Regions) -> None:
    expected = rows_of("""
    title  | children | revision | file_name
    Беседа | 40       | 1        | e1.xlsx
    Турнир | 120      | 1        | e2.xlsx
    Рейд   | 12       | 1        | p1.xlsx
    """)
    assert drawn(asked(filled, regions, moment=dt.datetime(2025, 7, 12)), expected) == expected


def test_a_withdrawn_list_counts_as_known_before_its_withdrawal(
    filled: TinyJournal, regions: Regions
) -> None:
    table = asked(filled, regions, moment=dt.datetime(2025, 7, 12, 12))
    assert list(table["title"]) == ["Беседа", "Турнир", "Рейд", "Отозвано"]


def test_the_first_quarter_knows_nothing_of_the_second(filled: TinyJournal, regions: Regions) -> None:
    assert list(asked(filled, regions, Period(2025, 1))["title"]) == ["Беседа", "Рейд"]
    assert event_periods(filled, load_catalogue()) == (Period(2025, 2), Period(2025, 1), Period(2024, 4))


def test_the_key_of_a_row_outlives_a_revision_that_leaves_it(filled: TinyJournal, regions: Regions) -> None:
    now, then = (
        asked(filled, regions, moment=moment).set_index("title")["content_key"]
        for moment in (None, dt.datetime(2025, 7, 12))
    )
    assert now["Беседа"] == then["Беседа"]
    assert now["Турнир"] != then["Турнир"]


def test_who_sent_no_list_is_named(filled: TinyJournal, regions: Regions) -> None:
    lists = event_lists(filled, load_catalogue(), regions, JUNE, 2022)
    assert len(lists) == 40
    sent = lists[lists["batch_id"].notna()]
    expected = rows_of("""
    unit_code | body      | period | events
    11        | education | 2025Q2 | 2
    11        | police    | 2025Q1 | 1
    """)
    assert drawn(sent, expected) == expected


def test_a_unit_that_was_split_is_merged_upwards_and_its_heirs_tell_its_year(
    journal: TinyJournal, regions: Regions
) -> None:
    """South Kazakhstan (51) became Turkistan (61) and Shymkent (79) on 19 June 2018."""
    journal.add_batches("""
    batch | form | unit | period | accepted
    1     | ZM-L | 51   | 2018Q1 | 2018-04-10T10:00:00
    2     | ZM-L | 61   | 2018Q2 | 2018-07-10T10:00:00
    3     | ZM-L | 79   | 2018Q2 | 2018-07-10T10:00:00
    """).add_list_rows(
        "event",
        """
    batch | title   | held_on
    1     | Весной  | 2018-02-03
    2     | Весной  | 2018-02-03
    3     | Городом | 2018-06-25
    """,
        kind="talk",
        holder="education",
    )
    catalogue = load_catalogue()
    before = events(journal, catalogue, regions, Period(2018, 1), 2015)
    assert list(zip(before["unit_code"], before["region_code"], strict=True)) == [("51", "51")]
    after = events(journal, catalogue, regions, JUNE.shift(-28), 2015)
    assert list(zip(after["unit_code"], after["region_code"], strict=True)) == [("61", "51"), ("79", "51")]
    own = events(journal, catalogue, regions, JUNE.shift(-28), 2018)
    assert list(own["region_code"]) == ["61", "79"]


JOINT = """
batch | row | parents | children | holder    | title               | held_on    | place
1     | 9   | 10      | 120      | joint     | Турнир «Мы вместе»  | 2025-03-03 | школа № 5
2     | 9   |         | 118      | joint     | ТУРНИР "Мы вместе". | 2025-03-03 | Школа №5
1     | 10  | 4       | 30       | education | Беседа о правах     | 2025-03-10 | лицей
2     | 10  | 4       | 30       | police    | Беседа о правах     | 2025-03-10 | лицей
1     | 11  |         | 50       | education | Ярмарка профессий   | 2025-03-12 | центр
"""


@pytest.fixture
def joint(journal: TinyJournal) -> TinyJournal:
    return journal.add_batches("""
    batch | form  | unit | period | accepted
    1     | ZM-L  | 11   | 2025Q1 | 2025-04-10T10:00:00
    2     | ZM-LP | 11   | 2025Q1 | 2025-04-11T10:00:00
    """).add_list_rows("event", JOINT, kind="sport")


def test_a_joint_event_that_both_told_is_counted_once(joint: TinyJournal, regions: Regions) -> None:
    """Five rows, the tournament once with the larger 120: 4 events, 120 + 30 + 30 + 50 = 230 children.

    The talk is only probable: as one event, and with 118 at the tournament, 118 + 30 + 50 = 198.
    """
    table = asked(joint, regions, Period(2025, 1))
    pairs = pairs_of(joint, table)
    assert [(pair.degree, pair.within) for pair in pairs] == [("certain", False), ("probable", False)]
    answer = counted(table, pairs)
    assert (answer.once, answer.probable) == (1, 1)
    found = totals(answer)
    assert {name: (one.value, one.lower, one.silent) for name, one in found.items()} == {
        "events": (4.0, 3.0, 0),
        "children": (230.0, 198.0, 0),
        "registered_children": (0.0, 0.0, 4),
        "parents": (18.0, 14.0, 1),
    }
    assert sorted(answer.events["told_by"]) == [BOTH, "education", "education", "police"]
    assert totals(only(answer, told_by=[BOTH]))["children"].value == 120.0


@pytest.mark.parametrize(("verdict", "events_told", "children"), [("same", 3, 200.0), ("two", 4, 230.0)])
def test_a_persons_word_decides_a_probable_pair(
    joint: TinyJournal, regions: Regions, verdict: str, events_told: int, children: float
) -> None:
    table = asked(joint, regions, Period(2025, 1))
    (probable,) = [pair for pair in pairs_of(joint, table) if pair.degree == "probable"]
    mark(joint, probable.key, "two", "serik", "2025-05-01T10:00:00", "спешка")
    mark(joint, probable.key, verdict, "dana", "2025-05-02T10:00:00", "звонили обеим")
    pairs = pairs_of(joint, table)
    answer = totals(counted(table, pairs))
    assert (answer["events"].value, answer["events"].lower) == (events_told, events_told)
    assert answer["children"].value == children
    marked = next(pair for pair in pairs if pair.key == probable.key)
    assert marked.mark is not None
    assert (marked.mark.actor, marked.mark.reason) == ("dana", "звонили обеим")
    assert pair_marks(joint, dt.datetime(2025, 5, 1, 12))[probable.key].actor == "serik"
