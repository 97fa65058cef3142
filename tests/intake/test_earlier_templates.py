"""A template that was downloaded before its form asked for more: it is still read, with warnings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.catalogue import Catalogue, load_catalogue
from analytics.catalogue.fingerprint import template_fingerprint
from analytics.intake.templates.plan import Prefill
from analytics.intake.templates.workbook import template_workbook
from analytics.periods import Period
from analytics.regions import load_regions
from tests.intake.asked import brief, read, said, values
from tests.workbooks.template_faults import sound_values
from tests.workbooks.templates import filled

FILE = "ZM-E_35_2025Q3.xlsx"
LATER = ("B17", "B18")  # asked since version 2026.2
FINGERPRINT_OF_2026_1 = "412f6a8b0ad3"  # as data/forms/ZM-E.toml had it with version 2026.1


def catalogue_of_2026_1() -> Catalogue:
    """The catalogue as it was when ZM-E did not ask for the clubs of the in-school register."""
    catalogue = load_catalogue()
    form = catalogue.forms["ZM-E"]
    codes = tuple(code for code in form.indicator_codes if code not in LATER)
    earlier = replace(form, version="2026.1", indicator_codes=codes)
    return replace(catalogue, forms={**catalogue.forms, "ZM-E": earlier})


@pytest.fixture(scope="module")
def earlier() -> bytes:
    """The template of version 2026.1, filled in."""
    catalogue = catalogue_of_2026_1()
    blank = template_workbook(
        catalogue.form("ZM-E"), "35", Period(2025, 3), "ru", catalogue, load_regions(), Prefill()
    )
    return filled(blank, expected_values())


def expected_values() -> dict[str, object]:
    return {code: value for code, value in sound_values("ZM-E").items() if code not in LATER}


def test_it_is_the_template_of_that_version() -> None:
    catalogue = catalogue_of_2026_1()
    assert template_fingerprint(catalogue.form("ZM-E"), catalogue) == FINGERPRINT_OF_2026_1


def test_all_its_figures_are_read_and_what_it_lacks_is_only_warned_of(earlier: bytes) -> None:
    reading = read(earlier, FILE)
    assert values(reading) == expected_values()
    assert brief(reading.findings) == [
        ("template_version", "warning", None, None),
        ("template_row_missing", "warning", None, None),
        ("template_row_missing", "warning", None, None),
    ]
    assert [finding.given for finding in reading.findings] == ["2026.1", *LATER]
    assert said(reading.findings[0], FILE).startswith(
        f"Файл «{FILE}» — шаблон версии 2026.1, а сейчас действует версия 2026.2."
    )
    assert said(reading.findings[1], FILE) == (
        f"В файле «{FILE}» нет строки показателя B17 «Состоящие на внутришкольном учёте, "
        "вовлечённые в кружки, секции и клубы»."
    )
