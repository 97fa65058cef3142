"""The official returns of 2022 give exactly the published figures; other official books do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.asked import brief, check, read, values
from tests.workbooks.official import COLUMNS, RETURNS, TABLES, WHY_SKIPPED, published

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not RETURNS, reason=WHY_SKIPPED),
]

WITHOUT_REGIONS = {"labour-footnoted-numbers.xlsx"}  # kinds of labour in rows, no region


def test_all_fourteen_are_there() -> None:
    assert len(RETURNS) == 14


@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.stem)
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
    for path in RETURNS:
        figures = values(read(path.read_bytes(), path.name))
        offences, crimes, grave = (figures[code] for code in ("A01", "A02", "A03"))
        assert offences is not None
        assert crimes is not None
        assert grave is not None
        assert offences >= crimes >= grave


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.xls*")), ids=lambda path: path.name)
def test_other_official_books_are_no_return_of_this_form(path: Path) -> None:
    """A free table of regions is offered to be mapped; one without regions in rows is refused."""
    reading = read(path.read_bytes(), path.name)
    assert reading.form_code is None
    assert reading.observations == ()
    refused = ("form_unknown", "error") in [finding[:2] for finding in brief(reading.findings)]
    assert refused == (len(reading.tables) == 0) == (path.name in WITHOUT_REGIONS)
