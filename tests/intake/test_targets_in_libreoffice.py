"""A workbook of targets in LibreOffice: names follow from codes, and it reads the same afterwards."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from analytics.catalogue import load_catalogue
from analytics.intake.targets import columns as c
from analytics.intake.targets import read_targets
from analytics.regions import load_regions
from tests.workbooks import targets as books
from tests.workbooks.libreoffice import saved_by_libreoffice
from tests.workbooks.targets import DOCUMENT, ROWS, handed_out
from tests.workbooks.templates import saved, workbook

TYPED = {c.INDICATOR: "A06", c.REGION: "79", c.YEAR: 2026, c.VALUE: 3.5, c.DOCUMENT: DOCUMENT}
LIMIT = 20 * 1024 * 1024


def test_names_and_unit_appear_beside_the_codes_that_were_typed(tmp_path: Path) -> None:
    book = workbook(handed_out(language="en"))
    sheet = books.targets_sheet(book)
    for key, value in TYPED.items():
        books.put(sheet, len(ROWS) + 1, key, value)
    content = saved_by_libreoffice(saved(book), tmp_path)
    shown = load_workbook(io.BytesIO(content), data_only=True).worksheets[1]
    assert [cell.value for cell in shown[10]][:8] == [
        "A06", "Minors held criminally liable", "79", "Shymkent City", 2026, 3.5,
        "per 10,000 children aged 0–17", DOCUMENT,
    ]  # fmt: skip
    assert (shown["B11"].value or "", shown["D11"].value or "") == ("", "")
    reading = read_targets(content, "targets.xlsx", load_catalogue(), load_regions(), LIMIT)
    assert reading.findings == ()
    assert [row.content for row in reading.rows] == [*(row.content for row in ROWS), (3.5, DOCUMENT, "")]
