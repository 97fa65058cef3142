"""The questions of the demonstration: the checks' own, about the last quarter, some of them answered."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from analytics.catalogue import load_catalogue
from analytics.demonstration import load
from analytics.demonstration.questions import with_questions
from analytics.intake.batch import Draft
from analytics.measures.questions import questions
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.settings import settings
from analytics.store import open_journal
from analytics.store.journal import Journal


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    opened = open_journal(dataclasses.replace(settings(), home=tmp_path_factory.mktemp("questions")))
    load(opened)
    yield opened
    opened.close()


def test_only_the_last_quarter_is_asked_about(demonstration: tuple[Draft, ...]) -> None:
    asked = with_questions(demonstration)
    assert {draft.period for draft in asked if draft.findings} == {Period(2025, 4)}
    assert [dataclasses.replace(draft, findings=()) for draft in asked] == list(demonstration)


def test_no_question_refuses_a_return(demonstration: tuple[Draft, ...]) -> None:
    asked = with_questions(demonstration)
    assert not [draft.file_name for draft in asked if draft.blocked]
    assert sum(len(draft.findings) for draft in asked) > 5


def test_every_third_question_is_answered(journal: Journal) -> None:
    table = questions(journal, load_catalogue(), load_regions())
    answered = table[~table["is_open"]]
    assert len(answered) == -(-len(table) // 3)
    assert set(answered["explained_by"]) == {"demonstration"}
    assert "Проверено по журналу учёта: число верное." in set(answered["explanation"])
