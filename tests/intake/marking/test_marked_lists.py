"""Faults in list sheets are marked at their cells, and what concerns a whole list is listed."""

from __future__ import annotations

import dataclasses
import datetime as dt

from analytics.intake import findings_of_return
from analytics.intake.checks import Known, KnownList
from analytics.periods import Period
from tests.intake.asked import context_of, read
from tests.intake.checks.drawn_lists import list_rows
from tests.intake.marking.marks import COLOURS, all_values, coloured, comments, mark
from tests.workbooks.lists import EVENT, MEASURE, PARTNER, lists_workbook

FILE = "ZM-L_35_2025Q3.xlsx"
WORKBOOK = lists_workbook(
    event=[
        {**EVENT, "kind": "Танцы", "place": "г. Семей"},
        {**EVENT, "held_on": dt.date(1915, 5, 14), "registered_children": 26},
        {**EVENT, "kind": "Другое", "children": None},
        {**EVENT, "title": "Рейд"},
        {**EVENT, "title": "«рейд»"},
    ],
    plan_measure=[
        {**MEASURE, "due_on": dt.date(2025, 2, 1), "budget_money": "12 млн"},
        {**MEASURE, "measure": "2", "state": "Исполнено", "other_money": 12_000_000},
        {**MEASURE, "measure": "3", "done_on": dt.date(2025, 4, 1), "due_on": dt.date(2052, 12, 1)},
        {**MEASURE, "measure": "4", "state": "Исполнено", "done_on": dt.date(2025, 11, 1), "evidence": "акт"},
    ],
    partner=[
        {**PARTNER, "ends_on": dt.date(2025, 3, 1)},
        {**PARTNER, "name": "Фонд"},
    ],
)
PLACES = {
    "error": {
        "Мероприятия!B6", "Мероприятия!D7", "Мероприятия!I7", "Мероприятия плана!E6", "Мероприятия плана!F6",
    },
    "warning": {
        "Мероприятия!E6", "Мероприятия!B9", "Мероприятия!B10", "Мероприятия плана!J7", "Мероприятия плана!G7",
        "Мероприятия плана!J8", "Мероприятия плана!E8", "Мероприятия плана!J9", "Партнёры!D6", "Партнёры!D7",
    },
    "note": {"Мероприятия!H8", "Мероприятия!K8", "Мероприятия плана!K7", "Партнёры!F6"},
}  # fmt: skip


def test_every_kind_of_fault_is_marked_at_its_cell() -> None:
    reading = read(WORKBOOK, FILE)
    gone = KnownList(Period(2025, 2), 1, list_rows("event", "title\nСпартакиада"))
    context = dataclasses.replace(context_of(reading, period="2025Q3"), known=Known(lists=(gone,)))
    findings = findings_of_return(context)
    copy = mark(WORKBOOK, *findings, file_name=FILE)
    assert copy.kind == "marked"
    found = coloured(copy.content)
    assert found == {place: COLOURS[severity] for severity, places in PLACES.items() for place in places}
    said = comments(copy.content)
    assert set(said) == set(found)
    assert "«г. Семей» называет место в другом регионе — область Абай." in said["Мероприятия!E6"]
    assert "стоит «12 млн», а нужно только число." in said["Мероприятия плана!F6"]
    listed = "\n".join(str(cell) for row in all_values(copy.content)["Результаты проверки"] for cell in row)
    assert "нет строк, которые есть в принятом отчёте" in listed
    assert "Спартакиада" in listed


def test_the_marked_copy_reads_as_the_file_did() -> None:
    before = read(WORKBOOK, FILE)
    findings = findings_of_return(context_of(before, period="2025Q3"))
    after = read(mark(WORKBOOK, *findings, file_name=FILE).content, FILE)
    assert after.rows == before.rows
    assert after.findings == before.findings
