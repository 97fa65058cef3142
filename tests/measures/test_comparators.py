"""The comparator is a parameter: the republic, a group, chosen regions, like regions, last year."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.measures.basis import Basis
from analytics.measures.benchmark import Against
from tests.measures.asking import assert_rows, compared
from tests.measures.tiny_journal import TinyJournal

POPULATION = """
| unit | year | persons |
| 11   | 2016 |   10000 |
| 15   | 2016 |   20000 |
| 23   | 2016 |   30000 |
| 11   | 2015 |    8000 |
| 15   | 2015 |   20000 |
| 23   | 2015 |   30000 |
"""
FACTS = """
| indicator | period | unit | value |
| F01       | 2016Q2 | 11   |    30 |
| F01       | 2016Q2 | 15   |     5 |
| F01       | 2016Q2 | 23   |    25 |
| F01       | 2015Q2 | 11   |     4 |
| F01       | 2015Q2 | 15   |     8 |
| F01       | 2015Q2 | 23   |    24 |
"""


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    return journal.add_population(POPULATION).add_facts(FACTS)


def chosen(*codes: str) -> Against:
    return Against("regions", region_codes=codes)


def test_chosen_regions_are_sums_over_sums(filled: TinyJournal) -> None:
    # 15 and 23 together: (5 + 25) / (20,000 + 30,000) x 10,000 = 6. Limits of 30 events over 10,000:
    # 20.2-42.8, above 6; of 5 over 20,000: 0.8-5.8, below; of 25 over 30,000: 5.4-12.3, around it.
    answer = compared(filled, "F01", "2016Q2", against=chosen("15", "23"))
    assert_rows(
        answer,
        """
        | region_code | benchmark | verdict    | to_benchmark |
        | 11          | 6         | worse      | -24          |
        | 15          | 6         | better     | 7            |
        | 19          | 6         | not_judged |              |
        | 23          | 6         | similar    | -7           |
        """,
    )
    benchmark = answer.benchmark
    assert benchmark.value == pytest.approx(6)
    assert (benchmark.numerator, benchmark.denominator) == (30, 50_000)
    assert benchmark.region_codes == ("15", "23")


def test_a_group_without_one_of_its_figures_names_it(filled: TinyJournal) -> None:
    answer = compared(filled, "F01", "2016Q2", against=chosen("15", "19"))
    assert answer.benchmark.value == 2.5  # 5 / 20,000 x 10,000: Almaty Region has not reported
    assert answer.benchmark.missing == ("19",)


def test_a_group_with_no_figure_at_all_judges_nobody(filled: TinyJournal) -> None:
    answer = compared(filled, "F01", "2016Q2", against=chosen("19", "27"))
    assert answer.benchmark.value is None
    assert set(answer.table["verdict"]) == {"not_judged"}
    assert answer.table["to_benchmark"].isna().all()


def test_against_its_own_last_year_the_change_is_tested(filled: TinyJournal) -> None:
    # 4 of 8,000 -> 30 of 10,000: six times as many, far beyond chance; 8 -> 5 and 24 -> 25 are chance.
    answer = compared(filled, "F01", "2016Q2", against=Against("last_year"))
    assert_rows(
        answer,
        """
        | region_code | benchmark | verdict    |
        | 11          | 5         | worse      |
        | 15          | 4         | similar    |
        | 19          |           | not_judged |
        | 23          | 8         | similar    |
        """,
    )
    assert answer.benchmark.value is None
    assert not answer.benchmark.is_shared


def test_like_regions_never_hold_the_region_itself(filled: TinyJournal) -> None:
    # Three regions have figures, so each one's like are the other two, whatever their distance:
    # 11 against (5 + 25) / 50,000; 15 against (30 + 25) / 40,000; 23 against (30 + 5) / 30,000.
    answer = compared(filled, "F01", "2016Q2", against=Against("neighbours"))
    members = answer.benchmark.members
    assert all(code not in like for code, like in members.items())
    assert all(len(like) == 5 for like in members.values())
    levels = dict(zip(answer.table["region_code"], answer.table["benchmark"], strict=True))
    figures = {"11": (30, 10_000), "15": (5, 20_000), "23": (25, 30_000)}
    for code, like in members.items():
        known = [figures[other] for other in like if other in figures]
        if known:
            events, people = (sum(one[place] for one in known) for place in (0, 1))
            assert levels[code] == pytest.approx(events / people * 10_000)
        else:
            assert np.isnan(levels[code])


TARGETS = """
| indicator | unit | year | value |
| F01       | 00   | 2016 |    10 |
| F01       | 15   | 2016 |     1 |
"""


def test_a_region_is_judged_by_its_own_target_else_by_the_republics(journal: TinyJournal) -> None:
    # By December 11 has 30 of 10,000 children (limits 20.2-42.8), 15 has 5 of 20,000 (0.8-5.8).
    journal.add_population(POPULATION).add_targets(TARGETS).add_facts(
        "| indicator | period | unit | value |\n| F01 | 2016Q4 | 11 | 30 |\n| F01 | 2016Q4 | 15 | 5 |"
    )
    answer = compared(journal, "F01", "2016Q4", against=Against("target"))
    assert_rows(
        answer,
        """
        | region_code | benchmark | verdict | to_benchmark |
        | 11          | 10        | worse   | -20          |
        | 15          | 1         | similar | -3           |
        """,
    )
    assert answer.benchmark.value is None  # not one line for all


def test_one_target_for_all_is_one_level(journal: TinyJournal) -> None:
    journal.add_targets("| indicator | unit | year | value |\n| R01 | 00 | 2016 | 60 |").add_facts(
        "| indicator | period | unit | value |\n| S01 | 2016Q2 | 11 | 700 |\n| S02 | 2016Q2 | 11 | 1000 |"
    )
    answer = compared(journal, "R01", "2016Q2", "stock", against=Against("target"))
    assert answer.benchmark.value == 60
    assert_rows(answer, "| region_code | verdict | to_benchmark |\n| 11 | better | -100 |")


@pytest.mark.parametrize(("period", "basis"), [("2016Q2", "cumulative"), ("2016Q4", "quarter")])
def test_a_part_of_a_year_is_not_compared_with_the_target_of_the_year(
    filled: TinyJournal, period: str, basis: Basis
) -> None:
    answer = compared(filled.add_targets(TARGETS), "F01", period, basis, against=Against("target"))
    assert answer.table["benchmark"].isna().all()
    assert set(answer.table["verdict"]) == {"not_judged"}


def test_no_target_is_set(filled: TinyJournal) -> None:
    answer = compared(filled, "F01", "2016Q2", against=Against("target"))
    assert answer.benchmark.value is None
    assert answer.table["benchmark"].isna().all()


def test_the_best_quarter_of_regions_is_a_quartile_by_polarity(journal: TinyJournal) -> None:
    # 10, 20, 30, 40, 50 events: fewer is better, the first quartile is 20. Shares of 10 to 50 %: more is
    # better, the third quartile is 40 %, and 10 of 100 children lack 30.
    units = ("11", "15", "19", "23", "27")
    people = "\n".join(f"| {unit} | 2016 | 10000 |" for unit in units)
    figures = [
        f"| {code} | 2016Q2 | {unit} | {value} |"
        for unit, number in zip(units, (10, 20, 30, 40, 50), strict=True)
        for code, value in (("F01", number), ("S01", number), ("S02", 100))
    ]
    facts = "\n".join(figures)
    journal.add_population("| unit | year | persons |\n" + people)
    journal.add_facts("| indicator | period | unit | value |\n" + facts)
    assert compared(journal, "F01", "2016Q2", against=Against("best_quarter")).benchmark.value == 20
    shares = compared(journal, "R01", "2016Q2", "stock", against=Against("best_quarter"))
    assert shares.benchmark.value == 40
    assert_rows(shares, "| region_code | to_benchmark |\n| 11 | 30 |\n| 27 | -10 |")


def test_neutral_indicators_and_few_regions_have_no_best_quarter(filled: TinyJournal) -> None:
    assert compared(filled, "F01", "2016Q2", against=Against("best_quarter")).benchmark.value is None
    assert compared(filled, "F03", "2016Q2", against=Against("best_quarter")).benchmark.value is None


def test_a_count_has_no_level_to_be_judged_by(filled: TinyJournal) -> None:
    answer = compared(filled, "F01", "2016Q2", measure="count", against=chosen("15", "23"))
    assert answer.benchmark.value is None
    assert set(answer.table["verdict"]) == {"not_judged"}


def test_wider_limits_call_fewer_regions_different(filled: TinyJournal) -> None:
    # 5 events at 99.8 %: half the chi-squared quantiles are 0.739 and 16.455; over 20,000 that holds 6.
    answer = compared(filled, "F01", "2016Q2", against=chosen("15", "23"), confidence=0.998)
    assert_rows(
        answer,
        """
        | region_code | lower | upper | verdict |
        | 15          | 0.37  | 8.23  | similar |
        """,
        decimals=2,
    )


@pytest.mark.parametrize("against", [Against("nonsense"), Against("group")])  # type: ignore[arg-type]
def test_what_cannot_be_compared_with_is_refused(filled: TinyJournal, against: Against) -> None:
    with pytest.raises(ValueError, match=r"comparator|at least one region"):
        compared(filled, "F01", "2016Q2", against=against)
