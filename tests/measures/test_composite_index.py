"""An index of chosen indicators on small stores, by hand; and the plan measures of some years."""

from __future__ import annotations

import pytest

from analytics.catalogue import load_catalogue
from analytics.measures.composite_index import IndexRequest, composite_index, may_be_indexed
from analytics.measures.plan_measures import plan_measures
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, of_regions, rows_of
from tests.measures.tiny_journal import TinyJournal

P = Period(2016, 2)


@pytest.fixture
def filled(journal: TinyJournal) -> TinyJournal:
    # R01 = S01 / S02 in per cent (higher is better); F01 = events per 10,000 children (lower is better).
    figures = {
        "11": {"S01": 800, "S02": 1000, "F01": 10},
        "15": {"S01": 600, "S02": 1000, "F01": 20},
        "19": {"S01": 400, "S02": 1000, "F01": 50},
        "23": {"S01": 900, "S02": 1000},
    }
    facts = [
        f"| {code} | 2016Q2 | {unit} | {value} | reported |"
        for unit, own in figures.items()
        for code, value in own.items()
    ]
    people = [f"| {unit} | 2016 | 10000 |" for unit in figures]
    return journal.add_facts(
        "| indicator | period | unit | value | origin |\n" + "\n".join(facts)
    ).add_population("| unit | year | persons |\n" + "\n".join(people))


def asked(**changes: object) -> IndexRequest:
    values = {
        "indicator_codes": ("R01", "F01"),
        "weights": (3.0, 1.0),
        "normalisation": "min_max",
        "aggregation": "arithmetic",
        "period": P,
        "borders": 2015,
    }
    return IndexRequest(**(values | changes))  # type: ignore[arg-type]


def test_scores_are_those_of_the_hand(filled: TinyJournal, regions: Regions) -> None:
    # 23 has no events and is left out. Shares 80, 60, 40: 1, 1/2, 0; events 10, 20, 50: 1, 3/4, 0.
    # Weights 3/4 and 1/4: 15 has 3/4 * 1/2 + 1/4 * 3/4 = 0.5625.
    answer = composite_index(filled, CATALOGUE, regions, asked())
    expected = rows_of(
        """
        | region_code | score  | place | lacks |
        | 11          | 1      | 1     |       |
        | 15          | 0.5625 | 2     |       |
        | 19          | 0      | 3     |       |
        | 23          |        |       | F01   |
        """
    )
    assert drawn(of_regions(answer.table, ["11", "15", "19", "23"]), expected) == expected
    assert answer.weights == {"R01": 0.75, "F01": 0.25}
    assert answer.placed["region_code"].tolist() == ["11", "15", "19"]
    assert answer.left_out["23"] == ("F01",)
    assert answer.left_out["27"] == ("R01", "F01")
    assert (answer.placed["first"] <= answer.placed["place"]).all()
    assert (answer.placed["place"] <= answer.placed["last"]).all()


def test_a_place_hangs_on_the_choice_that_moves_it(journal: TinyJournal, regions: Regions) -> None:
    # By shares 11 is first and 19 last; by events it is the other way round. With three times the weight
    # on shares 11 leads; without shares it is third.
    for unit, share, events in (("11", 800, 50), ("15", 600, 20), ("19", 400, 10)):
        journal.add_facts(
            f"""
            | indicator | period | unit | value |
            | S01 | 2016Q2 | {unit} | {share} |
            | S02 | 2016Q2 | {unit} | 1000 |
            | F01 | 2016Q2 | {unit} | {events} |
            """
        ).add_population(f"| unit | year | persons |\n| {unit} | 2016 | 10000 |")
    table = composite_index(journal, CATALOGUE, regions, asked()).table.set_index("region_code")
    first = table.loc["11"]
    assert (first["hangs_on"], first["detail"]) == ("without_indicator", "R01")
    assert (first["place_from"], first["place_to"]) == (1, 3)


def test_constant_and_certain_indicators_are_named(filled: TinyJournal, regions: Regions) -> None:
    # F05 = F05 / S02: the same everywhere, and of unknown chance.
    filled.add_facts(
        "| indicator | period | unit | value |\n"
        + "\n".join(f"| F05 | 2016Q2 | {unit} | 10 |" for unit in ("11", "15", "19"))
    )
    request = asked(indicator_codes=("R01", "F05"), weights=(1.0, 1.0))
    answer = composite_index(filled, CATALOGUE, regions, request)
    assert (answer.constant, answer.certain) == (("F05",), ("F05",))
    assert answer.weights == {"R01": 1, "F05": 0}


