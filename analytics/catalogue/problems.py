"""What is wrong in the catalogue files, told so that the person who edits them can mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a catalogue file: the file, the record, the field, the cause and the mend."""

    file: str
    record: str
    field: str
    cause: str
    mend: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.record, self.field) if part)
        return f"{place}: {self.cause}; {self.mend}"


class CatalogueError(Exception):
    """The catalogue cannot be used: every problem of all its files, one sentence a line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
