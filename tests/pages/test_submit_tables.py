from __future__ import annotations

import pytest

from analytics.intake.batch import Finding, Observation
from analytics.submission import Difference
from analytics.text import texts
from analytics.text.localized import Language
from pages.shared.html_table import Column, Marked, html_table
from pages.shared.literal import literal
from pages.shared.submit_tables import difference_rows, finding_rows, value_rows

THEFTS = "A04 · Кражи (ст. 188 УК), совершённые несовершеннолетними или при их соучастии"


def observation(value: float | None, status: str = "number") -> Observation:
    return Observation("A04", value, status, "R2", "G113")  # type: ignore[arg-type]


def test_findings_stand_with_errors_first_and_say_where() -> None:
    findings = [
        Finding("text_number", "note", "R2", "G7", "A01", "1 204", values={"read_as": "1204"}),
        Finding("error_cell", "error", "R10", "H7", "A08", "#DIV/0!"),
        Finding("file_twice", "error", values={"other_file": "b.xlsx"}),
    ]
    rows = finding_rows(texts("ru"), findings, "a.xlsx")
    assert rows[0] == [
        Marked("Ошибка", "error", "×"),
        "R10",
        "H7",
        "Лист «R10», ячейка H7: ошибка #DIV/0! вместо числа.",
        "Целое число, 0 или знак «-».",
        "Исправьте формулу или впишите число.",
    ]
    assert [row[1:3] for row in rows] == [["R10", "H7"], ["–", "–"], ["R2", "G7"]]
    assert rows[2][0] == Marked("Замечание", "note", "i")


def test_a_figure_stands_beside_what_is_stored() -> None:
    (row,) = value_rows(texts("ru"), [observation(1234.0)], [observation(1200.0)])
    assert row == [THEFTS, "1\u00a0234", "число", "R2!G113", "1\u00a0200", "+34"]


@pytest.mark.parametrize(
    ("new", "stored", "shown"),
    [
        (observation(None, "confidential"), [], ["–", "конфиденциально", "R2!G113", "–", "–"]),
        (observation(0.0, "none"), [], ["0", "явления не было", "R2!G113", "–", "–"]),
        (
            observation(5.0),
            [observation(None, "not_available")],
            ["5", "число", "R2!G113", "нет данных", "–"],
        ),
    ],
    ids=["no figure", "sign of no event", "stored without a figure"],
)
def test_what_is_no_number_is_named(new: Observation, stored: list[Observation], shown: list[str]) -> None:
    (row,) = value_rows(texts("ru"), [new], stored)
    assert row[1:] == shown


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("ru", ["1\u00a0000", "1\u00a0250", "+250", "+25,0\u00a0%"]),
        ("kk", ["1\u00a0000", "1\u00a0250", "+250", "+25,0\u00a0%"]),
        ("en", ["1,000", "1,250", "+250", "+25.0%"]),
    ],
)
def test_a_difference_is_written_as_the_language_writes_numbers(
    language: Language, numbers: list[str]
) -> None:
    change = Difference("A04", 1000.0, 1250.0, 250.0, 25.0, "R2", "G113", "number", "number")
    (row,) = difference_rows(texts(language), [change])
    assert row[1:] == [*numbers, "R2!G113"]


def test_a_figure_that_a_correction_leaves_out_is_shown_as_missing() -> None:
    gone = Difference("A04", 12.0, None, None, None, None, None, "number", None)
    (row,) = difference_rows(texts("ru"), [gone])
    assert row[1:] == ["12", "–", "–", "–", "–"]


def test_words_of_a_file_never_become_markup_of_a_table() -> None:
    table = html_table([Column('A "b"'), Column("Адрес", "address")], [["<img src=x>", "G12+G13"]], "<b>")
    assert "<img" not in table
    assert "<b>" not in table
    assert "&lt;img src=x&gt;" in table
    assert "G12+<wbr>G13" in table
    assert 'data-label="A &quot;b&quot;"' in table


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Отчёт 2022", "Отчёт 2022"),
        ("![x](http://a/b.png)", r"\!\[x\]\(http\://a/b\.png\)"),
        (":red[a] $x$ `y`", r"\:red\[a\] \$x\$ \`y\`"),
        ("a\n# b", r"a \# b"),
    ],
)
def test_words_of_a_file_never_become_markdown(words: str, shown: str) -> None:
    assert literal(words) == shown
