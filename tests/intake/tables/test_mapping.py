from __future__ import annotations

import pytest

from analytics.intake.tables import TableMapping, form_code_of, shape_of
from tests.intake.tables.sheets import sheet_of, tables_of

DRAWN = """
Сведения за 9 месяцев 2025 года |
Регион      | Учащиеся | Кружки, ед.
Акмолинская | 5        | 6
Актюбинская | 7        | 8
"""


def shape(drawn: str, name: str = "Свод") -> str:
    return shape_of(tables_of(sheet_of(drawn, name=name)))


def test_a_mapping_comes_back_from_its_json() -> None:
    mapping = TableMapping().with_column("учащиеся", "C05", "1000").with_column("доля", None)
    mapping = mapping.with_row("Алматы*", "75").with_row("ИТОГО по сёлам", "")
    assert TableMapping.from_json(mapping.as_json()) == mapping
    assert mapping.rows == {"алматы": "75", "итого по сёлам": ""}


@pytest.mark.parametrize(
    "words",
    [
        "[]",
        '{"version": 2}',
        '{"version": 1, "columns": {"a": {"indicator": "C05", "factor": "7"}}, "rows": {}}',
        "not JSON",
    ],
)
def test_what_is_no_mapping_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"mapping|factor|Expecting"):
        TableMapping.from_json(words)


def test_the_next_quarter_of_the_same_layout_has_the_same_shape() -> None:
    later = (
        DRAWN.replace("9 месяцев 2025", "I квартал 2026").replace("| 5 ", "| 905").replace("Регион", "Өңір")
    )
    assert shape(later, name="1 кв") == shape(DRAWN)


def test_a_year_more_in_the_heading_has_the_same_shape() -> None:
    years = "Учащиеся |\n | 2023 | 2024\nАкмолинская | 5 | 6\nАктюбинская | 7 | 8"
    more = "Учащиеся |\n | 2023 | 2024 | 2025\nАкмолинская | 5 | 6 | 7\nАктюбинская | 7 | 8 | 9"
    assert shape(years) == shape(more)


def test_another_heading_has_another_shape() -> None:
    assert shape(DRAWN.replace("Кружки", "Школы")) != shape(DRAWN)
    assert shape(DRAWN.replace("ед.", "тыс. ед.")) != shape(DRAWN)


def test_the_form_code_holds_the_shape() -> None:
    tables = tables_of(sheet_of(DRAWN))
    assert form_code_of(tables) == f"TABLE-{shape_of(tables)}"
    assert len(shape_of(tables)) == 6
    assert set(shape_of(tables)) <= set("0123456789ABCDEF")
