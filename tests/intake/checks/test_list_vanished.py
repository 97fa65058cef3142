"""Rows of an accepted list that the new one lacks are asked about, by name."""

from __future__ import annotations

import pytest

from tests.intake.checks.drawn_lists import drawn_lists, list_rows, sentences, told

ASKED = [("list_rows_vanished", "warning", None)]
TWO = "title | held_on\nБеседа | 2025-02-03\nРейд | 2025-05-14"
ONE = "title | held_on\nБеседа | 2025-02-03"


def events(table: str):
    return list_rows("event", table)


@pytest.mark.parametrize("period", ["2025Q3", "2025Q2"], ids=["the same return", "the quarter before"])
def test_a_row_that_is_gone_is_named_with_its_day(period: str) -> None:
    context = drawn_lists(events(ONE), known={period: [events(TWO)]})
    assert told(context) == ASKED
    words = {"2025Q3": "январь–сентябрь 2025 г. (9 месяцев)", "2025Q2": "январь–июнь 2025 г. (6 месяцев)"}
    assert sentences(context, "list_rows_vanished")["ru"] == (
        f"В списке «Мероприятия» нет строк, которые есть в принятом отчёте за период «{words[period]}» "
        "(редакция 1): 1. Это «Рейд» (14.05.2025)."
    )


def test_the_sentence_in_kazakh_and_english() -> None:
    said = sentences(drawn_lists(events(ONE), known={"2025Q2": [events(TWO)]}), "list_rows_vanished")
    assert said["kk"] == (
        "«Іс-шаралар» тізімінде «2025 ж. қаңтар–маусым (6 ай)» кезеңінің қабылданған есебіндегі "
        "(1-редакция) жолдар жоқ: 1. Олар: «Рейд» (14.05.2025)."
    )
    assert said["en"] == (
        "The list “Events” lacks rows of the accepted return of “January–June 2025 (6 months)” "
        "(revision 1): 1. They are «Рейд» (14.05.2025)."
    )


def test_a_row_is_asked_about_once_where_two_returns_have_it() -> None:
    known = {"2025Q3": [events(TWO)], "2025Q2": [events(TWO)]}
    assert told(drawn_lists(events(ONE), known=known)) == ASKED


def test_only_the_first_five_are_named() -> None:
    many = "title\n" + "\n".join(f"Встреча {number}" for number in range(1, 9))
    context = drawn_lists(events("title\nВстреча 1"), known={"2025Q2": [events(many)]})
    said = sentences(context, "list_rows_vanished")["ru"]
    assert "(редакция 1): 7. Это «Встреча 2» (14.05.2025); " in said
    assert said.endswith("«Встреча 6» (14.05.2025); ….")


@pytest.mark.parametrize(
    "table",
    [
        "title | held_on | children\nБеседа | 2025-02-03 | 30\nРейд | 2025-05-14 | 31",
        "title | held_on\nРейд | 2025-05-14\nБеседа | 2025-02-03",
        "title | held_on\nбеседа | 2025-02-03\nРейд «Подросток» | 2025-05-14\nНовое | 2025-08-01",
    ],
    ids=["figures corrected", "rows moved", "words corrected, a row added"],
)
def test_a_corrected_row_is_not_gone(table: str) -> None:
    changed = events("title | held_on\nБеседа | 2025-02-03\nРейд «Подростки» | 2025-05-14")
    stored = changed if "Подросток" in table else events(TWO)
    assert told(drawn_lists(events(table), known={"2025Q2": [stored]})) == []


def test_an_event_of_the_new_quarter_does_not_stand_in_for_one_of_the_old() -> None:
    new = "title | held_on\nБеседа | 2025-02-03\nРейд | 2025-08-14"
    assert told(drawn_lists(events(new), known={"2025Q2": [events(TWO)]})) == ASKED


def test_a_list_that_was_emptied_is_asked_about() -> None:
    assert told(drawn_lists(known={"2025Q2": [events(TWO)]})) == ASKED


@pytest.mark.parametrize(
    ("list_code", "old", "asked"),
    [
        ("plan_measure", "measure | state\n1. Кружок | running", True),
        ("plan_measure", "measure | state | done_on | evidence\n1. Кружок | done | 2024-05-01 | акт", False),
        ("plan_measure", "measure | state\n1. Кружок | cancelled", False),
        ("partner", "name | ends_on\nФонд | .", True),
        ("partner", "name | ends_on\nФонд | 2024-12-31", False),
        ("event", "title | held_on\nРейд | 2024-05-14", False),
    ],
)
def test_of_the_year_before_only_what_is_open_is_expected(list_code: str, old: str, asked: bool) -> None:
    context = drawn_lists(period="2025Q1", known={"2024Q4": [list_rows(list_code, old)]})
    assert told(context) == (ASKED if asked else [])


@pytest.mark.parametrize(
    ("list_code", "old", "asked"),
    [
        ("plan_measure", "measure | state | done_on | evidence\n1. Кружок | done | 2025-05-01 | акт", True),
        ("partner", "name | ends_on\nФонд | 2025-06-30", False),  # it ended: nobody need list it
        ("partner", "name | ends_on\nФонд | 2025-07-01", True),
    ],
)
def test_within_the_year_a_plan_stays_whole(list_code: str, old: str, asked: bool) -> None:
    context = drawn_lists(known={"2025Q2": [list_rows(list_code, old)]})
    assert told(context) == (ASKED if asked else [])


def test_nothing_is_asked_without_an_accepted_list() -> None:
    assert told(drawn_lists(events(ONE))) == []
