"""The file of checks: typed, whole, and its faults are told with the place and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.catalogue import CatalogueError, load_catalogue
from analytics.intake.checks.rules import Balance, load_rules, read_rules
from analytics.periods import Period
from analytics.settings import PROJECT

FILE = PROJECT / "data" / "checks.toml"
TEXT = FILE.read_text(encoding="utf-8")


def problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "checks.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        read_rules(path, load_catalogue().indicators)
    return [str(problem) for problem in raised.value.problems]


def test_a_rule_is_typed():
    rule = load_rules().checks["plausible_carried_forward"]
    assert (rule.severity, rule.active, rule.since, rule.tolerance) == ("warning", True, None, 0.0)
    assert rule.parameters == {"fewest": 5.0, "share": 0.8}
    assert load_rules().parameter("zero_after_figures", "large") == 20.0
    assert load_rules().balances == (Balance("police_register", "B01", "B02", "B03", 0.0),)


def test_every_language_names_and_explains_each_check():
    for rule in load_rules().checks.values():
        assert len({rule.name.ru, rule.name.kk, rule.name.en}) == 3
        assert len({rule.explanation.ru, rule.explanation.kk, rule.explanation.en}) == 3


def test_a_rule_applies_from_its_first_quarter(tmp_path: Path):
    path = tmp_path / "checks.toml"
    text = TEXT.replace('code = "cumulative_falls"\n', 'code = "cumulative_falls"\nsince = "2020Q2"\n')
    path.write_text(text, encoding="utf-8")
    rule = read_rules(path, load_catalogue().indicators).checks["cumulative_falls"]
    assert [rule.applies(Period(2020, quarter)) for quarter in (1, 2, 3)] == [False, True, True]


@pytest.mark.parametrize(
    ("given", "instead", "told"),
    [
        ('code = "cumulative_falls"', 'code = "cumulative_fall"', "'cumulative_fall' is no check"),
        (
            'code = "blank_space"\nseverity = "warning"', 'code = "blank_space"\nseverity = "fatal"',
            "checks.toml, blank_space, severity: 'fatal' is unknown; use one of error, warning, note",
        ),
        ("parameters = { large = 20 }", "parameters = { larg = 20 }", "large: is missing"),
        ("parameters = { large = 20 }", "parameters = { large = -1 }", "large: -1 is not allowed"),
        ("tolerance = 0\n", "tolerence = 0\n", "tolerence: the field is unknown"),
        ('stock = "B01"', 'stock = "B99"', "stock: 'B99' is no indicator; use a code of the catalogue"),
        ('parts = ["A07", "A08"]', 'parts = ["A07", "Z08"]', "parts: 'Z08' is no indicator"),
        ('parts = ["A07", "A08"]', "parts = []", "parts: names no indicator"),
        ("lower = 5\nupper = 40", "lower = 5\nupper = 4", "upper: 4.0 is below 5.0"),
        ('name.kk = "Бір үйірмедегі балалар саны"\n', "", "name.kk: is missing"),
        ('code = "blank_space"', 'code = "blank"', "'blank' stands there twice"),
        ('code = "blank_space"', 'code = "blank"', "there is no record of 'blank_space'"),
    ],
)  # fmt: skip
def test_faults_are_told_with_place_and_mend(tmp_path: Path, given: str, instead: str, told: str):
    assert given in TEXT
    assert any(told in problem for problem in problems(tmp_path, TEXT.replace(given, instead, 1)))


def test_a_file_that_is_no_toml_is_told(tmp_path: Path):
    (problem,) = problems(tmp_path, "[[check]")
    assert problem.startswith("checks.toml: is no TOML")
