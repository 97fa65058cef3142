"""Regions against their expected events, an index on demand, and plan measures, on small stores."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.measures.better_than_expected import ExpectedRequest, better_than_expected
from analytics.periods import Period
from analytics.regions import Regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.tiny_journal import TinyJournal

YEARS = (2022, 2023, 2024, 2025)
P2025 = Period(2025, 4)


def filled(
    journal: TinyJournal,
    regions: Regions,
    events: dict[str, int],
    usual: int = 200,
    not_sent: tuple[tuple[str, int], ...] = (),
) -> TinyJournal:
    """So many events in the fourth quarter of each of four years; every unit has 100,000 children.

    From 2022 on units of 2022 report; those that were one region of 2018 share the events of it.
    """
    facts, people = [], []
    for region in regions.in_borders(2018):
        units = regions.members(region.code, 2018, P2025)
        for place, unit in enumerate(units):
            whole = events.get(region.code, usual)
            part = whole - whole // 2 * (len(units) - 1) if place == 0 else whole // 2
            facts += [
                f"| F01 | {year}Q4 | {unit} | {part} | reported |"
                for year in YEARS
                if (unit, year) not in not_sent
            ]
            people += [f"| {unit} | {year} | {100_000 // len(units)} |" for year in YEARS]
    return journal.add_facts(
        "| indicator | period | unit | value | origin |\n" + "\n".join(facts)
    ).add_population("| unit | year | persons |\n" + "\n".join(people))


def test_four_years_are_judged_in_borders_that_hold_for_all() -> None:
    # 1 January 2022 lies before the split of June 2022, that of 2023 after it; 2018 was split in June too.
    assert [ExpectedRequest("F01", Period(year, 4)).borders for year in (2021, 2025, 2026)] == [
        2015,
        2018,
        2022,
    ]
    asked = ExpectedRequest("F01", Period(2025, 2))
    assert [str(one) for one in asked.periods] == ["2022Q2", "2023Q2", "2024Q2", "2025Q2"]


def test_equal_regions_are_as_expected(journal: TinyJournal, regions: Regions) -> None:
    # All alike: each region's expected events are its own, the ratio is 1 and nothing stands out.
    answer = better_than_expected(
        filled(journal, regions, {}), CATALOGUE, regions, ExpectedRequest("F01", P2025)
    )
    assert answer.model == "poisson"
    assert answer.periods["expected"].to_numpy() == pytest.approx(200, rel=1e-6)
    assert answer.periods["exposure"].to_numpy() == pytest.approx(100_000, abs=2)
    assert set(answer.regions["verdict"]) == {"as_expected"}
    assert answer.regions["events"].tolist() == [800] * 17
    assert answer.typical_events == 200
    assert answer.origins == ("reported",)


def test_a_region_with_half_and_one_with_twice_the_events_are_found(
    journal: TinyJournal, regions: Regions
) -> None:
    # Medium in structure (15: Aktobe, 27: West Kazakhstan), so that structure cannot take it up whole.
    store = filled(journal, regions, {"15": 200, "27": 800}, usual=400)
    answer = better_than_expected(store, CATALOGUE, regions, ExpectedRequest("F01", P2025))
    own = answer.periods.set_index("region_code")
    # Observed over expected, and the model's events add up to what was observed in all.
    assert own["ratio_plain"].to_numpy() == pytest.approx((own["events"] / own["expected"]).to_numpy())
    assert answer.regions["expected"].sum() == pytest.approx(answer.regions["events"].sum(), rel=0.02)
    assert answer.having("persistently_better") == ("15",)
    assert answer.having("persistently_worse") == ("27",)
    # Shrunk towards 1, and within its limits.
    half = own.loc["15"]
    assert (half["ratio"] > half["ratio_plain"]).all()
    assert ((half["lower"] < half["ratio"]) & (half["ratio"] < half["upper"])).all()


def test_a_year_that_was_not_sent_is_left_out_and_named(journal: TinyJournal, regions: Regions) -> None:
    store = filled(journal, regions, {}, not_sent=(("15", 2024), ("15", 2025)))
    answer = better_than_expected(store, CATALOGUE, regions, ExpectedRequest("F01", P2025))
    row = answer.regions.set_index("region_code").loc["15"]
    assert (row["verdict"], row["reason"], row["status"]) == ("not_judged", "too_few_periods", "missing")
    assert (row["judged"], row["events"]) == (2, 400)


def test_years_before_a_new_definition_are_not_used(journal: TinyJournal, regions: Regions) -> None:
    # F01 is counted anew since 2015: of 2013 to 2016 two years are left, too few to judge.
    units = [region.code for region in regions.in_borders(2015)]
    years = (2013, 2014, 2015, 2016)
    facts = [f"| F01 | {year}Q4 | {unit} | 50 |" for unit in units for year in years]
    people = [f"| {unit} | {year} | 1000 |" for unit in units for year in years]
    journal.add_facts("| indicator | period | unit | value |\n" + "\n".join(facts))
    journal.add_population("| unit | year | persons |\n" + "\n".join(people))
    answer = better_than_expected(journal, CATALOGUE, regions, ExpectedRequest("F01", Period(2016, 4)))
    own = answer.periods[answer.periods["region_code"].eq("15")]
    assert own["status"].tolist() == ["other_definition", "other_definition", "ok", "ok"]
    assert own["events"].tolist()[2:] == [50, 50]
    row = answer.regions.set_index("region_code").loc["15"]
    assert (row["verdict"], row["reason"], row["status"]) == (
        "not_judged",
        "too_few_periods",
        "other_definition",
    )


def test_an_empty_store_and_one_region_give_a_reason_and_no_figure(
    journal: TinyJournal, regions: Regions
) -> None:
    asked = ExpectedRequest("F01", P2025)
    nothing = better_than_expected(journal, CATALOGUE, regions, asked)
    assert (nothing.model, nothing.reason, nothing.typical_events) == ("none", "no_events", 0)
    assert np.isnan(nothing.periods["ratio"]).all()
    journal.add_facts("| indicator | period | unit | value |\n| F01 | 2025Q4 | 15 | 9 |")
    journal.add_population("| unit | year | persons |\n| 15 | 2025 | 1000 |")
    alone = better_than_expected(journal, CATALOGUE, regions, asked)
    assert (alone.model, alone.reason) == ("none", "too_few_units")


@pytest.mark.parametrize("code", ["R01", "S01", "F04", "none"])
def test_what_is_no_number_of_events_is_refused(journal: TinyJournal, regions: Regions, code: str) -> None:
    with pytest.raises(ValueError, match=code):
        better_than_expected(journal, CATALOGUE, regions, ExpectedRequest(code, P2025))
