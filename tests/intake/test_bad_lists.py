"""Bad input in lists, as people send it: each fault is a finding at its cell, in three languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from analytics.intake import findings_of_return
from analytics.text import LANGUAGES, Language, texts
from tests.intake.asked import brief, context_of, read, said
from tests.workbooks import template_faults as faults
from tests.workbooks.lists import EVENT, MEASURE, PARTNER, lists_workbook, many_events
from tests.workbooks.templates import list_sheet, saved, workbook

FILE = "ZM-L_35_2025Q3.xlsx"
PLAN, EVENTS, PARTNERS = "Мероприятия плана", "Мероприятия", "Партнёры"

# what is typed, code, severity, sheet, cell, the sentence in each language
FAULTS: list[tuple[Mapping[str, list[dict[str, object]]], str, str, str, str, dict[Language, str]]] = [
    ({"plan_measure": [{**MEASURE, "due_on": dt.date(2025, 2, 1)}]}, "list_date_order", "error", PLAN, "E6", {
        "ru": f"Лист «{PLAN}», ячейка E6: «Срок исполнения» (01.02.2025) раньше, чем «Начало» "
        "(01.03.2025, D6).",
        "kk": f"«{PLAN}» парағы, E6 ұяшығы: «Орындау мерзімі» (01.02.2025) мынадан бұрын: «Басталуы» "
        "(01.03.2025, D6).",
        "en": f"Sheet “{PLAN}”, cell E6: “Due date” (01.02.2025) is earlier than “Start” (01.03.2025, D6).",
    }),
    ({"plan_measure": [{**MEASURE, "budget_money": "12 млн"}]}, "number_with_words", "error", PLAN, "F6", {
        "ru": f"Лист «{PLAN}», ячейка F6: стоит «12 млн», а нужно только число.",
        "kk": f"«{PLAN}» парағы, F6 ұяшығы: «12 млн» тұр, ал тек сан керек.",
        "en": f"Sheet “{PLAN}”, cell F6: “12 млн” stands there, but only a number belongs there.",
    }),
    ({"plan_measure": [{**MEASURE, "other_money": "5,5 тыс. тг"}]}, "number_with_words", "error", PLAN,
     "G6", {
        "ru": f"Лист «{PLAN}», ячейка G6: стоит «5,5 тыс. тг», а нужно только число.",
        "kk": f"«{PLAN}» парағы, G6 ұяшығы: «5,5 тыс. тг» тұр, ал тек сан керек.",
        "en": f"Sheet “{PLAN}”, cell G6: “5,5 тыс. тг” stands there, but only a number belongs there.",
    }),
    ({"plan_measure": [{**MEASURE, "budget_money": "1.200"}]}, "number_ambiguous", "error", PLAN, "F6", {
        "ru": f"Лист «{PLAN}», ячейка F6: «1.200» может означать и 1,2, и 1200.",
        "kk": f"«{PLAN}» парағы, F6 ұяшығы: «1.200» 1,2 санын да, 1200 санын да білдіруі мүмкін.",
        "en": f"Sheet “{PLAN}”, cell F6: “1.200” may mean 1,2 or 1200.",
    }),
    ({"plan_measure": [{**MEASURE, "budget_money": "около десяти"}]}, "text_in_number_cell", "error", PLAN,
     "F6", {
        "ru": f"Лист «{PLAN}», ячейка F6: стоит текст «около десяти».",
        "kk": f"«{PLAN}» парағы, F6 ұяшығы: «около десяти» мәтіні тұр.",
        "en": f"Sheet “{PLAN}”, cell F6: the text “около десяти” stands there.",
    }),
    ({"partner": [{**PARTNER, "money": -3}]}, "negative", "error", PARTNERS, "H6", {
        "ru": f"Лист «{PARTNERS}», ячейка H6: стоит -3.",
        "kk": f"«{PARTNERS}» парағы, H6 ұяшығы: -3 тұр.",
        "en": f"Sheet “{PARTNERS}”, cell H6: -3 stands there.",
    }),
    ({"event": [{**EVENT, "kind": "Танцы"}]}, "list_choice_unknown", "error", EVENTS, "B6", {
        "ru": f"Лист «{EVENTS}», ячейка B6 («Вид мероприятия»): «Танцы» нет среди возможных значений.",
        "kk": f"«{EVENTS}» парағы, B6 ұяшығы («Іс-шараның түрі»): «Танцы» мүмкін мәндердің арасында жоқ.",
        "en": f"Sheet “{EVENTS}”, cell B6 (“Kind of event”): “Танцы” is not among the possible entries.",
    }),
    ({"partner": [{**PARTNER, "signed_on": dt.date(1915, 2, 20)}]}, "list_date_year", "error", PARTNERS,
     "E6", {
        "ru": f"Лист «{PARTNERS}», ячейка E6 («Дата подписания»): стоит дата 20.02.1915.",
        "kk": f"«{PARTNERS}» парағы, E6 ұяшығы («Қол қойылған күні»): 20.02.1915 күні тұр.",
        "en": f"Sheet “{PARTNERS}”, cell E6 (“Signed on”): the date 20.02.1915 stands there.",
    }),
    ({"event": [{**EVENT, "held_on": "14 мая 1915 г."}]}, "list_date_year", "error", EVENTS, "D6", {
        "ru": f"Лист «{EVENTS}», ячейка D6 («Дата проведения»): стоит дата 14.05.1915.",
        "kk": f"«{EVENTS}» парағы, D6 ұяшығы («Өткізілген күні»): 14.05.1915 күні тұр.",
        "en": f"Sheet “{EVENTS}”, cell D6 (“Date”): the date 14.05.1915 stands there.",
    }),
    ({"event": [{**EVENT, "place": "г. Семей, школа № 3"}]}, "event_elsewhere", "warning", EVENTS, "E6", {
        "ru": f"Лист «{EVENTS}», ячейка E6 («Место проведения»): «г. Семей, школа № 3» называет место в "
        "другом регионе — область Абай.",
        "kk": f"«{EVENTS}» парағы, E6 ұяшығы («Өткізілген орны»): «г. Семей, школа № 3» басқа өңірдегі "
        "орынды атайды — Абай облысы.",
        "en": f"Sheet “{EVENTS}”, cell E6 (“Place”): “г. Семей, школа № 3” names a place in another "
        "region — Abai Region.",
    }),
    ({"event": [{**EVENT, "registered_children": 26}]}, "event_registered_exceed", "error", EVENTS, "I6", {
        "ru": f"Лист «{EVENTS}», ячейка I6 («Из них состоящие на учёте в ОВД, чел.»): 26 — больше, чем всех "
        "детей на мероприятии (25, H6).",
        "kk": f"«{EVENTS}» парағы, I6 ұяшығы («Олардың ішінде ІІО есебінде тұрғандар, адам»): 26 — "
        "іс-шарадағы барлық балалардан (25, H6) көп.",
        "en": f"Sheet “{EVENTS}”, cell I6 (“Of them on the police register, persons”): 26 is more than all "
        "children at the event (25, H6).",
    }),
]  # fmt: skip
ALIKE: list[tuple[dict[str, object], str, dict[Language, str]]] = [
    ({}, "list_rows_alike", {
        "ru": f"На листе «{EVENTS}» строка 6 полностью повторяет строку 7.",
        "kk": f"«{EVENTS}» парағында 6-жол 7-жолды толық қайталайды.",
        "en": f"On the sheet “{EVENTS}” row 6 repeats row 7 in full.",
    }),
    ({"title": "правила  дорожного ДВИЖЕНИЯ"}, "list_rows_nearly_alike", {
        "ru": f"На листе «{EVENTS}» строка 6 отличается от строки 7 только регистром букв, пробелами, "
        "кавычками или тире.",
        "kk": f"«{EVENTS}» парағында 6-жолдың 7-жолдан айырмасы тек әріп регистрінде, бос орындарда, "
        "тырнақшаларда немесе сызықшаларда.",
        "en": f"On the sheet “{EVENTS}” row 6 differs from row 7 in case, spaces, quotation marks or dashes "
        "only.",
    }),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "code", "severity", "sheet", "cell", "sentences"), FAULTS, ids=lambda one: str(one)[:60]
)
def test_a_fault_is_told_at_its_cell(
    rows: Mapping[str, list[dict[str, object]]],
    code: str,
    severity: str,
    sheet: str,
    cell: str,
    sentences: dict[Language, str],
) -> None:
    reading = read(lists_workbook(**rows), FILE)
    found = findings_of_return(context_of(reading, period="2025Q3"))
    assert brief(found) == [(code, severity, sheet, cell)]
    assert {language: said(found[0], FILE, language) for language in LANGUAGES} == sentences


@pytest.mark.parametrize(("changes", "code", "sentences"), ALIKE, ids=["copied", "typed twice"])
def test_two_rows_alike_are_told_on_both(
    changes: dict[str, object], code: str, sentences: dict[Language, str]
) -> None:
    found = read(lists_workbook(event=[EVENT, {**EVENT, **changes}]), FILE).findings
    assert brief(found) == [(code, "warning", EVENTS, "B6"), (code, "warning", EVENTS, "B7")]
    assert {language: said(found[0], FILE, language) for language in LANGUAGES} == sentences


def test_a_sum_that_can_be_read_in_one_way_only_is_read_and_told() -> None:
    reading = read(lists_workbook(plan_measure=[{**MEASURE, "budget_money": "1.200,50"}]), FILE)
    assert brief(reading.findings) == [("text_number", "warning", PLAN, "F6")]
    assert reading.rows[0].values["budget_money"] == 1200.5


@pytest.mark.parametrize("money", ["12 млн", "5,5 тыс. тг", "1.200", "10-12", "≈ 5", "12 000 000 тенге"])
def test_of_money_with_text_nothing_is_guessed(money: str) -> None:
    reading = read(lists_workbook(plan_measure=[{**MEASURE, "budget_money": money}]), FILE)
    assert [finding.severity for finding in reading.findings] == ["error"]
    assert reading.rows[0].values["budget_money"] is None


def test_a_list_beyond_any_length_is_refused_with_a_sentence_in_three_languages() -> None:
    (finding,) = read(many_events(20_001), FILE).findings
    assert (finding.code, finding.severity) == ("list_too_long", "error")
    assert {language: said(finding, FILE, language) for language in LANGUAGES} == {
        "ru": f"На листе «{EVENTS}» заполнено слишком много строк: 20001.",
        "kk": f"«{EVENTS}» парағында толтырылған жолдар тым көп: 20001.",
        "en": f"On the sheet “{EVENTS}” too many rows are filled in: 20001.",
    }


def test_in_five_thousand_faulty_rows_a_hundred_of_each_kind_are_told_and_the_rest_counted() -> None:
    content = many_events(5_000, place="г. Семей", children="много", held_on=dt.date(1915, 5, 14))
    reading = read(content, FILE)
    found = findings_of_return(context_of(reading, period="2025Q3"))
    codes = [finding.code for finding in found]
    assert {code: codes.count(code) for code in dict.fromkeys(codes)} == {
        "list_date_year": 100,
        "text_in_number_cell": 100,
        "event_elsewhere": 100,
        "list_more_findings": 1,
    }
    (more,) = (finding for finding in found if finding.code == "list_more_findings")
    assert more.given == "14700"
    assert said(more, FILE) == f"На листе «{EVENTS}» есть ещё такие же замечания: 14700."


def test_no_sentence_of_a_list_is_left_open() -> None:
    codes = [key.split(".")[1] for key in texts("ru").keys_under("findings") if key.endswith(".title")]
    listed = [code for code in codes if code.startswith(("list", "event_", "measure_", "agreement_"))]
    for language in LANGUAGES:
        for code in listed:
            for part in ("title", "message", "expected", "mend"):
                assert texts(language).has(f"findings.{code}.{part}"), (language, code, part)
    assert len(listed) > 30


def test_an_old_template_of_lists_keeps_its_rows() -> None:
    """A sheet whose keys were cut is read by its headings, and checked in the same way."""
    book = workbook(lists_workbook(event=[{**EVENT, "place": "г. Семей"}]))
    sheet = list_sheet(book, "event")
    faults.unmerge(sheet)
    sheet.delete_rows(1, 1)
    reading = read(saved(book), FILE)
    found = findings_of_return(context_of(reading, period="2025Q3"))
    assert ("event_elsewhere", "warning", EVENTS, "E5") in brief(found)
