"""The rule of grades and the shared facts: what their files say, and how their faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.grading import load_grading
from analytics.catalogue.problems import CatalogueError
from analytics.catalogue.reconciliation import load_shared_facts
from analytics.settings import PROJECT

FILES = {"quality.toml": load_grading, "reconciliation.toml": load_shared_facts}


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """The project's own file in another folder, with one thing changed."""
    text = (PROJECT / "data" / name).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_the_rule_of_the_project() -> None:
    rule = load_grading()
    assert [(grade.code, grade.points) for grade in rule.grades] == [
        ("A", 96),
        ("B", 80),
        ("C", 60),
        ("D", 0),
    ]
    assert [(part.code, part.weight) for part in rule.parts] == [
        ("completeness", 40),
        ("timeliness", 20),
        ("consistency", 25),
        ("definition", 15),
    ]


def test_the_facts_of_the_project() -> None:
    facts = load_shared_facts()
    assert [(fact.code, fact.police, fact.education, fact.owner) for fact in facts] == [
        ("register", "B01", "B15", "police"),
        ("engaged", "B16", "B06", "education"),
    ]
    indicators = load_catalogue().indicators
    assert {indicators[fact.police].forms for fact in facts} == {("ZM-P",)}
    assert {indicators[fact.education].forms for fact in facts} == {("ZM-E",)}


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (
            "quality.toml",
            "quarters = 8",
            "quarters = 0",
            "quality.toml, quarters: 0 is not allowed; write a whole",
        ),
        (
            "quality.toml",
            "weight = 40",
            "weight = 41",
            "weight: the weights add up to 101; let them add up to 100",
        ),
        (
            "quality.toml",
            "points = 80",
            "points = 97",
            "points: the thresholds [96, 97, 60, 0] do not fall to 0",
        ),
        ("quality.toml", 'code = "C"', 'code = "B"', "grade: the grades are not A, B, C, D"),
        ("quality.toml", 'code = "timeliness"', 'code = "speed"', "code: 'speed' is unknown"),
        ("quality.toml", 'question_grade = "B"', 'question_grade = "E"', "question_grade: 'E' is unknown"),
        ("quality.toml", "half_late_days", "late_days", "late_days: the field is unknown"),
        ("quality.toml", "quarters = 8", "quarters =", "quality.toml: is no TOML"),
        ("reconciliation.toml", '"B15"', '"B99"', "education: 'B99' is no indicator of the catalogue"),
        ("reconciliation.toml", '"B15"', '"B13"', "education: no form reports B13"),
        ("reconciliation.toml", '"B15"', '"B16"', "education: B01 and B16 stand in the same form"),
        ("reconciliation.toml", '"B15"', '"B08"', "education: B01 and B08 differ in unit or kind"),
        ("reconciliation.toml", '"engaged"', '"register"', "register, code: stands there twice"),
        ("reconciliation.toml", 'owner = "police"', 'owner = "akimat"', "owner: 'akimat' is unknown"),
        ("reconciliation.toml", "days = 15", "days = -1", "days: -1 is not allowed"),
        ("reconciliation.toml", "name.kk = ", "name.uz = ", "name.kk: is missing"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, name: str, old: str, new: str, sentence: str) -> None:
    with pytest.raises(CatalogueError) as told:
        FILES[name](changed(tmp_path, name, old, new))
    assert sentence in str(told.value)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(CatalogueError, match=f"{name}: is missing; put it back"):
        FILES[name](tmp_path)
