"""The words of recommendations: what is asked, what was found, where a region and the republic stand."""

from __future__ import annotations

from typing import Any

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.recommendation_records import Condition, TookPlace
from analytics.catalogue.recommendations import load_recommendations
from analytics.catalogue.reconciliation import load_shared_facts
from analytics.sentences.recommendation_conditions import Wording, condition_words, found_words
from analytics.sentences.recommendations import cell_sentence, lead_sentence, recommendation_sentence
from analytics.text import Language, texts

FACTS = {fact.code: fact for fact in load_shared_facts()}
NAMES = {"10": "Абай", "11": "Акмола", "15": "Актобе", "63": "ВКО"}
NOTHING: dict[str, Any] = {"figure": float("nan"), "yardstick": float("nan"), "share": float("nan")}
BLANK = {"reason": "", "lacking": "", "found": ""}


def words(language: Language = "ru") -> Wording:
    return Wording(load_catalogue(), FACTS, texts(language))


def row(outcome: str, condition: int = 1, **known: Any) -> dict[str, Any]:
    return {"outcome": outcome, "condition": condition, **NOTHING, **BLANK, **known}


def plain(sentence: str) -> str:
    return sentence.replace("\u00a0", " ")


def conditions(code: str) -> tuple[Condition, ...]:
    return load_recommendations()[code].conditions


@pytest.mark.parametrize(
    ("code", "place", "known", "asked", "found"),
    [
        (
            "R04",
            1,
            row("holds", figure=35.0),
            "D03 · Педагоги дополнительного образования, повысившие квалификацию за счёт бюджета — больше",
            "с начала года — 35 чел.",
        ),
        (
            "R03",
            1,
            row("fails", figure=0.0),
            "F05 · Материалы в СМИ о профилактике и дополнительном образовании — больше нуля в самом",
            "за квартал — 0 ед.",
        ),
        (
            "R04",
            2,
            row("no_data", reason="no_figure", lacking="10:D04;63:D04"),
            "D04 · ",
            "цифры нет; не поступило: Абай – D04; ВКО – D04",
        ),
        (
            "R04",
            3,
            row("fails", figure=12.34, yardstick=15.6, found="worse"),
            "D09 · Доля педагогов дополнительного образования, прошедших обучение — не хуже, чем год назад",
            "сейчас — 12,3 %, год назад — 15,6 %: хуже",
        ),
        (
            "R06",
            1,
            row("partly", figure=2.0, yardstick=4.0, found="business;ngo"),
            "в списке «Партнёры» есть действующие на конец периода записи всех видов: Бизнес; ",
            "есть: Бизнес; Неправительственная организация; нет: Организация технического и профессионального"
            " образования; Промышленное предприятие",
        ),
        (
            "R08",
            1,
            row("partly", figure=1.0, yardstick=2.0, lacking="11:ZM-LP"),
            "отчёты за период поступили: ZM-L и ZM-LP",
            "поступило 1 из 2; не поступило: Акмолинская – ZM-LP",
        ),
        (
            "R09",
            2,
            row("partly", figure=1.0, yardstick=2.0, found="11:engaged"),
            "данные двух министерств совпадают: Дети на учёте в ОВД; Состоящие на учёте дети в кружках",
            "совпадает 1 из 2; расходится: Акмолинская – Состоящие на учёте дети в кружках и секциях",
        ),
        (
            "R11",
            1,
            row("holds", figure=1.0, reason="earlier_figure", found="2018Q4"),
            "G01 · Региональный план 2015–2018 утверждён — отмечено «да»",
            "да; по последнему отчёту с этой цифрой, 4 кв. 2018",
        ),
        (
            "R11",
            2,
            row("fails", figure=0.0),
            "G01 · Региональный план 2015–2018 утверждён — в срок до 31.03.2015",
            "нет",
        ),
        (
            "R11",
            4,
            row("fails", figure=1.0, yardstick=3.0, share=100 / 3, reason="earlier_list"),
            "нет просроченных записей в списке «Мероприятия плана»",
            "просрочено 1 из 3, срок которых наступил; исполнено в срок — 33,3 %;"
            " по последнему списку этого года",
        ),
        (
            "R10",
            2,
            row("holds", figure=3.0),
            "есть записи в списке «Мероприятия»: «Вид мероприятия» — Круглый стол",
            "с начала года — 3 записи",
        ),
        (
            "R01",
            1,
            row("no_data", reason="no_targets"),
            "C14 · ",
            "цели не заданы: ни один список целей не принят",
        ),
    ],
)
def test_a_condition_and_what_was_found(code: str, place: int, known: Any, asked: str, found: str) -> None:
    condition = conditions(code)[place - 1]
    assert plain(condition_words(condition, words())).startswith(asked)
    assert plain(found_words(condition, known, words())) == found


