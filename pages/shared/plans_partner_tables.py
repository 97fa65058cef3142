"""Agreements with partners as tables: by region, and one by one."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from analytics.measures.partners import PARTNER_KINDS, partners
from analytics.regions import REPUBLIC
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared import data, state
from pages.shared import plans_words as words
from pages.shared.plans_row import ROW
from pages.shared.plans_table import MOST_ROWS
from pages.shared.plans_view import (
    REGION,
    PlansView,
    Record,
    is_blank,
    names_of,
    of_region,
    partner_summary_of,
)
from pages.shared.tables import Column, Row, show_table, table_source

REGIONS, LIST = "plans_partner_regions", "plans_agreements"
SUMS: Final = (
    "in_force",
    *PARTNER_KINDS,
    "ending",
    "ended",
    "money",
    "children",
    "without_money",
    "without_children",
)
COLUMNS: Final = (
    "name",
    "region",
    "kind",
    "agreement",
    "state",
    "signed_on",
    "ends_on",
    "subject",
    "money",
    "children",
    "listed_in",
)
NUMERIC: Final = ("money", "children")


def agreements_of(view: PlansView) -> pd.DataFrame:
    """The agreements of the region that is asked for, or of all."""
    table = data.measured(partners, *view.asked)
    return of_region(table[table["region_code"].ne("")], view)


def partner_regions_table(text: Texts, view: PlansView) -> None:
    """The regions with their agreements, money and children, the republic below."""
    show_table(data.kept_by_words(_regions_source, view, text.language), REGIONS, None, _choose_region)


def agreements_table(text: Texts, view: PlansView, chosen: str) -> None:
    """The agreements one by one; a click opens one with its address."""
    source, number = data.kept_by_words(_list_source, view, chosen, text.language)
    if not number:
        st.info(text("plans.nothing_found"), icon=":material/filter_alt_off:")
        return
    st.caption(text("plans.row_hint"))
    show_table(source, LIST, str(state.recall(state.widget_key(ROW), "")) or None, _open)
    if number > MOST_ROWS:
        st.caption(text("plans.more_rows", shown=MOST_ROWS, n=number))


def partner_cell(text: Texts, record: Record, name: str) -> str:
    """A figure of the summary in words; where no list came, that stands in the first column."""
    if not record["units_received"]:
        return text("plans.no_list") if name == SUMS[0] else ""
    return format_number(float(record[name]), text.language, 1 if name == "money" else 0)


def agreement_cells(text: Texts, record: Record, names: dict[str, str]) -> dict[str, str]:
    """An agreement as the words of a table, by the names of the columns."""
    return {
        "name": words.shortened(record["name"]),
        "region": names.get(str(record["region_code"]), str(record["unit_code"])),
        "kind": words.written(text, words.list_form("partner"), "kind", record["kind"]),
        "agreement": words.shortened(record["agreement"]),
        "state": text(f"plans_partners.states.{record['state_on_day']}"),
        "signed_on": words.day_words(text, record["signed_on"]),
        "ends_on": words.day_words(text, record["ends_on"]) or text("plans_partners.without_end"),
        "subject": words.shortened(record["subject"]),
        "money": words.number_words(text, record["money"]),
        "children": words.number_words(text, record["children"]),
        "listed_in": words.period_of_list(text, record),
    }


def _regions_source(view: PlansView, language: Language) -> str:
    text, names = texts(language), names_of(view, language)
    columns = [
        Column(text("common.region")),
        *(Column(text(f"plans_partners.sums.{one}"), True) for one in SUMS),
    ]
    rows = []
    for record in partner_summary_of(view).to_dict("records"):
        code = str(record["region_code"])
        is_whole = code == REPUBLIC
        name = text("plans.republic") if is_whole else names[code]
        order = tuple(None if is_blank(record[one]) else float(record[one]) for one in SUMS)
        cells = (name, *(partner_cell(text, record, one) for one in SUMS))
        rows.append(Row("" if is_whole else code, cells, ("\uffff" if is_whole else name, *order)))
    return table_source(columns, rows, text("plans_partners.chart_title"))


def _list_source(view: PlansView, chosen: str, language: Language) -> tuple[str, int]:
    text, names = texts(language), names_of(view, language)
    table = agreements_of(view)
    table = table[table["state_on_day"].eq(chosen)] if chosen else table
    shown = [name for name in COLUMNS if not (name == "region" and view.region_code)]
    columns = [
        Column(
            text(f"plans_partners.columns.{name}"),
            name in NUMERIC,
            wraps=name in ("name", "subject"),
            leads=name == "name",
        )
        for name in shown
    ]
    rows = [_row(text, record, shown, names) for record in table.head(MOST_ROWS).to_dict("records")]
    return table_source(columns, rows, text("plans_partners.list")), len(table)


def _row(text: Texts, record: Record, shown: list[str], names: dict[str, str]) -> Row:
    cells = agreement_cells(text, record, names)
    order = tuple(_sorted_by(record, name, cells[name]) for name in shown)
    return Row(str(record["code"]), tuple(cells[name] for name in shown), order)


def _sorted_by(record: Record, name: str, cell: str) -> float | str | None:
    if name in NUMERIC:
        return words.number_or_none(record[name])
    if name in ("signed_on", "ends_on"):
        day = words.day_of(record[name])
        return None if day is None else day.isoformat()
    return cell


def _choose_region() -> None:
    code = state.picked_code(REGIONS)
    if code:
        state.choose(REGION, code)


def _open() -> None:
    code = state.picked_code(LIST)
    if code is not None:
        state.choose(ROW, code)
