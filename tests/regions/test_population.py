"""Population: published figures as they stand, estimates marked and near what is known."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from analytics.regions import BANDS, BORDERS, Band, PopulationFigure, load_regions
from analytics.regions.estimates import EstimateRules
from analytics.settings import PROJECT
from analytics.text import LANGUAGES, Language, texts
from analytics.text.numbers import format_number
from tests.text.drawn_tables import rows

REGIONS = load_regions()

# stat.gov.kz, population on 1 January; merged units are sums of the published figures.
PUBLISHED = """
unit | borders | year | persons
00   | 2015    | 2015 | 17415715
00   | 2022    | 2023 | 19766807
11   | 2015    | 2015 | 736560
51   | 2015    | 2015 | 2787906
51   | 2015    | 2017 | 2878636
61   | 2018    | 2018 | 1977028
79   | 2018    | 2018 | 952169
51   | 2015    | 2018 | 2929197
10   | 2022    | 2023 | 610205
63   | 2022    | 2023 | 730236
63   | 2015    | 2023 | 1340441
63   | 2018    | 2023 | 1340441
19   | 2015    | 2020 | 2055724
"""

# Children 0-17 in the country: 1.1.2021 (report on the Convention on the Rights of the Child),
# 1.1.2024 (published); the estimate may miss them by half a per cent.
ANCHORS = """
year | persons
2021 | 6295590
2024 | 6841527
"""

# Published shares of children 0-17 on 1.1.2024, per cent; within two points of the estimate.
TOP_SHARES = """
region | share
61     | 43.3
47     | 41.9
79     | 40.6
"""


def persons(unit: str, borders: int, year: int, band: Band = "total") -> int:
    figure = REGIONS.population(unit, borders, year, band)
    assert figure is not None
    return figure.persons


@pytest.fixture(scope="module")
def rules() -> dict[str, Any]:
    with (PROJECT / "data" / "population_estimates.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.mark.parametrize(("unit", "borders", "year", "expected"), rows(PUBLISHED))
def test_published_figures_stand_as_they_are(unit: str, borders: str, year: str, expected: str) -> None:
    figure = REGIONS.population(unit, int(borders), int(year), "total")
    assert figure is not None
    assert (figure.persons, figure.estimated, figure.formula_key) == (int(expected), False, None)
    assert figure.source == "sources.population_total"


def test_published_children_are_not_overwritten_by_an_estimate() -> None:
    figure = REGIONS.population("61", 2018, 2020, "children_0_15")
    assert figure is not None
    assert (figure.persons, figure.estimated) == (799717, False)
    assert persons("51", 2015, 2020, "children_0_15") == 799717 + 365820


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("borders", BORDERS)
def test_regions_add_up_to_the_republic_in_every_year(borders: int, band: Band) -> None:
    for year in range(2010, 2027):
        parts = [
            REGIONS.population(region.code, borders, year, band) for region in REGIONS.in_borders(borders)
        ]
        if None not in parts:
            assert sum(part.persons for part in parts if part) == persons("00", borders, year, band), year


def test_there_is_no_figure_in_borders_finer_than_those_of_the_year() -> None:
    assert REGIONS.population("10", 2022, 2021, "total") is None
    assert REGIONS.population("63", 2022, 2021, "total") is None
    assert REGIONS.population("61", 2018, 2017, "total") is None


def test_there_is_no_figure_beyond_the_years_of_the_register() -> None:
    assert REGIONS.population("11", 2015, 2027, "total") is None
    assert REGIONS.population("11", 2015, 2014, "children_0_17") is None


def test_a_unit_that_the_borders_do_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="'10'"):
        REGIONS.population("10", 2015, 2023, "total")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("regions.csv", "lineage.csv", "aliases.csv", "population.csv", "population_estimates.toml"):
        shutil.copy(PROJECT / "data" / name, tmp_path / name)
    return tmp_path


def test_a_sum_with_a_missing_member_is_no_figure(folder: Path) -> None:
    path = folder / "population.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("10,2023,")), encoding="utf-8")
    assert load_regions(folder).population("63", 2015, 2023, "total") is None
    assert load_regions(folder).population("63", 2022, 2023, "total") is not None


def test_a_later_revision_and_a_figure_of_ones_own_come_first(folder: Path) -> None:
    with (folder / "population.csv").open("a", encoding="utf-8") as file:
        file.write("11,2023,total,788000,false,sources.population_total,2,\n")
        file.write("11,2023,children_0_17,214000,true,sources.population_estimate,1,formulas.children_0_17\n")
    changed = load_regions(folder)
    assert changed.population("11", 2022, 2023, "total") == PopulationFigure(
        788000, False, None, "sources.population_total"
    )
    assert changed.population("11", 2022, 2023, "children_0_17") == PopulationFigure(
        214000, True, "formulas.children_0_17", "sources.population_estimate"
    )


def test_the_total_goes_on_at_the_last_growth_of_the_region() -> None:
    # Published: 2 119 320 on 1.1.2023; the figure of 1.1.2022 is in the register.
    growth = persons("61", 2022, 2023) / persons("61", 2022, 2022)
    figure = REGIONS.population("61", 2022, 2026, "total")
    assert figure is not None
    assert figure.persons == pytest.approx(2119320 * growth**3, abs=1)
    assert (figure.estimated, figure.formula_key) == (True, "formulas.population_total")


# Worked by hand from DOMAIN figures: total x share 0-15 of 2020 x 1.10 x factor of the year.
CHILDREN = [
    ("11", 2015, 2015, 736560 * 186927 / 736735 * 1.10 * 0.92),
    ("51", 2015, 2015, 2787906 * (799717 + 365820) / (2016037 + 1038152) * 1.10 * 0.92),
    ("59", 2018, 2018, 558584 * 121546 / 548755 * 1.10 * 0.968),
    ("75", 2018, 2020, 463505 * 1.10),
    ("10", 2022, 2023, 610205 * 333409 / 1369597 * 1.10 * (1 + 0.024 * 2 / 3)),
    ("33", 2022, 2023, 698729 * 677809 / 2055724 * 1.10 * (1 + 0.024 * 2 / 3)),
    ("62", 2022, 2023, 221426 * 347006 / 1376882 * 1.10 * (1 + 0.024 * 2 / 3)),
]


@pytest.mark.parametrize(("unit", "borders", "year", "expected"), CHILDREN)
def test_children_follow_from_the_share_of_the_region(
    unit: str, borders: int, year: int, expected: float
) -> None:
    figure = REGIONS.population(unit, borders, year, "children_0_17")
    assert figure is not None
    assert figure.persons == pytest.approx(expected, abs=0.51)
    assert (figure.estimated, figure.formula_key) == (True, "formulas.children_0_17")


def test_the_younger_band_has_no_multiplier() -> None:
    assert persons("11", 2015, 2015, "children_0_15") == round(736560 * 186927 / 736735 * 0.92)


@pytest.mark.parametrize(("year", "expected"), rows(ANCHORS))
def test_the_country_is_near_its_published_anchors(year: str, expected: str) -> None:
    assert persons("00", 2022, int(year), "children_0_17") == pytest.approx(int(expected), rel=0.005)


@pytest.mark.parametrize(("region", "share"), rows(TOP_SHARES))
def test_the_regions_with_most_children_are_near_their_published_shares(region: str, share: str) -> None:
    estimated = 100 * persons(region, 2022, 2024, "children_0_17") / persons(region, 2022, 2024)
    assert estimated == pytest.approx(float(share), abs=2)


@pytest.mark.parametrize(
    ("year", "factor"), [(2010, 0.92), (2015, 0.92), (2018, 0.968), (2020, 1.0), (2022, 1.008), (2026, 1.024)]
)
def test_the_factor_is_linear_between_its_points(rules: dict[str, Any], year: int, factor: float) -> None:
    assert EstimateRules.from_data(rules).factor_of(year) == pytest.approx(factor)


def test_rows_of_the_mart_hold_each_unit_in_the_borders_of_its_year() -> None:
    found = REGIONS.population_rows()
    keys = [(row.code, row.year, row.band) for row in found]
    assert len(set(keys)) == len(keys)
    units = {
        year: {row.code for row in found if row.year == year and row.band == "total"}
        for year in (2017, 2018, 2022)
    }
    assert {year: len(codes) for year, codes in units.items()} == {2017: 17, 2018: 18, 2022: 21}
    assert "51" in units[2017] - units[2018]


def test_every_estimate_names_a_formula_and_a_source_in_three_languages() -> None:
    figures = [row.figure for row in REGIONS.population_rows()]
    assert all((figure.formula_key is not None) == figure.estimated for figure in figures)
    keys = {figure.source for figure in figures} | {
        figure.formula_key for figure in figures if figure.formula_key
    }
    assert [key for key in keys for language in LANGUAGES if not texts(language).has(key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_name_the_parameters_that_are_used(rules: dict[str, Any], language: Language) -> None:
    children = rules["children"]
    sentence = texts(language)("formulas.children_0_17")
    numbers = [
        children["bands"]["children_0_17"]["multiplier"],
        *(point["value"] for point in children["factor"]),
    ]
    years = [children["share_year"], *(point["year"] for point in children["factor"])]
    assert [n for n in numbers if format_number(n, language, 2) not in sentence] == []
    assert [year for year in years if str(year) not in sentence] == []
