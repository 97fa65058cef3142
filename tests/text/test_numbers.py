"""Numbers, dates and enumerations as each language writes them."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.text.localized import LANGUAGES, Language
from analytics.text.numbers import (
    format_date,
    format_moment,
    format_number,
    format_percent,
    format_signed,
    join_names,
)
from tests.text.drawn_tables import rows

# ~ stands for the no-break space (U+00A0), − is the true minus (U+2212).
NUMBERS = """
value     | decimals | ru           | kk           | en
0         | 0        | 0            | 0            | 0
7687      | 0        | 7~687        | 7~687        | 7,687
12345.6   | 1        | 12~345,6     | 12~345,6     | 12,345.6
1980.5    | 0        | 1~981        | 1~981        | 1,981
2.5       | 0        | 3            | 3            | 3
0.285     | 2        | 0,29         | 0,29         | 0.29
-1234.5   | 1        | −1~234,5     | −1~234,5     | −1,234.5
-2.5      | 0        | −3           | −3           | −3
-0.04     | 1        | 0,0          | 0,0          | 0.0
19766807  | 0        | 19~766~807   | 19~766~807   | 19,766,807
"""


@pytest.mark.parametrize(("value", "decimals", "ru", "kk", "en"), rows(NUMBERS))
def test_numbers_follow_the_language(value: str, decimals: str, ru: str, kk: str, en: str) -> None:
    written = [format_number(float(value), language, int(decimals)) for language in LANGUAGES]
    assert written == [text.replace("~", "\u00a0") for text in (ru, kk, en)]


def test_decimals_and_whole_numbers_are_written_alike() -> None:
    assert format_number(Decimal("2055724"), "ru") == format_number(2055724, "ru") == "2\u00a0055\u00a0724"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(value, "ru")


def test_a_change_has_a_sign_unless_there_is_none() -> None:
    assert [format_signed(change, "ru", 1) for change in (12.34, -3.5, 0.04, 0.0)] == [
        "+12,3",
        "\u22123,5",
        "0,0",
        "0,0",
    ]


def test_per_cent_stands_apart_in_russian_and_kazakh() -> None:
    written = [format_percent(14.8, language) for language in LANGUAGES]
    assert written == ["14,8\u00a0%", "14,8\u00a0%", "14.8%"]


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("ru", "20.02.2015", "20 февраля 2015 г."),
        ("kk", "20.02.2015", "2015 жылғы 20 ақпан"),
        ("en", "2015-02-20", "20 February 2015"),
    ],
)
def test_dates_short_and_long(language: Language, short: str, long: str) -> None:
    day = dt.date(2015, 2, 20)
    assert format_date(day, language) == short
    assert format_date(day, language, "long") == long


def test_a_moment_of_the_journal_is_shown_in_kazakhstan_time() -> None:
    assert format_moment(dt.datetime(2026, 2, 20, 21, 5), "ru") == "21.02.2026 02:05"


def test_a_moment_with_a_zone_is_the_same_moment() -> None:
    moment = dt.datetime(2026, 2, 21, 2, 5, tzinfo=dt.timezone(dt.timedelta(hours=5)))
    assert format_moment(moment, "kk") == "21.02.2026 02:05"


@pytest.mark.parametrize(
    ("names", "ru", "kk", "en"),
    [
        ([], "", "", ""),
        (["Абай"], "Абай", "Абай", "Абай"),
        (["Абай", "Шымкент"], "Абай и Шымкент", "Абай және Шымкент", "Абай and Шымкент"),
        (["А", "Б", "В"], "А, Б и В", "А, Б және В", "А, Б and В"),
    ],
)
def test_names_are_joined_as_in_a_sentence(names: list[str], ru: str, kk: str, en: str) -> None:
    assert [join_names(names, language) for language in LANGUAGES] == [ru, kk, en]


@given(st.integers(-(10**9), 10**9), st.sampled_from(LANGUAGES))
def test_a_written_whole_number_reads_back(value: int, language: Language) -> None:
    written = format_number(value, language).replace("\u2212", "-")
    assert int(written.replace("\u00a0", "").replace(",", "")) == value


@given(st.floats(-1e9, 1e9), st.integers(0, 3), st.sampled_from(LANGUAGES))
def test_rounding_moves_a_number_by_half_a_place_at_most(
    value: float, decimals: int, language: Language
) -> None:
    written = format_number(value, language, decimals).replace("\u2212", "-").replace("\u00a0", "")
    read = float(written.replace(",", "") if language == "en" else written.replace(",", "."))
    assert abs(read - value) <= 0.5 * 10**-decimals + 1e-6
