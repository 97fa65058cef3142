"""Which target holds for a region and a year: its own, else the republic's, and never an invented one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.targets import Target, Targets
from analytics.intake.targets import TargetRow
from analytics.measures.targets import known_targets, target_lists, targets
from analytics.regions import load_regions
from tests.measures.text_tables import rows_of
from tests.store.drawn import Store, opened
from tests.store.test_targets import accept

# C14 is a share, A06 a rate per 10,000 children, E01 a bare number.
LIST = """
    indicator | unit | year | value
    C14       | 00   | 2025 | 75
    C14       | 00   | 2030 | 90
    C14       | 35   | 2025 | 80
    C14       | 35   | 2021 | 60
    C14       | 19   | 2023 | 70
    A06       | 00   | 2027 | 2.4
    E01       | 00   | 2025 | 12000
    E01       | 35   | 2028 | 500
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store of one test."""
    with opened(tmp_path) as fresh:
        yield fresh


@pytest.fixture(scope="module")
def known() -> Targets:
    listed = [
        Target(
            indicator_code=row["indicator"],
            unit_code=row["unit"],
            year=int(row["year"]),
            value=float(row["value"]),
            document="Документ",
            point="",
            sheet=None,
            cell=None,
        )
        for row in rows_of(LIST)
    ]
    return Targets(listed, load_catalogue().indicators, load_regions())


def told(target: Target | None) -> tuple[float, int, str] | None:
    return None if target is None else (target.value, target.year, target.of)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("C14", "35", 2025), (80.0, 2025, "region")),
        (("C14", "11", 2025), (75.0, 2025, "republic")),
        (("C14", "00", 2025), (75.0, 2025, "republic")),
        (("C14", "11", 2024), None),
        (("C14", "35", 2030), (90.0, 2030, "republic")),
        (("A06", "10", 2027), (2.4, 2027, "republic")),
        (("E01", "00", 2025), (12_000.0, 2025, "republic")),
        (("E01", "35", 2025), None),  # 12,000 agreements of the country are no number of one region
        (("E01", "35", 2028), (500.0, 2028, "region")),
        (("C14", "90", 2025), None),
        (("Z99", "35", 2025), None),
    ],
)
def test_the_target_of_a_year(known: Targets, asked: tuple[str, str, int], expected: object) -> None:
    assert told(known.value(*asked)) == expected


@pytest.mark.parametrize(
    ("asked", "borders", "expected"),
    [
        (("C14", "35", 2025), 2022, (80.0, 2025, "region")),
        # In the borders of 2018 the Karaganda region holds Ulytau too: another land than the target's.
        (("C14", "35", 2025), 2018, (75.0, 2025, "republic")),
        # In 2021 Karaganda was that larger land, and today's smaller one had no target then.
        (("C14", "35", 2021), 2015, (60.0, 2021, "region")),
        (("C14", "35", 2021), 2022, None),
        (("C14", "19", 2023), 2022, (70.0, 2023, "region")),
        (("C14", "19", 2023), 2015, None),
        (("C14", "00", 2025), 2015, (75.0, 2025, "republic")),
        (("C14", "61", 2025), 2015, (75.0, 2025, "republic")),
    ],
)
def test_a_regions_target_holds_for_its_own_land_only(
    known: Targets, asked: tuple[str, str, int], borders: int, expected: object
) -> None:
    assert told(known.value(*asked, borders)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("C14", "35", 2020), (60.0, 2021, "region")),
        (("C14", "35", 2021), (80.0, 2025, "region")),
        (("C14", "35", 2025), (90.0, 2030, "republic")),
        (("C14", "35", 2030), None),
        (("C14", "11", 2015), (75.0, 2025, "republic")),
        (("E01", "35", 2020), (500.0, 2028, "region")),
        (("E01", "11", 2020), None),
    ],
)
def test_the_next_year_that_has_a_target(
    known: Targets, asked: tuple[str, str, int], expected: object
) -> None:
    assert told(known.nearest_later(*asked)) == expected


def test_all_targets_of_a_region_in_a_year(known: Targets) -> None:
    found = {code: target.value for code, target in known.of_unit("11", 2025).items()}
    assert found == {"C14": 75.0}
    assert {code: target.value for code, target in known.of_unit("00", 2025).items()} == {
        "C14": 75.0,
        "E01": 12_000.0,
    }


def test_an_empty_store_gives_an_empty_table_with_its_columns(store: Store) -> None:
    table = targets(store.journal)
    assert table.empty
    assert list(table) == [
        "indicator_code", "unit_code", "year", "value", "document", "point", "sheet", "cell",
        "set_id", "file_name", "sha256", "actor", "accepted_at",
    ]  # fmt: skip
    nothing = known_targets(store.journal, load_catalogue(), load_regions())
    assert nothing.is_empty
    assert nothing.value("C14", "35", 2025) is None


def test_the_measure_reads_the_list_of_now_or_of_a_moment(store: Store) -> None:
    old = TargetRow("C14", "00", 2026, 75.0, "Документ", "п. 3", "Цели", "F6")
    new = TargetRow("C14", "00", 2026, 80.0, "Документ", "п. 3", "Цели", "F6")
    first = accept(store, b"one", old, based_on=0)
    accept(store, b"two", new, based_on=1)
    moments = (None, first.accepted_at, first.accepted_at - dt.timedelta(seconds=1))
    asked = (store.journal, load_catalogue(), load_regions())
    found = [known_targets(*asked, moment).value("C14", "11", 2026) for moment in moments]
    assert [None if one is None else (one.value, one.point, one.cell) for one in found] == [
        (80.0, "п. 3", "F6"),
        (75.0, "п. 3", "F6"),
        None,
    ]
    assert target_lists(store.journal)["targets"].tolist() == [1, 1]
