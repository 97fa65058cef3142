"""The register of regions: names, kinds, lands and changes of territory."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from analytics.periods import Period
from analytics.regions import BORDERS, BORDERS_SINCE, load_regions
from analytics.settings import PROJECT
from analytics.text import LANGUAGES, Language

REGIONS = load_regions()
REGISTERS = ("regions.csv", "lineage.csv", "aliases.csv", "population.csv", "population_estimates.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in REGISTERS:
        shutil.copy(PROJECT / "data" / name, tmp_path / name)
    return tmp_path


def test_three_codes_mean_other_land_since_june_2022() -> None:
    vintages: dict[str, list[int]] = {}
    for region in REGIONS.records:
        vintages.setdefault(region.code, []).append(region.vintage)
    assert {code for code, of in vintages.items() if of == [2015, 2022]} == {"19", "35", "63"}
    assert {code for code, of in vintages.items() if of == [2022]} == {"10", "33", "62"}
    assert {code for code, of in vintages.items() if of == [2018]} == {"61", "79"}


def test_the_land_of_a_code_depends_on_the_period() -> None:
    before, since = REGIONS.get("19", Period(2022, 1)), REGIONS.get("19", Period(2022, 2))
    assert (before.vintage, before.centre and before.centre.ru) == (2015, "Талдыкорган")
    assert (since.vintage, since.centre and since.centre.ru) == (2022, "Қонаев")
    assert REGIONS.get("19") == since


@pytest.mark.parametrize(
    ("code", "period"),
    [("10", Period(2022, 1)), ("51", Period(2018, 2)), ("61", Period(2018, 1)), ("99", Period(2015, 1))],
)
def test_a_code_that_means_nothing_then_is_refused_by_name(code: str, period: Period) -> None:
    with pytest.raises(ValueError, match=f"'{code}' in {period}"):
        REGIONS.get(code, period)


def test_names_of_a_region_in_three_languages() -> None:
    almaty = REGIONS.get("75")
    assert (almaty.name.ru, almaty.name.kk, almaty.name.en) == (
        "город Алматы",
        "Алматы қаласы",
        "Almaty City",
    )
    assert (almaty.kind, almaty.iso, almaty.centre) == ("city", "KZ-75", None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("borders", BORDERS)
def test_short_names_tell_the_regions_apart(borders: int, language: Language) -> None:
    names = [region.short_name[language] for region in REGIONS.in_borders(borders)]
    assert len(set(names)) == len(names)


def test_the_lands_follow_each_other_day_by_day() -> None:
    for row in REGIONS.lineage:
        day = row.effective
        assert any(r.code == row.predecessor and r.valid_to == day for r in REGIONS.records), row
        assert any(r.code == row.successor and r.valid_from == day for r in REGIONS.records), row


def test_every_new_land_has_a_predecessor() -> None:
    born = {(r.code, r.valid_from) for r in REGIONS.records if r.valid_from}
    assert born == {(row.successor, row.effective) for row in REGIONS.lineage}


def test_borders_change_on_the_days_of_the_register() -> None:
    for region in REGIONS.records:
        if region.valid_from:
            assert BORDERS_SINCE[region.vintage] == region.valid_from


def test_the_lineage_names_the_territory() -> None:
    (zhetisu,) = (row for row in REGIONS.lineage if row.successor == "33")
    assert (zhetisu.predecessor, zhetisu.effective, zhetisu.kind) == ("19", dt.date(2022, 6, 8), "split")
    assert "Талдыкорган" in zhetisu.territory.ru
    assert "Талдықорған" in zhetisu.territory.kk
    assert "Taldykorgan" in zhetisu.territory.en


def test_another_folder_gives_another_register(folder: Path) -> None:
    path = folder / "regions.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Akmola Region", "Aqmola Region"), encoding="utf-8"
    )
    assert load_regions(folder).get("11").name.en == "Aqmola Region"
    assert REGIONS.get("11").name.en == "Akmola Region"


@pytest.mark.parametrize(
    ("given", "broken", "named"),
    [(",city,", ",town,", "'town'"), ("Ақмола облысы", "", "name_kk is empty")],
)
def test_a_broken_record_is_named(folder: Path, given: str, broken: str, named: str) -> None:
    path = folder / "regions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(given, broken), encoding="utf-8")
    with pytest.raises(ValueError, match=named):
        load_regions(folder)


def test_the_register_is_read_once() -> None:
    assert load_regions() is REGIONS
