"""Plan measures as tables: what is overdue, and the list that state and indicator filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.measures.plan_register import STATES
from analytics.text import Texts, texts
from analytics.text.localized import Language
from pages.shared import data, state
from pages.shared import plans_words as words
from pages.shared.plans_row import ROW
from pages.shared.plans_view import ALL, PlansView, Record, names_of, register_of
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import select

if TYPE_CHECKING:
    import pandas as pd

OVERDUE, LIST = "plans_overdue", "plans_list"
NONE = "none"
MOST_ROWS = 300
MOST_OVERDUE = 20
MARKS = ("without_indicator", "without_evidence", "disagreeing")
OVERDUE_COLUMNS = ("measure", "days", "due_on", "region", "agency", "moves_indicator", "listed_in")
COLUMNS = (
    "measure",
    "region",
    "state",
    "due_on",
    "done_on",
    "agency",
    "starts_on",
    "budget_money",
    "other_money",
    "moves_indicator",
    "evidence",
    "disagreements",
    "listed_in",
)
NUMERIC = ("days", "budget_money", "other_money")
WRAPPING = ("measure", "moves_indicator", "evidence", "disagreements")

Filters = tuple[str, str]


def row_filters(text: Texts, view: PlansView) -> Filters:
    """A state (or a mark) and an indicator by which the list is filtered, bound to the address."""
    named = sorted({str(code) for code in register_of(view)["moves_indicator"].dropna()})
    st.subheader(text("plans.list"))
    left, right = st.columns(2)
    with left:
        chosen = select(
            "measure_state",
            text("plans.state"),
            [ALL, *STATES, *MARKS],
            lambda code: _state_name(text, code),
            ALL,
        )
    with right:
        indicator = select(
            "plan_indicator",
            text("plans.indicator"),
            [ALL, NONE, *named],
            lambda code: _indicator_name(text, code),
            ALL,
        )
    return chosen, indicator


def filtered(table: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The measures in a state, with a mark, or that name an indicator."""
    chosen, indicator = filters
    if chosen in STATES:
        table = table[table["state_on_day"].eq(chosen)]
    elif chosen == "disagreeing":
        table = table[table["disagreements"].ne("")]
    elif chosen:
        table = table[table[chosen].astype(bool)]
    if indicator == NONE:
        return table[table["without_indicator"].astype(bool)]
    return table[table["moves_indicator"].eq(indicator)] if indicator else table


def measures_table(text: Texts, view: PlansView, filters: Filters) -> None:
    """The list; a click opens a measure with its address."""
    source, number = data.kept_by_words(_list_source, view, filters, text.language)
    if not number:
        st.info(text("plans.nothing_found"), icon=":material/filter_alt_off:")
        return
    st.caption(text("plans.row_hint"))
    show_table(source, LIST, _picked(), _open_from_list)
    if number > MOST_ROWS:
        st.caption(text("plans.more_rows", shown=MOST_ROWS, n=number))


def overdue_table(text: Texts, view: PlansView) -> None:
    """What a curator asks about: the overdue measures, the longest overdue first."""
    source, number = data.kept_by_words(_overdue_source, view, text.language)
    if not number:
        return
    st.subheader(text("plans.overdue_title"))
    st.caption(text("plans.overdue_hint", date=words.day_words(text, view.period.last_day)))
    show_table(source, OVERDUE, _picked(), _open_from_overdue)
    if number > MOST_OVERDUE:
        st.caption(text("plans.more_overdue", shown=MOST_OVERDUE, n=number))


def _picked() -> str | None:
    return str(state.recall(state.widget_key(ROW), "")) or None


def _list_source(view: PlansView, filters: Filters, language: Language) -> tuple[str, int]:
    table = filtered(register_of(view), filters)
    return _source(table, view, COLUMNS, language, "plans.list"), len(table)


def _overdue_source(view: PlansView, language: Language) -> tuple[str, int]:
    table = register_of(view)
    overdue = table[table["state_on_day"].eq("overdue")]
    ordered = overdue.sort_values(["days_overdue", "region_code"], ascending=[False, True])
    return _source(ordered.head(MOST_OVERDUE), view, OVERDUE_COLUMNS, language, "plans.overdue_title"), len(
        ordered
    )


def _source(
    table: pd.DataFrame, view: PlansView, wanted: tuple[str, ...], language: Language, caption: str
) -> str:
    text = texts(language)
    shown = [name for name in wanted if not (name == "region" and view.region_code)]
    columns = [
        Column(
            text(f"plans.columns.{name}"), name in NUMERIC, wraps=name in WRAPPING, leads=name == "measure"
        )
        for name in shown
    ]
    names = names_of(view, language)
    rows = [_row(text, record, shown, names) for record in table.head(MOST_ROWS).to_dict("records")]
    return table_source(columns, rows, text(caption))


def _row(text: Texts, record: Record, shown: list[str], names: dict[str, str]) -> Row:
    cells = measure_cells(text, record, names)
    tones = tuple("worse" if name in ("days", "state") and _is_late(record) else "" for name in shown)
    order = tuple(_sorted_by(record, name, cells[name]) for name in shown)
    return Row(str(record["code"]), tuple(cells[name] for name in shown), order, tones)


def measure_cells(text: Texts, record: Record, names: dict[str, str]) -> dict[str, str]:
    """A measure as the words of a table, by the names of the columns."""
    return {
        "measure": words.shortened(record["measure"]),
        "region": names.get(str(record["region_code"]), str(record["unit_code"])),
        "agency": words.shortened(record["agency"]),
        "state": words.state_words(text, record),
        "days": words.number_words(text, record["days_overdue"]),
        "starts_on": words.day_words(text, record["starts_on"]),
        "due_on": words.day_words(text, record["due_on"]),
        "done_on": words.day_words(text, record["done_on"]),
        "budget_money": words.number_words(text, record["budget_money"]),
        "other_money": words.number_words(text, record["other_money"]),
        "moves_indicator": words.indicator_words(text, record["moves_indicator"])
        or text("plans.no_indicator"),
        "evidence": words.shortened(record["evidence"]),
        "disagreements": "\n".join(words.disagreement_words(text, record)),
        "listed_in": words.period_of_list(text, record),
    }


def _is_late(record: Record) -> bool:
    return str(record["state_on_day"]) == "overdue"


def _sorted_by(record: Record, name: str, cell: str) -> float | str | None:
    if name == "days" or name in ("budget_money", "other_money"):
        value = record["days_overdue" if name == "days" else name]
        number = words.number_or_none(value)
        return number
    if name in ("starts_on", "due_on", "done_on"):
        day = words.day_of(record[name])
        return None if day is None else day.isoformat()
    return cell


def _state_name(text: Texts, code: str) -> str:
    if not code:
        return text("plans.any_state")
    return text(f"plans.marks.{code}") if code in MARKS else text(f"plans.states.{code}")


def _indicator_name(text: Texts, code: str) -> str:
    if not code:
        return text("plans.any_indicator")
    return text("plans.marks.without_indicator") if code == NONE else words.indicator_words(text, code)


def _open_from_list() -> None:
    _open(LIST)


def _open_from_overdue() -> None:
    _open(OVERDUE)


def _open(key: str) -> None:
    code = state.picked_code(key)
    if code is not None:
        state.choose(ROW, code)
