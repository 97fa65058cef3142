"""Statistical neighbours: by hand on three regions, and plausible on the real register."""

from __future__ import annotations

import shutil
from math import sqrt
from pathlib import Path
from textwrap import dedent

import pytest

from analytics.measures.neighbours import STRUCTURE_VARIABLES, Neighbours, statistical_neighbours
from analytics.regions import BORDERS, Regions, load_regions
from analytics.settings import PROJECT

REAL = load_regions()

# Asked for: the borders of 2015 on 1 January 2023. Region 51 of 2015 is 39 and 43 since June 2022 (150 000
# and 250 000 persons on 400 and 600 km²); its population of 2018, five years before, is not known.
FILES = {
    "regions.csv": """
        code,vintage,name_ru,name_kk,name_en,short_name_ru,short_name_kk,short_name_en,kind,valid_from,valid_to,iso,centre_ru
        11,2015,a,b,c,d,e,f,oblast,,,,
        15,2015,g,h,i,j,k,l,oblast,,,,
        51,2015,m,n,o,p,q,r,oblast,,2022-06-08,,
        39,2022,s,t,u,v,w,x,oblast,2022-06-08,,,
        43,2022,y,z,A,B,C,D,oblast,2022-06-08,,,
    """,
    "lineage.csv": """
        predecessor,successor,effective,kind,territory_ru,territory_kk,territory_en,source
        51,39,2022-06-08,split,a,b,c,d
        51,43,2022-06-08,split,a,b,c,d
    """,
    "aliases.csv": "code,alias",
    "region_structure.csv": """
        code,area_km2,source
        00,4000,x
        11,1000,x
        15,2000,x
        39,400,x
        43,600,x
    """,
}
PERSONS = {
    ("11", 2018): 80_000, ("15", 2018): 100_000,
    ("11", 2023): 100_000, ("15", 2023): 200_000, ("39", 2023): 150_000, ("43", 2023): 250_000,
}  # fmt: skip
CHILDREN = {"11": 20_000, "15": 80_000, "39": 50_000, "43": 70_000}


@pytest.fixture
def three(tmp_path: Path) -> Regions:
    shutil.copy(PROJECT / "data" / "population_estimates.toml", tmp_path)
    persons = [figure(code, year, "total", number) for (code, year), number in PERSONS.items()]
    children = [figure(code, 2023, "children_0_17", number) for code, number in CHILDREN.items()]
    # What the estimates of other years stand on; no figure of 2018 or 2023 comes from it.
    basis = [figure(code, 2022, "total", 1000) for code in CHILDREN]
    shares = [figure(code, 2020, band, 1000) for code in CHILDREN for band in ("total", "children_0_15")]
    header = "code,year,band,persons,estimated,source,revision,formula_key"
    population = "\n".join([header, *persons, *children, *basis, *shares])
    for name, text in (FILES | {"population.csv": population}).items():
        (tmp_path / name).write_text(dedent(text).strip() + "\n", encoding="utf-8")
    return load_regions(tmp_path)


def figure(code: str, year: int, band: str, persons: int) -> str:
    return f"{code},{year},{band},{persons},false,sources.population_total,1,"


def found(neighbours: Neighbours) -> dict[str, list[str]]:
    return {code: [one.region_code for one in near] for code, near in neighbours.nearest.items()}


# By hand. Doublings of the population: 0, 1, 2: mean 1, deviation √(2/3), so −√1.5, 0, √1.5.
# Shares of children 20, 40, 30 %: −√1.5, √1.5, 0. Persons per km² 100, 100, 400, in doublings 0, 0, 2:
# mean 2/3, deviation √(8/9), so −√0.5, −√0.5, √2. Growth 25 %, 100 %, unknown: −1, 1.
def test_the_variables_in_standard_deviations_by_hand(three: Regions) -> None:
    neighbours = statistical_neighbours(three, 2015, 2023)
    assert neighbours.variables == STRUCTURE_VARIABLES
    expected = {
        "11": {"population": -sqrt(1.5), "density": -sqrt(0.5), "children_share": -sqrt(1.5), "growth": -1},
        "15": {"population": 0, "density": -sqrt(0.5), "children_share": sqrt(1.5), "growth": 1},
        "51": {"population": sqrt(1.5), "density": sqrt(2), "children_share": 0},
    }
    for code, variables in expected.items():
        assert neighbours.standardised[code] == pytest.approx(variables, abs=1e-12)


