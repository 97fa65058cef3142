"""Which indicators the checks look up beside those of a return."""

from __future__ import annotations

from analytics.catalogue import load_catalogue
from analytics.intake.checks import load_rules
from analytics.intake.checks.related import related_codes


def test_what_a_check_ties_together_is_looked_up():
    assert related_codes(["A10"], load_catalogue(), load_rules()) == ("A06", "A10", "B01", "B03")
    assert related_codes(["B06"], load_catalogue(), load_rules()) == ("B01", "B06", "B07")
    assert related_codes(["F01"], load_catalogue(), load_rules()) == ("F01",)
