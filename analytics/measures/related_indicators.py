"""How the indicator that a plan measure names stands to another one."""

from __future__ import annotations

from typing import Final, Literal

from analytics.catalogue.records import Catalogue, Indicator

Relation = Literal["same", "part", "share", "group", ""]

RELATIONS: Final[tuple[Relation, ...]] = ("same", "part", "share", "group", "")


def relation_of(catalogue: Catalogue, named_code: str | None, code: str) -> Relation:
    """How a named indicator is related to one that is asked about, the closest relation first.

    ``same``; ``part``: one is a part of the other; ``share``: one is counted with the other above or below
    the line; ``group``: both stand in one group of the catalogue; empty where it is none of these, or where
    nothing, or no indicator of the catalogue, is named.
    """
    named, asked = catalogue.indicators.get(named_code or ""), catalogue.indicators[code]
    if named is None:
        return ""
    if named.code == asked.code:
        return "same"
    if named.part_of == asked.code or asked.part_of == named.code:
        return "part"
    if named.code in _counted_with(asked) or asked.code in _counted_with(named):
        return "share"
    return "group" if named.group == asked.group else ""


def closest_relation(
    catalogue: Catalogue, named_code: str | None, codes: tuple[str, ...]
) -> tuple[Relation, str]:
    """The closest relation to any of some indicators, with the code of that one; the first of equal ones."""
    found = [(relation_of(catalogue, named_code, code), code) for code in codes]
    return min(found, key=lambda one: RELATIONS.index(one[0]), default=("", ""))


def _counted_with(indicator: Indicator) -> set[str]:
    """What stands above and below the line of an indicator, itself left out."""
    return {*indicator.numerator, *indicator.denominator} - {indicator.code}
