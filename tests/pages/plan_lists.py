"""Lists of plan measures and partners for pages that run in a test: a store of one year of two regions."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.intake.batch import Draft, ListRow, Observation
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal

HOSTILE = '=cmd|"/c calc"!A1 <b>bold</b> [link](http://x) **very**'

Value = str | float | None


def measure(number: int, name: str, due_on: str, **values: Value) -> ListRow:
    """One plan measure in the sheet's row ``number``."""
    known: dict[str, Value] = {
        "measure": name,
        "agency": "Управление образования",
        "starts_on": "2016-01-01",
        "due_on": due_on,
        "state": "running",
    }
    return _row("plan_measure", "Мероприятия плана", number, known | values)


def partner(number: int, name: str, **values: Value) -> ListRow:
    """One partner in the sheet's row ``number``."""
    known: dict[str, Value] = {"kind": "ngo", "name": name, "signed_on": "2015-01-01"}
    return _row("partner", "Партнёры", number, known | values)


def accept_lists(unit: str, period: str, *rows: ListRow, content: bytes = b"lists") -> None:
    """Accept a return with lists into the store of the test."""
    draft = Draft("ZM-L", unit, Period.parse(period), (), file_name=f"ZM-L {unit}.xlsx", rows=rows)
    open_journal(settings()).accept(draft, content, "aigul")


def accept_figures(unit: str, period: str, **figures: float) -> None:
    """Accept a return with figures of additional education."""
    cells = tuple(Observation(code, value, "number", "ZM-E", "E9") for code, value in figures.items())
    open_journal(settings()).accept(Draft("ZM-E", unit, Period.parse(period), cells), None, "aigul")


def two_regions() -> None:
    """Akmola with three measures and two partners, Aktobe with a hostile one, in the lists of 2016Q2."""
    accept_lists(
        "11",
        "2016Q2",
        measure(12, "Открыть кружки", "2016-05-31", moves_indicator="C06", budget_money=10.5),
        measure(13, "Курсы", "2016-05-31", state="done", done_on="2016-05-30", evidence="приказ"),
        measure(14, "Форум", "2016-08-31", state="planned", starts_on=None, other_money=2.0),
        partner(12, "НПО «Луч»", money=1.5, children=20.0),
        partner(13, "ТОО «Завод»", kind="enterprise", ends_on="2016-08-01", children=None),
        content=b"akmola",
    )
    accept_lists(
        "15",
        "2016Q2",
        measure(12, HOSTILE, "2016-04-30", agency=HOSTILE, evidence=HOSTILE, moves_indicator="Z99"),
        content=b"aktobe",
    )
    accept_figures("11", "2016Q2", D01=500.0, D03=40.0, D04=10.0, G02=2.0, G03=1.0, E01=3.0)


def _row(code: str, sheet: str, number: int, values: Mapping[str, Value]) -> ListRow:
    cells = {name: f"{chr(66 + place)}{number}" for place, name in enumerate(values)}
    return ListRow(code, sheet, number, dict(values), cells)
