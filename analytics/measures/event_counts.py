"""Events counted: those that both bodies told once, those that may be one with the range they leave.

Rule: pairs that are certain or confirmed are one event; of figures that differ the larger counts.
Everything else counts as it was told. The lower end of a total takes probable pairs as one event too,
and the smaller of figures that differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.measures.event_duplicates import COUNTED_ONCE, Pair
from analytics.measures.events import COUNTS

if TYPE_CHECKING:
    import pandas as pd

BOTH: Final = "both"
TOTALS: Final = ("events", *COUNTS)


@dataclass(frozen=True, slots=True)
class Counted:
    """Events as they are counted, and as they would be if probable pairs were one.

    Both tables have one row an event: ``region_code``, ``unit_code``, ``kind``, ``holder``, ``held_on``
    of the row told first, ``told_by`` (a body, or ``both``), ``rows`` (how many rows of lists tell of
    it), and ``children``, ``registered_children``, ``parents`` (missing where no row gives them).
    """

    events: pd.DataFrame
    fewest: pd.DataFrame

    @property
    def once(self) -> int:
        """How many events several rows tell of, each counted once."""
        return int((self.events["rows"] > 1).sum())

    @property
    def probable(self) -> int:
        """How many events fewer there are if all probable pairs are one event."""
        return len(self.events) - len(self.fewest)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum with the lower end of its range; ``silent`` events give no figure for it."""

    value: float
    lower: float
    silent: int


def counted(table: pd.DataFrame, pairs: Sequence[Pair]) -> Counted:
    """The events behind the rows of lists.

    Args:
        table: of :func:`analytics.measures.events.events`, or a part of it.
        pairs: of :func:`analytics.measures.event_duplicates.event_pairs`; those of which a row is not
            in the table play no part.
    """
    codes = set(table["event_code"])
    here = [pair for pair in pairs if pair.first in codes and pair.second in codes]
    once = [pair for pair in here if pair.degree in COUNTED_ONCE]
    perhaps = [pair for pair in here if pair.degree == "probable"]
    return Counted(
        events=_joined(table, once, "max"),
        fewest=_joined(table, [*once, *perhaps], "min"),
    )


def totals(answer: Counted, region_codes: Iterable[str] | None = None) -> dict[str, Total]:
    """The number of events and the sums of their figures, by the names of ``TOTALS``."""
    chosen = None if region_codes is None else set(region_codes)
    events, fewest = (
        table if chosen is None else table[table["region_code"].isin(chosen)]
        for table in (answer.events, answer.fewest)
    )
    found = {"events": Total(float(len(events)), float(len(fewest)), 0)}
    for name in COUNTS:
        silent = int(events[name].isna().sum())
        found[name] = Total(float(events[name].sum()), float(fewest[name].sum()), silent)
    return found


def totals_by(answer: Counted, column: str, values: Sequence[str]) -> dict[str, dict[str, Total]]:
    """The totals of the events with each value of a column, such as each kind, holder or region."""
    return {value: totals(only(answer, **{column: [value]})) for value in values}


def only(answer: Counted, **wanted: Sequence[str]) -> Counted:
    """The events with one of the wanted values in each column that is named."""
    tables = []
    for table in (answer.events, answer.fewest):
        for column, values in wanted.items():
            table = table[table[column].isin(values)]  # noqa: PLW2901
        tables.append(table)
    return Counted(tables[0], tables[1])


def by_day(answer: Counted) -> pd.DataFrame:
    """One row a day with events: ``day``, ``events``, ``children``; order: day."""
    groups = answer.events.groupby("held_on", sort=True)
    days = groups.agg(events=("held_on", "size"), children=("children", "sum")).reset_index()
    return days.rename(columns={"held_on": "day"})


def _joined(table: pd.DataFrame, pairs: Sequence[Pair], take: str) -> pd.DataFrame:
    """One row an event; of several figures the larger or the smaller is taken."""
    groups = _groups(table["event_code"].tolist(), pairs)
    rows = table.assign(event=[groups[code] for code in table["event_code"]])
    rows = rows.sort_values(["body", "content_key", "event_code"], kind="stable")
    grouped = rows.groupby("event", sort=False)
    bodies = grouped["body"].agg(["first", "nunique"])
    told: Mapping[str, Any] = {name: grouped[name].agg(take) for name in COUNTS}
    first = grouped[["region_code", "unit_code", "kind", "holder", "held_on"]].first()
    joined = first.assign(
        told_by=bodies["first"].where(bodies["nunique"] == 1, BOTH), rows=grouped.size(), **told
    )
    return joined.reset_index(drop=True)


def _groups(codes: Sequence[str], pairs: Sequence[Pair]) -> dict[str, str]:
    """For each row the row that stands for its event."""
    leader = {code: code for code in codes}

    def lead(code: str) -> str:
        while leader[code] != code:
            leader[code] = leader[leader[code]]
            code = leader[code]
        return code

    for pair in pairs:
        one, other = sorted((lead(pair.first), lead(pair.second)))
        leader[other] = one
    return {code: lead(code) for code in codes}
