"""Which indicators the overview shows, and how they are called on its cards: data, not code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analytics.text.localized import Localized


@dataclass(frozen=True, slots=True)
class Headlines:
    """The key indicators in the order of their cards: code to short name; and the one on the map."""

    short_names: dict[str, Localized]
    on_map: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the key indicators, in order."""
        return tuple(self.short_names)


@cache
def read_headlines(path: Path) -> Headlines:
    """The key indicators as ``data/overview.toml`` lists them, read once a process.

    Raises:
        ValueError: the indicator on the map is none of them.
    """
    record = tomllib.loads(path.read_text(encoding="utf-8"))
    short_names = {indicator["code"]: Localized(**indicator["short"]) for indicator in record["indicator"]}
    if record["map"] not in short_names:
        raise ValueError(f"{path.name}: the map shows {record['map']!r}, which is no key indicator")
    return Headlines(short_names, record["map"])
