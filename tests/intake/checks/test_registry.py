"""The registry: severity comes from the rules, and a figure is not asked about twice."""

from __future__ import annotations

from analytics.intake import check_drop, check_return, findings_of_return
from analytics.intake.batch import Draft, Finding, Observation
from analytics.intake.checks import graded, load_rules
from analytics.intake.checks.rules_file import CHECKS
from analytics.periods import Period
from tests.intake.checks.drawn import drawn, with_rule

PARTS = {"C05": 100, "C06": 101}
PERIOD = Period(2022, 4)


def severities(context):
    return [(finding.code, finding.severity) for finding in check_return(context)]


def test_the_severity_is_that_of_the_rules():
    assert severities(drawn(PARTS)) == [("part_exceeds_whole", "warning")]
    rules = with_rule("part_exceeds_whole", severity="note")
    assert severities(drawn(PARTS, rules=rules)) == [("part_exceeds_whole", "note")]


def test_a_check_can_be_turned_off():
    assert severities(drawn(PARTS, rules=with_rule("part_exceeds_whole", active=False))) == []


def test_a_check_can_start_with_a_quarter():
    rules = with_rule("part_exceeds_whole", since=Period(2022, 4))
    assert severities(drawn(PARTS, rules=rules)) == [("part_exceeds_whole", "warning")]
    assert severities(drawn(PARTS, rules=rules, period="2022Q3")) == []


def test_what_reading_found_is_graded_too():
    blank = Finding("blank", "warning", "S", "E7")
    missing = Finding("sheet_missing", "error", expected="S")
    rules = with_rule("blank", severity="note")
    assert [finding.severity for finding in graded((blank, missing), PERIOD, rules)] == ["note", "error"]
    assert graded((blank, missing), PERIOD) == (blank, missing)


def test_findings_of_reading_stand_before_those_of_checks():
    context = drawn({"C05": 100, "C06": 101})
    blank = Finding("blank", "warning", "S", "E7")
    object.__setattr__(context.reading, "findings", (blank,))
    assert [finding.code for finding in findings_of_return(context)] == ["blank", "part_exceeds_whole"]


def test_files_that_came_together_are_graded():
    figures = tuple(Observation(f"A0{number}", 7.0, "number", None, None) for number in range(1, 6))
    drafts = [Draft("1-M", region, PERIOD, figures) for region in ("55", "59")]
    severity = load_rules().checks["figures_repeated"].severity
    assert [[finding.severity for finding in found] for found in check_drop(drafts)] == [[severity]] * 2


def test_a_figure_with_a_likelier_explanation_is_not_asked_about_twice():
    own = {"C05": {f"{year}Q4": 140_000 for year in range(2017, 2022)} | {"2022Q3": 140_000}}
    assert severities(drawn({"C05": 140}, own)) == [("units_too_small", "warning")]
    assert severities(drawn({"C05": 14_000}, own)) == [("plausible_outside_history", "warning")]


def test_every_check_that_a_return_can_fail_has_its_rule():
    assert load_rules().checks.keys() == CHECKS.keys()
