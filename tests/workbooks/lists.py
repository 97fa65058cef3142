"""Returns of lists as workbooks: events, plan measures and partners in a filled template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from tests.workbooks import template_faults as faults
from tests.workbooks.templates import filled

EVENT: Mapping[str, object] = {
    "kind": "Лекция, беседа",
    "title": "Правила дорожного движения",
    "held_on": dt.date(2025, 5, 14),
    "place": "г. Темиртау, школа № 3",
    "holder": "Управление образования",
    "children": 25,
}
MEASURE: Mapping[str, object] = {
    "measure": "1. Открыть кружок робототехники",
    "agency": "Управление образования",
    "starts_on": dt.date(2025, 3, 1),
    "due_on": dt.date(2025, 12, 1),
    "budget_money": 1.5,
    "state": "Исполняется",
}
PARTNER: Mapping[str, object] = {
    "kind": "Бизнес",
    "name": "ТОО «Металл»",
    "agreement": "Меморандум № 5",
    "signed_on": dt.date(2025, 1, 20),
    "money": 2.5,
    "children": 40,
}


def lists_workbook(
    event: Sequence[Mapping[str, object]] = (),
    plan_measure: Sequence[Mapping[str, object]] = (),
    partner: Sequence[Mapping[str, object]] = (),
    form_code: str = "ZM-L",
) -> bytes:
    """The lists of Karaganda for nine months of 2025 with these rows."""
    rows = {"event": event, "plan_measure": plan_measure, "partner": partner}
    return filled(faults.blank(form_code), {}, {}, {code: own for code, own in rows.items() if own})


def many_events(number: int, **changes: object) -> bytes:
    """So many events, each with a title of its own and these changes."""
    return lists_workbook(
        event=[{**EVENT, **changes, "title": f"Встреча {place}"} for place in range(1, number + 1)]
    )
