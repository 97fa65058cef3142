"""Figures of a return that hold all control sums of form 1-M, from a few counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.workbooks.form_1m import Place

Severity = tuple[int, int, int, int]  # minor, medium, grave, especially grave


@dataclass(frozen=True)
class Counts:
    """The counts behind a return; ``misdemeanours`` and the severities add up to the totals."""

    misdemeanours: int
    crimes: Severity
    against_minors: tuple[int, int]  # misdemeanours, crimes
    completed: tuple[int, int]
    by_minors_misdemeanours: int
    by_minors_crimes: Severity
    thefts_by_minors: int
    in_groups: int
    group_with_minors: int
    minors_by_age: tuple[int, int, int]  # 12-13, 14-15, 16-17
    minors_for_misdemeanours: int
    girls: int
    students: int
    idle: int
    minors_in_group: int
    mixed_with_adults: int
    on_register: int
    repeat: int


# Form 1-M of the Karaganda Region for January-December 2022.
KARAGANDA_2022 = Counts(
    misdemeanours=854, crimes=(1079, 5274, 2409, 155), against_minors=(11, 157), completed=(450, 3667),
    by_minors_misdemeanours=5, by_minors_crimes=(16, 51, 24, 8), thefts_by_minors=39, in_groups=305,
    group_with_minors=30, minors_by_age=(0, 18, 100), minors_for_misdemeanours=4, girls=3, students=69,
    idle=45, minors_in_group=38, mixed_with_adults=11, on_register=0, repeat=2,
)  # fmt: skip


def figures_of(counts: Counts) -> dict[Place, Any]:
    """The figures of the four sheets that carry indicators and control sums."""
    return {**_registered(counts), **_completed(counts), **_minors(counts)}


def _registered(counts: Counts) -> dict[Place, Any]:
    crimes = sum(counts.crimes)
    severity = {("R1", 4 + place, 2): number for place, number in enumerate(counts.crimes)}
    return {
        ("R1", 1, 2): counts.misdemeanours + crimes,
        ("R1", 2, 2): counts.misdemeanours,
        ("R1", 3, 2): crimes,
        **severity,
        ("R1", 1, 5): sum(counts.against_minors),
        ("R1", 2, 5): counts.against_minors[0],
        ("R1", 3, 5): counts.against_minors[1],
        ("R1", 1, 6): sum(counts.completed),
    }


def _completed(counts: Counts) -> dict[Place, Any]:
    crimes = sum(counts.by_minors_crimes)
    severity = {("R2", 4 + place, 3): number for place, number in enumerate(counts.by_minors_crimes)}
    return {
        ("R2", 1, 1): sum(counts.completed),
        ("R2", 2, 1): counts.completed[0],
        ("R2", 3, 1): counts.completed[1],
        ("R2", 1, 3): counts.by_minors_misdemeanours + crimes,
        ("R2", 2, 3): counts.by_minors_misdemeanours,
        ("R2", 3, 3): crimes,
        **severity,
        ("R2", 107, 3): counts.thefts_by_minors,
        ("R2", 1, 12): counts.in_groups,
        ("R2", 1, 14): counts.group_with_minors,
    }


def _minors(counts: Counts) -> dict[Place, Any]:
    minors = sum(counts.minors_by_age)
    ages = {("R6", 1, 11 + place): number for place, number in enumerate(counts.minors_by_age)}
    return {
        ("R6", 1, 10): minors,
        **ages,
        ("R10", 1, 1): minors,
        ("R10", 2, 1): counts.minors_for_misdemeanours,
        ("R10", 3, 1): minors - counts.minors_for_misdemeanours,
        ("R10", 1, 2): counts.girls,
        ("R10", 1, 3): counts.students,
        ("R10", 1, 4): counts.idle,
        ("R10", 1, 5): counts.minors_in_group,
        ("R10", 1, 6): counts.mixed_with_adults,
        ("R10", 1, 7): counts.on_register,
        ("R10", 1, 8): counts.repeat,
    }
