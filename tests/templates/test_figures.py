"""The sheets of figures: what is asked once, what may be typed, what is protected and coloured."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from analytics.catalogue import load_catalogue
from analytics.intake.templates import layout
from analytics.intake.templates.plan import Prefill
from analytics.text.localized import LANGUAGES, Language
from tests.templates.made import content, looked_at
from tests.workbooks.templates import keys, value_cells, workbook

KINDS = {"ru": ("с 1 января", "на конец периода"), "kk": ("1 қаңтардан бері", "кезең соңында")}


def figure_sheets(form: str, language: Language = "ru") -> list[Worksheet]:
    return [sheet for sheet in looked_at(form, language=language).worksheets if layout.CODE in keys(sheet)]


def column_of(sheet: Worksheet, key: str) -> list[str]:
    """What stands in a column below the heading, from the first figure to the last."""
    rows = range(layout.FIRST_ROW, sheet.max_row + 1)
    return [sheet.cell(row, keys(sheet)[key]).value for row in rows]


def cell_of(code: str, form: str = "ZM-E", key: str = layout.VALUE, language: Language = "ru"):
    book = looked_at(form, language=language)
    sheet, cell = value_cells(book, key)[code]
    return book[sheet][cell]


def validation_of(code: str, form: str = "ZM-E"):
    cell = cell_of(code, form)
    (found,) = (one for one in cell.parent.data_validations.dataValidation if cell.coordinate in one.sqref)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["ZM-E", "ZM-P"])
def test_every_indicator_of_the_form_stands_there_once(form: str, language: Language) -> None:
    codes = [code for sheet in figure_sheets(form, language) for code in column_of(sheet, layout.CODE)]
    assert sorted(codes) == sorted(load_catalogue().forms[form].indicator_codes)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        # Those engaged by the data of the police (B16) are of those on their register (B01).
        ("ZM-P", {"B01": 0, "B16": 1, "B02": 0, "B03": 0, "B04": 1, "B11": 0}),
        # B06 is a part of B01, which the police report: here it is a part of nothing.
        ("ZM-E", {"B05": 0, "B17": 1, "B18": 2, "B06": 0, "B07": 1, "B08": 0, "B09": 0, "B10": 0,
                  "B12": 0, "B15": 0}),
    ],
)  # fmt: skip
def test_parts_stand_below_their_whole(form: str, expected: dict[str, int]) -> None:
    [sheet] = [one for one in figure_sheets(form) if one.title == "Учёт и занятость"]
    names = column_of(sheet, layout.NAME)
    assert column_of(sheet, layout.CODE) == list(expected)
    assert [name.startswith("из них: ") for name in names] == [depth > 0 for depth in expected.values()]
    rows = range(layout.FIRST_ROW, layout.FIRST_ROW + len(expected))
    column = keys(sheet)[layout.NAME]
    indents = [sheet.cell(row, column).alignment.indent for row in rows]
    assert indents == [1 + 2 * depth for depth in expected.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_a_group_named_in_the_language(language: Language) -> None:
    names = [sheet.title for sheet in figure_sheets("ZM-E", language)]
    assert (
        names
        == {
            "ru": [
                "Учёт и занятость",
                "Дополнительное образование…",
                "Кадры и финансирование",
                "Партнёрство",
                "Мероприятия и разъяснительная…",
                "Планы и совещания",
            ],
            "kk": [
                "Есеп және бос уақытпен қамту",
                "Қосымша білім беру…",
                "Кадрлар және қаржыландыру",
                "Әріптестік",
                "Іс-шаралар және түсіндіру…",
                "Жоспарлар мен кеңестер",
            ],
            "en": [
                "Register and occupation",
                "Additional education…",
                "Staff, training and funding",
                "Partnership",
                "Events and outreach",
                "Plans and meetings",
            ],
        }[language]
    )


def test_keys_stand_in_the_hidden_first_row_in_their_order() -> None:
    for sheet in figure_sheets("ZM-E"):
        assert [cell.value for cell in sheet[layout.KEY_ROW]][:7] == list(layout.FIGURE_KEYS)
        assert sheet.row_dimensions[layout.KEY_ROW].hidden
        assert sheet.freeze_panes == f"A{layout.FIRST_ROW}"


def test_only_values_and_explanations_can_be_typed() -> None:
    for sheet in figure_sheets("ZM-E"):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        columns = keys(sheet)
        free = {columns[layout.VALUE], columns[layout.EXPLANATION]}
        for row in sheet.iter_rows(min_row=layout.TITLE_ROW, max_col=len(layout.FIGURE_KEYS)):
            unlocked = {cell.column for cell in row if not cell.protection.locked}
            assert unlocked == (free if row[0].row >= layout.FIRST_ROW else set())


def test_earlier_figures_stand_in_their_columns_and_the_value_stays_blank() -> None:
    given = Prefill(previous={"A12": 1068.0, "F04": 0.0}, last_year={"A12": 977.0, "Z99": 5.0})
    book = workbook(content("ZM-P", prefill=given))

    def values(key: str) -> dict[str, object]:
        places = value_cells(book, key)
        return {code: book[sheet][cell].value for code, (sheet, cell) in places.items()}

    assert {code: value for code, value in values(layout.PREVIOUS).items() if value is not None} == {
        "A12": 1068,
        "F04": 0,
    }
    assert {code: value for code, value in values(layout.LAST_YEAR).items() if value is not None} == {
        "A12": 977
    }
    assert set(values(layout.VALUE).values()) == {None}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_unit_and_way_of_counting_stand_beside_the_name(language: Language) -> None:
    since_january, at_the_end = KINDS[language]
    persons = {"ru": "чел.", "kk": "адам"}[language]
    assert cell_of("C13", key=layout.UNIT, language=language).value == f"{persons}\n{since_january}"
    assert cell_of("C06", key=layout.UNIT, language=language).value == f"{persons}\n{at_the_end}"


def test_a_part_stands_further_in_and_says_so() -> None:
    whole, part, part_of_part = (cell_of(code, key=layout.NAME) for code in ("C05", "C06", "C07"))
    assert whole.value == "Учащиеся общеобразовательных школ"
    assert part.value == "из них: Дети, охваченные дополнительным образованием (без повторного счёта)"
    assert [cell.alignment.indent for cell in (whole, part, part_of_part)] == [1, 3, 5]


def test_a_part_whose_whole_stands_elsewhere_is_not_indented() -> None:
    assert cell_of("B05", key=layout.NAME).value == "Учащиеся, состоящие на внутришкольном учёте"


def test_a_count_takes_whole_numbers_and_the_signs() -> None:
    cell = cell_of("C06").coordinate
    rule = validation_of("C06")
    signs = ",".join(f'{cell}="{sign}"' for sign in ("-", "–", "—", "…", "...", "..", "x", "х"))
    assert (rule.type, rule.errorStyle) == ("custom", None)
    assert rule.formula1 == f"IF(ISNUMBER({cell}),AND({cell}>=0,{cell}=INT({cell})),OR({signs}))"
    assert rule.promptTitle == "C06"
    assert rule.prompt.endswith("Случаев не было: «-». Нет данных: «…». Конфиденциально: «x».")
    assert rule.error == "Здесь нужно: Целое число, 0 или больше."


def test_money_takes_fractions() -> None:
    rule, cell = validation_of("D06"), cell_of("D06")
    assert rule.formula1.startswith(f"IF(ISNUMBER({cell.coordinate}),{cell.coordinate}>=0,OR(")
    assert cell.number_format == "#,##0.0##"


def test_yes_or_no_is_chosen() -> None:
    rule = validation_of("G01")
    assert (rule.type, rule.formula1) == ("list", '"1,0,-,…,x"')


@pytest.mark.parametrize("form", ["ZM-E", "ZM-P"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_longer_than_excel_shows(form: str, language: Language) -> None:
    for sheet in figure_sheets(form, language):
        rules = sheet.data_validations.dataValidation
        assert len(rules) == sheet.max_row - layout.HEADER_ROW
        assert max(len(rule.prompt) for rule in rules) <= 255
        assert max(len(rule.error) for rule in rules) <= 255
        assert max(len(rule.formula1) for rule in rules) <= 255


def rules_of(code: str, period: str) -> list[str]:
    book = looked_at("ZM-E", period)
    sheet, cell = value_cells(book)[code]
    return [
        rule.formula[0]
        for area, rules in book[sheet].conditional_formatting._cf_rules.items()
        for rule in rules
        if cell in area.sqref
    ]


def test_colours_warn_of_a_part_above_its_whole_and_of_a_sum_that_fell() -> None:
    whole = "AND(ISNUMBER(D11),ISNUMBER(zm_C05),D11>zm_C05)"
    assert rules_of("C06", "2025Q3") == [whole, "ISBLANK(D6)"]
    fell = "AND(ISNUMBER(D18),ISNUMBER(E18),D18<E18)"
    assert rules_of("C13", "2025Q3") == [fell, "ISBLANK(D6)"]


def test_in_the_first_quarter_a_sum_starts_anew() -> None:
    assert rules_of("C13", "2025Q1") == ["ISBLANK(D6)"]


def test_a_whole_on_another_sheet_is_found_by_its_name() -> None:
    names = looked_at("ZM-E").defined_names
    assert names["zm_C05"].attr_text == "'Дополнительное образование…'!$D$10"
    assert "zm_C05" in rules_of("B05", "2025Q3")[0]


def test_the_progress_counts_the_cells_to_fill() -> None:
    sheet = figure_sheets("ZM-E")[1]
    assert sheet[f"G{layout.REGION_ROW}"].value == (
        '="Заполнено: "&(COUNTA(\'Дополнительное образование…\'!D6:D18))&" из 13"'
    )


def test_a_region_whose_land_changed_is_told_why_a_column_is_blank() -> None:
    book = workbook(content("ZM-P", "10", prefill=Prefill(last_year_land_changed=True)))
    hint = next(sheet for sheet in book.worksheets if layout.CODE in keys(sheet))[f"A{layout.HINT_ROW}"].value
    assert hint.split("\n")[1:] == [
        "АППГ не подставлен: с тех пор территория региона изменилась, сопоставимых данных нет."
    ]


def test_the_sheet_prints_on_wide_paper_with_its_heading() -> None:
    for sheet in figure_sheets("ZM-P"):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        assert sheet.print_title_rows == f"${layout.HEADER_ROW}:${layout.HEADER_ROW}"
