"""Names of sheets that every spreadsheet program takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.intake.templates.sheet_names import unique_sheet_names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Учёт и занятость", "Учёт и занятость"),
        ("Дополнительное образование и научно-техническое творчество", "Дополнительное образование…"),
        ("Мероприятия и разъяснительная работа", "Мероприятия и разъяснительная…"),
        ("Планы: 2015/2018 [все]", "Планы 2015 2018 все"),
        ("'в кавычках'", "в кавычках"),
        ("Ы" * 40, "Ы" * 30 + "…"),
    ],
)
def test_a_name(words: str, name: str) -> None:
    assert unique_sheet_names([words]) == (name,)


def test_a_name_is_never_used_twice_in_any_case() -> None:
    assert unique_sheet_names(["Список", "список", "СПИСОК"]) == ("Список", "список (2)", "СПИСОК (3)")


@given(st.lists(st.text(alphabet="абв АБВ[]:*?/\\'-", min_size=1, max_size=60).filter(str.strip), max_size=8))
def test_names_are_short_and_apart(words: list[str]) -> None:
    names = unique_sheet_names(words)
    assert len(names) == len(words)
    assert len({name.casefold() for name in names}) == len(words)
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)