# Squared differences: 11-15: (1.5 + 0 + 6 + 4) / 4 = 2.875; 11-51 without growth: (6 + 4.5 + 1.5) / 3 = 4,
# because √2 + √0.5 = 1.5 √2, squared 4.5; 15-51: (1.5 + 4.5 + 1.5) / 3 = 2.5.
def test_the_distances_by_hand(three: Regions) -> None:
    neighbours = statistical_neighbours(three, 2015, 2023)
    assert found(neighbours) == {"11": ["15", "51"], "15": ["51", "11"], "51": ["15", "11"]}
    assert [one.distance for one in neighbours.nearest["11"]] == pytest.approx([sqrt(2.875), 2])
    assert [one.distance for one in neighbours.nearest["51"]] == pytest.approx([sqrt(2.5), 2])


def test_no_more_neighbours_than_asked_for(three: Regions) -> None:
    assert found(statistical_neighbours(three, 2015, 2023, 1)) == {"11": ["15"], "15": ["51"], "51": ["15"]}
    with pytest.raises(ValueError, match="1 or more neighbours, not 0"):
        statistical_neighbours(three, 2015, 2023, 0)


def test_the_largest_cities_are_alike() -> None:
    near = found(statistical_neighbours(REAL, 2022, 2025))
    assert near["75"][:2] == ["71", "79"]
    assert set(near["71"][:2]) == {"75", "79"}


def test_young_regions_of_the_west_and_old_ones_of_the_north_are_apart() -> None:
    near = found(statistical_neighbours(REAL, 2022, 2025))
    assert "47" in near["23"]
    assert "23" in near["47"]
    assert not set(near["59"]) & {"23", "47", "61", "75", "71", "79"}


@pytest.mark.parametrize("borders", BORDERS)
def test_every_region_has_five_others(borders: int) -> None:
    neighbours = statistical_neighbours(REAL, borders, 2025)
    assert list(neighbours.nearest) == [region.code for region in REAL.in_borders(borders)]
    for code, near in neighbours.nearest.items():
        assert len({one.region_code for one in near} - {code}) == 5
        distances = [one.distance for one in near]
        assert distances == sorted(distances)
        assert distances[0] > 0


def test_growth_counts_only_where_the_land_is_the_same() -> None:
    known = statistical_neighbours(REAL, 2022, 2025).standardised
    assert {code for code, variables in known.items() if "growth" not in variables} == {
        "10", "19", "33", "35", "62", "63",
    }  # fmt: skip
    merged = statistical_neighbours(REAL, 2018, 2025).standardised
    assert all("growth" in variables for variables in merged.values())


def test_a_region_without_figures_has_no_neighbours_and_is_nobodys() -> None:
    near = found(statistical_neighbours(REAL, 2022, 2020))
    assert {code for code, others in near.items() if not others} == {"10", "19", "33", "35", "62", "63"}
    assert not {other for others in near.values() for other in others} & {"10", "19", "33", "35", "62", "63"}


def test_a_year_without_any_figures_has_no_variables() -> None:
    neighbours = statistical_neighbours(REAL, 2022, 2040)
    assert neighbours.variables == ()
    assert not any(neighbours.nearest.values())
    assert not any(neighbours.standardised.values())


def test_the_same_question_has_the_same_answer() -> None:
    assert statistical_neighbours(REAL, 2022, 2025) == statistical_neighbours(REAL, 2022, 2025)
