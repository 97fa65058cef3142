"""How the quality of a figure is graded: parts, weights and thresholds, read from ``data/quality.toml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, cast, get_args

from analytics.catalogue.problems import CatalogueError, Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.single_file import table_of_file
from analytics.settings import settings
from analytics.text.localized import Localized

Grade = Literal["A", "B", "C", "D"]
PartCode = Literal["completeness", "timeliness", "consistency", "definition"]

FILE: Final = "quality.toml"
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)
PARTS: Final[tuple[PartCode, ...]] = get_args(PartCode)
ALL_POINTS: Final = 100


@dataclass(frozen=True, slots=True)
class GradeThreshold:
    """A grade, the points (0 to 100) from which it is given, and what it allows."""

    code: Grade
    points: int
    name: Localized


@dataclass(frozen=True, slots=True)
class GradePart:
    """One of the four things that are judged, with its share of the hundred points."""

    code: PartCode
    weight: int
    name: Localized
    explanation: Localized


@dataclass(frozen=True, slots=True)
class Grading:
    """The whole rule: how many quarters back it looks, its parts, thresholds and limits.

    ``half_late_days`` is in days, ``revised_percent`` in per cent, ``revised_units`` in the unit of
    the figure. The grades stand from the best to the worst; the worst begins at 0 points.
    """

    quarters: int
    half_late_days: int
    revised_percent: float
    revised_units: float
    question_grade: Grade
    grades: tuple[GradeThreshold, ...]
    parts: tuple[GradePart, ...]


def load_grading(folder: Path | None = None) -> Grading:
    """The rule of a data folder, checked; without one the project's own, read once.

    Raises :class:`CatalogueError` with every problem of the file.
    """
    return _default_grading() if folder is None else _read(folder)


@cache
def _default_grading() -> Grading:
    return _read(settings().data)


def _read(folder: Path) -> Grading:
    problems: list[Problem] = []
    reader = RecordReader(table_of_file(folder / FILE), FILE, "", problems)
    limits = reader.table("limits")
    grading = Grading(
        quarters=reader.whole_number("quarters", minimum=1),
        half_late_days=limits.whole_number("half_late_days", minimum=0),
        revised_percent=limits.amount("revised_percent"),
        revised_units=limits.amount("revised_units"),
        question_grade=cast("Grade", limits.choice("question_grade", GRADES)),
        grades=tuple(_grade(record) for record in reader.tables("grade")),
        parts=tuple(_part(record) for record in reader.tables("part")),
    )
    limits.finish()
    reader.finish()
    problems += _inconsistencies(grading)
    if problems:
        raise CatalogueError(tuple(problems))
    return grading


def _grade(reader: RecordReader) -> GradeThreshold:
    threshold = GradeThreshold(
        code=cast("Grade", reader.choice("code", GRADES)),
        points=reader.whole_number("points", minimum=0),
        name=reader.localized("name"),
    )
    reader.finish()
    return threshold


def _part(reader: RecordReader) -> GradePart:
    part = GradePart(
        code=cast("PartCode", reader.choice("code", PARTS)),
        weight=reader.whole_number("weight", minimum=0),
        name=reader.localized("name"),
        explanation=reader.localized("explanation"),
    )
    reader.finish()
    return part


def _inconsistencies(grading: Grading) -> Sequence[Problem]:
    points = [grade.points for grade in grading.grades]
    weights = sum(part.weight for part in grading.parts)
    faults = {
        "grade": (
            tuple(grade.code for grade in grading.grades) != GRADES,
            "the grades are not A, B, C, D",
            "write each once, the best first",
        ),
        "points": (
            points != sorted(set(points), reverse=True) or points[-1:] != [0],
            f"the thresholds {points} do not fall to 0",
            "let each be lower than the one before it and the last one 0",
        ),
        "part": (
            tuple(part.code for part in grading.parts) != PARTS,
            f"the parts are not {', '.join(PARTS)}",
            "write each once, in this order",
        ),
        "weight": (
            weights != ALL_POINTS,
            f"the weights add up to {weights}",
            f"let them add up to {ALL_POINTS}",
        ),
    }
    return [Problem(FILE, "", field, cause, mend) for field, (wrong, cause, mend) in faults.items() if wrong]
