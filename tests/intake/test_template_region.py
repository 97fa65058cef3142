"""A template of another region than the one chosen is refused."""

from __future__ import annotations

import pytest

from analytics.intake.checks.template_region import template_of_region
from analytics.text import LANGUAGES
from tests.intake.asked import context_of, read, said
from tests.workbooks import faults as forms
from tests.workbooks import template_faults as faults

FILE = "ZM-P_35_2025Q3.xlsx"
SENTENCES = {
    "ru": f"Выбран регион «область Абай», а файл «{FILE}» — шаблон, выданный региону "
    "«Карагандинская область».",
    "kk": f"«Абай облысы» өңірі таңдалған, ал «{FILE}» файлы «Қарағанды облысы» өңіріне арналған үлгі.",
    "en": f"The region “Abai Region” was chosen, but the file “{FILE}” is a template made for "
    "“Karaganda Region”.",
}


def test_the_template_of_the_chosen_region_is_right() -> None:
    reading = read(faults.damaged(faults.nothing), FILE)
    assert list(template_of_region(context_of(reading, "35", "2025Q3"))) == []


def test_the_template_of_another_region_is_refused() -> None:
    reading = read(faults.damaged(faults.nothing), FILE)
    [finding] = template_of_region(context_of(reading, "10", "2025Q3"))
    assert (finding.code, finding.severity, finding.given, finding.expected) == (
        "template_other_region",
        "error",
        "35",
        "10",
    )
    assert {language: said(finding, FILE, language) for language in LANGUAGES} == SENTENCES


@pytest.mark.parametrize("region_code", ["35", "10"])
def test_a_form_that_declares_nothing_is_left_alone(region_code: str) -> None:
    assert list(template_of_region(context_of(read(forms.sound()), region_code))) == []
