"""The grade of a figure and what it is made of: returns drawn as text, stored, then graded."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.grading import GradePart, GradeThreshold, Grading, load_grading
from analytics.intake.batch import Draft, Finding, Observation
from analytics.measures.quality import figure_quality, grade_counts, not_collected, part_points, quality
from analytics.periods import Period
from analytics.regions import Regions
from analytics.settings import settings
from analytics.store import open_journal
from analytics.store.journal import Journal
from analytics.text.localized import Localized
from tests.measures.text_tables import drawn, rows_of

WORDS = Localized("слово", "сөз", "word")
RULE = Grading(
    quarters=4,
    half_late_days=5,
    revised_percent=5.0,
    revised_units=2.0,
    question_grade="B",
    grades=(
        GradeThreshold("A", 96, WORDS),
        GradeThreshold("B", 80, WORDS),
        GradeThreshold("C", 60, WORDS),
        GradeThreshold("D", 0, WORDS),
    ),
    parts=(
        GradePart("completeness", 40, WORDS, WORDS),
        GradePart("timeliness", 20, WORDS, WORDS),
        GradePart("consistency", 25, WORDS, WORDS),
        GradePart("definition", 15, WORDS, WORDS),
    ),
)
FIGURES = ("B01", "B02", "B03", "B04")
# Form ZM-P is due 15 days after the quarter: 15 April, 15 July, 15 October, 15 January.
RETURNS = """
| unit | period | received   | B01 | B02 | B03 | B04 | what                                             |
| 11   | 2024Q1 | 2024-04-15 | 100 | 10  | 5   | 4   |                                                  |
| 11   | 2024Q2 | 2024-07-15 | 100 | 20  | 10  | 8   |                                                  |
| 11   | 2024Q3 | 2024-10-15 | 100 | 30  | 15  | 12  |                                                  |
| 11   | 2024Q4 | 2025-01-15 | 100 | 40  | 20  | 16  |                                                  |
| 15   | 2024Q1 | 2024-04-10 | 100 | 10  | 5   | 4   | nothing for the second quarter                   |
| 15   | 2024Q3 | 2024-10-10 | 100 | 30  | 15  | 12  |                                                  |
| 15   | 2024Q4 | 2025-01-10 | 100 | 40  | 20  | 16  |                                                  |
| 23   | 2024Q1 | 2024-04-18 | 100 | 10  | 5   | 4   | 3 days late                                      |
| 23   | 2024Q2 | 2024-07-10 | 100 | 20  | 10  | 11  | a part above its whole                           |
| 23   | 2024Q3 | 2024-10-25 | 100 | 19  | 15  | 12  | 10 days late; since 1 January it fell            |
| 23   | 2024Q4 | 2025-01-10 | 100 | 40  | 20  | 16  |                                                  |
| 27   | 2024Q1 | 2024-04-10 | 100 | 10  | 5   | 4   | nothing for the last quarter                     |
| 31   | 2024Q4 | 2025-01-10 | 100 | 40  | 20  | 16  | the only return                                  |
| 31   | 2024Q4 | 2025-02-10 | 120 | 41  | 20  | 16  | its revision: 20 % more; 2.5 %, but one person   |
| 35   | 2024Q1 |            | 100 | 10  | 5   | 4   | published                                        |
| 35   | 2024Q4 | 2025-01-10 | 100 | 40  | 20  |     | a figure left blank                              |
"""


def draft(row: dict[str, str], *findings: Finding) -> Draft:
    """One return of the table; a figure left blank has that status."""
    published = row.get("what") == "published"
    observations = [
        Observation(code, float(row[code]), "number", "ZM-P", "E7")
        if row[code]
        else Observation(code, None, "blank", "ZM-P", "E7")
        for code in FIGURES
    ]
    return Draft(
        form_code="ZM-P",
        region_code=row["unit"],
        period=Period.parse(row["period"]),
        observations=tuple(observations),
        findings=findings,
        received_on=row["received"] or None,
        origin="published" if published else "reported",
    )


def stored(folder: Path, drafts: list[Draft]) -> Journal:
    journal = open_journal(dataclasses.replace(settings(), home=folder))
    journal.accept_many(drafts, "test")
    return journal


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A store with the returns of the table."""
    opened = stored(tmp_path_factory.mktemp("quality"), [draft(row) for row in rows_of(RETURNS)])
    yield opened
    opened.close()


