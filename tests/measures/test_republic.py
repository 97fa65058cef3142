"""The republic: sums over sums of the same regions, matched with last year."""

from __future__ import annotations

import pytest

from analytics.periods import Period
from analytics.regions import load_regions
from analytics.statistics.intervals import rate_with_limits
from tests.measures.asking import assert_rows, compared
from tests.measures.tiny_journal import TinyJournal

POPULATION = """
| unit | year | persons |
| 11   | 2015 |   10000 |
| 15   | 2015 |   10000 |
| 23   | 2015 |   10000 |
| 11   | 2016 |   10000 |
| 15   | 2016 |   20000 |
| 23   | 2016 |   30000 |
"""


def test_numerators_and_denominators_come_from_the_same_regions(journal: TinyJournal) -> None:
    # 23 has inhabitants and no return: 30,000 children stay out, else the rate would be 7.5.
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value | status       |
        | F01       | 2016Q2 | 11   |    30 | number       |
        | F01       | 2016Q2 | 15   |    15 | number       |
        | F01       | 2016Q2 | 27   |    99 | number       |
        | F01       | 2016Q2 | 23   |       | confidential |
        """
    )
    whole = compared(journal, "F01", "2016Q2").republic
    assert (whole.value, whole.numerator, whole.denominator, whole.regions) == (15, 45, 30000, 2)
    # Never the mean of rates, which is (30 + 7.5) / 2.
    assert whole.value != pytest.approx(18.75)


def test_the_republic_has_limits_too(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2016Q2 | 11   |     3 |
        | F01       | 2016Q2 | 15   |     2 |
        """
    )
    whole = compared(journal, "F01", "2016Q2").republic
    # Tabled exact limits of 5 events, per 10,000 of 30,000.
    assert (whole.lower, whole.upper) == pytest.approx((1.6235 / 3, 11.6683 / 3), abs=0.0001)
    assert whole.method == "poisson_exact"


def test_the_change_is_over_the_regions_that_reported_in_both_years(journal: TinyJournal) -> None:
    # Now 11, 15 and 23; a year ago 11 and 15: 40 of 30,000 against 25 of 20,000.
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2016Q2 | 11   |    30 |
        | F01       | 2016Q2 | 15   |    10 |
        | F01       | 2016Q2 | 23   |    80 |
        | F01       | 2015Q2 | 11   |    20 |
        | F01       | 2015Q2 | 15   |     5 |
        """
    )
    whole = compared(journal, "F01", "2016Q2").republic
    assert (whole.value, whole.regions, whole.matched) == (20, 3, 2)
    assert (whole.matched_value, whole.value_last_year) == pytest.approx((13.3333, 12.5), abs=0.0001)
    assert (whole.change, whole.change_percent) == pytest.approx((0.8333, 6.6667), abs=0.0001)


def test_from_zero_there_is_a_change_and_no_percentage(journal: TinyJournal) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | F04       | 2016Q2 | 11   |     4 |
        | F04       | 2015Q2 | 11   |     0 |
        """
    )
    whole = compared(journal, "F04", "2016Q2", measure="count").republic
    assert (whole.value_last_year, whole.change, whole.change_percent) == (0, 4, None)


def test_units_that_are_no_region_count_in_the_republics_number_only(journal: TinyJournal) -> None:
    journal.add_population(POPULATION).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2016Q2 | 11   |    30 |
        | F01       | 2016Q2 | 15   |    15 |
        | F01       | 2016Q2 | 90   |     7 |
        """
    )
    count = compared(journal, "F01", "2016Q2", measure="count")
    assert "90" not in set(count.table["region_code"])
    assert (count.republic.value, count.republic.numerator, count.republic.outside_regions) == (52, 45, 7)
    assert_rows(count, "| region_code | share |\n| 11 | 66.6667 |\n| 15 | 33.3333 |")
    rate = compared(journal, "F01", "2016Q2")
    assert (rate.republic.value, rate.republic.numerator) == (15, 45)
    assert [(note.code, dict(note.values)) for note in rate.notes] == [
        ("outside_regions", {"units": "90", "figure": "7"})
    ]


def test_a_broken_series_is_not_compared(journal: TinyJournal) -> None:
    # F01 is counted in another way since 2015: 2015 has no comparable year before it.
    journal.add_population(
        "| unit | year | persons |\n| 11 | 2015 | 10000 |\n| 11 | 2014 | 10000 |"
    ).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2015Q2 | 11   |    30 |
        | F01       | 2014Q2 | 11   |    20 |
        | F03       | 2015Q2 | 11   |    30 |
        | F03       | 2014Q2 | 11   |    20 |
        """
    )
    broken = compared(journal, "F01", "2015Q2")
    assert_rows(broken, "| region_code | value | value_last_year | change |\n| 11 | 30 | | |")
    assert broken.republic.change is None
    assert ("comparable_from", {"quarter": "1", "year": "2015"}) in [
        (note.code, dict(note.values)) for note in broken.notes
    ]
    assert compared(journal, "F03", "2015Q2").republic.change == 10


def test_what_is_estimated_or_generated_is_said(journal: TinyJournal) -> None:
    journal.add_population(
        """
        | unit | year | persons | estimated |
        | 11   | 2016 |   10000 | no        |
        | 15   | 2016 |   10000 | yes       |
        """
    ).add_facts(
        """
        | indicator | period | unit | value | origin    |
        | F01       | 2016Q2 | 11   |    30 | synthetic |
        | F01       | 2016Q2 | 15   |    30 | reported  |
        """
    )
    answer = compared(journal, "F01", "2016Q2")
    assert (answer.synthetic, answer.estimated_denominator) == (True, True)
    assert [note.code for note in answer.notes] == ["synthetic", "estimated_population"]
    count = compared(journal, "F01", "2016Q2", measure="count")
    assert (count.synthetic, count.estimated_denominator) == (True, False)


def test_the_republic_agrees_with_one_big_region(journal: TinyJournal) -> None:
    codes = [region.code for region in load_regions().reporting(Period(2016, 2))]
    journal.add_population(
        "| unit | year | persons |\n"
        + "\n".join(f"| {code} | 2016 | {1000 + 7 * int(code)} |" for code in codes)
    ).add_facts(
        "| indicator | period | unit | value |\n"
        + "\n".join(f"| F01 | 2016Q2 | {code} | {int(code) % 13} |" for code in codes)
    )
    events = sum(int(code) % 13 for code in codes)
    children = sum(1000 + 7 * int(code) for code in codes)
    expected = rate_with_limits([events], [children], per=10_000)
    whole = compared(journal, "F01", "2016Q2").republic
    assert (whole.value, whole.lower, whole.upper) == pytest.approx(
        (expected.value[0], expected.lower[0], expected.upper[0])
    )
    assert whole.regions == 16
