"""Events beside what came after them: four quarters over two lists, joint ones once, change of afterwards."""

from __future__ import annotations

import dataclasses
import math

import pytest

from analytics.catalogue import load_catalogue
from analytics.measures.events_after import AfterRequest, events_after, following, reach
from analytics.periods import Period
from analytics.regions import Regions, load_regions
from tests.measures.text_tables import drawn, of_regions, rows_of
from tests.measures.tiny_journal import TinyJournal

MARCH = Period(2025, 1)
REQUEST = AfterRequest(MARCH, 2022, "A06", Period(2026, 1))


@pytest.fixture(scope="module")
def registers(regions: Regions) -> TinyJournal:
    return TinyJournal(load_catalogue(), regions)


@pytest.fixture
def journal(registers: TinyJournal) -> TinyJournal:
    """Akmola (11) has all lists, Atyrau (23) none of the police for 2024, Aktobe (15) an early one."""
    journal = registers.emptied()
    journal.add_batches("""
    batch | form  | unit | period | accepted
    1     | ZM-L  | 11   | 2024Q4 | 2025-01-10T10:00:00
    2     | ZM-LP | 11   | 2024Q4 | 2025-01-10T10:00:00
    3     | ZM-L  | 11   | 2025Q1 | 2025-04-10T10:00:00
    4     | ZM-LP | 11   | 2025Q1 | 2025-04-10T10:00:00
    5     | ZM-L  | 23   | 2024Q4 | 2025-01-10T10:00:00
    6     | ZM-L  | 23   | 2025Q1 | 2025-04-10T10:00:00
    7     | ZM-LP | 23   | 2025Q1 | 2025-04-10T10:00:00
    8     | ZM-L  | 15   | 2024Q3 | 2024-10-10T10:00:00
    9     | ZM-LP | 15   | 2024Q4 | 2025-01-10T10:00:00
    10    | ZM-L  | 15   | 2025Q1 | 2025-04-10T10:00:00
    11    | ZM-LP | 15   | 2025Q1 | 2025-04-10T10:00:00
    """).add_list_rows(
        "event",
        """
    batch | row | title    | held_on    | holder    | children | registered_children
    1     | 9   | Зимой    | 2024-03-31 | education | 1000     | 100
    1     | 10  | Весной   | 2024-04-01 | education | 200      | 20
    1     | 11  | Турнир   | 2024-12-20 | joint     | 300      | 30
    2     | 9   | Турнир   | 2024-12-20 | joint     | 300      | 30
    3     | 9   | Новый    | 2025-03-31 | education | 400      | 40
    4     | 9   | Рейд     | 2025-02-01 | police    | 100      | 50
    6     | 9   | Иное     | 2025-02-01 | education | 5        | 0
    """,
        kind="sport",
    )
    return journal


def persons(code: str) -> float:
    figure = load_regions().population(code, 2022, 2025, "children_0_17")
    assert figure is not None
    return float(figure.persons)


@pytest.mark.parametrize(("reached", "number"), [("children", 1000.0), ("registered_children", 140.0)])
def test_four_quarters_go_over_the_turn_of_the_year(
    journal: TinyJournal, regions: Regions, reached: str, number: float
) -> None:
    """April 2024 to March 2025: 200 + 300 (once) + 400 + 100 children; March 2024 is too early."""
    request = dataclasses.replace(REQUEST, reached=reached)  # type: ignore[arg-type]
    table = reach(journal, load_catalogue(), regions, request)
    row = of_regions(table, ["11"]).iloc[0]
    assert (row["events"], row["persons"], row["reason"]) == (4, number, "")
    assert row["x"] == pytest.approx(number / persons("11") * 1000)


def test_a_region_without_all_lists_is_not_compared(journal: TinyJournal, regions: Regions) -> None:
    table = reach(journal, load_catalogue(), regions, REQUEST)
    assert len(table) == 20
    missing = table[table["reason"].eq("no_list")]
    assert len(missing) == 19
    assert missing["x"].isna().all()
    expected = rows_of("""
    region_code | events | persons | reason
    15          | 0      | 0       | no_list
    23          | 1      | 5       | no_list
    """)
    assert drawn(of_regions(table, ["15", "23"]), expected) == expected


