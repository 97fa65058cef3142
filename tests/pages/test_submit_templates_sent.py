"""Filled templates on the page: rows of lists as a table, explanations of the workbook as reasons."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from tests.pages.conftest import Opened
from tests.pages.returns import drop, press
from tests.pages.shown import card
from tests.workbooks.template_faults import PERIOD, REGION, blank, sound_values
from tests.workbooks.templates import filled

pytestmark = pytest.mark.usefixtures("empty_store")

EVENTS = [
    {"kind": "other", "title": "Встреча", "held_on": dt.date(2025, 5, 14), "holder": "joint", "children": 25},
    {"kind": "talk", "title": "Беседа", "held_on": "03.06.2025", "holder": "police", "children": 1200},
]
EVENT = EVENTS[0] | {"note": "акция"}


@pytest.mark.parametrize(
    ("language", "counted", "kind", "day"),
    [
        ("ru", "2 строки", "Другое", "14.05.2025"),
        ("kk", "2 жол", "Басқа", "14.05.2025"),
        ("en", "2 rows", "Other", "2025-05-14"),
    ],
)
def test_rows_of_a_list_are_shown_in_the_words_of_the_language(
    opened: Opened, language: str, counted: str, kind: str, day: str
) -> None:
    app = opened("submit.py", return_period=str(PERIOD), lang=language)
    drop(app, Список=filled(blank("ZM-L"), {}, None, {"event": [EVENT, EVENT | {"title": "Ещё"}]}))
    assert counted in card(app, "Список.xlsx")
    (folded,) = app.session_state["submit_desk"]
    app.session_state[f"submit_details_{folded}_sound"] = True
    app.run()
    table = card(app, "Встреча")
    assert kind in table
    assert day in table


def test_a_list_is_accepted_with_its_rows(opened: Opened) -> None:
    app = opened("submit.py", return_period=str(PERIOD))
    sound = [event | {"title": f"Встреча {number}"} for number, event in enumerate(EVENTS)]
    press(drop(app, Список=filled(blank("ZM-L"), {}, None, {"event": sound})), "Принять")
    kept = open_journal(settings()).current("ZM-L", REGION, PERIOD)
    assert kept is not None
    assert [row.values["title"] for row in kept.rows] == ["Встреча 0", "Встреча 1"]


def test_what_the_workbook_explains_is_the_reason_of_its_warning(opened: Opened) -> None:
    values = sound_values("ZM-P") | {"B16": 5000}
    content = filled(blank("ZM-P"), values, {"B16": "Учтены и снятые с учёта"})
    app = drop(opened("submit.py", return_period=str(PERIOD)), Отчёт=content)
    assert "есть предупреждения" in card(app, "Отчёт.xlsx")
    (field,) = app.text_input
    assert field.value == "Учтены и снятые с учёта"
    press(app, "Принять")
    journal = open_journal(settings())
    kept = journal.current("ZM-P", REGION, Period(2025, 3))
    assert kept is not None
    findings = journal.table("journal/findings_of_batch", batch_id=kept.batch.batch_id)
    told = findings.loc[findings["indicator_code"].eq("B16") & findings["severity"].eq("warning"), "reason"]
    assert set(told) == {"Учтены и снятые с учёта"}