@pytest.fixture
def grades(journal: Journal, regions: Regions) -> pd.DataFrame:
    return quality(journal, load_catalogue(), regions, Period(2024, 4), RULE)


def graded(grades: pd.DataFrame, indicator_code: str, expected: str) -> None:
    """The rows of one indicator are as the drawn table says, for the regions that it names."""
    wanted = rows_of(expected)
    rows = grades[grades["indicator_code"] == indicator_code].set_index("region_code", drop=False)
    assert drawn(rows.loc[[row["region_code"] for row in wanted]], wanted) == wanted


def test_a_grade_is_the_weighted_mean_of_its_parts(grades: pd.DataFrame) -> None:
    # 15: 40 x 3/4 + 20 + 25 + 15. 23: 20 x (1/2 + 1 + 0 + 1) / 4 = 12.5 instead of 20.
    # 31: 40 x 1/4; revised, so no point of 25. 35: 40 x 2/4, half of its quarters from elsewhere (15 x 3/4).
    graded(
        grades,
        "B01",
        """
        | region_code | grade | points | completeness | timeliness | consistency | definition |
        | 11          | A     | 100    | 1            | 1          | 1           | 1          |
        | 15          | B     | 90     | 0.75         | 1          | 1           | 1          |
        | 23          | B     | 92.5   | 1            | 0.625      | 1           | 1          |
        | 27          |       |        | 0.25         | 1          | 1           | 1          |
        | 31          | D     | 45     | 0.25         | 1          | 0           | 1          |
        | 35          | C     | 76.25  | 0.5          | 1          | 1           | 0.75       |
        """,
    )


def test_the_reasons_are_counted_in_quarters(grades: pd.DataFrame) -> None:
    graded(
        grades,
        "B01",
        """
        | region_code | expected | given | dated | late | most_days_late | revised | other_origin |
        | 11          | 4        | 4     | 4     | 0    | 0              | 0       | 0            |
        | 15          | 4        | 3     | 3     | 0    | 0              | 0       | 0            |
        | 23          | 4        | 4     | 4     | 2    | 10             | 0       | 0            |
        | 31          | 4        | 1     | 1     | 0    | 0              | 1       | 0            |
        | 35          | 4        | 2     | 1     | 0    | 0              | 0       | 1            |
        """,
    )


def test_a_sum_that_falls_and_a_part_above_its_whole_are_remarks(grades: pd.DataFrame) -> None:
    graded(grades, "B02", "| region_code | fell | over_whole | consistency |\n| 23 | 1 | 0 | 0.75 |")
    graded(grades, "B04", "| region_code | fell | over_whole | consistency |\n| 23 | 0 | 1 | 0.75 |")


def test_a_small_count_may_change_by_a_person(grades: pd.DataFrame) -> None:
    graded(grades, "B02", "| region_code | revised | consistency |\n| 31 | 0 | 1 |")


def test_a_blank_is_no_figure(grades: pd.DataFrame) -> None:
    graded(grades, "B04", "| region_code | grade | given |\n| 35 | | 1 |")


def test_a_region_that_sent_nothing_has_no_grade(grades: pd.DataFrame) -> None:
    graded(grades, "B01", "| region_code | grade | points | given | expected |\n| 79 | | | 0 | 4 |")


def test_what_nobody_reported_is_left_out_and_named(grades: pd.DataFrame) -> None:
    assert set(grades["indicator_code"]) == set(FIGURES)
    absent = not_collected(load_catalogue(), grades)
    assert "B15" in absent
    assert not set(absent) & set(FIGURES)
    assert not [code for code in absent if load_catalogue().indicators[code].kind == "ratio"]


def test_letters_are_counted_and_never_averaged(grades: pd.DataFrame) -> None:
    counts = grade_counts(grades, "region_code").set_index("region_code")
    assert counts.loc["11"].to_dict() == {"A": 4, "B": 0, "C": 0, "D": 0, "none": 0, "all": 4}
    # 35: blank is B04; 40 x 2/4 + 20 + 25 + 15 x 3/4 = 76.25 for the other three.
    assert counts.loc["35"].to_dict() == {"A": 0, "B": 0, "C": 3, "D": 0, "none": 1, "all": 4}
    by_indicator = grade_counts(grades, "indicator_code").set_index("indicator_code")
    assert list(by_indicator.index) == list(FIGURES)
    assert by_indicator.loc["B01"].to_dict() == {"A": 1, "B": 2, "C": 1, "D": 1, "none": 15, "all": 20}


