"""Every check of list rows: when it finds, when it does not, and its sentence in three languages."""

from __future__ import annotations

import pytest

from analytics.intake.batch import ListRow
from analytics.text import Language
from tests.intake.checks.drawn import with_rule
from tests.intake.checks.drawn_lists import drawn_lists, list_rows, sentences, told

# list, table, code, severity, cell, the sentence in each language
FOUND: list[tuple[str, str, str, str, str, dict[Language, str]]] = [
    ("event", "children | registered_children\n5 | 6", "event_registered_exceed", "error", "I6", {
        "ru": "Лист «Мероприятия», ячейка I6 («Из них состоящие на учёте в ОВД, чел.»): 6 — больше, чем всех "
        "детей на мероприятии (5, H6).",
        "kk": "«Мероприятия» парағы, I6 ұяшығы («Олардың ішінде ІІО есебінде тұрғандар, адам»): 6 — "
        "іс-шарадағы барлық балалардан (5, H6) көп.",
        "en": "Sheet “Мероприятия”, cell I6 (“Of them on the police register, persons”): 6 is more than all "
        "children at the event (5, H6).",
    }),
    ("event", "place\nг. Семей, школа № 3", "event_elsewhere", "warning", "E6", {
        "ru": "Лист «Мероприятия», ячейка E6 («Место проведения»): «г. Семей, школа № 3» называет место в "
        "другом регионе — область Абай.",
        "kk": "«Мероприятия» парағы, E6 ұяшығы («Өткізілген орны»): «г. Семей, школа № 3» басқа өңірдегі "
        "орынды атайды — Абай облысы.",
        "en": "Sheet “Мероприятия”, cell E6 (“Place”): “г. Семей, школа № 3” names a place in another "
        "region — Abai Region.",
    }),
    ("event", "children | parents\n. | 0", "event_nobody_reached", "note", "H6", {
        "ru": "Лист «Мероприятия», ячейка H6: у мероприятия «Встреча» не указаны ни дети, ни родители.",
        "kk": "«Мероприятия» парағы, H6 ұяшығы: «Встреча» іс-шарасында балалар да, ата-аналар да "
        "көрсетілмеген.",
        "en": "Sheet “Мероприятия”, cell H6: neither children nor parents are told for the event “Встреча”.",
    }),
    ("event", "kind\nother", "event_other_unexplained", "note", "K6", {
        "ru": "Лист «Мероприятия», ячейка K6: вид мероприятия «Встреча» — «Другое», а в примечании не "
        "сказано, что это было.",
        "kk": "«Мероприятия» парағы, K6 ұяшығы: «Встреча» іс-шарасының түрі — «Басқа», ал ескертпеде оның "
        "не болғаны айтылмаған.",
        "en": "Sheet “Мероприятия”, cell K6: the event “Встреча” is of the kind “Other”, and the note does "
        "not say what it was.",
    }),
    ("plan_measure", "state | evidence\ndone | акт", "measure_done_undated", "warning", "J6", {
        "ru": "Лист «Мероприятия плана», ячейка J6 («Дата исполнения»): мероприятие плана «1. Открыть "
        "кружок» исполнено, а дата не указана.",
        "kk": "«Мероприятия плана» парағы, J6 ұяшығы («Орындалған күні»): жоспардың «1. Открыть кружок» "
        "іс-шарасы орындалған, ал күні көрсетілмеген.",
        "en": "Sheet “Мероприятия плана”, cell J6 (“Done on”): the measure “1. Открыть кружок” is done, but "
        "no date is given.",
    }),
    ("plan_measure", "state | done_on\nplanned | 2025-05-01", "measure_dated_undone", "warning", "J6", {
        "ru": "Лист «Мероприятия плана», ячейка J6 («Дата исполнения»): стоит 01.05.2025, а состояние — "
        "«Запланировано».",
        "kk": "«Мероприятия плана» парағы, J6 ұяшығы («Орындалған күні»): 01.05.2025 тұр, ал жай-күйі — "
        "«Жоспарланған».",
        "en": "Sheet “Мероприятия плана”, cell J6 (“Done on”): 01.05.2025 stands there, but the state is "
        "“Planned”.",
    }),
    ("plan_measure", "state | done_on\ndone | 2025-05-01", "measure_without_evidence", "note", "K6", {
        "ru": "Лист «Мероприятия плана», ячейка K6 («Чем подтверждено»): не сказано, чем подтверждено "
        "исполнение мероприятия плана «1. Открыть кружок».",
        "kk": "«Мероприятия плана» парағы, K6 ұяшығы («Немен расталды»): жоспардың «1. Открыть кружок» "
        "іс-шарасының орындалуы немен расталғаны айтылмаған.",
        "en": "Sheet “Мероприятия плана”, cell K6 (“Evidence”): nothing is named that shows that the measure "
        "“1. Открыть кружок” was done.",
    }),
    ("plan_measure", "state | done_on | evidence\ndone | 2025-10-01 | акт", "list_date_after_period",
     "warning", "J6", {
        "ru": "Лист «Мероприятия плана», ячейка J6 («Дата исполнения»): 01.10.2025 — позже, чем закончился "
        "период «январь–сентябрь 2025 г. (9 месяцев)».",
        "kk": "«Мероприятия плана» парағы, J6 ұяшығы («Орындалған күні»): 01.10.2025 — «2025 ж. "
        "қаңтар–қыркүйек (9 ай)» кезеңі аяқталғаннан кейінгі күн.",
        "en": "Sheet “Мероприятия плана”, cell J6 (“Done on”): 01.10.2025 is after the end of the period "
        "“January–September 2025 (9 months)”.",
    }),
    ("plan_measure", "due_on\n2052-12-01", "list_date_far", "warning", "E6", {
        "ru": "Лист «Мероприятия плана», ячейка E6 («Срок исполнения»): стоит дата 01.12.2052.",
        "kk": "«Мероприятия плана» парағы, E6 ұяшығы («Орындау мерзімі»): 01.12.2052 күні тұр.",
        "en": "Sheet “Мероприятия плана”, cell E6 (“Due date”): the date 01.12.2052 stands there.",
    }),
    ("plan_measure", "budget_money\n12000000", "list_money_large", "warning", "F6", {
        "ru": "Лист «Мероприятия плана», ячейка F6 («Бюджетные средства, млн тенге»): 12000000 млн тенге — "
        "больше 10000 млн.",
        "kk": "«Мероприятия плана» парағы, F6 ұяшығы («Бюджет қаражаты, млн теңге»): 12000000 млн теңге — "
        "10000 млн-нан көп.",
        "en": "Sheet “Мероприятия плана”, cell F6 (“Budget money, million tenge”): 12000000 million tenge is "
        "more than 10000 million.",
    }),
    ("partner", "ends_on | children\n2025-06-30 | 40", "agreement_ended", "note", "F6", {
        "ru": "Лист «Партнёры», ячейка F6 («Действует до»): соглашение закончилось 30.06.2025, а детей по "
        "нему указано 40.",
        "kk": "«Партнёры» парағы, F6 ұяшығы («Қолданылу мерзімінің соңы»): келісім 30.06.2025 аяқталған, ал "
        "ол бойынша 40 бала көрсетілген.",
        "en": "Sheet “Партнёры”, cell F6 (“In force until”): the agreement ended on 30.06.2025, but 40 "
        "children are told for it.",
    }),
]  # fmt: skip

