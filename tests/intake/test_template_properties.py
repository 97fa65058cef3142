"""Whatever valid values a template is filled with, it reads back to exactly those values and cells."""

from __future__ import annotations

import datetime as dt
import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import Indicator, ListColumn
from analytics.text import LANGUAGES
from tests.intake.asked import read
from tests.workbooks import template_faults as faults
from tests.workbooks.templates import filled, value_cells, workbook

CATALOGUE = load_catalogue()
FEW = settings(max_examples=12, deadline=None)
SIGNS = {"-": (0.0, "none"), "…": (None, "not_available"), "x": (None, "confidential")}
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), min_size=1, max_size=30
).filter(lambda words: words.strip() == words and not words.startswith("=") and words not in SIGNS)


def value_of(indicator: Indicator) -> st.SearchStrategy[object]:
    """Anything that a person may rightly type for an indicator."""
    signs = st.sampled_from(sorted(SIGNS))
    if indicator.unit == "yes_no":
        return st.sampled_from([0, 1]) | signs
    whole = st.integers(min_value=0, max_value=10**7)
    if indicator.decimals == 0:
        return whole | signs
    return whole | st.decimals(0, 10**6, places=3).map(float) | signs


@st.composite
def filled_forms(draw: st.DrawFn) -> tuple[str, str, dict[str, object], dict[str, str]]:
    """A form, a language, a value for each indicator and some explanations."""
    form_code = draw(st.sampled_from(["ZM-E", "ZM-P"]))
    codes = CATALOGUE.form(form_code).indicator_codes
    values = {code: draw(value_of(CATALOGUE.indicators[code])) for code in codes}
    explained = draw(st.dictionaries(st.sampled_from(codes), WORDS.filter(lambda words: not words.isdigit())))
    return form_code, draw(st.sampled_from(LANGUAGES)), values, explained


@FEW
@given(filled_forms())
def test_a_filled_template_reads_back_to_exactly_its_values_and_cells(
    form: tuple[str, str, dict[str, object], dict[str, str]],
) -> None:
    form_code, language, values, explained = form
    blank = faults.blank(form_code, language)  # type: ignore[arg-type]
    content = filled(blank, values, explained)
    before = hashlib.sha256(content).hexdigest()
    reading = read(content, "a.xlsx")
    cells = value_cells(workbook(content))
    expected = [
        (code, *(SIGNS[value] if isinstance(value, str) else (float(value), "number")), *cells[code])  # type: ignore[arg-type]
        for code, value in values.items()
    ]
    got = [(one.indicator_code, one.value, one.status, one.sheet, one.cell) for one in reading.observations]
    assert got == expected
    assert reading.explanations == explained
    assert {finding.code for finding in reading.findings} <= {"not_available", "confidential"}
    assert hashlib.sha256(content).hexdigest() == before == reading.sha256


DAMAGED_CELLS = {
    "сто": "text_in_number_cell",
    "12 чел.": "number_with_words",
    "980,000": "number_ambiguous",
    "=SUM(1,2)": "formula_uncalculated",
    dt.date(2025, 10, 1): "date_in_number_cell",
    -7: "negative",
    0.5: "not_whole",
    True: "text_in_number_cell",
}


@FEW
@given(st.data())
def test_any_single_damage_is_found_at_its_cell_and_nowhere_else(data: st.DataObject) -> None:
    form_code = data.draw(st.sampled_from(["ZM-E", "ZM-P"]))
    whole = [
        code
        for code in CATALOGUE.form(form_code).indicator_codes
        if CATALOGUE.indicators[code].decimals == 0 and CATALOGUE.indicators[code].unit != "yes_no"
    ]
    code = data.draw(st.sampled_from(whole))
    given_value, fault = data.draw(st.sampled_from(list(DAMAGED_CELLS.items())))
    sound = faults.sound_values(form_code)
    content = filled(faults.blank(form_code), {**sound, code: given_value})
    reading = read(content, "a.xlsx")
    sheet, cell = value_cells(workbook(content))[code]
    assert [(one.code, one.sheet, one.cell, one.indicator_code) for one in reading.findings] == [
        (fault, sheet, cell, code)
    ]
    others = {one.indicator_code: one.value for one in reading.observations if one.indicator_code != code}
    assert others == {other: float(value) for other, value in sound.items() if other != code}  # type: ignore[arg-type]


def entry_of(column: ListColumn) -> st.SearchStrategy[tuple[object, object]]:
    """What a person may rightly type into a column, with what is stored of it."""
    if column.type == "date":
        days = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
        return days.map(lambda day: (day, day.isoformat()))
    if column.type == "count":
        return st.integers(0, 10**6).map(lambda number: (number, float(number)))
    if column.type == "money":
        return st.decimals(0, 10**5, places=2).map(lambda number: (float(number), float(number)))
    if column.type == "choice":
        words = [(choice.name[language], choice.code) for choice in column.choices for language in LANGUAGES]
        return st.sampled_from([*words, *((choice.code, choice.code) for choice in column.choices)])
    if column.type == "indicator":
        return st.sampled_from(
            [(f"{one.code} · {one.name['ru']}", one.code) for one in CATALOGUE.indicators.values()]
        )
    return WORDS.map(lambda words: (words, words))


@st.composite
def list_returns(draw: st.DrawFn) -> dict[str, list[dict[str, tuple[object, object]]]]:
    """Rows of every list of ZM-L; required columns are filled, others sometimes."""
    rows: dict[str, list[dict[str, tuple[object, object]]]] = {}
    for one in CATALOGUE.form("ZM-L").lists:
        row = st.fixed_dictionaries(
            {column.code: entry_of(column) for column in one.columns if column.required},
            optional={column.code: entry_of(column) for column in one.columns if not column.required},
        )
        rows[one.code] = draw(st.lists(row, max_size=4))
    return rows


@FEW
@given(list_returns())
def test_the_rows_of_lists_read_back_to_exactly_their_entries(
    given_rows: dict[str, list[dict[str, tuple[object, object]]]],
) -> None:
    typed = {
        code: [{column: entry[0] for column, entry in row.items()} for row in rows]
        for code, rows in given_rows.items()
    }
    reading = read(filled(faults.blank("ZM-L"), {}, {}, typed), "a.xlsx")
    columns = {one.code: [column.code for column in one.columns] for one in CATALOGUE.form("ZM-L").lists}
    expected = [
        (code, {column: row.get(column, (None, None))[1] for column in columns[code]})
        for code, rows in given_rows.items()
        for row in rows
    ]
    assert [(row.list_code, dict(row.values)) for row in reading.rows] == expected
    told = {finding.code for finding in reading.findings}
    assert told <= {"list_date_order", "list_date_outside_period", "list_rows_alike", "lists_empty"}
