"""Tables that are drawn as text in a test: easy to read, easy to check against a source."""

from __future__ import annotations


def rows(table: str) -> list[list[str]]:
    """The rows under the heading of a table whose columns are parted by ``|``."""
    lines = table.strip().splitlines()[1:]
    return [[cell.strip() for cell in line.split("|")] for line in lines]
