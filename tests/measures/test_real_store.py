"""The measures on the real store, with the real catalogue and register of regions."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import Catalogue
from analytics.intake.batch import Draft, Observation
from analytics.measures.basis import bases_of, measure_of
from analytics.measures.comparison import ComparisonRequest, comparison
from analytics.measures.completeness import completeness, data_as_of, periods_available
from analytics.measures.overview import attention, headline, history
from analytics.measures.provenance import where_from
from analytics.measures.returns import returns_of_region
from analytics.periods import Period
from analytics.regions import Regions
from analytics.settings import Settings
from analytics.store import open_journal
from analytics.store.journal import Journal

YEAR = Period(2022, 4)


def returns_of_2022() -> Iterator[Draft]:
    lines = (Path(__file__).parent / "minors_2022.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        yield Draft(
            form_code="1-M",
            region_code=row["unit"],
            period=YEAR,
            observations=(
                Observation("A01", float(row["A01"]), "number", "R2", "G7"),
                Observation("A06", float(row["A06"]), "number", "R10", "E7"),
            ),
            origin="published",
            source="qamqor.gov.kz",
        )


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    home = tmp_path_factory.mktemp("store")
    opened = open_journal(
        Settings(
            home=home,
            upload_limit_bytes=1,
            default_language="ru",
            geojson=None,
            load_demonstration=False,
        )
    )
    opened.accept_many(returns_of_2022(), "test")
    yield opened
    opened.close()


def test_figures_limits_and_addresses(store: Journal, catalogue: Catalogue, regions: Regions) -> None:
    request = ComparisonRequest("A06", YEAR, "cumulative", 2018)
    answer = comparison(store, catalogue, regions, request)
    row = answer.table.set_index("region_code").loc["63"]
    people = regions.population("63", 2018, 2022, "children_0_17")
    assert people is not None
    assert (row["numerator"], row["denominator"]) == (110 + 13, people.persons)
    assert row["value"] == pytest.approx(123 / people.persons * 10_000)
    assert (row["origin"], row["cells"]) == ("published", "R10!E7; R10!E7")
    assert (answer.received, answer.republic.numerator) == (17, 1569)
    assert (answer.estimated_denominator, answer.synthetic) == (True, False)


@pytest.mark.parametrize("borders", [2015, 2018, 2022])
def test_denominators_are_those_of_the_register(
    store: Journal, catalogue: Catalogue, regions: Regions, borders: int
) -> None:
    request = ComparisonRequest("A06", YEAR, "cumulative", borders)
    table = comparison(store, catalogue, regions, request).table
    figures = {
        code: regions.population(code, borders, 2022, "children_0_17") for code in table["region_code"]
    }
    assert dict(zip(table["region_code"], table["denominator"], strict=True)) == {
        code: figure.persons for code, figure in figures.items() if figure is not None
    }


def test_every_indicator_of_the_catalogue_can_be_asked(
    store: Journal, catalogue: Catalogue, regions: Regions
) -> None:
    for indicator in catalogue.indicators.values():
        basis = bases_of(catalogue, indicator)[-1]
        request = ComparisonRequest(indicator.code, YEAR, basis, 2022, measure_of(indicator))
        assert len(comparison(store, catalogue, regions, request).table) == 20


def test_all_the_other_questions(store: Journal, catalogue: Catalogue, regions: Regions) -> None:
    codes = list(catalogue.indicators)
    assert len(headline(store, catalogue, regions, codes, YEAR, 2022)) == len(codes)
    series = history(store, catalogue, regions, "A01", "cumulative", 2022, Period(2021, 1), YEAR)
    assert series["numerator"].iloc[-1] == 1723
    found = attention(store, catalogue, regions, YEAR, 2018, codes, YEAR.shift(1).last_day)
    assert {"missing_return", "worse_than_republic"} == set(found["kind"])
    sent = completeness(store, catalogue, regions, YEAR)
    assert sent[sent["received"]]["form_code"].unique().tolist() == ["1-M"]
    assert (data_as_of(store).period, data_as_of(store).returns) == (YEAR, 20)
    assert periods_available(store, catalogue, catalogue.indicators["A18"]) == (YEAR,)
    assert returns_of_region(store, "10")["observations"].tolist() == [2]


def test_a_value_is_traced_to_its_returns(store: Journal, catalogue: Catalogue, regions: Regions) -> None:
    request = ComparisonRequest("A06", YEAR, "cumulative", 2018)
    rows = where_from(store, catalogue, regions, request, "63")
    assert rows["unit_code"].tolist() == ["10", "63", "63"]
    assert rows["value"].tolist()[:2] == [13, 110]
    assert rows["source"].tolist()[:2] == ["qamqor.gov.kz", "qamqor.gov.kz"]
    table = comparison(store, catalogue, regions, request).table.set_index("region_code")
    assert ";".join(str(batch) for batch in rows["batch_id"].dropna()) == table.loc["63", "batch_ids"]
