"""The official returns of 2022 give exactly the published figures; other official books do no harm."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analytics.settings import PROJECT
from tests.intake.asked import brief, check, read, values

SHARED = PROJECT.parent / "shared"
RETURNS = SHARED / "real" / "form-1-M"
TABLES = SHARED / "real" / "tables"
PUBLISHED = SHARED / "domain" / "form_1M_minors_2022.csv"
COLUMNS = {
    "A01": "by_minors_completed_R2g3",
    "A05": "group_with_minors_R2g14",
    "A06": "minors_R10g1",
    "A07": "minors_students_g3",
    "A08": "minors_neither_work_nor_study_g4",
    "A09": "minors_previously_offended_g8",
    "A10": "minors_on_register_g7",
    "A11": "registered_against_minors_R1g5",
    "A22": "completed_all_R2g1",
}
FILES = sorted(RETURNS.glob("*.XLSX"))

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not FILES, reason="the official workbooks do not lie beside the project"),
]


def published() -> dict[str, dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return {row["source_file"]: row for row in csv.DictReader(file)}


def test_all_fourteen_are_there() -> None:
    assert len(FILES) == 14


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_real_return_gives_the_published_figures(path: Path) -> None:
    row = published()[path.name]
    reading = read(path.read_bytes(), path.name)
    figures = values(reading)
    assert {code: figures[code] for code in COLUMNS} == {
        code: float(row[column]) for code, column in COLUMNS.items()
    }
    assert set(figures) == {f"A{number:02}" for number in range(1, 12)} | {"A22"}
    assert reading.proposed_region == row["kato2"]
    assert reading.findings == ()
    assert check(reading, region_code=row["kato2"], period="2022Q4") == ()


def test_the_parts_of_the_offences_agree_with_each_other() -> None:
    """Crimes of all kinds are not more than the offences; grave ones not more than the crimes."""
    for path in FILES:
        figures = values(read(path.read_bytes(), path.name))
        offences, crimes, grave = (figures[code] for code in ("A01", "A02", "A03"))
        assert offences is not None
        assert crimes is not None
        assert grave is not None
        assert offences >= crimes >= grave


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.xls*")), ids=lambda path: path.name)
def test_other_official_books_are_no_return_of_this_form(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    assert [finding[:2] for finding in brief(reading.findings)] == [("form_unknown", "error")]
