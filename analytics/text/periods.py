"""Names of periods as officials of each language write them."""

from __future__ import annotations

from functools import cache
from typing import Literal

from analytics.text.localized import Language
from analytics.text.phrases import texts

Basis = Literal["cumulative", "quarter", "year", "stock"]


@cache
def period_label(year: int, quarter: int, basis: Basis, language: Language) -> str:
    """The full name of a period.

    Args:
        year: Calendar year, such as 2015.
        quarter: 1 to 4.
        basis: ``cumulative`` (from 1 January: ``январь–сентябрь 2022 г. (9 месяцев)``),
            ``quarter`` (that quarter alone: ``1-й квартал 2015 г.``), ``year`` (``2022 год``) or
            ``stock`` (the day after the quarter's end: ``на 1 октября 2022 г.``).
        language: Language of the name.
    """
    if basis == "stock":
        return _stock(year, quarter, language)
    return _name("label", year, quarter, basis, language)


def period_short(year: int, quarter: int, language: Language, basis: Basis = "quarter") -> str:
    """A name that fits an axis or a column head: ``1 кв. 2015``, ``9 мес. 2022``."""
    if basis == "stock":
        following, month = _day_after(year, quarter)
        return texts(language)("periods.short.stock", month_two_digits=f"{month:02}", year=following)
    return _name("short", year, quarter, basis, language)


def _name(style: str, year: int, quarter: int, basis: Basis, language: Language) -> str:
    text = texts(language)
    if not 1 <= quarter <= 4:
        raise ValueError(f"a quarter is 1 to 4, not {quarter}")
    return text(
        f"periods.{style}.{basis}",
        year=year,
        quarter=quarter,
        numeral=text(f"periods.numeral.{quarter}"),
        months=quarter * 3,
        counted_months=text("periods.counted_months", n=quarter * 3),
        first_month=text("periods.month.1"),
        last_month=text(f"periods.month.{quarter * 3}"),
    )


def _stock(year: int, quarter: int, language: Language) -> str:
    text = texts(language)
    following, month = _day_after(year, quarter)
    return text("periods.label.stock", year=following, month=text(f"periods.month_as_at.{month}"))


def _day_after(year: int, quarter: int) -> tuple[int, int]:
    """Year and month of the first day after the quarter."""
    if not 1 <= quarter <= 4:
        raise ValueError(f"a quarter is 1 to 4, not {quarter}")
    return (year + 1, 1) if quarter == 4 else (year, quarter * 3 + 1)
