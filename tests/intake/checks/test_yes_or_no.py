"""An answer is 1 or 0."""

from __future__ import annotations

import pytest

from analytics.intake.checks.yes_or_no import answers_are_yes_or_no
from tests.intake.checks.drawn import drawn, found


@pytest.mark.parametrize("answer", [0, 1, "blank", "…"])
def test_yes_no_and_no_answer_pass(answer):
    assert found(answers_are_yes_or_no, drawn({"G01": answer})) == []


@pytest.mark.parametrize(("answer", "words"), [(2, "2"), (0.5, "0,5"), (-1, "-1")])
def test_anything_else_is_an_error(answer, words):
    assert found(answers_are_yes_or_no, drawn({"C01": 7, "G01": answer})) == [
        ("not_yes_or_no", "E2", words, None)
    ]
