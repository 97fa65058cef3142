"""The partners of the demonstration lists: one agreement for every ten that the figures count."""

from __future__ import annotations

from collections import Counter

import pytest

from analytics.intake.batch import Draft
from analytics.periods import Period
from tests.demonstration.list_tables import Lists, Values, day, lists, units
from tests.demonstration.tables import Figures

ONE_IN = 10
ECONOMY = {"business", "enterprise"}


@pytest.fixture(scope="module")
def partners(demonstration: tuple[Draft, ...]) -> Lists:
    return lists(demonstration, "ZM-L", "partner")


def in_force(rows: list[Values], period: Period) -> list[Values]:
    return [row for row in rows if row["ends_on"] is None or day(row, "ends_on") >= period.last_day]


def test_agreements_in_force_are_a_tenth_of_those_of_the_figures(partners: Lists, figures: Figures):
    compared = 0
    for (region, period), rows in partners.items():
        agreements = figures.get(("E01", region, period))
        if agreements is None:
            continue
        compared += 1
        # Rounded once for each unit of today's map.
        most = 0.5 * len(units(region, period.last_day))
        assert abs(len(in_force(rows, period)) - agreements / ONE_IN) <= most, (region, period)
    assert compared > 700


def test_business_and_industry_stand_to_ngos_as_in_the_figures(partners: Lists, figures: Figures):
    for (region, period), rows in partners.items():
        economy, ngo = (figures.get((code, region, period)) for code in ("E02", "E03"))
        if economy is None or ngo is None:
            continue
        kinds = Counter(row["kind"] for row in in_force(rows, period))
        told = kinds.total() - kinds["vocational_school"]
        expected = told * ngo / (economy + ngo)
        # Rounded for each unit; two units of one region may differ from one another.
        assert abs(kinds["ngo"] - expected) <= (1 if len(units(region, period.last_day)) == 1 else 2)
        assert sum(kinds[kind] for kind in ECONOMY) == told - kinds["ngo"]


def test_money_and_children_are_a_part_of_those_of_the_figures(partners: Lists, figures: Figures):
    for (region, period), rows in partners.items():
        funds, children = (figures.get((code, region, period)) for code in ("D07", "E04"))
        money = sum(row["money"] or 0 for row in rows)
        assert funds is None or money <= funds, (region, period)
        assert children is None or sum(row["children"] or 0 for row in rows) <= children


def test_money_never_falls_within_a_year(partners: Lists):
    compared = 0
    for (region, period), rows in partners.items():
        before = {row["agreement"] + row["name"]: row for row in partners.get((region, period.shift(-1)), ())}
        for row in rows if period.quarter > 1 else ():
            earlier = before.get(row["agreement"] + row["name"])
            if earlier is not None and earlier["money"] is not None:
                compared += 1
                assert row["money"] >= earlier["money"], (region, period, row)
                assert {**row, "money": 0, "children": 0, "note": 0} == {
                    **earlier, "money": 0, "children": 0, "note": 0
                }  # fmt: skip
    assert compared > 4000


def test_a_list_tells_of_the_year_and_of_nothing_that_is_not_signed(partners: Lists):
    for (_, period), rows in partners.items():
        for row in rows:
            ends_on = day(row, "ends_on")
            assert day(row, "signed_on") <= period.last_day
            assert ends_on is None or ends_on >= day(row, "signed_on")
            assert ends_on is None or ends_on.year >= period.year
            assert (row["children"] is None) == (ends_on is not None and ends_on < period.last_day)


def test_no_agreement_stands_twice_and_every_list_says_how_it_was_chosen(partners: Lists):
    for rows in partners.values():
        assert len({row["agreement"] + row["name"] for row in rows}) == len(rows)
        if rows:
            assert "кажд" in rows[0]["note"] or "әрбір" in rows[0]["note"]
            assert not any(row["note"] for row in rows[1:])


def test_names_are_numbered_and_generic(partners: Lists):
    """No real company: a kind of organisation, a number and a place."""
    for rows in partners.values():
        for row in rows:
            assert "№" in row["name"]
            assert row["name"].endswith(")")
            assert "«" not in row["name"]
