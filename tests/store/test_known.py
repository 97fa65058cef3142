"""Returns and lists as known at a moment: revisions, withdrawing, restoring, later periods."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics.periods import Period
from tests.intake.checks.drawn_lists import list_rows
from tests.measures.tiny_journal import TinyJournal
from tests.store.drawn import Store, draft

EVENTS = list_rows("event", "title\nРейд")
RETURNS = "select form_code, region_code, period, revision from journal.returns_known($moment) order by all"
LISTS = (
    "select form_code, region_code, period, revision "
    "from journal.lists_known($forms, $until, $moment) order by all"
)
Row = tuple[str, str, str, int]


def accepted(store: Store, form: str = "ZM-L", region: str = "35", period: str = "2025Q1") -> int:
    """Accept a further return without a file; its batch."""
    return store.journal.accept(draft(form, region, period), None, "aigul").batch_id


def moments(store: Store) -> list[dt.datetime]:
    """When something happened, in order."""
    return [at for (at,) in store.database.rows('select "at" from journal.audit order by "at"')]


def returns(store: Store, moment: dt.datetime | None = None) -> list[Row]:
    return store.database.rows(RETURNS, {"moment": moment})


def lists(store: Store, until: str, moment: dt.datetime | None = None, *forms: str) -> list[Row]:
    asked = {"forms": list(forms) or ["ZM-L"], "until": until, "moment": moment}
    return store.database.rows(LISTS, asked)


def first(period: str = "2025Q1", revision: int = 1) -> Row:
    return ("ZM-L", "35", period, revision)


def test_before_the_first_return_nothing_was_known(store: Store) -> None:
    assert returns(store) == lists(store, "2025Q4") == []
    accepted(store)
    (at,) = moments(store)
    assert returns(store, at - dt.timedelta(microseconds=1)) == []
    assert returns(store, dt.datetime.min) == []


def test_a_return_is_known_from_the_very_moment_of_its_acceptance(store: Store) -> None:
    accepted(store)
    (at,) = moments(store)
    assert returns(store, at) == returns(store) == [first()]


def test_each_revision_counts_until_the_next(store: Store) -> None:
    for _ in range(3):
        accepted(store)
    told = [returns(store, at) for at in moments(store)]
    assert told == [[first(revision=1)], [first(revision=2)], [first(revision=3)]]


def test_a_withdrawn_revision_gives_way_and_comes_back_when_it_is_restored(store: Store) -> None:
    accepted(store)
    second = accepted(store)
    store.journal.withdraw(second, "dana", "ошибка")
    store.journal.restore(second, "dana", "всё верно")
    store.journal.withdraw(second, "dana", "и всё же")
    told = [returns(store, at) for at in moments(store)]
    assert [row[3] for ((row),) in told] == [1, 2, 1, 2, 1]
    assert returns(store) == [first(revision=1)]


def test_a_return_of_which_every_revision_was_withdrawn_is_known_no_more(store: Store) -> None:
    store.journal.withdraw(accepted(store), "dana", "ошибка")
    arrived, _ = moments(store)
    assert returns(store) == []
    assert returns(store, arrived) == [first()]


def test_a_revision_after_a_withdrawal_has_the_next_number_and_counts(store: Store) -> None:
    store.journal.withdraw(accepted(store), "dana", "ошибка")
    accepted(store)
    assert [returns(store, at) for at in moments(store)] == [[first()], [], [first(revision=2)]]


def test_what_is_known_now_is_what_the_journal_says_is_current(store: Store) -> None:
    for period in ("2025Q1", "2025Q2"):
        for region in ("35", "55"):
            accepted(store, region=region, period=period)
            accepted(store, region=region, period=period)
    store.journal.withdraw(2, "dana", "ошибка")
    store.journal.withdraw(8, "dana", "ошибка")
    store.journal.restore(8, "dana", "верно")
    for form, region, period, revision in returns(store):
        current = store.journal.current(form, region, Period.parse(period))
        assert current is not None
        assert current.batch.revision == revision
    assert len(returns(store)) == 4


def test_a_list_is_the_last_return_of_the_year_up_to_the_period(store: Store) -> None:
    for period in ("2024Q4", "2025Q1", "2025Q3"):
        accepted(store, period=period)
    told = {
        until: [row[2] for row in lists(store, until)] for until in ("2024Q4", "2025Q1", "2025Q2", "2025Q4")
    }
    assert told == {"2024Q4": ["2024Q4"], "2025Q1": ["2025Q1"], "2025Q2": ["2025Q1"], "2025Q4": ["2025Q3"]}
    assert lists(store, "2026Q1") == []  # a new year begins with nothing


def test_a_later_period_that_was_not_there_yet_or_was_withdrawn_gives_way_to_the_one_before(
    store: Store,
) -> None:
    accepted(store, period="2025Q1")
    late = accepted(store, period="2025Q3")
    store.journal.withdraw(late, "dana", "ошибка")
    store.journal.restore(late, "dana", "верно")
    told = [[row[2] for row in lists(store, "2025Q4", at)] for at in moments(store)]
    assert told == [["2025Q1"], ["2025Q3"], ["2025Q1"], ["2025Q3"]]


def test_an_earlier_period_that_came_later_does_not_push_out_the_last_one(store: Store) -> None:
    accepted(store, period="2025Q3")
    accepted(store, period="2025Q1")
    accepted(store, period="2025Q1")
    assert lists(store, "2025Q4") == [first("2025Q3")]
    assert lists(store, "2025Q2") == [first("2025Q1", 2)]


def test_forms_and_regions_are_told_apart_and_other_forms_left_out(store: Store) -> None:
    accepted(store, "ZM-L", "35", "2025Q2")
    accepted(store, "ZM-LP", "35", "2025Q1")
    accepted(store, "ZM-L", "55", "2025Q1")
    accepted(store, "ZM-P", "35", "2025Q2")
    assert lists(store, "2025Q2", None, "ZM-L", "ZM-LP") == [
        ("ZM-L", "35", "2025Q2", 1),
        ("ZM-L", "55", "2025Q1", 1),
        ("ZM-LP", "35", "2025Q1", 1),
    ]
    assert lists(store, "2025Q2", None, "ZM-LP") == [("ZM-LP", "35", "2025Q1", 1)]


def test_what_came_in_one_transaction_shares_its_moment(store: Store) -> None:
    drafts = [draft("ZM-L", "35", "2025Q1"), draft("ZM-L", "55", "2025Q1")]
    store.journal.accept_together(drafts, b"both", "aigul")
    at = moments(store)[0]
    assert returns(store, at) == [first(), ("ZM-L", "55", "2025Q1", 1)]
    assert returns(store, at - dt.timedelta(microseconds=1)) == []


@pytest.fixture
def drawn() -> TinyJournal:
    from analytics.regions import load_regions
    from tests.measures.small_catalogue import CATALOGUE

    return TinyJournal(CATALOGUE, load_regions())


def test_actions_of_one_moment_count_in_the_order_in_which_they_were_written(drawn: TinyJournal) -> None:
    """A store that another program filled may have them: the last row written is the last word."""
    drawn.add_batches("batch | form | unit | period | accepted\n1 | ZM-L | 35 | 2025Q1 | 2025-04-10")
    drawn.add_life(
        """batch | action    | actor | at         | words
           1     | withdrawn | dana  | 2025-04-11 | ошибка
           1     | restored  | dana  | 2025-04-11 | верно"""
    )
    rows = drawn._connection.execute(RETURNS, {"moment": None}).fetchall()
    assert rows == [first()]
