"""Parts and wholes of the two ministries' returns of one period."""

from __future__ import annotations

import pytest

from analytics.intake.checks.other_forms import other_returns_agree
from tests.intake.checks.drawn import drawn, found

POLICE = {"B01": {"2022Q4": 200, "2022Q3": 1}, "B03": {"2022Q4": 50}}
FORMS = {"B01": "ZM-P", "B03": "ZM-P", "B06": "ZM-E"}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"B06": 200}, []),
        ({"B06": 201}, [("other_return_contradicts", "E1", "201", "200")]),
        ({"B06": "blank"}, []),
        ({"B08": 250}, []),
        ({"B08": 251}, [("other_return_contradicts", "E1", "251", "250")]),
        ({"A10": 251}, [("other_return_contradicts", "E1", "251", "250")]),
    ],
)
def test_a_part_against_what_the_police_reported(figures, expected):
    assert found(other_returns_agree, drawn(figures, POLICE, forms=FORMS)) == expected


def test_the_later_return_is_asked_whichever_it_is():
    context = drawn({"B01": 150}, {"B06": {"2022Q4": 160}}, form_code="ZM-P", forms=FORMS)
    assert found(other_returns_agree, context) == [("other_return_contradicts", "E1", "160", "150")]
    (finding,) = other_returns_agree(context)
    assert finding.indicator_code == "B01"
    assert "(accepted return of the same period): 160" in finding.values["parts_en"]


def test_figures_of_the_revision_that_is_replaced_do_not_count():
    context = drawn({"B06": 201}, {"B01": {"2022Q4": 200}}, forms={"B01": "ZM-E"})
    assert found(other_returns_agree, context) == []


def test_parts_within_the_return_are_left_to_another_check():
    assert found(other_returns_agree, drawn({"C05": 100, "C06": 101})) == []
