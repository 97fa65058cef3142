"""What one cell says: numbers as people type them, signs of the statistics, and faults."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.intake.figures import Figure, bare_number, figure_of, number_words, two_readings
from analytics.intake.opening import Moment

TEXT_NUMBERS = [
    ("118", 118.0),
    ("007", 7.0),
    ("12 345,6", 12345.6),
    ("12\u00a0345,6", 12345.6),
    ("12\u202f345", 12345.0),
    ("1 234 567", 1234567.0),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5),
    ("1.234.567", 1234567.0),
    ("0,755", 0.755),
    ("1234,567", 1234.567),
    ("78,8*", 78.8),
    ("735 566*", 735566.0),
    ("1 204¹", 1204.0),
    ("735 1)", 735.0),
    ("  118  ", 118.0),
]
SIGNS = [
    ("-", Figure(0.0, "none")),
    ("–", Figure(0.0, "none")),
    (" - ", Figure(0.0, "none")),
    ("…", Figure(None, "not_available", "not_available", "…")),
    ("..", Figure(None, "not_available", "not_available", "..")),
    ("н/д", Figure(None, "not_available", "not_available", "н/д")),
    ("N/A", Figure(None, "not_available", "not_available", "N/A")),
    ("x", Figure(None, "confidential", "confidential", "x")),
    ("Х", Figure(None, "confidential", "confidential", "Х")),
    ("с", Figure(None, "confidential", "confidential", "с")),
    ("", Figure(None, "blank", "blank", "")),
    (" ", Figure(None, "blank", "blank_space", " ")),
    ("\u00a0", Figure(None, "blank", "blank_space", "\u00a0")),
]
WITH_WORDS = [
    ("12 чел.", "12"),
    ("3,5 млн", "3,5"),
    ("75,5%", "75,5"),
    ("12\u00a0345 человек", "12 345"),
    ("-5 чел", "-5"),
]
NO_NUMBERS = [
    "сто",
    "около 12",
    "12 детей из 5 школ",
    "12 (двенадцать)",
    "1 2345",
    "12 34",
    "1e5",
    "nan",
    "inf",
    "(5)",
    "٣",
    "1,2,3",
    "12--",
]


@pytest.mark.parametrize(("words", "value"), TEXT_NUMBERS)
def test_a_number_written_as_text_is_read_and_said(words: str, value: float) -> None:
    assert figure_of(words) == Figure(value, "number", "text_number", words)


@pytest.mark.parametrize(("words", "figure"), SIGNS)
def test_the_signs_of_the_statistics_are_kept_apart(words: str, figure: Figure) -> None:
    assert figure_of(words) == figure


@pytest.mark.parametrize("words", ["980,000", "1.234", "1,234", "12.345*"])
def test_what_may_be_thousands_or_a_fraction_is_asked(words: str) -> None:
    assert figure_of(words) == Figure(None, "text", "number_ambiguous", words)


def test_both_readings_of_an_ambiguous_number() -> None:
    assert two_readings("980,000") == ("980", "980000")
    assert two_readings("1.234") == ("1,234", "1234")


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_nothing_is_guessed_from_other_text(words: str) -> None:
    assert figure_of(words) == Figure(None, "text", "text_in_number_cell", words)


@pytest.mark.parametrize(("words", "number"), WITH_WORDS)
def test_a_number_with_words_is_no_number_and_says_which_number_stands_there(words: str, number: str) -> None:
    assert figure_of(words) == Figure(None, "text", "number_with_words", words)
    assert bare_number(words) == number


def test_numbers_truth_values_dates_and_missing_cells() -> None:
    assert figure_of(118.0) == Figure(118.0, "number")
    assert figure_of(0.0) == Figure(0.0, "number")
    assert figure_of(-3.0) == Figure(-3.0, "number", "negative", "-3")
    assert figure_of("-5") == Figure(-5.0, "number", "negative", "-5")
    assert figure_of(float("inf")).fault == "text_in_number_cell"
    assert figure_of(True) == Figure(None, "text", "text_in_number_cell", "TRUE")
    assert figure_of(Moment("01.10.2022")) == Figure(None, "text", "date_in_number_cell", "01.10.2022")
    assert figure_of(None) == Figure(None, "blank", "blank")


def test_a_long_text_is_repeated_only_in_part() -> None:
    assert len(figure_of("слово " * 5_000).given) == 201


@given(st.integers(min_value=0, max_value=10**9))
def test_a_whole_number_is_the_same_as_number_and_as_text(number: int) -> None:
    grouped = f"{number:,}".replace(",", "\u00a0")
    assert figure_of(grouped).value == figure_of(float(number)).value == number


@given(st.text(max_size=30))
def test_no_text_raises_and_none_becomes_a_silent_number(words: str) -> None:
    figure = figure_of(words)
    assert figure.status == "none" or figure.fault is not None


def test_a_number_is_written_as_people_type_it() -> None:
    assert [number_words(value) for value in (4534.0, 0.5, 12345.25)] == ["4534", "0,5", "12345,25"]
