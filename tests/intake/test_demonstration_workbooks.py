"""The sample returns that come with the product: as built, and each with the fault that its name says."""

from __future__ import annotations

import pytest

from tests.intake.asked import brief, check, read, values
from tests.workbooks.demonstration import FOLDER, samples
from tests.workbooks.packages import parts_of

EXPECTED = {
    "1-M Карагандинская 12 мес 2025.xlsx": [],
    "1-M Шымкент 12 мес 2025.xlsx": [],
    "1-M Карагандинская 12 мес 2025 (нет листа R10).xlsx": [("sheet_missing", "error", None, None)],
    "1-M Шымкент 12 мес 2025 (текст и ошибка в ячейках).xlsx": [
        ("text_in_number_cell", "error", "R10", "G7"),
        ("error_cell", "error", "R10", "H7"),
    ],
    "Кружки Карагандинская 2025 (другая форма).xlsx": [("form_unknown", "error", None, None)],
    "1-M Карагандинская 12 мес 2025 (текст под видом Excel).xlsx": [("text_renamed", "error", None, None)],
    "ZM-L Карагандинская 12 мес 2025.xlsx": [],
    "ZM-LP Карагандинская 12 мес 2025.xlsx": [],
    "ZM-L Павлодарская 12 мес 2025 (ошибки в списках).xlsx": [
        ("list_choice_unknown", "error", "Мероприятия", "B6"),
        ("list_date_year", "error", "Мероприятия", "D8"),
        ("list_rows_alike", "warning", "Мероприятия", "B7"),
        ("list_rows_alike", "warning", "Мероприятия", "B9"),
        ("list_date_order", "error", "Мероприятия плана", "E6"),
        ("text_in_number_cell", "error", "Мероприятия плана", "F7"),
    ],
}


def test_the_folder_holds_what_the_script_builds() -> None:
    """Parts are compared: another zlib packs the same parts into other bytes."""
    built = samples()
    assert {path.name for path in FOLDER.iterdir()} == set(built)
    for name, content in built.items():
        kept = (FOLDER / name).read_bytes()
        if content.startswith(b"PK"):
            assert parts_of(kept) == parts_of(content)
        else:
            assert kept == content


@pytest.mark.parametrize(("name", "findings"), EXPECTED.items())
def test_a_sample_has_the_fault_that_its_name_says(
    name: str, findings: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert brief(read((FOLDER / name).read_bytes(), name).findings) == findings


@pytest.mark.parametrize(
    ("name", "region_code", "by_minors", "liable"),
    [("1-M Карагандинская 12 мес 2025.xlsx", "35", 93, 101), ("1-M Шымкент 12 мес 2025.xlsx", "79", 82, 91)],
)
def test_a_sound_sample_can_be_sent(name: str, region_code: str, by_minors: int, liable: int) -> None:
    reading = read((FOLDER / name).read_bytes(), name)
    assert reading.proposed_region == region_code
    assert (values(reading)["A01"], values(reading)["A06"]) == (by_minors, liable)
    assert check(reading, region_code, "2025Q4") == ()


@pytest.mark.parametrize("form_code", ["ZM-L", "ZM-LP"])
def test_a_sound_list_can_be_sent_and_knows_whose_it_is(form_code: str) -> None:
    name = f"{form_code} Карагандинская 12 мес 2025.xlsx"
    reading = read((FOLDER / name).read_bytes(), name)
    assert reading.declared is not None
    assert (reading.form_code, reading.proposed_region) == (form_code, "35")
    assert str(reading.declared.period) == "2025Q4"
    assert len(reading.rows) > 5
    # Some measures are done and show nothing for it: a note, which nobody has to answer.
    assert {finding.code for finding in check(reading, "35", "2025Q4")} <= {"measure_without_evidence"}
