from __future__ import annotations

import pytest

from analytics.access import LOCAL_PERSON, Person

OPERATOR = Person("somebody", "operator", frozenset({"35"}))


@pytest.mark.parametrize(
    ("person", "right", "region_code", "allowed"),
    [
        (Person("a", "viewer"), "view", None, True),
        (Person("a", "viewer"), "submit", "35", False),
        (OPERATOR, "check", None, True),
        (OPERATOR, "submit", "35", True),
        (OPERATOR, "submit", "62", False),
        (Person("a", "operator", frozenset()), "submit", "35", False),
        (Person("a", "curator"), "submit", "62", True),
        (Person("a", "curator"), "administer", None, False),
        (LOCAL_PERSON, "administer", None, True),
    ],
)
def test_what_each_role_may_do(person, right, region_code, allowed):
    assert person.may(right, region_code) is allowed
