"""The methods of the Methods page: what their file says, and how its faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.catalogue.methods import load_methods
from analytics.catalogue.problems import CatalogueError
from analytics.settings import PROJECT

FILE = "methods.toml"


def changed(folder: Path, old: str, new: str) -> Path:
    """The project's own file in another folder, with one thing changed."""
    text = (PROJECT / "data" / FILE).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_every_section_of_the_methods_is_there() -> None:
    found = load_methods()
    sections = ["limits", "comparison", "change", "trend", "join", "events", "figures", "not_used"]
    assert list(found.sections) == sections
    by_section = {
        section: [code for code, method in found.methods.items() if method.section == section]
        for section in sections
    }
    assert by_section == {
        "limits": ["rate_limits", "proportion_limits", "standardised_rate", "without_limits"],
        "comparison": ["republic", "verdict", "places", "funnel", "to_benchmark", "neighbours", "heat"],
        "change": ["change", "share_change", "many_at_once", "before_after"],
        "trend": ["trend", "mann_kendall", "signals", "pace"],
        "join": [
            "registered_share",
            "rank_correlation",
            "association",
            "permutation",
            "leave_one_out",
            "power",
            "falsification",
            "specifications",
            "deviance",
            "good_practice",
            "index",
            "caveats",
        ],
        "events": ["event_pairs", "joint_events", "events_after"],
        "figures": ["same_period", "quarter", "borders", "children", "recommendations", "measure_state"],
        "not_used": ["not_used", "join_not_used"],
    }


def test_what_conclusions_are_drawn_by_has_a_source_and_says_when_it_is_silent() -> None:
    for method in load_methods().methods.values():
        if method.section in ("limits", "comparison", "change", "trend", "join"):
            assert method.silent is not None, method.code
            assert method.sources or not method.calibration, method.code


def test_the_limits_of_silence_are_those_of_the_code() -> None:
    from analytics.measures import benchmark
    from analytics.statistics import (
        before_after,
        composite,
        expected,
        funnel,
        panel,
        rank_correlation,
        signals,
        standardised,
        trend,
    )

    methods = load_methods().methods
    numbers = {
        "funnel": funnel.FEWEST_REGIONS,
        "trend": trend.FEWEST_QUARTERS,
        "signals": signals.FEWEST_QUARTERS,
        "standardised_rate": standardised.FEWEST_EVENTS,
        "registered_share": benchmark.FEWEST_FOR_QUARTERS,
        "rank_correlation": rank_correlation.FEWEST_REGIONS,
        "association": panel.FEWEST_UNITS,
        "deviance": expected.FEWEST_UNITS,
        "index": composite.FEWEST_REGIONS,
        "before_after": before_after.FEWEST_OTHERS,
    }
    for code, number in numbers.items():
        silent = methods[code].silent
        assert silent is not None
        for words in (silent.ru, silent.kk, silent.en):
            assert str(number) in words, (code, words)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('code = "funnel"', 'code = "places"', "places, code: stands there twice; give each a code"),
        ('code = "funnel"', 'code = "Funnel"', "code: 'Funnel' has the wrong form"),
        ('section = "trend"', 'section = "tend"', "section: 'tend' is no section; use one of limits,"),
        (
            '[[section]]\ncode = "limits"',
            '[[section]]\ncode = "empty"\nname.ru = "а"\nname.kk = "а"\nname.en = "a"\n\n'
            '[[section]]\ncode = "limits"',
            "empty: no method stands in the section",
        ),
        ('screens = ["compare"]', 'screens = ["globe"]', "funnel, screens: 'globe' is no screen"),
        ("answers.kk", "answers.uz", "answers.kk: is missing; write the phrase in this language"),
        ("formulas = [", "formulae = [", "formulae: the field is unknown"),
        ("symbols.ru", "#", "symbols.ru: is missing"),
        (
            'screens = []\ncalibration = ["bare',
            'screens = ["heat"]\ncalibration = ["bare',
            "not_used, silent",
        ),
        ("[[section]]", "[[section]", "is no TOML"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(CatalogueError) as told:
        load_methods(changed(tmp_path, old, new))
    assert sentence in str(told.value)


def test_a_formula_needs_its_letters_explained(tmp_path: Path) -> None:
    text = (PROJECT / "data" / FILE).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("symbols.")]
    (tmp_path / FILE).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CatalogueError, match="rate_limits, symbols: is missing; explain the letters"):
        load_methods(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"methods\.toml: is missing; put it back"):
        load_methods(tmp_path)
