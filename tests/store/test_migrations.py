"""Migrations: forward only, each once, each whole, after a copy of what is there."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from analytics.periods import Period
from analytics.store import StoreError
from analytics.store.connection import Database
from analytics.store.migrations import SCHEMA_FOLDER, migrations, open_migrated
from tests.store.drawn import draft, open_store

FIRST = "create table notes (words varchar);"
SECOND = "alter table notes add column language varchar;"


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    folder = tmp_path / "steps"
    folder.mkdir()
    (folder / "001_notes.sql").write_text(FIRST)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.duckdb"


def columns(database: Database) -> list[str]:
    return [
        name
        for (name,) in database.rows("select column_name from duckdb_columns() where table_name = 'notes'")
    ]


def applied(database: Database) -> list[tuple[object, ...]]:
    return database.rows("select number, name from main.migration order by number")


def test_a_new_file_runs_every_step_of_the_project_once(path: Path) -> None:
    database, ran = open_migrated(path)
    assert ran
    assert applied(database) == [(step.number, step.name) for step in migrations()]
    database.close()
    database, ran = open_migrated(path)
    assert not ran
    assert len(applied(database)) == len(migrations())
    database.close()
    assert [found.name for found in path.parent.iterdir()] == ["store.duckdb"]


def test_a_further_step_runs_on_a_file_with_data_after_a_copy(path: Path, steps: Path) -> None:
    database, _ = open_migrated(path, steps)
    with database.transaction() as cursor:
        cursor.execute("insert into notes values ('before')")
    database.close()
    (steps / "002_language.sql").write_text(SECOND)

    database, ran = open_migrated(path, steps)
    assert ran
    assert database.rows("select * from notes") == [("before", None)]
    database.close()

    copy = Database(path.with_name("store.duckdb.before-002"))
    assert columns(copy) == ["words"]
    assert copy.rows("select * from notes") == [("before",)]
    copy.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, steps: Path) -> None:
    open_migrated(path, steps)[0].close()
    (steps / "002_half.sql").write_text(
        "alter table notes add column language varchar; select * from nowhere;"
    )
    with pytest.raises(Exception, match="nowhere"):
        open_migrated(path, steps)
    (steps / "002_half.sql").unlink()
    database, ran = open_migrated(path, steps)
    assert not ran
    assert columns(database) == ["words"]
    database.close()


def test_a_step_that_was_changed_after_it_ran_is_refused(path: Path, steps: Path) -> None:
    open_migrated(path, steps)[0].close()
    (steps / "001_notes.sql").write_text(FIRST + "-- another word")
    with pytest.raises(StoreError, match="migration_changed: 001_notes"):
        open_migrated(path, steps)


def test_a_file_of_a_newer_program_is_refused(path: Path, steps: Path) -> None:
    (steps / "002_language.sql").write_text(SECOND)
    open_migrated(path, steps)[0].close()
    (steps / "002_language.sql").unlink()
    with pytest.raises(StoreError, match="newer: 002_language"):
        open_migrated(path, steps)


@pytest.mark.parametrize("name", ["003_gap.sql", "notes.sql"])
def test_steps_are_numbered_without_a_gap(steps: Path, name: str) -> None:
    (steps / name).write_text(SECOND)
    with pytest.raises(ValueError, match=r"gap|called like"):
        migrations(steps)


def test_the_file_can_be_opened_by_the_long_term_release(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    tags = store.database.rows("select tags from duckdb_databases() where database_name = 'zhas'")
    assert tags == [({"storage_version": "v1.5.0+"},)]
    store.journal.close()


def test_opening_needs_nothing_but_the_database_and_its_files(tmp_path: Path) -> None:
    store = open_store(tmp_path / "here")
    store.journal.accept(draft("F1", "11", "2024Q1", flow="1"), b"file", "aigul")
    store.journal.close()
    shutil.move(tmp_path / "here", tmp_path / "there")
    store = open_store(tmp_path / "there")
    assert store.journal.file_content(store.journal.batch(1).sha256) == b"file"  # type: ignore[union-attr]
    store.journal.close()


BEFORE_RETURNS = """
insert into journal.batch
select
    batch_id, 'F1', region_code, '2024Q1', revision, 'accepted', 'reported', 'test', 'a.xlsx', '', 'aigul',
    null, timestamp '2024-04-05 10:00:00' + interval (batch_id) minute
from (values (1, '35', 1), (2, '63', 1), (3, '35', 2), (4, '35', 3))
    as batch (batch_id, region_code, revision);

insert into journal.observation
select batch_id, region_code, 'flow', period, batch_id * 10, 'number', 'Лист1', 'E7' from journal.batch;

insert into journal.finding
values (4, 0, 'sum_differs', 'warning', 'Лист1', 'E7', 'flow', '10', '11', '{}', 'так в форме',
    'aigul', null);

insert into journal.audit select accepted_at, actor, 'accepted', batch_id, file_name from journal.batch;
select nextval('journal.batch_id') from range(4);
"""


def test_a_store_of_version_three_keeps_its_returns_and_lives_on(tmp_path: Path) -> None:
    old = tmp_path / "schema"
    old.mkdir()
    for name in ("001_journal.sql", "002_mart.sql", "003_store.sql"):
        shutil.copyfile(SCHEMA_FOLDER / name, old / name)
    database, _ = open_migrated(tmp_path / "zhas.duckdb", old)
    with database.transaction() as cursor:
        cursor.execute(BEFORE_RETURNS)
    database.close()

    store = open_store(tmp_path)
    assert (tmp_path / "zhas.duckdb.before-004").is_file()
    assert store.journal.version() == 4
    assert store.database.rows("select batch_id, replaces, comment from journal.batch order by 1") == [
        (1, None, ""), (2, None, ""), (3, 1, ""), (4, 3, "")
    ]  # fmt: skip
    assert store.database.rows("select explanation from journal.explained_finding") == [("так в форме",)]
    stored = store.journal.current("F1", "35", Period(2024, 1))
    assert stored is not None
    assert (stored.batch.batch_id, stored.batch.comment, stored.rows) == (4, "", ())
    assert stored.batch.accepted_at == dt.datetime(2024, 4, 5, 10, 4)
    store.journal.withdraw(4, "dana", "ошибка")
    assert store.journal.table("mart/region_quarter")["reported"].tolist() == [30.0, 20.0]
    assert store.journal.accept(draft("F1", "35", "2024Q1", flow="7"), b"file", "aigul").batch_id == 5
    store.journal.close()
