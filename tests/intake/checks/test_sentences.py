"""What a person reads of the checks: the whole sentence, in each language, with nothing left open."""

from __future__ import annotations

import pytest

from analytics.intake import check_return
from analytics.intake.checks.rules_file import CHECKS
from analytics.intake.wording import wording
from analytics.text import LANGUAGES, texts
from tests.intake.checks.drawn import drawn

YEARS = ("2018", "2019", "2020", "2021")
POLICE = {"B01": {"2022Q4": 8.0}}
USUAL = {f"{year}Q4": 100.0 for year in YEARS}
EARLIER = ((1, 4), (2, 1), (2, 2), (2, 3))
BOOK = {f"C{number:02}": 10_007.0 + 31 * number for number in range(5, 13)}
ROUND = {
    code: 5.0 * number for number, code in enumerate(("F01", "A12", "A13", "A14", "A15", "A16"), start=9)
}

# What is found, the return that is asked about it, and the sentence in Russian and in English.
CASES = {
    "not_yes_or_no": (
        drawn({"G01": 2}),
        "«Региональный план 2015–2018 утверждён» (Показатели, E1): стоит 2.",
        "“Regional plan 2015–2018 approved” (Показатели, E1): 2 stands there.",
    ),
    "larger_than_population": (
        drawn({"C05": 101}, children=100),
        "«Учащиеся общеобразовательных школ» (Показатели, E1): 101 — больше оценки численности детей "
        "0–17 лет в регионе: 100.",
        None,
    ),
    "sum_exceeds_whole": (
        drawn({"A06": 60, "A07": 41, "A08": 20}),
        "Вместе 61 — больше, чем 60. Части: «Учащиеся среди несовершеннолетних, привлечённых к уголовной "
        "ответственности» (Показатели, E2): 41; «Неработающие и неучащиеся среди несовершеннолетних, "
        "привлечённых к уголовной ответственности» (Показатели, E3): 20. Целое: «Несовершеннолетние, "
        "привлечённые к уголовной ответственности» (Показатели, E1): 60.",
        None,
    ),
    "sum_below_whole": (drawn({"C06": 100, "C07": 30, "C08": 69}), None, None),
    "parts_add_up_exactly": (drawn({"C06": 100, "C07": 30, "C08": 70}), None, None),
    "register_discontinuous": (
        drawn({"B01": 231, "B02": 50, "B03": 60}, {"B01": {"2021Q4": 240}}, form_code="ZM-P"),
        "«Несовершеннолетние, состоящие на учёте в ОВД на конец периода»: 231, а по движению должно быть "
        "230: 240 на конец периода «январь–декабрь 2021 г. (12 месяцев)» + 50 поставлено − 60 снято. "
        "Разница 1.",
        None,
    ),
    "share_over_hundred": (
        drawn({"A01": 105, "A22": 100}),
        None,
        "“Share of juvenile offences in completed cases”: 105 %. Numerator: “Criminal offences by minors or "
        "with their complicity (completed cases)” (Показатели, E1): 105. Denominator: “Criminal offences in "
        "completed cases, total” (Показатели, E2): 100.",
    ),
    "ratio_out_of_bounds": (
        drawn({"C06": 401, "C03": 10}),
        "Детей на один кружок: 40,1. «Дети, охваченные дополнительным образованием (без повторного счёта)» "
        "(Показатели, E1): 401; «Кружки, секции и студии, всего» (Показатели, E2): 10.",
        None,
    ),
    "units_too_large": (drawn({"B10": 2_000}, {"B10": {"2022Q3": 2}}), None, None),
    "units_too_small": (
        drawn({"C05": 140}, {"C05": {"2022Q3": 140_000}}),
        "«Учащиеся общеобразовательных школ» (Показатели, E1): 140 — примерно в 1000 раз меньше, чем 140000 "
        "(январь–сентябрь 2022 г. (9 месяцев)).",
        None,
    ),
    "other_return_contradicts": (drawn({"B06": 9}, POLICE, forms={"B01": "ZM-P"}), None, None),
    "other_return_differs": (
        drawn({"B01": 9}, POLICE, form_code="TABLE", forms={"B01": "ZM-P"}),
        None,
        "“Minors on the police register at period end” (Показатели, E1): 9, but 8 in the accepted return "
        "“ZM-P” of the same period.",
    ),
    "zero_after_figures": (drawn({"B10": 0}, {"B10": {"2022Q3": 20}}), None, None),
    "blank_after_figures": (drawn({"B10": "blank"}, {"B10": {"2022Q3": 20}}), None, None),
    "same_value_elsewhere": (drawn({"C05": 1_234}, others={"11": {"C05": 1_234}}), None, None),
    "plausible_carried_forward": (
        drawn(BOOK, {code: {"2022Q3": value} for code, value in BOOK.items()}),
        "Пожалуйста, проверьте: 8 из 8 чисел, отличных от нуля, в точности те же, что за период "
        "«январь–сентябрь 2022 г. (9 месяцев)».",
        None,
    ),
    "plausible_copied": (
        drawn(BOOK, others={"11": BOOK}),
        "Пожалуйста, проверьте: 8 из 8 сравнимых чисел в точности те же, что за этот период указал регион "
        "«Акмолинская область».",
        None,
    ),
    "plausible_heaping": (
        drawn(
            ROUND,
            {
                code: {f"202{year}Q{quarter}": value + 50 * quarter for year, quarter in EARLIER}
                for code, value in ROUND.items()
            },
        ),
        "Пожалуйста, проверьте: на 0 или 5 заканчиваются 30 из 30 чисел; случайно их бывает около 6.",
        None,
    ),
    "plausible_on_target": (drawn({"C06": 90, "C05": 100}, targets={"C14": 90.0}), None, None),
    "plausible_outside_history": (
        drawn({"B10": 300}, {"B10": USUAL}),
        None,
        "Please check: “Pupils of special schools for children with deviant behaviour” (Показатели, E1), "
        "at the end of the quarter: 300. In this quarter of earlier years: 2021: 100; 2020: 100; 2019: 100; "
        "2018: 100.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_the_sentence_of_a_finding(code):
    context, russian, english = CASES[code]
    finding = next(finding for finding in check_return(context) if finding.code == code)
    said = {language: wording(finding, "return.xlsx", texts(language)) for language in LANGUAGES}
    assert len({words.message for words in said.values()}) == len(LANGUAGES)
    for words in said.values():
        assert not any("{" in part or "}" in part for part in (words.message, words.expected, words.mend))
    assert russian is None or said["ru"].message == russian
    assert english is None or said["en"].message == english


@pytest.mark.parametrize("code", [code for code in CASES if code.startswith("plausible_")])
def test_a_question_of_plausibility_asks_and_does_not_accuse(code):
    asking = {"ru": "Пожалуйста, проверьте", "kk": "Тексеруіңізді сұраймыз", "en": "Please check"}
    for language, words in asking.items():
        assert texts(language).phrases[f"findings.{code}.message"].startswith(words)


# These have their sentences in the tests of reading, of lists, and of the chosen region and period.
ELSEWHERE = {
    "text_number", "blank", "blank_space", "not_available", "confidential", "negative", "not_whole",
    "control_sum_differs", "control_sum_exceeded", "figures_repeated", "period_future",
    "period_differs_from_file_name", "region_not_in_period", "region_differs_from_file",
    "part_exceeds_whole", "cumulative_falls",
    "list_rows_alike", "list_rows_nearly_alike", "list_date_outside_period", "list_date_after_period",
    "list_date_far", "list_money_large", "list_rows_vanished", "event_registered_exceed", "event_elsewhere",
    "event_nobody_reached", "event_other_unexplained", "measure_done_undated", "measure_dated_undone",
    "measure_without_evidence", "agreement_ended", "agreement_repeated",
}  # fmt: skip


def test_every_check_is_told_here_or_elsewhere():
    assert CASES.keys() | ELSEWHERE == CHECKS.keys()
