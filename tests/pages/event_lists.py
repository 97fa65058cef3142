"""Lists of events for the pages: accepted into the store of a test."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from streamlit.testing.v1 import AppTest

from analytics.intake.batch import Draft, ListRow
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.store.journal import BatchRecord, Journal

COLUMNS = (
    "kind", "title", "held_on", "place", "holder", "partner_body", "children", "registered_children",
    "parents", "note",
)  # fmt: skip
TOURNAMENT = {
    "kind": "sport",
    "title": "Турнир «Мы вместе»",
    "held_on": "2025-03-03",
    "place": "Кокшетау, школа № 5",
    "holder": "joint",
    "children": 120.0,
    "registered_children": 8.0,
}
TALK = {
    "kind": "talk",
    "title": "Беседа о правах",
    "held_on": "2025-03-10",
    "place": "лицей",
    "holder": "education",
    "children": 30.0,
}
RAID = {"kind": "raid", "title": "Рейд «Подросток»", "held_on": "2025-02-05", "holder": "police"}


def journal() -> Journal:
    """The store of the test."""
    return open_journal(settings())


def accept(
    form: str, region: str, period: str, *rows: dict[str, str | float], actor: str = "aigul"
) -> BatchRecord:
    """A list as if it came in a workbook, its first row in row 9."""
    listed = tuple(_row(number, values) for number, values in enumerate(rows, start=9))
    name = f"{form}_{region}_{period}.xlsx"
    draft = Draft(form, region, Period.parse(period), (), file_name=name, source=name, rows=listed)
    return journal().accept(draft, None, actor)


def both_sides() -> None:
    """Akmola: a tournament that both told, a talk that each told, a raid of the police."""
    accept("ZM-L", "11", "2025Q1", TOURNAMENT, TALK)
    accept("ZM-LP", "11", "2025Q1", {**TOURNAMENT, "children": 118.0}, RAID, {**TALK, "holder": "police"})


def titles(form: str, region: str, period: str) -> Sequence[object]:
    """The titles of the list in force."""
    found = journal().current(form, region, Period.parse(period))
    return [] if found is None else [row.values["title"] for row in found.rows]


def tables(app: AppTest) -> list[dict[str, Any]]:
    """The sources of the tables that the page drew."""
    sources = [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.json]
    read = [json.loads(source) if isinstance(source, str) else source for source in sources]
    return [one for one in read if "columns" in one]


def table(app: AppTest) -> list[list[str]]:
    (one,) = tables(app)
    return [row["cells"] for row in one["rows"]]


def field(app: AppTest, label: str, kind: str = "text_input") -> Any:
    """The field whose label begins so; there must be one."""
    (found,) = (one for one in getattr(app, kind) if one.label.startswith(label))
    return found


def _row(number: int, values: dict[str, str | float]) -> ListRow:
    cells = {code: f"{chr(ord('B') + place)}{number}" for place, code in enumerate(COLUMNS)}
    full: dict[str, str | float | None] = {code: values.get(code) for code in COLUMNS}
    return ListRow("event", "Мероприятия", number, full, cells)
