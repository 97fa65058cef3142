"""A part is not larger than the whole that the catalogue names."""

from __future__ import annotations

import pytest

from analytics.intake.checks.parts import parts_within_wholes
from tests.intake.checks.drawn import drawn, found


def test_each_part_that_exceeds_its_whole_is_named_at_its_cell():
    context = drawn({"C05": 100, "C06": 101, "C07": 102, "C08": 101})
    assert found(parts_within_wholes, context) == [
        ("part_exceeds_whole", "E2", "101", "100"),
        ("part_exceeds_whole", "E3", "102", "101"),
    ]


@pytest.mark.parametrize("whole", ["blank", "…", "x"])
def test_without_a_number_there_is_nothing_to_compare(whole):
    assert found(parts_within_wholes, drawn({"C05": whole, "C06": 101})) == []


def test_a_whole_of_another_return_is_left_to_another_check():
    assert found(parts_within_wholes, drawn({"B06": 9}, own={"B01": {"2022Q4": 8}})) == []
