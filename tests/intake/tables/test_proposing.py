"""What headings seem to mean, and what is left to a person."""

from __future__ import annotations

import pytest

from analytics.catalogue import load_catalogue
from analytics.intake.tables import FoundTable, HeadingProposal, TableMapping, propose
from tests.intake.tables.sheets import one_table

STUDENTS = "Несовершеннолетние, привлечённые к уголовной ответственности"


def table(*headings: str, title: str = "") -> FoundTable:
    lines = [
        *([title] if title else []),
        " | ".join(("Регион", *headings)),
        " | ".join(("Акмолинская", *("5" for _ in headings))),
        " | ".join(("Актюбинская", *("6" for _ in headings))),
    ]
    return one_table("\n".join(lines))


def proposed(
    *headings: str, title: str = "", remembered: TableMapping | None = None
) -> list[HeadingProposal]:
    return list(propose([table(*headings, title=title)], load_catalogue(), remembered).headings)


@pytest.mark.parametrize(
    ("heading", "why", "code"),
    [
        ("C05", "code", "C05"),
        ("С05 Учащиеся", "code", "C05"),  # a Cyrillic С, as it is typed
        ("Учащиеся общеобразовательных школ", "name", "C05"),
        ("Жалпы білім беретін мектептердің оқушылары", "name", "C05"),
        ("School pupils", "name", "C05"),
        ("clubs total", "name", "C03"),
        ("Привлечено несовершеннолетних к уголовной ответственности", "name", "A06"),
        ("Расходы бюджета на доп. образование", "near", "D06"),
        ("Театры", "nothing", None),
        ("Занятость состоящих на учёте (кружки, секции, клубы), %", "ratio", None),
        ("Доля безработных, %", "share", None),
        ("Учащиеся общеобразовательных школ, АППГ", "derived", None),
        ("Темп роста", "derived", None),
    ],
)
def test_a_heading_and_what_it_means(heading: str, why: str, code: str | None) -> None:
    (found,) = proposed(heading)
    assert (found.why, found.indicator_code) == (why, code)


def test_a_certain_indicator_is_no_candidate_for_another_heading() -> None:
    total, students = proposed(STUDENTS, f"{STUDENTS}: учащиеся")
    assert (total.why, total.indicator_code) == ("name", "A06")
    assert (students.why, students.indicator_code) == ("near", "A07")
    (alone,) = proposed(f"{STUDENTS}: учащиеся")
    assert (alone.why, alone.indicator_code) == ("unclear", None)


def test_two_headings_that_fit_one_indicator_are_both_left_to_the_person() -> None:
    first, second = proposed("Учащиеся общеобразовательных школ", "School pupils")
    assert [(each.why, each.indicator_code) for each in (first, second)] == [("unclear", None)] * 2


@pytest.mark.parametrize(
    ("heading", "title", "factor"),
    [
        ("Расходы бюджета на дополнительное образование, тыс. тенге", "", "0.001"),
        ("Расходы бюджета на дополнительное образование, млн тенге", "", "1"),
        ("Расходы бюджета на дополнительное образование, млрд тенге", "", "1000"),
        ("Расходы бюджета на дополнительное образование, тенге", "", "0.000001"),
        ("Расходы бюджета на дополнительное образование", "", "1"),
        ("Учащиеся общеобразовательных школ, тыс. чел.", "", "1000"),
        ("Учащиеся общеобразовательных школ", "Образование (тысяч человек)", "1000"),
        ("Учащиеся общеобразовательных школ", "Образование (мың адам)", "1000"),
        ("Учащиеся общеобразовательных школ", "", "1"),
    ],
)
def test_the_unit_that_a_heading_or_the_title_says_is_proposed(heading: str, title: str, factor: str) -> None:
    (found,) = proposed(heading, title=title)
    assert (found.indicator_code is not None, found.factor) == (True, factor)


def test_money_is_not_proposed_for_people() -> None:
    (found,) = proposed("Учащиеся общеобразовательных школ, тыс. тенге")
    assert found.indicator_code is None


def test_a_proposal_is_certain_where_nobody_needs_to_look() -> None:
    catalogue = load_catalogue()
    assert propose([table("C05", "clubs total", "Театры")], catalogue).certain
    assert not propose([table("C05", "Расходы бюджета на доп. образование")], catalogue).certain
    assert not propose([table("Учащиеся общеобразовательных школ, тыс. чел.")], catalogue).certain
    assert not propose([table("Театры")], catalogue).certain


def test_what_was_confirmed_before_comes_first() -> None:
    first = propose([table("Театры", "Кружки")], load_catalogue()).mapping
    confirmed = first.with_column("театры", "C01").with_column("кружки", None)
    theatres, clubs = proposed("Театры", "Кружки", remembered=confirmed)
    assert [(each.why, each.indicator_code) for each in (theatres, clubs)] == [
        ("remembered", "C01"),
        ("remembered", None),
    ]


def test_an_indicator_that_is_no_longer_stored_is_not_taken_from_memory() -> None:
    remembered = TableMapping().with_column("театры", "A18").with_column("кружки", "Z99")
    assert [each.why for each in proposed("Театры", "Кружки", remembered=remembered)] == [
        "nothing",
        "nothing",
    ]
