"""How the demonstration lists are told: in which language, and with which mistakes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from analytics.demonstration.wordings import Tongue

MistakeKind = Literal["row_twice", "last_year"]


@dataclass(frozen=True, slots=True)
class ListBehaviour:
    """The description of ``lists.toml``; mistakes by form, region and year."""

    kazakh: frozenset[str]
    mistakes: Mapping[tuple[str, str, int], MistakeKind]

    def tongue(self, region_code: str) -> Tongue:
        """The language in which a region writes."""
        return "kk" if region_code in self.kazakh else "ru"


def read_list_behaviour(folder: Path) -> ListBehaviour:
    """The behaviour that ``lists.toml`` in the folder describes."""
    table = tomllib.loads((folder / "lists.toml").read_text(encoding="utf-8"))
    return ListBehaviour(
        kazakh=frozenset(table["kazakh"]),
        mistakes={(one["form"], one["region"], one["year"]): one["kind"] for one in table["mistake"]},
    )
