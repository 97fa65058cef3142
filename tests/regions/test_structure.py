"""Areas and common borders of the regions, checked against publications and the open geometry."""

from __future__ import annotations

import csv
import json
from itertools import combinations
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from analytics.charts.geometry import map_settings, package_file
from analytics.regions import BORDERS, load_regions
from analytics.regions.adjacency import read_adjacency
from analytics.regions.structure import read_areas
from analytics.settings import PROJECT
from tests.text.drawn_tables import rows

DATA = PROJECT / "data"
REGIONS = load_regions()

# Published areas, km²: of 27 the Prime Minister's site; of 62 and of 35 before 2022 Wikipedia; the
# others a table of the regions as of 2015 in Wikipedia ("Regioni del Kazakistan"), rounded to 100 km².
PUBLISHED = """
region | borders | km2
27     | 2022    | 151339
62     | 2022    | 188937
35     | 2015    | 427982
15     | 2015    | 300600
19     | 2015    | 224000
23     | 2015    | 118600
31     | 2015    | 144000
39     | 2015    | 196000
43     | 2015    | 226000
47     | 2015    | 165600
51     | 2015    | 118600
55     | 2015    | 124800
63     | 2015    | 283300
"""

# The list of the 16 regions of 2015, made apart from that of the 20.
PAIRS_OF_2015 = (
    "11-35 11-39 11-55 11-59 11-71 15-23 15-27 15-35 15-39 15-43 15-47 19-31 19-35 19-63 19-75 23-27 23-47 "
    "31-35 31-51 35-39 35-43 35-51 35-55 35-63 39-59 43-51 55-59 55-63"
)

BESIDE = """
region | borders | regions
71     | 2022    | 11
75     | 2022    | 19
79     | 2022    | 61
79     | 2018    | 61
61     | 2018    | 31 35 43 79
35     | 2022    | 10 11 19 31 33 39 55 62
63     | 2022    | 10
63     | 2018    | 19 35 55
"""

AREA_FAULTS = """
instead of      | stands           | told
71,801,         | 51,801,          | '71' is missing
71,801,         | 51,801,          | '51' is no present region
71,801,         | 75,801,          | '75' is there 2 times
71,801,         | 71,,             | '71': area_km2 is a number of km², not ''
71,801,         | 71,-801,         | '71': area_km2 is a number of km², not '-801'
15,301000,      | 15,30100,        | the regions have 2453765 km² together, the republic 2724902
"""

BORDER_FAULTS = """
instead of | stands      | told
61,79      | 61,51       | 51-61: '51' is no present region
61,79      | 61,51       | '79' borders on no region
61,79      | 79,79       | 79: a region does not border on itself
61,79      | 61,79\\n79,61 | 61-79 is there 2 times
"""


@pytest.fixture(scope="module")
def shapes() -> dict[str, shapely.Geometry]:
    """The present regions of the open geometry, in kilometres on an equal-area projection."""
    path, settings = package_file(), map_settings()
    assert path is not None
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {
        settings.names[feature["properties"]["ADM1_EN"]]: shapely.transform(
            shapely.make_valid(shapely.force_2d(shape(feature["geometry"]))), settings.albers.project
        )
        for feature in features
    }


@pytest.mark.parametrize(("region", "borders", "km2"), rows(PUBLISHED))
def test_areas_are_near_the_published_ones(region: str, borders: str, km2: str) -> None:
    assert REGIONS.area_km2(region, int(borders)) == pytest.approx(int(km2), rel=0.025)


def test_areas_are_those_of_the_open_geometry(shapes: dict[str, shapely.Geometry]) -> None:
    # The file is computed on the ellipsoid, this on a sphere: up to 0.4 % apart; rounding up to 0.5 %.
    for code, geometry in shapes.items():
        assert REGIONS.area_km2(code, 2022) == pytest.approx(geometry.area, rel=0.009), code


