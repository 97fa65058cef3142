"""Whatever comes in whatever order: the mart kept in step is the mart computed as a whole."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.store import mart
from analytics.store.moments import now
from tests.store.drawn import Store, draft, opened

# Karaganda and Ulytau that was split from it, South Kazakhstan and its successors.
REGIONS = ("35", "62", "51", "61", "79", "90")
WORDS = st.sampled_from(["-", "blank", "x", "0", "3", "10", "25.5", "-4"])
SPLITS = [f"{year}Q{quarter}" for year in (2018, 2022) for quarter in (1, 2, 3, 4)]
YEARS_AFTER = [f"{year}Q{quarter}" for year in (2019, 2023) for quarter in (1, 2, 3, 4)]

returns = st.builds(
    draft,
    st.sampled_from(["F1", "F2"]),
    st.sampled_from(REGIONS),
    st.sampled_from(SPLITS + YEARS_AFTER),
    flow=WORDS,
    second=WORDS | st.just("."),
    stock=WORDS,
)


def figures(store: Store) -> list[tuple[object, ...]]:
    return store.database.rows("select * from mart.region_quarter order by all")


@given(batches=st.lists(st.lists(returns, min_size=1, max_size=3), min_size=1, max_size=7))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_mart_kept_in_step_equals_the_mart_computed_anew(
    batches: list[list[object]], empty_database: Path
) -> None:
    with tempfile.TemporaryDirectory() as name:
        shutil.copyfile(empty_database, Path(name) / "zhas.duckdb")
        with opened(Path(name)) as store:
            for batch in batches:
                first, *others = batch
                store.journal.accept(first, None, "aigul")
                if others:
                    store.journal.accept_many(others, "aigul")
            for last in batches[-1]:
                store.journal.accept(last, None, "aigul")
            kept_in_step = figures(store)
            with store.database.transaction() as cursor:
                mart.rebuild(cursor, now())
            assert kept_in_step == figures(store)


def test_a_full_computation_is_sorted_by_indicator_period_and_unit(store: Store) -> None:
    for period in ("2024Q2", "2023Q1", "2024Q1"):
        for region in ("71", "11", "90"):
            store.journal.accept(draft("F1", region, period, stock="1", flow="2"), None, "aigul")
    with store.database.transaction() as cursor:
        mart.rebuild(cursor, now())
    keys = store.database.rows(
        "select indicator_key, period_key, unit_key from mart.region_quarter order by rowid"
    )
    assert len(keys) == 18
    assert keys == sorted(keys)
