"""Plan measures by region: how many, what was due and done on time, what is overdue, the money."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analytics.regions import REPUBLIC
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_percent
from pages.shared import data, state
from pages.shared.plans_view import REGION, PlansView, Record, is_blank, names_of, summary_of
from pages.shared.tables import Column, Row, show_table, table_source

TABLE = "plans_regions"
COUNTS: Final = ("measures", "due", "on_time")
LATE: Final = ("done_late", "done_undated", "overdue", "due_next", "without_indicator", "without_evidence")
SUMS: Final = ("budget_money", "other_money")
COLUMNS: Final = (*COUNTS, "share", *LATE, "disagreeing", *SUMS)


def regions_table(text: Texts, view: PlansView) -> None:
    """The regions with their counts and the republic below; a click shows the region alone."""
    st.subheader(text("plans.by_region"))
    st.caption(text("plans.by_region_hint"))
    show_table(data.kept_by_words(_source, view, text.language), TABLE, None, _choose)


def _source(view: PlansView, language: Language) -> str:
    text = texts(language)
    columns = [Column(text("common.region")), *(Column(text(f"plans.sums.{one}"), True) for one in COLUMNS)]
    names = names_of(view, language)
    rows = [_row(text, record, names) for record in summary_of(view).to_dict("records")]
    return table_source(columns, rows, text("plans.by_region"))


def _row(text: Texts, record: Record, names: dict[str, str]) -> Row:
    code = str(record["region_code"])
    is_whole = code == REPUBLIC
    name = text("plans.republic") if is_whole else names[code]
    if 0 < record["units_received"] < record["units"]:
        came = text("plan_sentences.came", came=int(record["units_received"]), n=int(record["units"]))
        name = f"{name} ({came})"
    cells = tuple(summary_cell(text, record, one) for one in COLUMNS)
    order = tuple(None if is_blank(record[one]) else float(record[one]) for one in COLUMNS)
    tones = tuple("worse" if one == "overdue" and (record[one] or 0) > 0 else "" for one in COLUMNS)
    # The republic stays at the foot when the table is sorted by its regions.
    first = "\uffff" if is_whole else name
    return Row("" if is_whole else code, (name, *cells), (first, *order), ("", *tones))


def summary_cell(text: Texts, record: Record, name: str) -> str:
    """A figure of the summary in words; where no list came, that stands in the first column."""
    if not record["units_received"]:
        return text("plans.no_list") if name == COLUMNS[0] else ""
    if name == "share":
        if is_blank(record["share"]):
            return "–"
        limits = "–".join(format_number(record[end], text.language, 1) for end in ("lower", "upper"))
        return f"{format_percent(record['share'], text.language)} ({limits})"
    return format_number(float(record[name]), text.language, 1 if name in SUMS else 0)


def _choose() -> None:
    code = state.picked_code(TABLE)
    if code:
        state.choose(REGION, code)
