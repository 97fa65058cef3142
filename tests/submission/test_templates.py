"""Templates from the store: earlier figures of the same land, one file or a zip of all regions."""

from __future__ import annotations

import io
import zipfile

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake.templates import layout
from analytics.intake.templates.plan import Prefill
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.submission.templates import prefills, template_bundle, template_file, template_forms
from tests.store.drawn import Store, accepted_one_by_one
from tests.workbooks.templates import identity, keys, value_cells, workbook

RETURNS = """
form  region  period  A12   B01   F01
ZM-P  35      2025Q2  1068  350   -
ZM-P  35      2024Q3  1500  ...   20
ZM-P  35      2025Q1  1     1     1
ZM-P  55      2025Q2  9     9     9
ZM-E  35      2025Q2  .     .     .
"""


def prefill(store: Store, region: str, period: str, form: str = "ZM-P") -> Prefill:
    record = load_catalogue().forms[form]
    return prefills(store.journal, record, [region], Period.parse(period), load_regions())[region]


def test_the_quarter_before_and_the_same_period_of_last_year_are_filled_in(store: Store) -> None:
    accepted_one_by_one(store, RETURNS)
    assert prefill(store, "35", "2025Q3") == Prefill(
        previous={"A12": 1068.0, "B01": 350.0, "F01": 0.0}, last_year={"A12": 1500.0, "F01": 20.0}
    )


def test_the_latest_revision_counts(store: Store) -> None:
    accepted_one_by_one(store, "form region period A12\nZM-P 35 2025Q2 10\nZM-P 35 2025Q2 12")
    assert prefill(store, "35", "2025Q3").previous == {"A12": 12.0}


def test_an_empty_store_fills_in_nothing_and_blames_no_border(store: Store) -> None:
    assert prefill(store, "35", "2025Q3") == Prefill()


@pytest.mark.parametrize(
    ("region", "period", "previous_changed", "last_year_changed"),
    [
        ("35", "2022Q1", False, False),  # the old land in both years
        ("35", "2022Q2", True, True),  # Ulytau left on 8 June 2022
        ("35", "2022Q3", False, True),
        ("35", "2023Q2", False, True),  # the sums of 2022 hold a part of the year
        ("35", "2023Q4", False, True),
        ("35", "2024Q1", False, False),
        ("62", "2022Q2", True, True),  # the region did not exist before
        ("55", "2022Q2", False, False),
        ("79", "2018Q2", True, True),
    ],
)
def test_figures_of_other_land_are_left_out(
    store: Store, region: str, period: str, previous_changed: bool, last_year_changed: bool
) -> None:
    quarter = Period.parse(period)
    for earlier in (quarter.shift(-1), quarter.same_period_last_year):
        accepted_one_by_one(store, f"form region period A12\nZM-P {region} {earlier} 7")
    given = prefill(store, region, period)
    assert (given.previous_land_changed, given.last_year_land_changed) == (
        previous_changed,
        last_year_changed,
    )
    assert (given.previous == {}, given.last_year == {}) == (previous_changed, last_year_changed)


def test_the_file_is_named_after_form_region_and_period_and_holds_the_figures(store: Store) -> None:
    accepted_one_by_one(store, RETURNS)
    file = template_file(store.journal, "ZM-P", "35", Period(2025, 3), "kk")
    assert file.name == "ZM-P_35_2025Q3.xlsx"
    book = workbook(file.content)
    assert (identity(book)["region"], identity(book)["language"]) == ("35", "kk")
    sheet, cell = value_cells(book, layout.PREVIOUS)["A12"]
    assert book[sheet][cell].value == 1068


def test_a_split_region_is_told_why_nothing_is_filled_in(store: Store) -> None:
    book = workbook(template_file(store.journal, "ZM-P", "62", Period(2022, 2), "ru").content)
    hint = (
        next(sheet for sheet in book.worksheets if layout.CODE in keys(sheet)).cell(layout.HINT_ROW, 1).value
    )
    assert "Прошлый квартал не подставлен" in hint
    assert "АППГ не подставлен" in hint


@pytest.mark.parametrize(("period", "regions"), [("2015Q1", 16), ("2018Q3", 17), ("2025Q3", 20)])
def test_the_zip_holds_every_region_of_the_period(store: Store, period: str, regions: int) -> None:
    content = template_bundle(store.journal, "ZM-LP", Period.parse(period), "ru")
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        codes = [region.code for region in load_regions().reporting(Period.parse(period))]
        assert bundle.namelist() == [f"ZM-LP_{code}_{period}.xlsx" for code in codes]
        assert len(codes) == regions
        assert bundle.testzip() is None
        assert identity(workbook(bundle.read(f"ZM-LP_{codes[-1]}_{period}.xlsx")))["region"] == codes[-1]


def test_a_zip_of_some_regions_is_the_same_bytes_each_time(store: Store) -> None:
    def made() -> bytes:
        return template_bundle(store.journal, "ZM-LP", Period(2025, 3), "en", ["79", "10"])

    assert made() == made()
    with zipfile.ZipFile(io.BytesIO(made())) as bundle:
        assert bundle.namelist() == ["ZM-LP_10_2025Q3.xlsx", "ZM-LP_79_2025Q3.xlsx"]


def test_which_forms_have_templates() -> None:
    assert [form.code for form in template_forms()] == ["ZM-E", "ZM-L", "ZM-LP", "ZM-P"]


@pytest.mark.parametrize(
    ("form", "region", "sentence"),
    [
        ("1-M", "35", "the form '1-M' has no template"),
        ("ZM-P", "90", "no region '90' reports in 2015Q1"),
        ("ZM-P", "10", "no region '10' reports in 2015Q1"),
    ],
)
def test_what_has_no_template(store: Store, form: str, region: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        template_file(store.journal, form, region, Period(2015, 1), "ru")
