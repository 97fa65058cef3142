"""The checks as data: which apply, since when, how severe, with which tolerance and parameters.

``data/checks.toml`` holds a record a check and the facts that checks rest on: sums, balances and
bounds of ratios. It is read and validated like the catalogue.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from analytics.intake.batch import Severity
from analytics.periods import Period
from analytics.text.localized import Localized

Relation = Literal["at_most", "at_least"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its code is that of the findings it gives.

    ``tolerance`` is in the unit that the check compares; ``parameters`` are named numbers;
    ``indicators`` are those that the check looks at where it does not look at all.
    """

    code: str
    severity: Severity
    active: bool
    since: Period | None
    tolerance: float
    parameters: Mapping[str, float]
    indicators: tuple[str, ...]
    name: Localized
    explanation: Localized

    def applies(self, period: Period) -> bool:
        """Whether the check is made of returns of a period."""
        return self.active and (self.since is None or self.since <= period)


@dataclass(frozen=True, slots=True)
class SumRule:
    """Parts that together are at most, or at least, a whole; both sides are sums of indicators.

    Parts that overlap should exceed the whole: adding up to it exactly is a sign that a child in two
    of them was not counted in both.
    """

    code: str
    parts: tuple[str, ...]
    whole: tuple[str, ...]
    relation: Relation
    overlapping: bool
    tolerance: float


@dataclass(frozen=True, slots=True)
class Balance:
    """A stock that equals that of the end of last year plus what came minus what went since."""

    code: str
    stock: str
    added: str
    removed: str
    tolerance: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """A ratio of two indicators that lies between two numbers almost everywhere."""

    code: str
    name: Localized
    numerator: str
    denominator: str
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Rules:
    """All checks by code, in the order of the file, and the facts that they rest on."""

    checks: Mapping[str, Rule]
    sums: tuple[SumRule, ...]
    balances: tuple[Balance, ...]
    bounds: tuple[Bounds, ...]

    def parameter(self, code: str, name: str) -> float:
        """A named number of a check."""
        return self.checks[code].parameters[name]


@cache
def load_rules() -> Rules:
    """The project's own checks, read once.

    Raises:
        CatalogueError: every problem of the file: record, field, cause and mend.
    """
    from analytics.catalogue import load_catalogue
    from analytics.settings import settings

    return read_rules(settings().data / "checks.toml", load_catalogue().indicators)


def read_rules(path: Path, indicator_codes: Collection[str]) -> Rules:
    """The checks of one file.

    Args:
        path: of the TOML file.
        indicator_codes: the codes that a record may name.

    Raises:
        CatalogueError: every problem of the file: record, field, cause and mend.
    """
    from analytics.catalogue.problems import CatalogueError, Problem
    from analytics.intake.checks.rules_file import rules_of_table

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError((Problem(path.name, "", "", f"is no TOML ({error})", "correct it"),)) from error
    problems: list[Problem] = []
    rules = rules_of_table(table, path.name, indicator_codes, problems)
    if problems:
        raise CatalogueError(tuple(problems))
    return rules