REPEATED = "name | agreement | signed_on\nФонд | Меморандум № 5 | 2025-01-20\nЗавод | договор №5 | 2025-02-01"


@pytest.mark.parametrize(
    ("list_code", "table", "code", "severity", "cell", "said"), FOUND, ids=[case[2] for case in FOUND]
)
def test_what_is_wrong_is_told_at_its_cell(
    list_code: str, table: str, code: str, severity: str, cell: str, said: dict[Language, str]
) -> None:
    context = drawn_lists(list_rows(list_code, table))
    assert told(context) == [(code, severity, cell)]
    assert sentences(context, code) == said


def test_a_repeated_number_of_an_agreement_is_told_on_both_rows() -> None:
    context = drawn_lists(list_rows("partner", REPEATED))
    assert told(context) == [("agreement_repeated", "warning", "D6"), ("agreement_repeated", "warning", "D7")]
    assert sentences(context, "agreement_repeated") == {
        "ru": "Лист «Партнёры», ячейка D6 («Соглашение»): «Меморандум № 5» — тот же номер, что в строке 7 "
        "(«Завод»).",
        "kk": "«Партнёры» парағы, D6 ұяшығы («Келісім»): «Меморандум № 5» — 7-жолдағы («Завод») нөмірмен "
        "бірдей.",
        "en": "Sheet “Партнёры”, cell D6 (“Agreement”): “Меморандум № 5” has the same number as row 7 "
        "(“Завод”).",
    }


