"""The registers of the mart follow the catalogue and the regions; figures follow the registers."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from analytics.catalogue.records import Catalogue
from tests.store.drawn import CATALOGUE, Store, draft, drafts, indicator, mart, open_store, same_table


def test_only_what_is_reported_becomes_an_indicator(store: Store) -> None:
    assert store.database.rows("select * from mart.indicator order by 1") == [
        (1, "flow", "flow"), (2, "second", "flow"), (3, "stock", "stock")
    ]  # fmt: skip


def test_all_units_that_ever_reported_are_there_and_one_is_no_region(store: Store) -> None:
    assert store.database.rows("select count(*) from mart.unit") == [(22,)]  # 20 regions, 51, 90
    assert store.database.rows("select unit_code from mart.unit where not counts_in_region") == [("90",)]


def test_units_are_mapped_to_coarser_borders_and_never_to_finer_ones(store: Store) -> None:
    # Period keys: 2022Q1 = 2022 * 4 = 8088; the split of Karaganda shows from 2022Q2 on.
    assert store.database.rows("""
        select borders, border_code, first_period_key, last_period_key > 8400 as is_open
        from mart.unit_in_borders inner join mart.unit using (unit_key)
        where unit_code = '62'
        order by borders
    """) == [(2015, "35", 8089, True), (2018, "35", 8089, True), (2022, "62", 8089, True)]
    assert store.database.rows("""
        select borders, border_code, last_period_key
        from mart.unit_in_borders inner join mart.unit using (unit_key)
        where unit_code = '51'
    """) == [(2015, "51", 8072)]  # to 2018Q1; cannot be shown in later borders


def test_population_stands_by_unit_year_and_band(store: Store) -> None:
    assert store.database.rows("""
        select count(*) = count(distinct (unit_code, year, band)), min(persons) > 0
        from mart.population
    """) == [(True, True)]
    assert {band for (band,) in store.database.rows("select distinct band from mart.population")} == {
        "total", "children_0_15", "children_0_17"
    }  # fmt: skip


def test_an_indicator_added_to_the_catalogue_brings_its_earlier_figures_into_the_mart(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.journal.accept_many(
        drafts("""
        form  region  period  flow  later
        F1    11      2024Q1  10    7
        F1    11      2024Q2  25    9
    """),
        "demo",
    )
    assert mart(store, "indicator_code period quarter") == same_table("""
        indicator_code period quarter
        flow 2024Q1 10
        flow 2024Q2 15
    """)
    store.journal.close()

    first_now = {"later": indicator("later", "flow"), **CATALOGUE.indicators}
    store = open_store(tmp_path, Catalogue(indicators=first_now))
    assert mart(store, "indicator_code period quarter") == same_table("""
        indicator_code period quarter
        flow  2024Q1 10
        flow  2024Q2 15
        later 2024Q1 7
        later 2024Q2 2
    """)
    store.journal.close()


def test_a_flow_that_becomes_a_stock_is_computed_anew(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.journal.accept_many(
        drafts("""
        form  region  period  flow
        F1    11      2024Q1  10
        F1    11      2024Q2  25
    """),
        "demo",
    )
    store.journal.close()
    as_stock = dataclasses.replace(CATALOGUE.indicators["flow"], kind="stock")
    store = open_store(tmp_path, Catalogue(indicators={"flow": as_stock}))
    assert mart(store, "period quarter") == "period quarter\n2024Q1 10\n2024Q2 25"
    store.journal.close()


def test_registers_that_did_not_change_are_left_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.journal.accept(draft("F1", "11", "2024Q1", flow="1"), None, "aigul")
    filled = store.database.rows("select * from mart.filled order by part")
    store.journal.close()
    store = open_store(tmp_path)
    assert store.database.rows("select * from mart.filled order by part") == filled
    assert [row[0] for row in filled] == ["region_quarter", "registers"]
    store.journal.close()
