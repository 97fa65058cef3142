"""The hidden sheet: form, version, region, period, language; and what a whole template holds."""

from __future__ import annotations

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake.templates import layout
from analytics.intake.templates.plan import Prefill
from analytics.intake.templates.workbook import template_workbook
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text.localized import LANGUAGES, Language
from tests.templates.made import content, looked_at
from tests.workbooks.templates import identity

FORMS = ("ZM-E", "ZM-L", "ZM-LP", "ZM-P")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hidden_sheet_says_what_the_workbook_is(form: str, language: Language) -> None:
    book = looked_at(form, language=language)
    assert identity(book) == {
        "product": "zhas-monitor",
        "form": form,
        "version": load_catalogue().forms[form].version,
        "region": "35",
        "period": "2025Q3",
        "language": language,
    }
    assert book[layout.IDENTITY_SHEET].sheet_state == "veryHidden"
    assert book.sheetnames[-1] == layout.IDENTITY_SHEET
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == book.sheetnames[
        :-1
    ]


def test_the_same_template_is_the_same_bytes() -> None:
    assert content("ZM-P") == content("ZM-P")
    assert content("ZM-P") != content("ZM-P", "55")


def test_the_region_is_named_as_in_its_period() -> None:
    def title(region: str, period: str) -> str:
        from tests.workbooks.templates import workbook

        return str(workbook(content("ZM-P", region, period, "ru")).properties.title)

    assert title("71", "2015Q1").endswith("город Астана · 2015Q1")
    assert title("51", "2015Q1").endswith("Южно-Казахстанская область · 2015Q1")


def made(form: str, region: str, period: str) -> bytes:
    catalogue = load_catalogue()
    record = catalogue.forms[form]
    quarter = Period.parse(period)
    return template_workbook(record, region, quarter, "ru", catalogue, load_regions(), Prefill())


def test_a_form_that_is_no_template_has_none() -> None:
    with pytest.raises(ValueError, match="the form 1-M is no template"):
        made("1-M", "35", "2025Q3")


def test_a_region_that_did_not_exist_has_no_template() -> None:
    with pytest.raises(ValueError, match="no region has the code '10' in 2015Q1"):
        made("ZM-P", "10", "2015Q1")
