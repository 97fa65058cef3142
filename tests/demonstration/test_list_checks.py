"""The demonstration lists before the real checks, and through our own template and its reader."""

from __future__ import annotations

from collections import Counter

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import ListColumn
from analytics.intake import ReturnContext, check_return
from analytics.intake.batch import Draft, Finding, Reading
from analytics.intake.list_checks import dates_in_order, dates_in_period, rows_alike
from analytics.periods import Period
from analytics.regions import load_regions
from tests.intake.asked import TODAY, read
from tests.templates.made import content
from tests.workbooks.demonstration_lists import typed_lists
from tests.workbooks.templates import filled

CATALOGUE = load_catalogue()
FORMS = ("ZM-L", "ZM-LP")
# data/demo/lists.toml: an event of December told in the list of the next year, a row typed twice, and
# three lists of the police that hold no event, two of them of units three weeks old.
NAMED = {
    ("list_date_outside_period", "ZM-L", "55", 2016),
    ("list_rows_alike", "ZM-LP", "31", 2019),
    ("lists_empty", "ZM-LP", "59", 2017),
    ("lists_empty", "ZM-LP", "33", 2022),
    ("lists_empty", "ZM-LP", "62", 2022),
}


@pytest.fixture(scope="module")
def returns(demonstration: tuple[Draft, ...]) -> list[Draft]:
    return [draft for draft in demonstration if draft.form_code in FORMS]


def list_findings(draft: Draft) -> list[Finding]:
    """What the reader of a template would find in the rows."""
    found = [] if draft.rows else [Finding("lists_empty", "warning")]
    for one in CATALOGUE.form(draft.form_code).lists:
        rows = [row for row in draft.rows if row.list_code == one.code]
        for row in rows:
            found += [*dates_in_order(row, one), *dates_in_period(row, one, draft.period)]
        found += rows_alike(rows)
    return found


def test_lists_hold_rows_and_no_figures(returns: list[Draft]):
    assert len(returns) > 1500
    assert all(not draft.observations and not draft.findings for draft in returns)
    assert sum(len(draft.rows) for draft in returns) < 50_000


def test_no_list_has_a_mistake_but_for_those_named(returns: list[Draft]):
    found = {
        (finding.code, draft.form_code, draft.region_code, draft.period.year)
        for draft in returns
        for finding in list_findings(draft)
    }
    assert found == NAMED


def test_the_checks_of_a_return_ask_only_for_what_is_left_out_on_purpose(returns: list[Draft]):
    # plan_lists.toml leaves evidence out of 7 % of the measures that are done (`without_evidence`); the
    # side that tells a joint event in other words leaves the note out, and some are of the kind "other".
    asked: Counter[str] = Counter()
    for draft in returns:
        if draft.period.quarter == 4:
            context = ReturnContext(
                reading=Reading("", "", 0, draft.form_code, (), (), (), rows=draft.rows),
                form=CATALOGUE.form(draft.form_code),
                region_code=draft.region_code,
                period=draft.period,
                today=TODAY,
                catalogue=CATALOGUE,
                regions=load_regions(),
                previous={},
            )
            asked.update(finding.code for finding in check_return(context))
    assert set(asked) == {"measure_without_evidence", "event_other_unexplained"}
    assert asked["event_other_unexplained"] < 10


def test_every_value_is_one_that_its_column_takes(returns: list[Draft]):
    columns = {
        (one.code, column.code): column
        for form in FORMS
        for one in CATALOGUE.form(form).lists
        for column in one.columns
    }
    for draft in returns:
        for row in draft.rows:
            for code, value in row.values.items():
                assert fits(columns[row.list_code, code], value), (draft.file_name, row.row, code, value)


def fits(column: ListColumn, value: object) -> bool:
    if value is None:
        return not column.required
    if column.type in {"count", "money"}:
        return isinstance(value, float) and value >= 0 and (column.type == "money" or value == int(value))
    words = str(value)
    return {
        "choice": words in {choice.code for choice in column.choices},
        "date": words[:2] == "20" and len(words) == len("2015-01-01"),
        "indicator": words in CATALOGUE.indicators,
        "text": words == words.strip() != "" and "{" not in words,
    }[column.type]


@pytest.mark.parametrize(
    ("form", "region", "period", "language"),
    [
        ("ZM-L", "35", "2016Q3", "ru"),
        ("ZM-L", "43", "2025Q4", "kk"),
        ("ZM-L", "62", "2022Q3", "ru"),
        ("ZM-LP", "61", "2018Q2", "kk"),
        ("ZM-LP", "75", "2025Q4", "ru"),
    ],
)
def test_a_list_typed_into_our_template_is_read_back_as_it_is(returns, form, region, period, language):
    (draft,) = (
        one
        for one in returns
        if (one.form_code, one.region_code, one.period) == (form, region, Period.parse(period))
    )
    reading = read(
        filled(content(form, region, period, language), {}, {}, typed_lists(draft, language)), "list.xlsx"
    )
    assert reading.findings == ()
    assert reading.rows == draft.rows
    assert len(reading.rows) > 3