def test_the_whole_year_alone_needs_one_list(journal: TinyJournal, regions: Regions) -> None:
    request = dataclasses.replace(REQUEST, period=Period(2024, 4), after=Period(2025, 4))
    row = of_regions(reach(journal, load_catalogue(), regions, request), ["11"]).iloc[0]
    assert (row["events"], row["persons"]) == (3, 1500.0)


def test_the_change_is_that_of_afterwards_and_few_regions_are_silent(
    journal: TinyJournal, regions: Regions
) -> None:
    """Offences since 1 January: 80 in the first quarter of 2025, 60 a year later: a fall by a quarter."""
    numerator = load_catalogue().indicators["A06"].numerator
    facts = "".join(
        f"\n{code} | {period} | 11 | {value / len(numerator)}"
        for code in numerator
        for period, value in (("2025Q1", 80), ("2026Q1", 60))
    )
    journal.add_facts(f"indicator | period | unit | value{facts}")
    journal.add_population("unit | year | persons\n11 | 2025 | 200000\n11 | 2026 | 200000")
    answer = events_after(journal, load_catalogue(), regions, REQUEST)
    assert (answer.basis, answer.limits_of) == ("cumulative", "percent")
    (row,) = answer.known.to_dict("records")
    assert row["region_code"] == "11"
    assert row["y"] == pytest.approx(-25.0)
    assert row["y_lower"] < -25.0 < row["y_upper"]
    assert (answer.ranks.reason, answer.ranks.regions) == ("too_few_regions", 1)
    assert math.isnan(answer.ranks.value)


def test_a_quarter_on_its_own_is_taken_before_the_year_is_over(
    journal: TinyJournal, regions: Regions
) -> None:
    request = dataclasses.replace(REQUEST, after=Period(2025, 3))
    assert events_after(journal, load_catalogue(), regions, request).basis == "quarter"


@pytest.mark.parametrize("after", [MARCH, Period(2024, 4), Period(2026, 2)])
def test_what_does_not_follow_is_no_afterwards(journal: TinyJournal, regions: Regions, after: Period) -> None:
    with pytest.raises(ValueError, match="four quarters after 2025Q1"):
        events_after(journal, load_catalogue(), regions, dataclasses.replace(REQUEST, after=after))


def test_the_known_quarters_that_follow() -> None:
    known = [Period(2025, 1), Period(2025, 2), Period(2026, 1), Period(2026, 2)]
    assert following(MARCH, known) == (Period(2026, 1), Period(2025, 2))
    assert following(MARCH, known[:1]) == ()


def test_a_region_whose_land_was_part_of_another_is_not_compared(
    registers: TinyJournal, regions: Regions
) -> None:
    """Abai (10) was a part of East Kazakhstan (63) until June 2022: the list of 2021 does not tell of it."""
    journal = registers.emptied().add_batches("""
    batch | form  | unit | period | accepted
    1     | ZM-L  | 63   | 2021Q4 | 2022-01-10T10:00:00
    2     | ZM-LP | 63   | 2021Q4 | 2022-01-10T10:00:00
    3     | ZM-L  | 10   | 2022Q3 | 2022-10-10T10:00:00
    4     | ZM-LP | 10   | 2022Q3 | 2022-10-10T10:00:00
    5     | ZM-L  | 63   | 2022Q3 | 2022-10-10T10:00:00
    6     | ZM-LP | 63   | 2022Q3 | 2022-10-10T10:00:00
    """)
    request = AfterRequest(Period(2022, 3), 2022, "A06", Period(2023, 3))
    table = of_regions(reach(journal, load_catalogue(), regions, request), ["10", "63"])
    assert table["reason"].tolist() == ["other_land", "other_land"]
    assert table["x"].isna().all()
    whole = dataclasses.replace(request, borders=2018)
    (row,) = of_regions(reach(journal, load_catalogue(), regions, whole), ["63"]).to_dict("records")
    assert (row["reason"], row["x"]) == ("", 0)
