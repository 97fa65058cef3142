"""Templates for tests: one a form, region, period and language, written once a session."""

from __future__ import annotations

from functools import cache

from openpyxl import Workbook

from analytics.catalogue import load_catalogue
from analytics.intake.templates.plan import Prefill
from analytics.intake.templates.workbook import template_workbook
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text.localized import Language
from tests.workbooks.templates import workbook

NOTHING = Prefill()


def content(
    form: str = "ZM-P",
    region: str = "35",
    period: str = "2025Q3",
    language: Language = "ru",
    prefill: Prefill = NOTHING,
) -> bytes:
    """The bytes of a template."""
    catalogue = load_catalogue()
    quarter = Period.parse(period)
    return template_workbook(
        catalogue.forms[form], region, quarter, language, catalogue, load_regions(), prefill
    )


@cache
def looked_at(form: str = "ZM-P", period: str = "2025Q3", language: Language = "ru") -> Workbook:
    """A template without figures of the store, opened by openpyxl; only for looking."""
    return workbook(content(form, period=period, language=language))
