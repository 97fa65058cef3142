"""The 14 real workbooks of form 1-М, from the folder to the table, against the published figures."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics.commands.load import load
from analytics.commands.requests import LoadRequest, SentFile
from tests.commands.test_show import ask, rows_by_region
from tests.workbooks.official import COLUMNS, RETURNS, WHY_SKIPPED, published

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not RETURNS, reason=WHY_SKIPPED),
]


def test_every_figure_of_every_workbook_equals_the_published_one(empty_journal):
    files = tuple(SentFile(path.name, path.read_bytes()) for path in RETURNS)
    request = LoadRequest(files, "1-M", "2022Q4", None, True, "tester", "ru")
    result = load(empty_journal, request, dt.date(2023, 2, 1))
    assert [file.state for file in result.files] == ["accepted"] * 14
    expected = {
        (row["kato2"], code): float(row[column])
        for path in RETURNS
        for row in [published()[path.name]]
        for code, column in COLUMNS.items()
    }
    stored = {}
    for code in COLUMNS:
        table = rows_by_region(ask(empty_journal, code, borders=2022, measure="count"))
        stored |= {(region, code): row["value"] for region, row in table.items() if row["value"] is not None}
    assert stored == expected
