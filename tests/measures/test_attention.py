"""What needs a person, the most important first."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analytics.measures.overview import attention
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.listing_catalogue import LISTING
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

# Every unit sent both forms in time but 15 (1-M late), 23 (no 1-M) and 27 (a warning to explain).
UNITS = ["11", "15", "19", "23", "27", "31", "35", "39", "43", "47", "51", "55", "59", "63", "71", "75"]


def with_returns(journal: TinyJournal) -> TinyJournal:
    rows = [
        f"| {number} | {form} | {unit} | {'2016-07-13' if (form, unit) == ('1-M', '15') else '2016-07-05'} |"
        for number, (form, unit) in enumerate(
            [(form, unit) for form in ("1-M", "ZM-E") for unit in UNITS if (form, unit) != ("1-M", "23")], 1
        )
    ]
    drawing = [
        "| batch | form | unit | received | period | accepted |",
        *(f"{row} 2016Q2 | 2016-07-20 09:00:00 |" for row in rows),
    ]
    # Batch 4 is the 1-M of 27: the fourth unit of the first form, because 23 sent none.
    return journal.add_batches("\n".join(drawing)).add_findings(
        """
        | batch | severity | indicator | sheet | cell | reason  |
        | 4     | warning  | F01       | R2    | E7   |         |
        | 4     | warning  | F02       | R2    | E8   | checked |
        """
    )


def asked(
    journal: TinyJournal, regions: Regions, *codes: str, period: str = "2016Q2", borders: int = 2015
) -> pd.DataFrame:
    return attention(journal, CATALOGUE, regions, Period.parse(period), borders, codes, dt.date(2016, 7, 15))


def test_everything_that_needs_a_person(journal: TinyJournal, regions: Regions) -> None:
    # Republic: 200 of 100,000 = 20 per 10,000. 11: 60 of 10,000, at 99.8 % 39.4-87.4: worse, 40 over
    # the republic's level of 20. 15: 33 of 10,000, at 95 % 22.7-46.3 but at 99.8 % 18.2-54.8: not
    # judged. 23 fell from 10 to 7 within the year.
    with_returns(journal).add_population(
        "| unit | year | persons |\n| 11 | 2016 | 10000 |\n| 15 | 2016 | 10000 |\n| 23 | 2016 | 80000 |"
    ).add_facts(
        """
        | indicator | period | unit | value |
        | F01       | 2016Q2 | 11   |    60 |
        | F01       | 2016Q2 | 15   |    33 |
        | F01       | 2016Q2 | 23   |   107 |
        | F04       | 2016Q1 | 23   |    10 |
        | F04       | 2016Q2 | 23   |     7 |
        """
    )
    expected = rows_of(
        """
        | kind                | region_code | form_code | indicator_code | value | republic | count |
        | missing_return      | 23          | 1-M       |                |       |          | 5     |
        | worse_than_republic | 11          |           | F01            | 60    | 20       | 40    |
        | negative_quarter    | 23          |           | F04            | -3    |          |       |
        | warnings            | 27          | 1-M       |                |       |          | 1     |
        | late_return         | 15          | 1-M       |                |       |          | 3     |
        """
    )
    assert drawn(asked(journal, regions, "F01", "F04", "S01"), expected) == expected


def test_nothing_is_missing_before_it_is_due(journal: TinyJournal, regions: Regions) -> None:
    early = attention(journal, CATALOGUE, regions, Period(2016, 2), 2015, ("F01",), dt.date(2016, 7, 10))
    assert len(early) == 0
    late = attention(journal, CATALOGUE, regions, Period(2016, 2), 2015, ("F01",), dt.date(2016, 7, 11))
    assert set(zip(late["kind"], late["form_code"], late["count"], strict=True)) == {
        ("missing_return", "1-M", 1)
    }


def test_higher_is_worse_only_by_polarity(journal: TinyJournal, regions: Regions) -> None:
    # Coverage 10 % and 50 % around 30 %: only the lower one is worse; 200 children short of 1,000.
    with_returns(journal).add_facts(
        """
        | indicator | period | unit | value |
        | S01       | 2016Q2 | 11   |   100 |
        | S02       | 2016Q2 | 11   |  1000 |
        | S01       | 2016Q2 | 15   |   500 |
        | S02       | 2016Q2 | 15   |  1000 |
        """
    )
    table = asked(journal, regions, "R01")
    expected = rows_of("| region_code | value | republic | count |\n| 11 | 10 | 30 | 200 |")
    assert drawn(table[table["kind"] == "worse_than_republic"], expected) == expected


def test_regions_whose_land_changed_are_named_once_in_the_new_borders(
    journal: TinyJournal, regions: Regions
) -> None:
    def changed(borders: int) -> list[str]:
        table = asked(journal, regions, "F01", "F04", period="2022Q3", borders=borders)
        return table[table["kind"] == "territory_changed"]["region_code"].tolist()

    assert changed(2022) == ["10", "19", "33", "35", "62", "63"]
    assert changed(2018) == []


def test_a_fall_across_the_split_is_no_negative_quarter(journal: TinyJournal, regions: Regions) -> None:
    journal.add_facts(
        """
        | indicator | period | unit | value |
        | F04       | 2022Q1 | 63   |    30 |
        | F04       | 2022Q2 | 63   |    20 |
        | F04       | 2022Q2 | 10   |     5 |
        """
    )
    apart = asked(journal, regions, "F04", period="2022Q2", borders=2022)
    assert "negative_quarter" not in set(apart["kind"])
    merged = asked(journal, regions, "F04", period="2022Q2", borders=2018)
    expected = rows_of("| region_code | value |\n| 63 | -5 |")
    assert drawn(merged[merged["kind"] == "negative_quarter"], expected) == expected


def test_without_indicators_the_returns_are_still_named(journal: TinyJournal, regions: Regions) -> None:
    assert set(asked(with_returns(journal), regions)["kind"]) == {"missing_return", "warnings", "late_return"}


def test_overdue_measures_of_plans_are_counted_by_region(journal: TinyJournal, regions: Regions) -> None:
    # On 30 June 2016: 15 has two terms behind it, 11 one that ends that very day, 23 did its own.
    journal.add_batches(
        """
        | batch | form | unit | period | accepted   |
        | 1     | ZM-L | 11   | 2016Q2 | 2016-07-05 |
        | 2     | ZM-L | 15   | 2016Q2 | 2016-07-05 |
        | 3     | ZM-L | 23   | 2016Q2 | 2016-07-05 |
        """
    ).add_plan_measures(
        """
        | batch | measure | due_on     | state     | done_on    |
        | 1     | clubs   | 2016-06-30 | running   |            |
        | 2     | courses | 2016-03-31 | running   |            |
        | 2     | rooms   | 2016-05-31 | planned   |            |
        | 2     | off     | 2016-05-31 | cancelled |            |
        | 3     | clubs   | 2016-03-31 | done      | 2016-04-02 |
        """
    )
    found = attention(journal, LISTING, regions, Period(2016, 2), 2015, (), dt.date(2016, 7, 15))
    overdue = found[found["kind"].eq("overdue_measures")]
    assert [(row["region_code"], row["count"]) for row in overdue.to_dict("records")] == [("15", 2)]
