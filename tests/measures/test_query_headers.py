"""Every query of the measures says in its header what it takes and gives, and it is so."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.measures.tiny_journal import SQL, TinyJournal

QUERIES = sorted(path.stem for path in (SQL / "measures").glob("*.sql"))
SECTIONS = ("What:", "Grain:", "Parameters", "Columns:", "Order:")

FIGURE = {
    "period_keys": [8066],
    "roles": ["numerator"],
    "summed_codes": ["F01"],
    "return_keys": [8066],
    "signs": [1],
    "returns_needed": [1],
}
LISTS = {"form_codes": ["ZM-L"], "until": "2016Q2", "moment": None}
DAYS = {"last_day": dt.date(2016, 6, 30), "next_last_day": dt.date(2016, 9, 30)}
ASKED = {
    "changed_since": {"since": None},
    "figure_history": {"indicator_code": "F01", "unit_code": "11", "period": "2016Q2"},
    "figure_remarks": {"indicator_codes": ["F01"], "unit_codes": ["11"], "periods": ["2016Q2"]},
    "last_look": {"actor": "aigul"},
    "comparison": FIGURE | {"indicator_codes": ["F01"], "borders": 2015},
    "series": FIGURE | {"indicator_codes": ["F01"], "borders": [2015], "region_codes": None},
    "data_as_of": {},
    "periods_available": {"indicator_codes": ["F01"]},
    "periods_reported": {},
    "provenance": {
        "roles": ["numerator"],
        "indicator_codes": ["F01"],
        "unit_codes": ["11"],
        "period_keys": [8066],
    },
    "register": {
        "form_codes": ["1-M"],
        "region_codes": ["11"],
        "expected_periods": ["2016Q2"],
        "periods": ["2016Q2"],
    },
    "return_history": {
        "form_code": "1-M",
        "lock_forms": ["1-M"],
        "region_code": "11",
        "period": "2016Q2",
    },
    "findings_of_return": {"batch_id": 1},
    "quality_figures": {"unit_codes": ["11"], "indicator_codes": ["F01"], "period_keys": [8066]},
    "quality_arrivals": {"batch_ids": [1]},
    "quality_remarks": {"batch_ids": [1]},
    "questions": {"period": "2016Q2"},
    "reconciliation": {
        "police_codes": ["S01"],
        "education_codes": ["S02"],
        "unit_codes": ["11"],
        "period_keys": [8066],
    },
    "recommendation_returns": {"form_codes": ["ZM-L"], "first": "2015Q1", "last": "2016Q2"},
    "recommendation_rows": {"form_codes": ["ZM-L"], "first": "2015Q1", "last": "2016Q2"},
    "recommendation_listed": {"batch_ids": [1]},
    "targets": {"moment": None},
    "region_plan": {"form_codes": ["ZM-L"], "unit_codes": ["11"], "until_period": "2016Q2", "moment": None},
    "region_lists": {"form_codes": ["ZM-L"], "unit_codes": ["11"], "until_period": "2016Q2", "moment": None},
    "events": {"form_codes": ["ZM-L"], "until": "2016Q2", "moment": None},
    "event_lists": {"form_codes": ["ZM-L"], "until": "2016Q2", "moment": None},
    "event_pairs": {"moment": None},
    "event_periods": {"form_codes": ["ZM-L"], "moment": None},
    "plan_register": LISTS | DAYS,
    "partners": LISTS | DAYS,
    "lists_received": LISTS | {"unit_codes": ["11"], "last_year_ends": "2015Q4"},
    "list_periods": {"form_codes": ["ZM-L"]},
    "plan_measures": {"form_codes": ["ZM-L"], "unit_codes": ["11"], "first": "2015Q1", "last": "2016Q2"},
    "row_history": {"batch_id": 1, "whole_life": True},
    "returns": {"region_code": "11", "form_code": None, "period": None},
}


def header(name: str) -> list[str]:
    """The comment lines at the top of a query, without their dashes."""
    lines = (SQL / "measures" / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    top = lines[: next(number for number, line in enumerate(lines) if not line.startswith("--"))]
    return [line.removeprefix("--") for line in top]


def names_in(name: str, section: str) -> list[str]:
    """The names that a section of the header lists: two spaces deeper than its title."""
    found: list[str] = []
    inside = False
    for line in header(name):
        if line.startswith(" ") and not line.startswith("  "):
            inside = line.strip().startswith(section)
        entry = re.match(r"   \$?(\w+)  *(?=\S)", line)
        if inside and entry:
            found.append(entry[1])
    return found


@pytest.mark.parametrize("name", QUERIES)
def test_the_header_has_all_its_sections(name: str) -> None:
    titles = [line.strip() for line in header(name) if re.match(r" \w", line)]
    assert [title for section in SECTIONS for title in titles if title.startswith(section)] == titles


@pytest.mark.parametrize("name", QUERIES)
def test_the_columns_are_those_of_the_header(journal: TinyJournal, name: str) -> None:
    table = journal.table(f"measures/{name}", **ASKED[name])
    assert list(table) == names_in(name, "Columns:")


@pytest.mark.parametrize("name", QUERIES)
def test_the_parameters_are_those_of_the_header(name: str) -> None:
    text = (SQL / "measures" / f"{name}.sql").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.strip().startswith("--"))
    assert set(re.findall(r"\$(\w+)", body)) == set(names_in(name, "Parameters")) == set(ASKED[name])
