"""Questions about stored figures: which are asked, which are open, what was answered."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics import submission
from analytics.access import Person
from analytics.catalogue import load_catalogue
from analytics.intake.batch import Draft, Finding, Observation
from analytics.measures.questions import finding_of, questions
from analytics.periods import Period
from analytics.regions import Regions
from analytics.settings import settings
from analytics.store import open_journal
from analytics.store.journal import Journal
from tests.measures.text_tables import drawn, rows_of

UNUSUAL = Finding("plausible_outside_history", "note", "ZM-P", "E7", "B01", "120", "80–100", {"years": "5"})
WARNING = Finding("cumulative_falls", "warning", "ZM-P", "E9", "B03")
NOTE = Finding("text_number", "note", "ZM-P", "E8", "B02", "12 ")
CURATOR = Person("Айгуль", "curator")


def draft(region: str, period: str, *findings: Finding) -> Draft:
    figures = (Observation("B01", 120.0, "number", "ZM-P", "E7"),)
    return Draft("ZM-P", region, Period.parse(period), figures, findings, file_name=f"{region}.xlsx")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = open_journal(dataclasses.replace(settings(), home=tmp_path))
    opened.accept(draft("11", "2024Q4", NOTE, UNUSUAL, WARNING), b"one", "op", {2: "исправлено"})
    opened.accept(draft("15", "2024Q4", WARNING), b"two", "op")
    opened.accept(draft("15", "2024Q4"), b"three", "op")
    opened.accept(draft("19", "2024Q3", WARNING), b"four", "op")
    yield opened
    opened.close()


def asked(journal: Journal, regions: Regions, period: Period | None) -> list[dict[str, str]]:
    expected = "| region_code | period | position | code | is_open | explanation | explained_by |"
    table = questions(journal, load_catalogue(), regions, period)
    header = [name.strip() for name in expected.strip("|").split("|")]
    return drawn(table, [dict.fromkeys(header, "")]) if len(table) else []


def test_warnings_and_signals_of_standing_returns_are_asked(journal: Journal, regions: Regions) -> None:
    # The note is no question; the return of 15 was replaced by one without a warning.
    assert asked(journal, regions, None) == rows_of(
        """
        | region_code | period | position | code                      | is_open | explanation | explained_by |
        | 11          | 2024Q4 | 1        | plausible_outside_history | True    |             |              |
        | 19          | 2024Q3 | 0        | cumulative_falls          | True    |             |              |
        | 11          | 2024Q4 | 2        | cumulative_falls          | False   | исправлено  | op           |
        """
    )


def test_one_period_is_asked(journal: Journal, regions: Regions) -> None:
    rows = asked(journal, regions, Period(2024, 3))
    assert [(row["region_code"], row["is_open"]) for row in rows] == [("19", "True")]


def test_the_last_answer_closes_a_question(journal: Journal, regions: Regions) -> None:
    batch = questions(journal, load_catalogue(), regions).iloc[0]["batch_id"]
    submission.answer(journal, int(batch), 1, CURATOR, "перепись семей")
    submission.answer(journal, int(batch), 1, CURATOR, "сверено с журналом")
    (row,) = (row for row in asked(journal, regions, Period(2024, 4)) if row["position"] == "1")
    assert (row["is_open"], row["explanation"], row["explained_by"]) == (
        "False",
        "сверено с журналом",
        "Айгуль",
    )


def test_the_finding_can_be_said_again(journal: Journal, regions: Regions) -> None:
    record = questions(journal, load_catalogue(), regions).to_dict("records")[0]
    assert finding_of(record) == UNUSUAL
