"""Expected facts of the catalogue, from tables that were written independently of its files."""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).parent


def expected_rows(file_name: str) -> list[dict[str, str]]:
    """The rows of one table beside the tests; lines that begin with # name its source."""
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))
