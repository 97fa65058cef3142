"""What a benchmark gives: a figure of ours beside a floor or a peer, as a ratio of one run."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measured:
    """One row of the table; ``ours`` and ``theirs`` are medians in milliseconds."""

    name: str
    what: str
    ours: float
    other: str
    theirs: float
    target: float
    at_least: bool = False

    @property
    def ratio(self) -> float:
        return self.theirs / self.ours if self.at_least else self.ours / self.theirs

    @property
    def holds(self) -> bool:
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target


def interleaved(runs: Sequence[Callable[[], float]], repetitions: int) -> list[float]:
    """The median of each function's own figure; the functions take turns, so drift hits all."""
    figures: list[list[float]] = [[] for _ in runs]
    for _ in range(repetitions):
        for place, run in enumerate(runs):
            figures[place].append(run())
    return [statistics.median(one) for one in figures]


def timed(run: Callable[[], object]) -> Callable[[], float]:
    """The wall time of a function in milliseconds, as a function."""

    def measured() -> float:
        started = time.perf_counter()
        run()
        return (time.perf_counter() - started) * 1000

    return measured


def server_cpu(process_id: int) -> float:
    """Milliseconds of processor time that a process has used so far (Linux)."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND * 1000


def table(rows: Sequence[Measured]) -> str:
    """The table that ``make bench`` prints, in Markdown."""
    lines = ["| measure | ours | floor or peer | ratio | target | holds |", "|---|---|---|---|---|---|"]
    for row in rows:
        sign, holds = ("≥" if row.at_least else "≤"), ("yes" if row.holds else "**no**")
        lines.append(
            f"| {row.name} {row.what} | {row.ours:.1f} ms | {row.other}: {row.theirs:.1f} ms "
            f"| {row.ratio:.2f} | {sign} {row.target:g} | {holds} |"
        )
    return "\n".join(lines)
