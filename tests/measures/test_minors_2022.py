"""The real year 2022 on comparable land, against rates computed outside this project.

The rates per 10,000 children were computed with awk from the two source tables; those of A01 agree
to the decimal with the ones that the research for this product published beside the data.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analytics.measures.comparison import Comparison, ComparisonRequest, comparison
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.asking import assert_rows
from tests.measures.small_catalogue import catalogue_of, indicator
from tests.measures.tiny_journal import TinyJournal

CATALOGUE = catalogue_of(
    indicator("A01", population_band="children_0_15", per=10_000),
    indicator("A06", population_band="children_0_15", per=10_000),
)


@pytest.fixture
def returns_2022(regions: Regions) -> TinyJournal:
    lines = (Path(__file__).parent / "minors_2022.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    facts = [
        f"| {code} | 2022Q4 | {row['unit']} | {row[code]} | published | R10 | {number} |"
        for number, row in enumerate(rows, start=1)
        for code in ("A01", "A06")
    ]
    people = [f"| {row['unit']} | 2022 | {row['children']} | children_0_15 |" for row in rows]
    return (
        TinyJournal(CATALOGUE, regions)
        .add_facts("\n".join(["| indicator | period | unit | value | origin | sheet | batch |", *facts]))
        .add_population("\n".join(["| unit | year | persons | band |", *people]))
    )


def asked(journal: TinyJournal, regions: Regions, code: str, borders: int = 2018) -> Comparison:
    request = ComparisonRequest(code, Period(2022, 4), "cumulative", borders)
    return comparison(journal, CATALOGUE, regions, request)


def test_minors_liable_per_10_000_children(returns_2022: TinyJournal, regions: Regions) -> None:
    answer = asked(returns_2022, regions, "A06")
    assert_rows(
        answer,
        """
        | region_code | numerator | denominator | value  |
        | 11          | 81        | 186927      | 4.3332 |
        | 15          | 88        | 268474      | 3.2778 |
        | 19          | 141       | 677809      | 2.0802 |
        | 23          | 74        | 227571      | 3.2517 |
        | 27          | 85        | 182586      | 4.6553 |
        | 31          | 146       | 399884      | 3.6511 |
        | 35          | 120       | 347006      | 3.4582 |
        | 39          | 69        | 186332      | 3.7031 |
        | 43          | 39        | 283057      | 1.3778 |
        | 47          | 62        | 259177      | 2.3922 |
        | 55          | 30        | 182016      | 1.6482 |
        | 59          | 21        | 121546      | 1.7277 |
        | 61          | 152       | 799717      | 1.9007 |
        | 63          | 123       | 333409      | 3.6892 |
        | 71          | 96        | 351925      | 2.7279 |
        | 75          | 139       | 463505      | 2.9989 |
        | 79          | 103       | 365820      | 2.8156 |
        """,
    )
    assert (answer.republic.numerator, answer.republic.denominator) == (1569, 5636761)
    assert answer.republic.value == pytest.approx(2.7835, abs=0.00005)
    assert (answer.received, answer.expected, answer.missing) == (17, 17, ())


def test_offences_by_minors_per_10_000_children(returns_2022: TinyJournal, regions: Regions) -> None:
    assert_rows(
        asked(returns_2022, regions, "A01"),
        """
        | region_code | numerator | value | place |
        | 11          | 80        | 4.3   | 3     |
        | 15          | 82        | 3.1   | 9     |
        | 19          | 172       | 2.5   | 12    |
        | 23          | 79        | 3.5   | 7     |
        | 27          | 96        | 5.3   | 1     |
        | 31          | 135       | 3.4   | 8     |
        | 35          | 105       | 3     | 10    |
        | 39          | 69        | 3.7   | 6     |
        | 43          | 38        | 1.3   | 17    |
        | 47          | 76        | 2.9   | 11    |
        | 55          | 39        | 2.1   | 15    |
        | 59          | 29        | 2.4   | 14    |
        | 61          | 154       | 1.9   | 16    |
        | 63          | 151       | 4.5   | 2     |
        | 71          | 143       | 4.1   | 4     |
        | 75          | 185       | 4     | 5     |
        | 79          | 90        | 2.5   | 13    |
        """,
        decimals=1,
    )


def test_verdicts_are_those_of_exact_limits(returns_2022: TinyJournal, regions: Regions) -> None:
    # The oracle: exact limits from the chi-squared distribution, against 15.69 per 56,367.61.
    from scipy.stats import chi2

    table = asked(returns_2022, regions, "A06").table
    events, children = table["numerator"].to_numpy(), table["denominator"].to_numpy()
    republic = 1569 / 5636761
    low, high = chi2.ppf(0.025, 2 * events) / 2 / children, chi2.ppf(0.975, 2 * events + 2) / 2 / children
    expected = [
        "worse" if lower > republic else "better" if upper < republic else "similar"
        for lower, upper in zip(low, high, strict=True)
    ]
    assert table["verdict"].tolist() == expected
    assert {"worse", "better", "similar"} <= set(expected)


def test_the_new_regions_of_that_year_are_not_judged(returns_2022: TinyJournal, regions: Regions) -> None:
    answer = asked(returns_2022, regions, "A06", borders=2022)
    changed = answer.table[answer.table["verdict"] == "not_judged"]["region_code"].tolist()
    assert changed == ["10", "19", "33", "35", "62", "63"]
    assert answer.expected == 20
