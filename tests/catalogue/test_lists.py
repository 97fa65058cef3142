"""The lists and the templates of the project: what regions are asked, and under which version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import duckdb
import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.fingerprint import template_fingerprint
from analytics.catalogue.records import Catalogue, Form, ListColumn, ListForm
from analytics.periods import Period
from analytics.settings import PROJECT
from analytics.text.localized import Localized

ADDRESS = {"batch_id", "sheet", "row", "cells"}
CATALOGUE = load_catalogue()
TEMPLATES = [form for form in CATALOGUE.forms.values() if form.reading == "template"]
LISTS = {one.code: one for form in TEMPLATES for one in form.lists}
SQL_TYPES = {"date": "DATE", "count": "DOUBLE", "money": "DOUBLE", "yes_no": "DOUBLE"}
KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
CYRILLIC = re.compile("[а-яА-ЯёЁ]")


def columns_of_the_store(table: str) -> dict[str, str]:
    """Column and type of a table of the journal, from the schema itself."""
    database = duckdb.connect()
    for path in sorted((PROJECT / "analytics" / "sql" / "schema").glob("*.sql")):
        database.execute(path.read_text(encoding="utf-8"))
    rows = database.execute(
        "select column_name, data_type from information_schema.columns"
        " where table_schema = 'journal' and table_name = $table order by ordinal_position",
        {"table": table},
    ).fetchall()
    return {name: data_type for name, data_type in rows if name not in ADDRESS}


@pytest.mark.parametrize("list_form", LISTS.values(), ids=LISTS)
def test_the_columns_of_a_list_are_those_of_its_table(list_form: ListForm) -> None:
    assert {
        column.code: SQL_TYPES.get(column.type, "VARCHAR") for column in list_form.columns
    } == columns_of_the_store(list_form.code)


def test_which_lists_a_form_asks_for_and_from_when() -> None:
    asked = {form.code: tuple(one.code for one in form.lists) for form in TEMPLATES}
    assert asked == {
        "ZM-E": (),
        "ZM-L": ("event", "plan_measure", "partner"),
        "ZM-LP": ("event",),
        "ZM-P": (),
    }
    # The Regional Plans were due in March 2015.
    assert [form.code for form in CATALOGUE.expected_forms(Period(2014, 4))] == ["1-M", "ZM-E", "ZM-P"]
    assert [form.code for form in CATALOGUE.expected_forms(Period(2015, 1))] == [
        "1-M", "ZM-E", "ZM-L", "ZM-LP", "ZM-P",
    ]  # fmt: skip


def test_a_stored_table_has_the_form_table() -> None:
    assert CATALOGUE.form("TABLE-3F2A").reading == "table"
    assert not CATALOGUE.form("TABLE").expected


def test_choices_are_the_codes_of_the_store() -> None:
    choices = {
        f"{one.code}.{column.code}": [choice.code for choice in column.choices]
        for one in LISTS.values()
        for column in one.columns
        if column.choices and column.code != "kind"
    }
    assert choices == {
        "event.holder": ["education", "police", "joint", "other"],
        "plan_measure.state": ["planned", "running", "done", "cancelled"],
    }
    partner = {column.code: column for column in LISTS["partner"].columns}
    kinds = [choice.code for choice in partner["kind"].choices]
    assert kinds == ["business", "ngo", "vocational_school", "enterprise"]


def test_what_no_row_may_lack_and_which_dates_follow_which() -> None:
    required = {code: [c.code for c in one.columns if c.required] for code, one in LISTS.items()}
    assert required == {
        "event": ["kind", "title", "held_on", "holder"],
        "plan_measure": ["measure", "agency", "due_on", "state"],
        "partner": ["kind", "name", "signed_on"],
    }
    assert {
        column.code: column.not_before
        for one in LISTS.values()
        for column in one.columns
        if column.not_before
    } == {"due_on": "starts_on", "done_on": "starts_on", "ends_on": "signed_on"}


@pytest.mark.parametrize("form", TEMPLATES, ids=[form.code for form in TEMPLATES])
def test_a_changed_template_has_a_new_version(form: Form) -> None:
    found = template_fingerprint(form, CATALOGUE)
    assert form.fingerprint == found, (
        f"the catalogue changed what {form.code} asks for: raise the version {form.version} in "
        f'data/forms/{form.code}.toml and write fingerprint = "{found}"'
    )


def test_a_fingerprint_changes_with_what_is_asked_and_not_with_its_words() -> None:
    form = CATALOGUE.forms["ZM-P"]
    before = template_fingerprint(form, CATALOGUE)
    assert template_fingerprint(form, _with_first("unit", "families")) != before
    assert template_fingerprint(form, _with_first("kind", "stock")) != before
    assert template_fingerprint(form, _with_first("name", Localized("Иначе", "Басқаша", "Else"))) == before


def _with_first(field: str, value: object) -> Catalogue:
    """The catalogue with one field of the first indicator of ZM-P changed."""
    code = CATALOGUE.forms["ZM-P"].indicator_codes[0]
    indicator = replace(CATALOGUE.indicators[code], **{field: value})
    return Catalogue(CATALOGUE.groups, {**CATALOGUE.indicators, code: indicator}, CATALOGUE.forms)


def phrases() -> Iterator[Localized]:
    for one in LISTS.values():
        yield one.name
        for column in one.columns:
            yield from _phrases_of(column)


def _phrases_of(column: ListColumn) -> Iterator[Localized]:
    yield column.name
    if column.help:
        yield column.help
    yield from (choice.name for choice in column.choices)


def test_each_language_is_written_in_its_letters() -> None:
    assert [words.en for words in phrases() if CYRILLIC.search(words.en)] == []
    assert [words.ru for words in phrases() if KAZAKH.search(words.ru)] == []
    assert [words.kk for words in phrases() if words.kk == words.ru] == ["Бизнес"]
