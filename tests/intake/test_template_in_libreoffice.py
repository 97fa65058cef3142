"""A template that LibreOffice opened and saved again reads the same, values, cells and all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.text import Language
from tests.intake.asked import read
from tests.workbooks import template_faults as faults
from tests.workbooks.libreoffice import saved_by_libreoffice
from tests.workbooks.templates import filled

EVENT = {
    "kind": "other",
    "title": "Встреча",
    "held_on": dt.date(2025, 5, 14),
    "holder": "joint",
    "children": 25,
}
PARTNER = {"kind": "ngo", "name": "Фонд", "signed_on": "14.05.2025", "money": 1.25}
ROWS = {
    "ZM-L": {"event": [EVENT], "partner": [PARTNER]},
    "ZM-LP": {"event": [EVENT, {**EVENT, "children": 1}]},
}


@pytest.mark.parametrize(("form_code", "language"), [("ZM-E", "ru"), ("ZM-P", "kk"), ("ZM-L", "en")])
def test_a_template_saved_again_by_libreoffice_reads_the_same(
    form_code: str, language: Language, tmp_path: Path
) -> None:
    signs = dict(zip(load_catalogue().form(form_code).indicator_codes, ("-", "…", "x"), strict=False))
    values = {**faults.sound_values(form_code), **signs}
    explained = {code: "сверено" for code in values if code.endswith("1")}
    content = filled(faults.blank(form_code, language), values, explained, ROWS.get(form_code))
    before, after = read(content, "a.xlsx"), read(saved_by_libreoffice(content, tmp_path), "a.xlsx")
    assert after.observations == before.observations
    assert after.rows == before.rows
    assert after.explanations == before.explanations == explained
    assert after.declared == before.declared
    assert after.findings == before.findings
    assert bool(before.observations) or bool(before.rows)
