"""The 14 real workbooks of form 1-М, from the folder to the table, against the published figures."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from analytics.commands.load import load
from analytics.commands.requests import LoadRequest, SentFile
from analytics.settings import PROJECT
from tests.commands.test_show import ask, rows_by_region

SHARED = PROJECT.parent / "shared"
WORKBOOKS = sorted((SHARED / "real" / "form-1-M").glob("*.XLSX"))
PUBLISHED = SHARED / "domain" / "form_1M_minors_2022.csv"
COLUMN_OF = {
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

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not WORKBOOKS, reason="the real workbooks are not beside the project"),
]


def test_every_figure_of_every_workbook_equals_the_published_one(empty_journal):
    files = tuple(SentFile(path.name, path.read_bytes()) for path in WORKBOOKS)
    request = LoadRequest(files, "1-M", "2022Q4", None, True, "tester", "ru")
    result = load(empty_journal, request, dt.date(2023, 2, 1))
    assert [file.state for file in result.files] == ["accepted"] * 14
    with PUBLISHED.open() as lines:
        published = {row["source_file"]: row for row in csv.DictReader(lines)}
    expected = {
        (row["kato2"], code): float(row[column])
        for path in WORKBOOKS
        for row in [published[path.name]]
        for code, column in COLUMN_OF.items()
    }
    stored = {}
    for code in COLUMN_OF:
        table = rows_by_region(ask(empty_journal, code, borders=2022, measure="count"))
        stored |= {(region, code): row["value"] for region, row in table.items() if row["value"] is not None}
    assert stored == expected
