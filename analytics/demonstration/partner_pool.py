"""The pool of partners of ``partners.toml``: kinds, names, subjects, and how agreements come and go."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analytics.demonstration.wordings import Words, named_pool, pool_of, words_of


@dataclass(frozen=True, slots=True)
class PartnerKind:
    """One kind of partner; ``weight`` is what it gives beside the others, 0 for nothing."""

    kind: str
    weight: float
    names: tuple[Words, ...]
    subjects: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PartnerPool:
    """The description of ``partners.toml``; shares are of agreements, of D07 and of E04."""

    one_in: int
    vocational: float
    enterprise: float
    replaced: float
    renewed: float
    of_funds: float
    of_children: float
    without_end: float
    note: Words
    agreements: tuple[Words, ...]
    kinds: Mapping[str, PartnerKind]


def read_partner_pool(folder: Path) -> PartnerPool:
    """The pool of the folder's ``partners.toml``."""
    table = tomllib.loads((folder / "partners.toml").read_text(encoding="utf-8"))
    kinds = (
        PartnerKind(one["kind"], one["weight"], pool_of(one["names"]), pool_of(one["subjects"]))
        for one in table["partner"]
    )
    return PartnerPool(
        one_in=table["one_in"],
        vocational=table["vocational"],
        enterprise=table["enterprise"],
        replaced=table["replaced"],
        renewed=table["renewed"],
        of_funds=table["of_funds"],
        of_children=table["of_children"],
        without_end=table["without_end"],
        note=words_of(table["note"]),
        agreements=tuple(named_pool(table["agreements"]).values()),
        kinds={kind.kind: kind for kind in kinds},
    )
