"""Whatever happens to returns in whatever order: the store does what is told, and the mart follows."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.periods import Period
from analytics.store import StoreError, mart
from analytics.store.moments import now
from tests.store.drawn import Store, opened
from tests.store.told_life import DONE, FORM, TOLD, Life, Step, run

# Karaganda and Ulytau that was split from it, around the split and a year after.
REGIONS = ("35", "62")
PERIODS = (Period(2022, 1), Period(2022, 2), Period(2023, 2))
FIRST = Step("accept", "35", PERIODS[0], 7)

steps = st.builds(
    Step,
    st.sampled_from([*TOLD, "accept", "accept", "withdraw", "restore"]),
    st.sampled_from(REGIONS),
    st.sampled_from(PERIODS),
    st.integers(0, 30),
)
many_lives = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@contextmanager
def store_of_its_own(empty_database: Path) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as name:
        shutil.copyfile(empty_database, Path(name) / "zhas.duckdb")
        with opened(Path(name)) as store:
            yield store


def figures(store: Store) -> list[tuple[object, ...]]:
    return store.database.rows("select * from mart.region_quarter order by all")


def begun(store: Store) -> Life:
    """A life with one return, so that there is always a batch to choose."""
    life = Life()
    life.tell(FIRST)
    run(store, life, FIRST)
    return life


def outcome(store: Store, life: Life, step: Step) -> str:
    """What the store answers to a step; a refusal changes nothing at all, not even the version."""
    before, version = store.everything(), store.journal.version()
    try:
        run(store, life, step)
    except StoreError as refusal:
        assert (store.everything(), store.journal.version()) == (before, version)
        return refusal.code
    assert store.journal.version() > version
    return DONE


def assert_store_is_as_told(store: Store, life: Life) -> None:
    for region in REGIONS:
        for period in PERIODS:
            assert store.journal.is_locked(FORM, period, region) == life.closed(region, period)
            stored, batch_id = store.journal.current(FORM, region, period), life.current(region, period)
            assert (stored.batch.batch_id if stored else None) == batch_id
            if stored and batch_id:
                assert stored.observations[0].value == life.batches[batch_id - 1].value
    actions = store.database.rows("select action from journal.audit order by 1")
    assert [action for (action,) in actions] == sorted(life.audit)


@given(told=st.lists(steps, min_size=1, max_size=14))
@many_lives
def test_the_store_does_what_is_told_and_the_mart_follows(told: list[Step], empty_database: Path) -> None:
    with store_of_its_own(empty_database) as store:
        life = begun(store)
        for step in told:
            answered = outcome(store, life, step)
            assert answered == life.tell(step)
            assert_store_is_as_told(store, life)
        kept_in_step = figures(store)
        with store.database.transaction() as cursor:
            mart.rebuild(cursor, now())
        assert kept_in_step == figures(store)


@given(told=st.lists(steps, max_size=8), last=steps)
@many_lives
def test_accepting_withdrawing_and_restoring_leave_the_mart_as_it_was(
    told: list[Step], last: Step, empty_database: Path
) -> None:
    with store_of_its_own(empty_database) as store:
        life = begun(store)
        for step in told:
            if step.kind not in ("lock", "except"):
                outcome(store, life, step)
                life.tell(step)
        before = figures(store)
        accepted = Step("accept", last.region, last.period, last.number)
        assert outcome(store, life, accepted) == DONE
        life.tell(accepted)
        with_it, batch_id = figures(store), len(life.batches)
        store.journal.withdraw(batch_id, "dana", "ошибка")
        assert figures(store) == before
        store.journal.restore(batch_id, "dana", "верно")
        assert figures(store) == with_it
