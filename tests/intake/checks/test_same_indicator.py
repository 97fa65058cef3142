"""One indicator in two returns of one period."""

from __future__ import annotations

from analytics.intake.checks.same_indicator import stored_forms_say_the_same
from tests.intake.checks.drawn import drawn, found

STORED = {"B01": {"2022Q4": 200}}


def test_another_form_that_says_otherwise_is_named():
    context = drawn({"B01": 199}, STORED, form_code="TABLE", forms={"B01": "ZM-P"})
    assert found(stored_forms_say_the_same, context) == [("other_return_differs", "E1", "199", "200")]
    (finding,) = stored_forms_say_the_same(context)
    assert finding.values["other_form"] == "ZM-P"


def test_the_same_figure_and_a_correction_pass():
    same = drawn({"B01": 200}, STORED, form_code="TABLE", forms={"B01": "ZM-P"})
    correction = drawn({"B01": 199}, STORED, form_code="ZM-P", forms={"B01": "ZM-P"})
    first = drawn({"B01": 199}, {"B01": {"2022Q3": 200}}, form_code="TABLE")
    assert [found(stored_forms_say_the_same, context) for context in (same, correction, first)] == [
        [],
        [],
        [],
    ]
