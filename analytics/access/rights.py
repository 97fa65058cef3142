"""Roles and what each may do; pure rules without any state.

``answer`` is to explain a doubtful figure, ``curate`` to approve, return, withdraw and restore
returns and to lock periods.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["viewer", "operator", "curator", "administrator"]
Right = Literal["view", "check", "submit", "answer", "curate", "administer"]

RIGHTS: dict[Role, frozenset[Right]] = {
    "viewer": frozenset({"view"}),
    "operator": frozenset({"view", "check", "submit", "answer"}),
    "curator": frozenset({"view", "check", "submit", "answer", "curate"}),
    "administrator": frozenset({"view", "check", "submit", "answer", "curate", "administer"}),
}

# Rights that an operator has for the own regions only.
BOUND_TO_REGIONS: frozenset[Right] = frozenset({"submit", "answer"})


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: a name for the journal, a role, and for an operator the regions that are theirs."""

    name: str
    role: Role
    region_codes: frozenset[str] | None = None

    def may(self, right: Right, region_code: str | None = None) -> bool:
        """Whether the person has a right, for one region where a region is named."""
        if right not in RIGHTS[self.role]:
            return False
        bound_to_regions = (
            right in BOUND_TO_REGIONS and self.region_codes is not None and region_code is not None
        )
        return not bound_to_regions or region_code in (self.region_codes or frozenset())


LOCAL_PERSON = Person(name="local", role="administrator")
