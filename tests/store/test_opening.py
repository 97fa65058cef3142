"""Opening the store: one journal a process and file, a sentence where the folder refuses."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.settings import Settings, settings
from analytics.store import StoreError, open_journal
from tests.store.drawn import draft


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Settings]:
    chosen = dataclasses.replace(settings(), home=tmp_path / "home")
    yield chosen
    if chosen.database.is_file():
        open_journal(chosen).close()


def test_the_first_opening_makes_the_folders_and_an_empty_store(here: Settings) -> None:
    journal = open_journal(here)
    assert journal.version() == 0
    assert here.database.is_file()
    assert here.files.is_dir()


def test_everybody_in_the_process_has_the_same_journal(here: Settings) -> None:
    journals = []
    threads = [threading.Thread(target=lambda: journals.append(open_journal(here))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(journal) for journal in journals}) == 1
    assert len(journals) == 6


def test_after_closing_the_next_asker_opens_it_anew_with_everything_in_it(here: Settings) -> None:
    first = open_journal(here)
    first.accept(draft("1-M", "35", "2024Q1", A01="10"), b"file", "aigul")
    first.close()
    second = open_journal(here)
    assert second is not first
    assert second.version() == 1
    with pytest.raises(StoreError, match="closed"):
        first.version()


def test_closing_the_old_journal_again_leaves_the_new_one_open(here: Settings) -> None:
    first = open_journal(here)
    first.close()
    second = open_journal(here)
    first.close()
    assert open_journal(here) is second
    assert second.version() == 0


def test_two_homes_are_two_stores(here: Settings, tmp_path: Path) -> None:
    other = dataclasses.replace(here, home=tmp_path / "other")
    open_journal(here).accept(draft("1-M", "35", "2024Q1", A01="10"), b"file", "aigul")
    assert open_journal(other).version() == 0
    open_journal(other).close()


def test_the_project_catalogue_fills_the_registers(here: Settings) -> None:
    journal = open_journal(here)
    journal.accept(draft("1-M", "35", "2024Q1", A01="10"), b"file", "aigul")
    assert journal.table("mart/region_quarter")[
        ["indicator_code", "unit_code", "quarter"]
    ].values.tolist() == [["A01", "35", 10.0]]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="files_unwritable"):
        open_journal(dataclasses.replace(settings(), home=tmp_path / "home"))


def test_a_damaged_file_is_told_each_time_and_never_overwritten(tmp_path: Path) -> None:
    chosen = dataclasses.replace(settings(), home=tmp_path)
    chosen.database.write_bytes(b"no database" * 5000)
    for _ in range(2):
        with pytest.raises(StoreError, match="damaged"):
            open_journal(chosen)
    assert chosen.database.read_bytes() == b"no database" * 5000
