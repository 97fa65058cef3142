"""The bodies of a sheet: runs of rows that name regions, each with the heading that it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.intake.tables.sheet_rows import BODY, Line

FEWEST_REGIONS = 2
ENDS = frozenset({"heading", "numbers"})


@dataclass(frozen=True, slots=True)
class Body:
    """Rows ``first`` to ``last`` of a table; ``after`` is the last row of what stands above it.

    ``same_heading`` marks a further block under the heading of the body before.
    """

    first: int
    last: int
    after: int
    same_heading: bool = False


def runs(lines: Sequence[Line]) -> list[Body]:
    """The runs of body rows in a sheet, each as far as the next heading."""
    found: list[Body] = []
    first: int | None = None
    last = after = -1
    for index, line in enumerate([*lines, Line("heading")]):
        if line.kind in BODY:
            first, last = (index if first is None else first), index
        elif line.kind in ENDS and first is not None:
            if _holds_regions(lines, first, last):
                end = _end(lines, last)
                found.append(Body(first, end, after))
                after = end
            first = None
    return found


def split_by_repetition(lines: Sequence[Line], body: Body) -> list[Body]:
    """A run in which the regions come again under another title, as one body for each title.

    Where nothing stands between the repetitions, the run stays whole.
    """
    bodies: list[Body] = []
    start, seen, gap = body.first, set[str](), -1
    for index in range(body.first, body.last + 1):
        line = lines[index]
        if line.kind in ("words", "blank") and (gap < 0 or lines[gap].kind == "blank"):
            gap = index
        if line.kind != "region":
            continue
        if line.codes[0] in seen and gap > start:
            bodies.append(Body(start, _last_body_row(lines, start, gap), body.after, bool(bodies)))
            start, seen = gap, set()
        gap = -1
        seen.add(line.codes[0])
    bodies.append(Body(start, body.last, body.after, bool(bodies)))
    return bodies


def _holds_regions(lines: Sequence[Line], first: int, last: int) -> bool:
    named = sum(line.kind in ("region", "unclear") for line in lines[first : last + 1])
    return named >= FEWEST_REGIONS


def _end(lines: Sequence[Line], last: int) -> int:
    """The last row of a run: rows of figures that follow the last region belong to it."""
    end = last
    for index in range(last + 1, len(lines)):
        if lines[index].kind not in ("unknown", "part", "nameless"):
            break
        end = index
    return end


def _last_body_row(lines: Sequence[Line], first: int, end: int) -> int:
    return max(index for index in range(first, end) if lines[index].kind not in ("blank", "words"))
