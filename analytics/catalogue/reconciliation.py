"""The facts that both ministries count, read from ``data/reconciliation.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, cast, get_args

from analytics.catalogue.loading import load_catalogue
from analytics.catalogue.problems import CatalogueError, Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.records import Catalogue
from analytics.catalogue.single_file import table_of_file
from analytics.settings import settings
from analytics.text.localized import Localized

Side = Literal["police", "education"]

FILE: Final = "reconciliation.toml"
SIDES: Final[tuple[Side, ...]] = get_args(Side)
CODE_PATTERN: Final = "[a-z][a-z_]*"
WHOLE: Final = 100.0  # per cent


@dataclass(frozen=True, slots=True)
class SharedFact:
    """One fact with the indicator of each ministry; the ``owner`` must settle a difference.

    The owner has ``days`` after the later of the two due dates. A difference is within tolerance
    where it is at most ``tolerance_percent`` of the larger figure or ``tolerance_units`` (persons).
    """

    code: str
    name: Localized
    police: str
    education: str
    owner: Side
    days: int
    tolerance_percent: float
    tolerance_units: float

    def indicator_of(self, side: Side) -> str:
        """The code of the indicator in which a ministry reports the fact."""
        return self.police if side == "police" else self.education

    def agree(self, police: float, education: float) -> bool:
        """Whether both figures lie within the tolerance of one another."""
        allowed = max(abs(police), abs(education)) * self.tolerance_percent / WHOLE
        return abs(education - police) <= max(allowed, self.tolerance_units)


def load_shared_facts(
    folder: Path | None = None, catalogue: Catalogue | None = None
) -> tuple[SharedFact, ...]:
    """The facts of a data folder, checked against a catalogue; the project's own are read once.

    Raises :class:`CatalogueError` with every problem of the file.
    """
    if folder is None and catalogue is None:
        return _default_facts()
    return _read(folder or settings().data, catalogue or load_catalogue())


@cache
def _default_facts() -> tuple[SharedFact, ...]:
    return _read(settings().data, load_catalogue())


def _read(folder: Path, catalogue: Catalogue) -> tuple[SharedFact, ...]:
    problems: list[Problem] = []
    reader = RecordReader(table_of_file(folder / FILE), FILE, "", problems)
    facts = tuple(_fact(record) for record in reader.tables("fact"))
    reader.finish()
    if not problems:
        problems += _inconsistencies(facts, catalogue)
    if problems:
        raise CatalogueError(tuple(problems))
    return facts


def _fact(reader: RecordReader) -> SharedFact:
    fact = SharedFact(
        code=reader.text("code", CODE_PATTERN),
        name=reader.localized("name"),
        police=reader.text("police"),
        education=reader.text("education"),
        owner=cast("Side", reader.choice("owner", SIDES)),
        days=reader.whole_number("days", minimum=0),
        tolerance_percent=reader.amount("tolerance_percent"),
        tolerance_units=reader.amount("tolerance_units"),
    )
    reader.finish()
    return fact


def _inconsistencies(facts: Sequence[SharedFact], catalogue: Catalogue) -> Iterator[Problem]:
    codes = [fact.code for fact in facts]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Problem(FILE, code, "code", "stands there twice", "give each fact a code of its own")
    for fact in facts:
        for field, cause, mend in _of_fact(fact, catalogue):
            yield Problem(FILE, fact.code, field, cause, mend)


def _of_fact(fact: SharedFact, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    known = {side: catalogue.indicators.get(fact.indicator_of(side)) for side in SIDES}
    for side, indicator in known.items():
        code = fact.indicator_of(side)
        if indicator is None:
            yield side, f"{code!r} is no indicator of the catalogue", "use the code of an indicator"
        elif not indicator.forms:
            yield side, f"no form reports {code}", "use the code of a reported indicator"
    police, education = known["police"], known["education"]
    if police is None or education is None or not police.forms or not education.forms:
        return
    if (police.unit, police.kind) != (education.unit, education.kind):
        cause = f"{police.code} and {education.code} differ in unit or kind"
        yield "education", cause, "name two indicators of the same unit and kind"
    if set(police.forms) & set(education.forms):
        cause = f"{police.code} and {education.code} stand in the same form"
        yield "education", cause, "name indicators of two different returns"
