"""Queries live in files under ``analytics/sql`` and are read by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SQL_FOLDER = Path(__file__).resolve().parent.parent / "sql"


@cache
def read_sql(name: str) -> str:
    """The text of one query by its name, such as ``mart/insert_region_quarter``.

    Args:
        name: folder and file under ``analytics/sql``, with ``/`` between them and no ending.

    Raises:
        ValueError: there is no query of that name.
    """
    path = (SQL_FOLDER / f"{name}.sql").resolve()
    if not path.is_relative_to(SQL_FOLDER) or not path.is_file():
        raise ValueError(f"there is no query {name!r} under analytics/sql")
    return path.read_text(encoding="utf-8")
