"""Form 1-M of 2022Q4 is the real one, figure by figure, with its cells."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake.batch import Draft
from analytics.periods import Period
from tests.demonstration.tables import Figures, by_region, of_republic
from tests.workbooks.official import COLUMNS, RETURNS, SHARED, WHY_SKIPPED

PROJECT = Path(__file__).resolve().parents[2]
DEMO = PROJECT / "data" / "demo"


def published(demonstration: tuple[Draft, ...]) -> list[Draft]:
    return [draft for draft in demonstration if draft.origin == "published"]


def rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_twenty_returns_are_published_and_all_of_them_are_of_2022(demonstration):
    returns = published(demonstration)
    assert {(draft.form_code, str(draft.period)) for draft in returns} == {("1-M", "2022Q4")}
    assert len({draft.region_code for draft in returns}) == len(returns) == 20


@pytest.mark.parametrize("indicator_code", COLUMNS)
def test_every_published_figure_is_the_one_of_the_table(figures: Figures, indicator_code):
    table = {row["kato2"]: float(row[COLUMNS[indicator_code]]) for row in rows("form_1M_minors_2022.csv")}
    assert by_region(figures, indicator_code, "2022Q4") == table


# Sums over the 20 regions, as printed in the description of the source (form 1-M of 2022).
@pytest.mark.parametrize(
    ("indicator_code", "total"),
    [("A01", 1723), ("A06", 1569), ("A11", 1980), ("A07", 786), ("A08", 746), ("A09", 108), ("A10", 96)],
)
def test_the_republic_of_2022_is_the_published_sum(figures: Figures, indicator_code, total):
    assert of_republic(figures, indicator_code, "2022Q4") == total


def test_severity_is_published_for_fourteen_regions_and_unknown_for_the_other_six(figures: Figures):
    severity = {row["kato2"]: row for row in rows("form_1M_severity_2022.csv")}
    unknown = {"11", "27", "61", "62", "71", "75"}
    for indicator_code in ("A02", "A03", "A04"):
        assert by_region(figures, indicator_code, "2022Q4").keys() == severity.keys()
        assert by_region(figures, indicator_code, "2022Q3").keys() == severity.keys() | unknown
    # Almaty Region: 143 crimes, 85 grave and 1 especially grave, 84 thefts (R2, graph 3).
    almaty = {code: by_region(figures, code, "2022Q4")["19"] for code in ("A02", "A03", "A04")}
    assert almaty == {"A02": 143, "A03": 86, "A04": 84}


def test_the_quarters_of_2022_add_up_to_the_published_year(figures: Figures):
    for code in (*COLUMNS, "A02", "A03", "A04"):
        for region, year in by_region(figures, code, "2022Q4").items():
            reported = [figures.get((code, region, Period(2022, quarter)), 0.0) for quarter in (1, 2, 3)]
            assert 0 <= reported[0] <= reported[1] <= reported[2] <= year, (code, region)


def test_new_regions_begin_on_8_june_2022_with_little(figures: Figures):
    for region in ("10", "33", "62"):
        assert ("A22", region, Period(2022, 1)) not in figures
        assert 0 < figures["A22", region, Period(2022, 2)] < 0.3 * figures["A22", region, Period(2022, 4)]
    # East Kazakhstan carries Abai's first half: it has more before the split than after it.
    first_half = figures["A22", "63", Period(2022, 2)]
    assert first_half > 0.55 * figures["A22", "63", Period(2022, 4)]


def test_published_returns_name_their_source_and_file_and_no_day_of_arrival(demonstration):
    by_code = {draft.region_code: draft for draft in published(demonstration)}
    assert by_code["19"].file_name == "Almaty Region.XLSX"
    assert all("qamqor.gov.kz" in draft.source and "PDDL" in draft.source for draft in by_code.values())
    assert all(draft.received_on is None for draft in by_code.values())


def test_every_figure_of_the_official_form_has_its_cell_in_every_period(demonstration):
    expected = {
        "A01": ("R2", "G7"),
        "A02": ("R2", "G9"),
        "A03": ("R2", "G12+G13"),
        "A04": ("R2", "G113"),
        "A05": ("R2", "R7"),
        "A06": ("R10", "E7"),
        "A07": ("R10", "G7"),
        "A08": ("R10", "H7"),
        "A09": ("R10", "L7"),
        "A10": ("R10", "K7"),
        "A11": ("R1", "I7"),
        "A22": ("R2", "E7"),
    }
    places = {
        (one.indicator_code, one.sheet, one.cell)
        for draft in demonstration
        if draft.form_code == "1-M"
        for one in draft.observations
    }
    assert places == {(code, sheet, cell) for code, (sheet, cell) in expected.items()}


def test_the_cells_are_those_that_the_form_describes(demonstration):
    form = load_catalogue().forms["1-M"]
    draft = published(demonstration)[0]
    described = {place.indicator_code: place.cells for place in form.indicators}
    for one in draft.observations:
        cells = described[one.indicator_code]
        assert {cell.sheet for cell in cells} == {one.sheet}
        assert len(cells) == one.cell.count("+") + 1


@pytest.mark.real
@pytest.mark.skipif(not RETURNS, reason=WHY_SKIPPED)
def test_the_cells_hold_these_figures_in_the_real_workbooks(demonstration):
    from openpyxl.utils.cell import coordinate_to_tuple
    from python_calamine import CalamineWorkbook

    read = 0
    for draft in published(demonstration):
        path = SHARED / "real" / "form-1-M" / draft.file_name
        if not path.exists():
            continue
        read += 1
        workbook = CalamineWorkbook.from_path(str(path))
        for one in draft.observations:
            sheet = workbook.get_sheet_by_name(one.sheet).to_python(skip_empty_area=False)
            places = [coordinate_to_tuple(cell) for cell in one.cell.split("+")]
            assert sum(sheet[row - 1][column - 1] for row, column in places) == one.value
    assert read == 14