def test_a_threshold_is_told_where_a_document_sets_it() -> None:
    asked = condition_words(TookPlace(("G06",), 12.0, "cumulative", False), words("en"))
    assert asked == "G06 · Round tables and seminars – at least 12"


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_condition_has_words_in_every_language(language: Language) -> None:
    for record in load_recommendations().values():
        for condition in record.conditions:
            for reason in ("no_list", "not_due"):
                told = found_words(condition, row("no_data", reason=reason), words(language))
                assert condition_words(condition, words(language))
                assert told
                assert "{" not in told


def test_a_cell_is_told_the_gravest_first() -> None:
    record = load_recommendations()["R10"]
    rows = [
        row("holds", 1, figure=4.0),
        row("fails", 2, figure=0.0),
    ]
    told = plain(cell_sentence("Акмолинская область", "partly", rows, record, words()))
    assert told == (
        "**Акмолинская область: выполнено частично** — условий выполнено: 1 из 2. "
        "Не выполнено: есть записи в списке «Мероприятия»: «Вид мероприятия» — Круглый стол,"
        " семинар, совещание (с начала года — 0 записей). "
        "Выполнено: G06 · Круглые столы и семинары — больше нуля (с начала года — 4 ед.)."
    )


def test_a_condition_that_does_not_apply_is_told_last_and_not_counted() -> None:
    record = load_recommendations()["R10"]
    rows = [row("not_applicable", 1, reason="other_land"), row("holds", 2, figure=3.0)]
    assert plain(cell_sentence("область Абай", "met", rows, record, words())) == (
        "**область Абай: выполнено** — условий выполнено: 1 из 1. "
        "Выполнено: есть записи в списке «Мероприятия»: «Вид мероприятия» — Круглый стол, семинар, совещание"
        " (с начала года — 3 записи). "
        "Не применяется: G06 · Круглые столы и семинары — больше нуля"
        " (в этих границах региона тогда не было)."
    )


def test_the_republic_names_who_lacks_what() -> None:
    record = load_recommendations()["R10"]
    states: Any = {"10": "met", "11": "partly", "15": "not", "63": "no_data"}
    rows = [
        row("holds", 1),
        row("holds", 2),
        row("holds", 1),
        row("fails", 2),
        row("fails", 1),
        row("fails", 2),
        row("no_data", 1),
        row("no_data", 2),
    ]
    assert plain(recommendation_sentence(states, rows, record, NAMES, words())) == (
        "Выполнено в 1 из 4 регионов. Частично — 1: Акмола. Не выполнено — 1: Актобе. Нет данных — 1: ВКО. "
        "Чаще всего не выполнено: есть записи в списке «Мероприятия»: «Вид мероприятия» — Круглый стол,"
        " семинар, совещание (регионов: 2); "
        "G06 · Круглые столы и семинары — больше нуля (регионов: 1). "
        "Чаще всего нет данных: G06 · Круглые столы и семинары — больше нуля (регионов: 1)."
    )
    nothing: Any = dict.fromkeys(NAMES, "no_data")
    told = recommendation_sentence(nothing, rows[-2:], record, NAMES, words("en"))
    assert told.startswith("There are no data for any of 4 regions. Without data most often:")


def test_all_cells_are_counted() -> None:
    found: Any = ["met", "met", "not", "no_data"]
    assert plain(lead_sentence(found, 2, 2, texts("ru"))) == (
        "Рекомендаций — 2, регионов — 2; из 4 сочетаний: выполнено — 2, не выполнено — 1, нет данных — 1."
    )
