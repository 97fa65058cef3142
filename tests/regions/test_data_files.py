"""Every file that the product carries is listed with its class, its source and its licence."""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from analytics.settings import PROJECT

DATA = PROJECT / "data"
CLASSES = {"reference", "synthetic", "private"}


def listed() -> list[dict[str, str]]:
    with (DATA / "files.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unlisted(files: list[Path], patterns: list[str]) -> list[str]:
    names = [file.relative_to(DATA).as_posix() for file in files]
    return [name for name in names if not any(fits(name, pattern) for pattern in patterns)]


def fits(name: str, pattern: str) -> bool:
    """Whether a file is meant by a pattern; a star stays within one folder."""
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)


def test_every_data_file_is_listed() -> None:
    files = [path for path in DATA.rglob("*") if path.is_file()]
    assert unlisted(files, [row["path"] for row in listed()]) == []


def test_a_stray_file_is_found() -> None:
    patterns = [row["path"] for row in listed()]
    assert unlisted([DATA / "children.xlsx", DATA / "text" / "parts" / "old" / "ru.toml"], patterns) == [
        "children.xlsx",
        "text/parts/old/ru.toml",
    ]


@pytest.mark.parametrize("row", listed(), ids=lambda row: row["path"])
def test_each_entry_says_class_source_and_licence(row: dict[str, str]) -> None:
    assert row["class"] in CLASSES
    assert row["source"]
    assert row["licence"]


def test_the_project_carries_nothing_private() -> None:
    assert [row["path"] for row in listed() if row["class"] == "private"] == []
