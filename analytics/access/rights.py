"""Roles and what each may do; pure rules without any state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["viewer", "operator", "curator", "administrator"]
Right = Literal["view", "check", "submit", "administer"]

RIGHTS: dict[Role, frozenset[Right]] = {
    "viewer": frozenset({"view"}),
    "operator": frozenset({"view", "check", "submit"}),
    "curator": frozenset({"view", "check", "submit"}),
    "administrator": frozenset({"view", "check", "submit", "administer"}),
}


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
        bound_to_regions = right == "submit" and self.region_codes is not None and region_code is not None
        return not bound_to_regions or region_code in (self.region_codes or frozenset())


LOCAL_PERSON = Person(name="local", role="administrator")
