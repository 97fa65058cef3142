"""The lists beside the figures that the same regions returned: both, and their difference, no verdict."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analytics.measures.list_reconciliation import Subject, list_reconciliation
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_signed
from pages.shared import data, state
from pages.shared.plans_view import PlansView, Record, is_blank, names_of, of_region
from pages.shared.tables import Column, Row, show_table, table_source

COLUMNS = ("fact", "region", "listed", "returned", "difference", "state")
NUMERIC = ("listed", "returned", "difference")


def reconciliation_block(text: Texts, view: PlansView, subject: Subject) -> None:
    """The comparison as a table, folded away until it is asked for; a click opens the returned figure."""
    table = reconciliation_of(view, subject)
    differing = int(table["state"].eq("differs").sum())
    both = int(table["state"].isin(["differs", "equal"]).sum())
    st.subheader(text("plans_beside.title"))
    told = [text(f"plans_beside.intro_{subject}")]
    told.append(text("plans_beside.differ", n=differing, both=both) if both else text("plans_beside.no_both"))
    if view.moment is not None:
        told.append(text("plans_beside.figures_now"))
    st.markdown(" ".join(told))
    if table["state"].eq("neither").all():
        return
    if st.toggle(text("plans_beside.show"), key=f"plans_beside_{subject}_shown"):
        key = f"plans_beside_{subject}"
        show_table(data.kept_by_words(_source, view, subject, text.language), key, None, partial(_open, key))
        st.caption(text("plans_beside.row_hint"))


def origins_beside(view: PlansView, subject: Subject) -> set[str]:
    """Where the returned figures come from."""
    return {one for told in reconciliation_of(view, subject)["origins"] for one in told.split(";") if one}


def reconciliation_of(view: PlansView, subject: Subject) -> pd.DataFrame:
    """Both figures of the region that is asked for, or of all."""
    return of_region(data.measured(list_reconciliation, subject, *view.asked), view)


def reconciliation_cells(text: Texts, record: Record, names: dict[str, str]) -> dict[str, str]:
    """A row in words, by the names of the columns."""
    fact = str(record["fact"])
    return {
        "fact": f"{text(f'plans_beside.facts.{fact}')} · {record['indicator_code']}",
        "region": names[str(record["region_code"])],
        "listed": _number(text, record["listed"]),
        "returned": _number(text, record["returned"]),
        "difference": _signed(text, record["difference"]),
        "state": text(f"plans_beside.states.{record['state']}"),
    }


def _source(view: PlansView, subject: Subject, language: Language) -> str:
    text, names = texts(language), names_of(view, language)
    columns = [
        Column(text(f"plans_beside.columns.{name}"), name in NUMERIC, wraps=name == "fact")
        for name in COLUMNS
    ]
    rows = [
        _row(
            f"{record['indicator_code']} {record['region_code']}",
            reconciliation_cells(text, record, names),
            record,
        )
        for record in reconciliation_of(view, subject).to_dict("records")
        if record["state"] != "neither"
    ]
    return table_source(columns, rows, text("plans_beside.title"))


def _row(code: str, cells: dict[str, str], record: Record) -> Row:
    order: list[float | str | None] = [
        (None if is_blank(record[name]) else float(record[name])) if name in NUMERIC else cells[name]
        for name in COLUMNS
    ]
    return Row(code, tuple(cells[name] for name in COLUMNS), tuple(order))


def _open(key: str) -> None:
    """Open the comparison of the indicator on the region, where its cells are shown."""
    picked = state.picked_code(key)
    if picked is not None:
        indicator, _, region = picked.partition(" ")
        state.choose("indicator", indicator)
        state.choose("measure", "count")
        state.choose("region", region)
        state.open_next("compare.py")


def _number(text: Texts, value: float) -> str:
    return (
        "" if is_blank(value) else format_number(value, text.language, 0 if float(value).is_integer() else 1)
    )


def _signed(text: Texts, value: float) -> str:
    return (
        "" if is_blank(value) else format_signed(value, text.language, 0 if float(value).is_integer() else 1)
    )
