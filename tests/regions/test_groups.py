"""Named groups of regions: who is in them, in which borders, and what a faulty file is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from analytics.regions import BORDERS, load_regions
from analytics.regions.groups import read_groups
from analytics.settings import PROJECT
from analytics.text import LANGUAGES
from tests.text.drawn_tables import rows

REGIONS = load_regions()
FILE = PROJECT / "data" / "region_groups.toml"

# By hand from the map: 63+10 are the east, 35+62 the centre, 19+33 and 51 = 61+79 in the south.
GROUPS = """
group        | borders | regions
north        | 2022    | 11 39 55 59 71
north        | 2018    | 11 39 55 59 71
north        | 2015    | 11 39 55 59 71
centre       | 2022    | 35 62
centre       | 2018    | 35
centre       | 2015    | 35
east         | 2022    | 10 63
east         | 2018    | 63
east         | 2015    | 63
south        | 2022    | 19 31 33 43 61 75 79
south        | 2018    | 19 31 43 61 75 79
south        | 2015    | 19 31 43 51 75
west         | 2022    | 15 23 27 47
west         | 2015    | 15 23 27 47
cities       | 2022    | 71 75 79
cities       | 2018    | 71 75 79
cities       | 2015    | 71 75
oblasts      | 2022    | 10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63
oblasts      | 2015    | 11 15 19 23 27 31 35 39 43 47 51 55 59 63
changed_2022 | 2022    | 10 19 33 35 62 63
changed_2022 | 2018    | 19 35 63
"""

# What is changed in the file, and what the person who edits it is told.
FAULTS = """
instead of                   | stands                        | told
regions = ["35", "62"]       | regions = ["35", "61"]        | '61' is in 2 macro-regions instead of one
regions = ["35", "62"]       | regions = ["35", "61"]        | '62' is in 0 macro-regions instead of one
regions = ["35", "62"]       | regions = ["35", "62", "51"]  | centre: '51' is no present region
regions = ["35", "62"]       | regions = ["35", "62", "62"]  | centre: '62' is named twice
kind = "city"                | kind = "town"                 | cities: kind is one of oblast, city, not 'town'
kind = "city"                | source2 = "city"              | cities: give either regions or kind
kind = "city"                | source2 = "city"              | cities: 'source2' is no field of a group
kk = "Облыстар"              | kk = ""                       | oblasts: name.kk is missing
kk = "Облыстар"              | kz = "Облыстар"               | oblasts: name.kz is no language
code = "west"                | code = "north"                | north: two groups have this code
code = "west"                | code = ""                     | group number 5: code is missing
source = "lineage.csv: the lands that took over from another one on 08.06.2022" | source = "" | changed_2022: source is missing
"""  # noqa: E501 - a row of the table


@pytest.mark.parametrize(("group", "borders", "regions"), rows(GROUPS))
def test_who_is_in_a_group(group: str, borders: str, regions: str) -> None:
    assert REGIONS.groups_in(int(borders))[group].region_codes == tuple(regions.split())


@pytest.mark.parametrize("borders", BORDERS)
def test_the_macro_regions_hold_every_region_once(borders: int) -> None:
    groups = [group for group in REGIONS.groups_in(borders).values() if group.macro_region]
    members = [code for group in groups for code in group.region_codes]
    assert sorted(members) == [region.code for region in REGIONS.in_borders(borders)]
    assert [group.code for group in groups] == ["north", "centre", "east", "south", "west"]


def test_a_unit_merged_across_two_groups_is_in_neither(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    moved = text.replace('"31", "33", "43"', '"31", "43"').replace('["35", "62"]', '["33", "35", "62"]')
    (tmp_path / FILE.name).write_text(moved, encoding="utf-8")
    groups = read_groups(tmp_path, REGIONS)
    # 19 of the older borders is 19 + 33 of today: now of the south and of the centre.
    assert groups[2018]["south"].region_codes == ("31", "43", "61", "75", "79")
    assert groups[2018]["centre"].region_codes == ("35",)


def test_a_group_without_a_unit_in_older_borders_is_left_out_there(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    alone = text.replace('regions = ["10", "19", "33", "35", "62", "63"]', 'regions = ["10", "33", "62"]')
    (tmp_path / FILE.name).write_text(alone, encoding="utf-8")
    groups = read_groups(tmp_path, REGIONS)
    assert groups[2022]["changed_2022"].region_codes == ("10", "33", "62")
    assert "changed_2022" not in groups[2018]


def test_the_changed_regions_are_those_of_the_lineage() -> None:
    changed = {row.successor for row in REGIONS.lineage if row.effective.year == 2022}
    assert set(REGIONS.groups_in(2022)["changed_2022"].region_codes) == changed


def test_a_group_is_named_in_three_languages_and_in_the_forms_of_a_sentence() -> None:
    south = REGIONS.groups_in(2022)["south"]
    assert [south.name[language] for language in LANGUAGES] == [
        "Южный макрорегион",
        "Оңтүстік макроөңір",
        "Southern macro-region",
    ]
    assert [south.of.ru, south.of.kk] == ["Южного макрорегиона", "Оңтүстік макроөңірдің"]
    assert [south.inside.ru, south.inside.kk] == ["в Южном макрорегионе", "Оңтүстік макроөңірде"]


def test_no_form_of_a_group_is_that_of_another_language_or_group() -> None:
    groups = REGIONS.groups_in(2022).values()
    forms = [w[language] for g in groups for w in (g.name, g.of, g.inside) for language in LANGUAGES]
    assert len(set(forms)) == len(forms) == 3 * 3 * 8


def test_every_group_names_its_source() -> None:
    assert all(group["source"] for group in tomllib.loads(FILE.read_text(encoding="utf-8"))["group"])


@pytest.mark.parametrize(("instead_of", "stands", "told"), rows(FAULTS))
def test_a_fault_is_told_with_its_group(instead_of: str, stands: str, told: str, tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert instead_of in text
    (tmp_path / FILE.name).write_text(text.replace(instead_of, stands, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"region_groups\.toml") as refusal:
        read_groups(tmp_path, REGIONS)
    assert f"region_groups.toml: {told}" in str(refusal.value).splitlines()


def test_unknown_borders_have_no_groups() -> None:
    with pytest.raises(ValueError, match="not 2020"):
        REGIONS.groups_in(2020)
