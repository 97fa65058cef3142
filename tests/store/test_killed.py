"""A process killed at any moment loses no return that it acknowledged, and leaves no half of one."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from analytics.periods import Period
from tests.store.drawn import Store, draft, opened

ROUNDS = 5
PROJECT = Path(__file__).parents[2]


def acknowledged_before_the_kill(doing: str, folder: Path, seconds: float) -> list[tuple[int, str]]:
    """What a child acknowledged that is killed (SIGKILL) so long after its first acknowledgement."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.store.killed", doing, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    # A line without its end was cut off while it was written: it is no acknowledgement.
    lines = [first, *(line for line in child.stdout if line.endswith("\n"))]
    child.stdout.close()
    child.wait()
    return [(int(number), sha256) for number, sha256 in map(str.split, lines)]


def assert_whole(store: Store) -> None:
    """Every batch has its two figures, its file, its line of the audit and its place in the mart."""
    assert (
        store.database.rows("""
        select batch_id from journal.batch
        where (select count(*) from journal.observation where batch_id = batch.batch_id) <> 2
            or (select count(*) from journal.audit where batch_id = batch.batch_id) <> 1
            or (select count(*) from journal.kept_file where sha256 = batch.sha256) <> 1
    """)
        == []
    )
    for (sha256,) in store.database.rows("select sha256 from journal.batch"):
        assert store.journal.file_content(sha256) is not None
    current = store.database.rows(
        "select max(batch_id) from journal.batch group by form_code, region_code, period order by 1"
    )
    in_mart = store.database.rows("select distinct batch_id from mart.region_quarter order by 1")
    assert in_mart == current


def test_no_acknowledged_return_is_lost_however_often_the_process_is_killed(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    acknowledged: list[tuple[int, str]] = []
    for _ in range(ROUNDS):
        acknowledged += acknowledged_before_the_kill("accept", tmp_path, random.uniform(0, 0.15))
        with opened(tmp_path) as store:
            stored = store.database.rows("select batch_id, sha256 from journal.batch")
            assert set(acknowledged) <= set(stored)
            assert_whole(store)
    assert len(acknowledged) >= ROUNDS


def states_acknowledged(store: Store) -> tuple[str, list[tuple[str]]]:
    """The state of the second revision, and all that was done to it."""
    state = store.journal.batch(2).state  # type: ignore[union-attr]
    return state, store.database.rows(
        "select action from journal.audit where batch_id = 2 and action <> 'accepted' order by \"at\""
    )


def test_a_withdrawal_is_whole_or_not_there_however_often_the_process_is_killed(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for flow in ("1", "2"):
            store.journal.accept(draft("F1", "11", "2024Q1", flow=flow), flow.encode(), "aigul")
    done: list[str] = []
    for _ in range(ROUNDS):
        done += [
            "withdrawn" if state == "withdrawn" else "restored"
            for _, state in acknowledged_before_the_kill("withdraw", tmp_path, random.uniform(0, 0.1))
        ]
        with opened(tmp_path) as store:
            state, changes = states_acknowledged(store)
            # At most one change was stored whose acknowledgement was cut off.
            stored = [action for (action,) in changes]
            assert stored[: len(done)] == done
            assert len(stored) <= len(done) + 1
            current = store.journal.current("F1", "11", Period(2024, 1))
            assert current is not None
            expected = 1 if state == "withdrawn" else 2
            assert current.batch.batch_id == expected
            assert store.journal.table("mart/region_quarter")["batch_id"].tolist() == [expected]
            if state == "withdrawn":
                store.journal.restore(2, "dana", "верно")
                stored.append("restored")
            done = stored
    assert len(done) >= ROUNDS
