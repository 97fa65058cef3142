"""When disk, folder or database refuse: a sentence, nothing half done, and the store goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from analytics.periods import Period
from analytics.store import StoreError
from analytics.store.connection import Database, connect
from tests.store.drawn import Store, draft, open_store, opened

resource = pytest.importorskip("resource", reason="limits of a process are set the POSIX way here")

FIRST = draft("F1", "35", "2024Q1", flow="10")
MANY = [
    draft("F1", "35", f"{year}Q{quarter}", **{f"f{number}": f"{number * year}.7" for number in range(200)})
    for year in range(2000, 2024)
    for quarter in (1, 2, 3, 4)
]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: the disk is full for everybody in the process."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_no_room_for_the_file_leaves_everything_as_it_was(store: Store) -> None:
    before = store.everything()
    with room_for(10_000), pytest.raises(StoreError) as refusal:
        store.journal.accept(FIRST, b"x" * 20_000, "aigul")
    assert refusal.value.code == "disk_full"
    assert store.everything() == before
    assert store.journal.accept(FIRST, b"x" * 20_000, "aigul").revision == 1


def test_no_room_for_the_log_leaves_everything_as_it_was(store: Store) -> None:
    store.journal.accept(FIRST, b"first", "aigul")
    before = store.everything()
    with room_for(500), pytest.raises(StoreError) as refusal:
        store.journal.accept(draft("F1", "35", "2024Q1", flow="11"), b"second", "aigul")
    assert refusal.value.code == "disk_full"
    assert store.everything() == before
    assert store.journal.version() == 1
    assert store.journal.accept(draft("F1", "35", "2024Q1", flow="11"), b"second", "aigul").revision == 2


def test_no_room_in_the_middle_of_a_bulk_load_leaves_everything_as_it_was(store: Store) -> None:
    store.journal.accept(FIRST, b"first", "aigul")
    before = store.everything()
    with room_for(100_000), pytest.raises(StoreError) as refusal:
        store.journal.accept_many(MANY, "demo")
    assert refusal.value.code == "disk_full"
    assert store.everything() == before
    assert store.journal.accept_many(MANY, "demo") == len(MANY)


def test_no_room_for_the_checkpoint_loses_nothing_that_was_acknowledged(store: Store) -> None:
    size = store.database.path.stat().st_size
    with room_for(size):
        record = store.journal.accept(draft("F1", "35", "2024Q1", flow="1", stock="2"), b"file", "aigul")
    stored = store.journal.current("F1", "35", Period(2024, 1))
    assert stored is not None
    assert stored.batch == record
    assert store.journal.accept(draft("F1", "35", "2024Q2", flow="4"), b"next", "aigul").revision == 1
    assert store.journal.table("mart/region_quarter")["quarter"].tolist() == [1.0, 3.0, 2.0]


def test_readers_do_not_notice_that_the_database_was_opened_anew(store: Store) -> None:
    store.journal.accept_many(MANY[:4], "demo")
    done = threading.Event()
    answers: list[object] = []

    def read() -> None:
        while not done.is_set():
            try:
                answers.append(store.database.rows("select count(*) % 200 from journal.observation"))
            except StoreError as error:
                answers.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(4, 12):
        with room_for(store.database.path.stat().st_size):
            store.journal.accept_many([MANY[number]], "demo")
    done.set()
    for reader in readers:
        reader.join()
    assert len(answers) > len(readers)
    assert [answer for answer in answers if answer != [(0,)]] == []


def test_a_disk_with_less_than_the_reserve_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    store = open_store(tmp_path, space_reserve_bytes=1 << 60)
    before = store.everything()
    for attempt in (
        lambda: store.journal.accept(FIRST, b"file", "aigul"),
        lambda: store.journal.accept_many([FIRST], "demo"),
    ):
        with pytest.raises(StoreError, match="disk_full"):
            attempt()
    assert store.everything() == before
    store.journal.close()


def test_a_folder_that_cannot_be_written_leaves_everything_as_it_was(store: Store) -> None:
    (store.folder / "files").write_text("a file where the folder should be")
    before = store.everything()
    with pytest.raises(StoreError) as refusal:
        store.journal.accept(FIRST, b"file", "aigul")
    assert refusal.value.code == "files_unwritable"
    assert store.everything() == before


def test_a_second_process_is_told_that_the_file_is_in_use(store: Store) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from analytics.store import StoreError\n"
        "from analytics.store.connection import Database\n"
        "try:\n    Database(Path(sys.argv[1]))\n"
        "except StoreError as error:\n    print(error.code)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, str(store.database.path)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert answer.stdout.strip() == "in_use"


@pytest.mark.parametrize("place", [0, 9, 4100, 8200, 12_400])
def test_a_flipped_byte_in_the_head_of_the_file_is_told(
    tmp_path: Path, empty_database: Path, place: int
) -> None:
    content = bytearray(empty_database.read_bytes())
    content[place] ^= 0xFF
    damaged = tmp_path / "zhas.duckdb"
    damaged.write_bytes(content)
    with pytest.raises(StoreError) as refusal:
        Database(damaged)
    assert refusal.value.code == "damaged"


def test_damage_deep_in_the_file_is_told_when_it_is_read(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.journal.accept_many(MANY, "demo")
        path = store.database.path
    content = bytearray(path.read_bytes())
    for place in range(20_000, len(content), 5_000):
        content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(StoreError) as refusal, opened(tmp_path) as store:
        store.everything()
    assert refusal.value.code == "damaged"


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "zhas.duckdb"
    path.write_bytes(b"PK\x03\x04 a workbook in the wrong place" * 2000)
    with pytest.raises(StoreError, match="damaged"):
        connect(path)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.journal.close()
    for attempt in (
        store.journal.version,
        lambda: store.journal.accept(FIRST, b"file", "aigul"),
        lambda: store.journal.table("journal/version"),
    ):
        with pytest.raises(StoreError, match="closed"):
            attempt()


def test_a_wrong_query_is_a_fault_of_the_program_and_harms_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="there is no query 'journal/nonsense'"):
        store.journal.table("journal/nonsense")
    with pytest.raises(ValueError, match="there is no query"):
        store.journal.table("../../settings")
    with pytest.raises(Exception, match="batch_id") as fault:
        store.journal.table("journal/batch")
    assert not isinstance(fault.value, StoreError)
    assert store.journal.version() == 0


def test_nothing_temporary_stays_beside_the_database(store: Store) -> None:
    store.journal.accept(FIRST, b"file", "aigul")
    store.journal.close()
    assert sorted(os.listdir(store.folder)) == ["files", "zhas.duckdb"]