@pytest.mark.parametrize("borders", BORDERS)
def test_the_regions_add_up_to_the_country(borders: int) -> None:
    together = sum(REGIONS.area_km2(region.code, borders) for region in REGIONS.in_borders(borders))
    assert together == pytest.approx(2_724_900, rel=0.001)
    assert REGIONS.area_km2("00", borders) == 2_724_902


def test_merged_units_have_the_land_of_their_parts() -> None:
    # 186 000 + 96 000; 116 000 + 1 160.
    assert REGIONS.area_km2("63", 2018) == 282_000
    assert REGIONS.area_km2("51", 2015) == 117_160
    with pytest.raises(ValueError, match="no region '10'"):
        REGIONS.area_km2("10", 2018)


def test_every_area_names_its_source() -> None:
    with (DATA / "region_structure.csv").open(encoding="utf-8", newline="") as file:
        sources = {row["code"]: row["source"] for row in csv.DictReader(file)}
    assert "published" in sources.pop("00")
    assert all(
        "computed from © OpenStreetMap contributors' boundaries" in source for source in sources.values()
    )


def test_common_borders_are_those_of_the_open_geometry(shapes: dict[str, shapely.Geometry]) -> None:
    touching = {
        pair for pair in combinations(sorted(shapes), 2) if shapes[pair[0]].dwithin(shapes[pair[1]], 1)
    }
    found = {
        (region.code, other)
        for region in REGIONS.in_borders(2022)
        for other in REGIONS.bordering(region.code, 2022)
        if region.code < other
    }
    assert found == touching


def test_merged_units_touch_where_their_parts_do() -> None:
    found = {
        f"{region.code}-{other}"
        for region in REGIONS.in_borders(2015)
        for other in REGIONS.bordering(region.code, 2015)
        if region.code < other
    }
    assert sorted(found) == PAIRS_OF_2015.split()


@pytest.mark.parametrize(("region", "borders", "beside"), rows(BESIDE))
def test_who_is_beside_a_region(region: str, borders: str, beside: str) -> None:
    assert REGIONS.bordering(region, int(borders)) == tuple(beside.split())


@pytest.mark.parametrize("borders", BORDERS)
def test_a_border_has_two_sides(borders: int) -> None:
    for region in REGIONS.in_borders(borders):
        beside = REGIONS.bordering(region.code, borders)
        assert beside
        assert all(region.code in REGIONS.bordering(other, borders) for other in beside)


@pytest.mark.parametrize(("instead_of", "stands", "told"), rows(AREA_FAULTS))
def test_a_fault_of_the_areas_is_told(instead_of: str, stands: str, told: str, tmp_path: Path) -> None:
    text = (DATA / "region_structure.csv").read_text(encoding="utf-8")
    assert instead_of in text
    text = text.replace(instead_of, stands)
    (tmp_path / "region_structure.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"region_structure\.csv") as refusal:
        read_areas(tmp_path, REGIONS)
    assert f"region_structure.csv: {told}" in str(refusal.value).splitlines()


def test_an_area_without_a_source_is_refused(tmp_path: Path) -> None:
    lines = (DATA / "region_structure.csv").read_text(encoding="utf-8").splitlines()
    bare = ["71,801," if line.startswith("71,") else line for line in lines]
    (tmp_path / "region_structure.csv").write_text("\n".join(bare), encoding="utf-8")
    with pytest.raises(ValueError, match="'71': source is missing"):
        read_areas(tmp_path, REGIONS)


@pytest.mark.parametrize(("instead_of", "stands", "told"), rows(BORDER_FAULTS))
def test_a_fault_of_the_borders_is_told(instead_of: str, stands: str, told: str, tmp_path: Path) -> None:
    text = (DATA / "region_borders.csv").read_text(encoding="utf-8")
    assert instead_of in text
    changed = text.replace(instead_of, stands.replace("\\n", "\n"))
    (tmp_path / "region_borders.csv").write_text(changed, encoding="utf-8")
    with pytest.raises(ValueError, match=r"region_borders\.csv") as refusal:
        read_adjacency(tmp_path, REGIONS)
    assert f"region_borders.csv: {told}" in str(refusal.value).splitlines()
