"""Names of periods in the three languages."""

from __future__ import annotations

import pytest

from analytics.text.localized import LANGUAGES, Language
from analytics.text.periods import Basis, period_label, period_short
from tests.text.drawn_tables import rows

LABELS = """
period | basis      | language | label
2015Q1 | quarter    | ru       | 1-й квартал 2015 г.
2015Q1 | quarter    | kk       | 2015 ж. І тоқсан
2015Q1 | quarter    | en       | Q1 2015
2015Q4 | quarter    | kk       | 2015 ж. IV тоқсан
2015Q1 | cumulative | ru       | январь–март 2015 г. (3 месяца)
2015Q2 | cumulative | ru       | январь–июнь 2015 г. (6 месяцев)
2022Q3 | cumulative | ru       | январь–сентябрь 2022 г. (9 месяцев)
2022Q4 | cumulative | ru       | январь–декабрь 2022 г. (12 месяцев)
2022Q1 | cumulative | kk       | 2022 ж. қаңтар–наурыз (3 ай)
2022Q3 | cumulative | kk       | 2022 ж. қаңтар–қыркүйек (9 ай)
2022Q3 | cumulative | en       | January–September 2022 (9 months)
2022Q4 | year       | ru       | 2022 год
2022Q4 | year       | kk       | 2022 жыл
2022Q4 | year       | en       | 2022
2022Q1 | stock      | ru       | на 1 апреля 2022 г.
2022Q3 | stock      | ru       | на 1 октября 2022 г.
2022Q4 | stock      | ru       | на 1 января 2023 г.
2022Q1 | stock      | kk       | 2022 ж. 1 сәуірге
2022Q2 | stock      | kk       | 2022 ж. 1 шілдеге
2022Q3 | stock      | kk       | 2022 ж. 1 қазанға
2022Q4 | stock      | kk       | 2023 ж. 1 қаңтарға
2022Q4 | stock      | en       | as at 1 January 2023
"""

SHORT = """
period | basis      | language | label
2015Q1 | quarter    | ru       | 1 кв. 2015
2015Q1 | quarter    | kk       | 2015 ж. І тоқ.
2015Q1 | quarter    | en       | Q1 2015
2022Q3 | cumulative | ru       | 9 мес. 2022
2022Q3 | cumulative | kk       | 2022 ж. 9 ай
2022Q3 | cumulative | en       | 9 mo 2022
2022Q4 | year       | ru       | 2022
2022Q4 | stock      | ru       | 01.01.2023
2022Q4 | stock      | kk       | 01.01.2023
2022Q4 | stock      | en       | 2023-01-01
"""


@pytest.mark.parametrize(("period", "basis", "language", "label"), rows(LABELS))
def test_full_names(period: str, basis: Basis, language: Language, label: str) -> None:
    assert period_label(int(period[:4]), int(period[5]), basis, language) == label


@pytest.mark.parametrize(("period", "basis", "language", "label"), rows(SHORT))
def test_short_names(period: str, basis: Basis, language: Language, label: str) -> None:
    assert period_short(int(period[:4]), int(period[5]), language, basis) == label


def test_a_short_name_is_of_the_quarter_unless_told_otherwise() -> None:
    assert period_short(2015, 2, "ru") == "2 кв. 2015"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("basis", ["cumulative", "quarter", "year", "stock"])
def test_there_is_no_name_for_a_fifth_quarter(basis: Basis, language: Language) -> None:
    with pytest.raises(ValueError, match="not 5"):
        period_label(2015, 5, basis, language)