SOUND = {
    "registered are all children": ("event", "children | registered_children\n6 | 6"),
    "children are not told": ("event", "children | registered_children\n. | 6"),
    "only parents came": ("event", "children | parents\n0 | 12"),
    "a round table counts nobody": ("event", "kind | children\nround_table | ."),
    "other is explained": ("event", "kind | note\nother | акция"),
    "the place is the region's own": ("event", "place\nг. Темиртау, школа № 3 имени Абая"),
    "done with date and evidence": ("plan_measure", "state | done_on | evidence\ndone | 2025-09-30 | акт"),
    "cancelled without a date": ("plan_measure", "state\ncancelled"),
    "the last year that makes sense": ("plan_measure", "due_on\n2040-12-31"),
    "the first year that makes sense": ("partner", "signed_on\n2005-01-01"),
    "ten billion": ("plan_measure", "budget_money\n10000"),
    "ended within the quarter": ("partner", "ends_on | children\n2025-07-01 | 40"),
    "ended without children": ("partner", "ends_on | children\n2025-06-30 | 0"),
    "one number in two years": (
        "partner", "name | agreement | signed_on\nФонд | № 5 | 2024-01-20\nЗавод | № 5 | 2025-01-20",
    ),
    "two numbers": ("partner", "name | agreement\nФонд | № 5\nЗавод | № 15"),
    "no number": ("partner", "name | agreement\nФонд | .\nЗавод | ."),
}  # fmt: skip


@pytest.mark.parametrize(("list_code", "table"), SOUND.values(), ids=SOUND)
def test_what_is_sound_is_left_alone(list_code: str, table: str) -> None:
    assert told(drawn_lists(list_rows(list_code, table))) == []


def test_units_outside_the_regions_may_be_anywhere() -> None:
    rows = list_rows("event", "place\nг. Семей")
    assert told(drawn_lists(rows, region_code="90", form_code="ZM-LP")) == []


def test_a_region_that_came_later_is_told_by_its_name_of_the_period() -> None:
    rows = list_rows("event", "place | held_on\nг. Семей | 2015-02-20")
    context = drawn_lists(rows, period="2015Q1")
    assert sentences(context, "event_elsewhere")["ru"].endswith("— Восточно-Казахстанская область.")


def test_a_place_that_may_be_two_regions_names_both() -> None:
    context = drawn_lists(list_rows("event", "place\nАлматы"))
    assert sentences(context, "event_elsewhere")["ru"].endswith("— Алматинская область / город Алматы.")


def test_of_one_kind_a_hundred_are_told_and_the_rest_is_counted() -> None:
    table = "title | place\n" + "\n".join(f"Встреча {number} | г. Семей" for number in range(150))
    found = told(drawn_lists(list_rows("event", table)))
    assert [code for code, _, _ in found] == ["event_elsewhere"] * 100 + ["list_more_findings"]


def test_the_rules_turn_a_check_off_and_make_it_a_note() -> None:
    rows: tuple[ListRow, ...] = list_rows("event", "place\nг. Семей")
    assert told(drawn_lists(rows, rules=with_rule("event_elsewhere", active=False))) == []
    assert told(drawn_lists(rows, rules=with_rule("event_elsewhere", severity="note"))) == [
        ("event_elsewhere", "note", "E6")
    ]
