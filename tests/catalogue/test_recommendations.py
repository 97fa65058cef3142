"""The council's recommendations: as the source has them, and how faults of their file are told."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.problems import CatalogueError
from analytics.catalogue.recommendation_records import InTime, Rows
from analytics.catalogue.recommendations import load_recommendations, recommendations_of
from analytics.settings import PROJECT

FILE = "recommendations.toml"
SOURCE = PROJECT.parent / "shared" / "source" / "recommendations-2015-02-20.md"
END_OF_A_LINE = ":;."


def changed(folder: Path, old: str, new: str) -> Path:
    """The project's own file in another folder, with one thing changed."""
    text = (PROJECT / "data" / FILE).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def source_lines() -> list[tuple[str, str]]:
    """The addressee and the text of each recommendation of the source, without the sign at the end."""
    if not SOURCE.exists():
        pytest.skip(f"the source is not there: {SOURCE}")
    lines = [line.strip() for line in SOURCE.read_text(encoding="utf-8").splitlines()]
    found, addressee = [], ""
    for line in lines[next(place for place, line in enumerate(lines) if line.startswith("Министерству")) :]:
        if line.startswith("- "):
            found.append((addressee, line.removeprefix("- ").rstrip(END_OF_A_LINE)))
        elif line:
            addressee = line.rstrip(END_OF_A_LINE)
    return found


def test_all_recommendations_of_the_source_stand_there_word_by_word() -> None:
    records = load_recommendations().values()
    assert [(record.addressee.ru, record.text.ru) for record in records] == source_lines()


def test_there_are_twelve_in_the_order_of_the_source() -> None:
    assert list(load_recommendations()) == [f"R{number:02}" for number in range(1, 13)]


def test_the_regional_plans_have_the_deadline_of_the_source() -> None:
    due = {record.code: record.due_on for record in load_recommendations().values() if record.due_on}
    assert due == {"R11": dt.date(2015, 3, 31)}
    assert "март 2015 года" in load_recommendations()["R11"].text.ru
    (in_time,) = (one for one in load_recommendations()["R11"].conditions if isinstance(one, InTime))
    assert in_time.due_on == due["R11"]


def test_translations_are_marked_as_ours_and_differ_from_the_source() -> None:
    for record in load_recommendations().values():
        assert record.translation == "ours"
        for words in (record.text, record.addressee, record.short):
            assert len({words.ru, words.kk, words.en}) == 3
        assert re.search("[әғқңөұүһі]", record.text.kk)
        assert not re.search("[а-я]", record.text.en)


def test_every_code_of_the_catalogue_resolves_to_recommendations() -> None:
    records = load_recommendations()
    themes = {theme for record in records.values() for theme in record.themes}
    for indicator in load_catalogue().indicators.values():
        assert set(indicator.recommendations) <= themes
        assert recommendations_of(indicator, records)
    # S5 is the training of teachers, S2 and S3 are one recommendation of the source.
    indicators = load_catalogue().indicators
    assert [one.code for one in recommendations_of(indicators["D03"], records)] == ["R04"]
    assert [one.code for one in recommendations_of(indicators["B12"], records)] == ["R08"]
    assert [one.code for one in recommendations_of(indicators["C14"], records)] == ["R01", "R09"]


def test_values_of_lists_are_read_as_they_stand() -> None:
    rows = [one for one in load_recommendations()["R12"].conditions if isinstance(one, Rows)]
    assert [(one.list_code, dict(one.where), one.in_force) for one in rows] == [
        ("event", {"holder": ("joint",)}, None),
        ("partner", {}, ("signed_on", "ends_on")),
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('code = "R02"', 'code = "R01"', "R01, code: stands there twice; give each recommendation its own"),
        ('code = "R02"', 'code = "S2"', r"S2, code: 'S2' has the wrong form; it must match R\d{2}"),
        ('short.kk = "Тәж', '#"', "R02, short.kk: is missing; write the phrase in this language"),
        ("due_on = 2015-03-31   ", 'due_on = "март"   ', "R11, due_on: 'март' is not allowed; write a date"),
        ('"C14", "C15"', '"C99", "C15"', "R01, indicators: 'C99' is no indicator of the catalogue"),
        ('lists = ["event"]', 'lists = ["events"]', "R02, lists: 'events' is no list; use one of event,"),
        ('pages = ["events", "practice"]', 'pages = ["event"]', "R02, pages: 'event' is no page; use one of"),
        ('kind = "target_set"', 'kind = "goal_set"', "'goal_set' is unknown; use one of took_place,"),
        (
            '{ kind = ["experience"] }',
            '{ kind = ["study"] }',
            "R02, condition 1, where: 'study' is no choice of kind; use one of raid,",
        ),
        (
            '{ kind = ["experience"] }',
            '{ sort = ["study"] }',
            "R02, condition 1, column: 'sort' is no column of event",
        ),
        ('{ kind = ["experience"] }', '"study"', "where: 'study' is no table; write it like { kind"),
        ('{ kind = ["experience"] }', '{ title = ["a"] }', "where: title is no column with fixed values"),
        ('["signed_on", "ends_on"]', '["signed_on", "name"]', "column: name is no date; name a date column"),
        ('["signed_on", "ends_on"]', '["signed_on"]', "in_force: names no two columns"),
        ('"business", "ngo"', '"firm", "ngo"', "values: 'firm' is no choice of kind; use one of business,"),
        (
            'indicator = "C16"',
            'indicator = "C05"',
            "R05, condition 2, indicator: C05 has no better and worse",
        ),
        ('indicator = "C16"', 'indicator = "C03"', "indicator: the change of C03 cannot be tested"),
        ('indicators = ["F05"]', 'indicators = ["C14"]', "indicators: no form reports C14; use the code of"),
        ('indicators = ["F05"]', "indicators = []", "indicators: names nothing; name one or more codes"),
        ('["ZM-L", "ZM-LP"]', '["ZM-L", "ZM-X"]', "forms: 'ZM-X' is no form that regions return"),
        ('["register", "engaged"]', '["registers"]', "facts: 'registers' is no fact of reconciliation.toml"),
        (
            'finished = ["done"]',
            'finished = ["ready"]',
            "finished: 'ready' is no choice of state; use one of",
        ),
        (
            'basis = "quarter"  ',
            'basis = "month"  ',
            "basis: 'month' is unknown; use one of cumulative, quarter",
        ),
        ('themes = ["S10"]', "", "themes: no recommendation has S10, which indicators of the catalogue name"),
        ('themes = ["S10"]', 'topics = ["S10"]', "topics: the field is unknown"),
        ("[[recommendation.condition]]", "[[recommendation.condition]", "is no TOML"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(CatalogueError) as told:
        load_recommendations(changed(tmp_path, old, new))
    assert str(told.value).startswith(FILE)
    assert sentence in str(told.value)


def test_a_recommendation_needs_a_condition(tmp_path: Path) -> None:
    text = (PROJECT / "data" / FILE).read_text(encoding="utf-8")
    before, _, after = text.partition('[[recommendation.condition]]\nkind = "rows"\nlist = "event"\n')
    (tmp_path / FILE).write_text(before + after.partition("\n")[2], encoding="utf-8")
    with pytest.raises(CatalogueError, match="R02, condition: nothing tells its state"):
        load_recommendations(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=rf"{FILE}: is missing; put it back"):
        load_recommendations(tmp_path)
