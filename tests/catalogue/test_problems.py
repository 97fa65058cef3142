"""Every fault of the catalogue files is told in its own sentence, and all of them at once."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from analytics.catalogue import CatalogueError, Problem, load_catalogue
from analytics.periods import Period
from analytics.text.localized import Localized
from tests.catalogue.small_folder import small_folder

FAULTS = tomllib.loads((Path(__file__).parent / "faults.toml").read_text(encoding="utf-8"))["fault"]
RECORD = "[[indicator]]"


def sentences(folder: Path) -> list[str]:
    """What is said of a folder whose catalogue cannot be used."""
    with pytest.raises(CatalogueError) as raised:
        load_catalogue(folder)
    assert str(raised.value).split("\n") == [str(problem) for problem in raised.value.problems]
    return [str(problem) for problem in raised.value.problems]


def break_file(folder: Path, file: str, old: str, new: str, record: str = "") -> None:
    """Replace a text once, within one record where its code is given."""
    path = folder / file
    blocks = path.read_text(encoding="utf-8").split(RECORD) if record else [path.read_text(encoding="utf-8")]
    place = next(number for number, block in enumerate(blocks) if not record or f'"{record}"\nslug' in block)
    assert old in blocks[place]
    blocks[place] = blocks[place].replace(old, new, 1)
    path.write_text(RECORD.join(blocks), encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_a_fault(tmp_path: Path, fault: dict[str, Any]) -> None:
    folder = small_folder(tmp_path)
    break_file(folder, fault["file"], fault["old"], fault["new"], fault.get("record", ""))
    assert sentences(folder) == fault["says"]


def test_the_small_catalogue_has_no_fault(tmp_path: Path) -> None:
    catalogue = load_catalogue(small_folder(tmp_path))
    offences = catalogue.indicators["A01"]
    assert (offences.numerator, offences.per, offences.decimals) == (("A01",), 10_000, 0)
    assert offences.comparable_from == Period(2015, 1)
    assert offences.body == Localized("Полиция", "Полиция", "Police")
    assert offences.note == Localized(
        "Считаются дела. Осторожно.", "Істер саналады. Абайлаңыз.", "Cases are counted. With care."
    )
    assert {code: form.indicator_codes for code, form in catalogue.forms.items()} == {
        "1-M": ("A01",),
        "ZM-P": ("A02",),
    }
    assert catalogue.forms["1-M"].controls[0].tolerance == 0.5


def test_a_problem_names_file_record_field_cause_and_mend(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    break_file(folder, "catalogue/a_offences.toml", '"flow"', '"sum"', "A02")
    with pytest.raises(CatalogueError) as raised:
        load_catalogue(folder)
    assert raised.value.problems == (
        Problem("a_offences.toml", "A02", "kind", "'sum' is unknown", "use one of flow, stock, ratio"),
    )


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    break_file(
        folder, "catalogue/a_offences.toml", 'polarity = "lower_is_better"', 'polarity = "down"', "A01"
    )
    break_file(folder, "catalogue/a_offences.toml", "core = false", "", "A02")
    break_file(folder, "catalogue/a_offences.toml", '["A02"]', '["A09"]', "A03")
    break_file(folder, "forms/ZM-P.toml", "15", "0")
    assert [line.partition(":")[0] for line in sentences(folder)] == [
        "a_offences.toml, A01, polarity",
        "a_offences.toml, A02, core",
        "ZM-P.toml, due_days",
        "a_offences.toml, A03, numerator",
    ]


def test_a_circle_of_parts_is_told_of_each_part(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    break_file(folder, "catalogue/a_offences.toml", "per = 10000", 'per = 10000\npart_of = "A02"', "A01")
    assert sentences(folder) == [
        "a_offences.toml, A01, part_of: the parts form a circle; break the circle",
        "a_offences.toml, A02, part_of: the parts form a circle; break the circle",
    ]


def test_an_indicator_without_cells_in_its_anchored_form(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    break_file(folder, "catalogue/a_offences.toml", '["ZM-P"]', '["1-M"]', "A02")
    assert sentences(folder) == [
        "1-M.toml, A02, cells: the form 1-M has no cells for A02; add an [[indicator]] with its cells"
    ]


def test_a_group_without_header(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "catalogue/b_empty.toml").write_text("", encoding="utf-8")
    assert sentences(folder) == [
        "b_empty.toml, group, code: is missing; write a text",
        "b_empty.toml, group, name.ru: is missing; write the phrase in this language",
        "b_empty.toml, group, name.kk: is missing; write the phrase in this language",
        "b_empty.toml, group, name.en: is missing; write the phrase in this language",
    ]


def test_a_group_code_used_twice(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    header = '[group]\ncode = "A"\nname = { ru = "Ещё", kk = "Тағы", en = "More" }\n'
    (folder / "catalogue/b_more.toml").write_text(header, encoding="utf-8")
    assert sentences(folder) == [
        "b_more.toml, group, code: 'A' is already used in another file; give it a code of its own"
    ]


def test_a_file_that_is_no_toml_is_told_alone(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "catalogue/bodies.toml").write_text("[police\n", encoding="utf-8")
    (told,) = sentences(folder)
    assert told.startswith("bodies.toml: is no TOML (")
    assert told.endswith("); correct it")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert sentences(tmp_path) == [
        "catalogue: the folder holds no TOML file; put the files of the catalogue there",
        "forms: the folder holds no TOML file; put the files of the catalogue there",
    ]


def test_the_projects_catalogue_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()