def test_the_quarters_behind_a_grade(journal: Journal, regions: Regions) -> None:
    table = figure_quality(journal, load_catalogue(), regions, Period(2024, 4), "35", "B04", RULE)
    expected = rows_of(
        """
        | period | status | reported | days_late | given | expected | comparable | first_reported |
        | 2024Q1 | number | 4        |           | True  | True     | True       |                |
        | 2024Q2 |        |          |           | False | True     | True       |                |
        | 2024Q3 |        |          |           | False | True     | True       |                |
        | 2024Q4 | blank  |          | 0         | False | True     | True       |                |
        """
    )
    assert drawn(table, expected) == expected


def test_the_first_figure_of_a_revised_return_is_kept(journal: Journal, regions: Regions) -> None:
    table = figure_quality(journal, load_catalogue(), regions, Period(2024, 4), "31", "B01", RULE)
    expected = rows_of(
        "| period | reported | first_reported | revised | days_late |\n| 2024Q4 | 120 | 100 | True | 0 |"
    )
    assert drawn(table.tail(1), expected) == expected


@pytest.mark.parametrize(
    ("explained", "question_grade", "expected"),
    [
        # Four figures, one with an open warning: 25 x 3/4 instead of 25.
        (None, "B", ("B", 93.75, 1)),
        (None, "C", ("C", 93.75, 1)),
        ("закрыта школа", "C", ("A", 100.0, 0)),
    ],
)
def test_an_open_question_holds_a_grade_down(tmp_path, regions, explained, question_grade, expected) -> None:
    rows = [row for row in rows_of(RETURNS) if row["unit"] == "11"]
    warning = Finding("plausible_outside_history", "warning", "ZM-P", "E7", indicator_code="B01")
    journal = stored(tmp_path, [draft(row) for row in rows[:3]])
    try:
        reasons = {0: explained} if explained else {}
        journal.accept(draft(rows[3], warning), b"a file", "aigul", reasons)
        rule = dataclasses.replace(RULE, question_grade=question_grade)
        table = quality(journal, load_catalogue(), regions, Period(2024, 4), rule)
    finally:
        journal.close()
    row = table[(table["region_code"] == "11") & (table["indicator_code"] == "B01")].iloc[0]
    assert (row["grade"], row["points"], row["questions"]) == expected


def test_land_that_changed_in_the_window_is_not_comparable(tmp_path, regions) -> None:
    # East Kazakhstan gave Abai away on 8 June 2022; Abai exists since then.
    rows = [
        {"unit": unit, "period": f"2022Q{quarter}", "received": f"2022-{quarter * 3:02}-28"}
        | dict.fromkeys(FIGURES, str(10 * quarter))
        for unit in ("10", "63", "11")
        for quarter in (1, 2, 3, 4)
        if (unit, quarter) != ("10", 1)
    ]
    journal = stored(tmp_path, [draft(row) for row in rows])
    try:
        table = quality(journal, load_catalogue(), regions, Period(2022, 4), RULE)
    finally:
        journal.close()
    graded(
        table,
        "B01",
        """
        | region_code | expected | given | completeness | other_land | definition | points |
        | 10          | 3        | 3     | 1            | 1          | 0.75       | 96.25  |
        | 63          | 4        | 4     | 1            | 1          | 0.75       | 96.25  |
        | 11          | 4        | 4     | 1            | 0          | 1          | 100    |
        """,
    )


def test_the_points_of_what_was_not_judged_go_to_the_other_parts() -> None:
    row = {"completeness": 0.5, "timeliness": float("nan"), "consistency": 1.0, "definition": 1.0}
    # 40, 25 and 15 of 80 are 50, 31.25 and 18.75 of 100.
    assert [(one.part.code, one.points, one.most) for one in part_points(row, RULE)] == [
        ("completeness", 25.0, 50.0),
        ("timeliness", None, 0.0),
        ("consistency", 31.25, 31.25),
        ("definition", 18.75, 18.75),
    ]


def test_an_empty_store_has_no_grades(tmp_path, regions) -> None:
    journal = stored(tmp_path, [])
    try:
        table = quality(journal, load_catalogue(), regions, Period(2024, 4))
    finally:
        journal.close()
    assert table.empty


def test_the_projects_own_rule_adds_up() -> None:
    rule = load_grading()
    assert sum(part.weight for part in rule.parts) == 100
    assert rule.quarters == 8