def test_fewer_than_three_regions_have_no_index(journal: TinyJournal, regions: Regions) -> None:
    journal.add_facts("| indicator | period | unit | value |\n| S01 | 2016Q2 | 11 | 1 |")
    answer = composite_index(journal, CATALOGUE, regions, asked())
    assert (answer.reason, len(answer.placed), len(answer.left_out)) == ("too_few_regions", 0, 16)


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator_codes": ("R01",), "weights": (1.0,)},
        {"indicator_codes": ("R01", "R01")},
        {"indicator_codes": ("R01", "F03")},
        {"indicator_codes": ("R01", "F04")},
        {"indicator_codes": ("R01", "X99")},
        {"weights": (-1.0, 1.0)},
        {"weights": (0.0, 0.0)},
        {"normalisation": "z_score", "aggregation": "geometric"},
    ],
    ids=["one", "twice", "neutral", "bare_count", "unknown", "negative", "nought", "geometric"],
)
def test_what_makes_no_index_is_refused(
    filled: TinyJournal, regions: Regions, changes: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        composite_index(filled, CATALOGUE, regions, asked(**changes))


def test_only_rates_with_a_better_side_may_be_indexed() -> None:
    assert may_be_indexed(CATALOGUE) == ("F01", "F02", "F05", "S01", "R01", "R02", "R04", "R03")


def test_the_last_list_of_each_year_counts(journal: TinyJournal, regions: Regions) -> None:
    # Batch 4 corrects 3; 2 is a later list of the same year than 1; 5 is another region, 6 another time.
    journal.add_batches(
        """
        | batch | form | unit | period | revision | accepted   |
        | 1     | ZM-L | 15   | 2016Q1 | 1        | 2016-04-10 |
        | 2     | ZM-L | 15   | 2016Q2 | 1        | 2016-07-10 |
        | 3     | ZM-L | 15   | 2015Q4 | 1        | 2016-01-10 |
        | 4     | ZM-L | 15   | 2015Q4 | 2        | 2016-01-11 |
        | 5     | ZM-L | 19   | 2016Q2 | 1        | 2016-07-10 |
        | 6     | ZM-L | 15   | 2014Q4 | 1        | 2015-01-10 |
        """
    )
    journal.add_plan_measures(
        """
        | batch | measure   |
        | 1     | early     |
        | 2     | later     |
        | 3     | wrong     |
        | 4     | corrected |
        | 5     | elsewhere |
        | 6     | old       |
        """
    )
    found = plan_measures(journal, load_catalogue(), regions, "15", 2015, Period(2015, 1), Period(2016, 2))
    assert found["measure"].tolist() == ["later", "corrected"]
    assert found["period"].tolist() == ["2016Q2", "2015Q4"]


def test_a_measure_of_several_years_stands_once_as_told_last(journal: TinyJournal, regions: Regions) -> None:
    journal.add_batches(
        """
        | batch | form | unit | period | accepted   |
        | 1     | ZM-L | 15   | 2015Q4 | 2016-01-10 |
        | 2     | ZM-L | 15   | 2016Q2 | 2016-07-10 |
        """
    )
    journal.add_plan_measures(
        """
        | batch | measure | due_on     | state   |
        | 1     | clubs   | 2016-03-31 | running |
        | 1     | courses | 2015-06-30 | done    |
        | 2     | clubs   | 2016-03-31 | done    |
        | 2     | courses | 2016-06-30 | done    |
        """
    )
    found = plan_measures(journal, load_catalogue(), regions, "15", 2015, Period(2015, 1), Period(2016, 2))
    assert [(row["measure"], row["period"], row["state"]) for row in found.to_dict("records")] == [
        ("clubs", "2016Q2", "done"),
        ("courses", "2016Q2", "done"),
        ("courses", "2015Q4", "done"),
    ]


def test_a_list_that_came_empty_is_the_list_of_its_year(journal: TinyJournal, regions: Regions) -> None:
    journal.add_batches(
        """
        | batch | form | unit | period | accepted   |
        | 1     | ZM-L | 15   | 2016Q1 | 2016-04-10 |
        | 2     | ZM-L | 15   | 2016Q2 | 2016-07-10 |
        | 3     | ZM-L | 15   | 2015Q4 | 2016-01-10 |
        """
    )
    journal.add_plan_measures(
        "| batch | measure | due_on |\n| 1 | gone | 2016-03-31 |\n| 3 | late | 2015-11-30 |"
    )
    found = plan_measures(journal, load_catalogue(), regions, "15", 2015, Period(2015, 1), Period(2016, 2))
    told = [(row["measure"], row["place"], row["standing"]) for row in found.to_dict("records")]
    assert told == [("late", 1, "overdue")]
