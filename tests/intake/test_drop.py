"""Several files at once: what contradicts is an error on both."""

from __future__ import annotations

from analytics.intake import check_drop
from analytics.intake.batch import Draft, Observation
from analytics.periods import Period
from tests.intake.asked import said


def draft(region_code: str, sha256: str, file_name: str, figures: tuple[float, ...] = ()) -> Draft:
    observations = tuple(
        Observation(f"A{place:02}", value, "number", "R2", f"G{place}") for place, value in enumerate(figures)
    )
    return Draft("1-M", region_code, Period(2022, 4), observations, file_name=file_name, sha256=sha256)


def test_files_of_different_regions_pass() -> None:
    drafts = [draft("35", "a", "a.xlsx", (1, 2, 3, 4, 5)), draft("55", "b", "b.xlsx", (1, 2, 3, 4, 6))]
    assert check_drop(drafts) == ((), ())


def test_the_same_file_for_two_regions_is_an_error_on_both() -> None:
    found = check_drop([draft("35", "a", "a.xlsx"), draft("55", "a", "b.xlsx"), draft("27", "c", "c.xlsx")])
    assert [[(each.code, each.severity) for each in one] for one in found] == [
        [("file_for_two_regions", "error")],
        [("file_for_two_regions", "error")],
        [],
    ]
    assert said(found[0][0], "a.xlsx") == (
        "Файлы «a.xlsx» и «b.xlsx» совпадают полностью, а регионы для них выбраны разные."
    )


def test_two_files_for_one_region_are_an_error_on_both() -> None:
    found = check_drop([draft("35", "a", "a.xlsx"), draft("35", "b", "b.xlsx")])
    assert [[each.code for each in one] for one in found] == [["two_files_for_region"]] * 2
    assert said(found[1][0], "b.xlsx") == (
        "Файлы «b.xlsx» и «a.xlsx» относятся к одному региону и одному периоду."
    )


def test_the_same_file_twice_is_said_as_that() -> None:
    found = check_drop([draft("35", "a", "a.xlsx"), draft("35", "a", "a (1).xlsx")])
    assert [[each.code for each in one] for one in found] == [["file_twice"]] * 2


def test_one_regions_figures_in_the_return_of_another_want_a_reason() -> None:
    """As happened in a public data set: one oblast was given the figures of another."""
    copied = (2306, 9, 10, 27, 42)
    found = check_drop([draft("33", "a", "a.xlsx", copied), draft("27", "b", "b.xlsx", copied)])
    assert [[(each.code, each.severity) for each in one] for one in found] == [
        [("figures_repeated", "warning")]
    ] * 2


def test_zeros_alone_are_not_copied_figures() -> None:
    zeros = (0.0,) * 12
    assert check_drop([draft("33", "a", "a.xlsx", zeros), draft("62", "b", "b.xlsx", zeros)]) == ((), ())
