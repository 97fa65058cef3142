"""Which target holds for each line, and which one fits all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake.targets import TargetRow
from analytics.measures.basis import Basis, Measure
from analytics.measures.line_targets import LineTarget, common_target, line_targets, set_targets
from analytics.measures.lines import LinesRequest
from analytics.measures.series import SeriesRequest
from analytics.periods import Period
from analytics.regions import load_regions
from tests.charts.line_tables import target_of
from tests.store.drawn import Store, opened
from tests.store.test_targets import accept

ROWS = (
    TargetRow("A06", "00", 2027, 2.4, "Документ", "", "Цели", "F6"),
    TargetRow("A06", "35", 2025, 2.0, "Документ", "", "Цели", "F7"),
    TargetRow("A06", "35", 2030, 1.0, "Документ", "", "Цели", "F8"),
    TargetRow("E01", "00", 2027, 12_000.0, "Документ", "", "Цели", "F9"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as fresh:
        accept(fresh, b"targets", *ROWS, based_on=0)
        yield fresh


def asked(
    *codes: str, last: str = "2025Q4", basis: Basis = "year", measure: Measure = "rate"
) -> LinesRequest:
    series = SeriesRequest("A06", basis, 2022, Period(2023, 4), Period.parse(last), measure)
    return LinesRequest(series, codes)


def told(store: Store, request: LinesRequest) -> list[tuple[str, float, int]]:
    found = line_targets(store.journal, load_catalogue(), load_regions(), request)
    assert [one.pace for one in found] == [None] * len(found)  # the store has no figure
    return [(one.region_code, one.target.value, one.target.year) for one in found]


def test_the_target_of_the_last_years_own_or_the_next_later_one(store: Store) -> None:
    assert told(store, asked("00", "35", "55")) == [
        ("00", 2.4, 2027), ("35", 2.0, 2025), ("55", 2.4, 2027),
    ]  # fmt: skip
    # In 2026 Karaganda has no target of the year; the next one is the republic's of 2027.
    assert told(store, asked("35", last="2026Q4")) == [("35", 2.4, 2027)]
    assert told(store, asked("35", last="2028Q4")) == [("35", 1.0, 2030)]


def test_quarters_and_counts_of_a_rate_have_none(store: Store) -> None:
    assert told(store, asked("35", basis="quarter")) == []
    assert told(store, asked("35", measure="count")) == []
    known = set_targets(store.journal, load_catalogue(), load_regions(), asked("35", basis="quarter"))
    assert known["35"].value == 2.0


def test_only_one_target_of_all_lines_can_be_drawn() -> None:
    same = LineTarget("11", target_of(9.0, 2027), None)
    twin = LineTarget("71", target_of(9.0, 2027, unit="00"), None)
    later = LineTarget("71", target_of(9.0, 2028), None)
    assert common_target([same, twin], 2) == same.target
    assert common_target([same], 2) is None
    assert common_target([same, later], 2) is None
    assert common_target([], 1) is None
