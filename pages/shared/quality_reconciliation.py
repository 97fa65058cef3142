"""The two ministries' figures for the same fact side by side: difference, whose turn, until when."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any, Final

import streamlit as st

from analytics.catalogue.reconciliation import SIDES, SharedFact, load_shared_facts
from analytics.measures.reconciliation import DIFFER, STATES, reconciliation
from analytics.periods import Period
from analytics.regions import borders_of
from analytics.text import Texts
from analytics.text.numbers import format_number, join_names
from pages.shared import data
from pages.shared.html_table import Column, html_table
from pages.shared.quality_filters import quarter_words
from pages.shared.quality_sides import side_cells
from pages.shared.quality_words import indicator_words, region_words
from pages.shared.quality_workbooks import reconciliation_workbook
from pages.shared.widgets import excel_button, switch

COLUMNS: Final = ("region", "police", "education", "difference", "percent", "state", "owner", "deadline")
KINDS: Final = dict.fromkeys(("police", "education", "difference", "percent"), "number")

Record = dict[Any, Any]


def reconciliation_section(text: Texts, period: Period, today: dt.date) -> None:
    """One fact at a time: whose figures they are, the sentence, the table, the download, the links."""
    facts = {fact.code: fact for fact in load_shared_facts()}
    code = switch(
        "fact",
        text("quality.fact"),
        list(facts),
        lambda code: facts[code].name[text.language],
        next(iter(facts)),
    )
    table = data.measured(reconciliation, period, today)
    rows = sorted(table[table["fact"] == code].to_dict("records"), key=_importance)
    _sentences(text, facts[code], rows, period)
    columns = [Column(text(f"quality.sides.{name}"), KINDS.get(name, "words")) for name in COLUMNS]
    cells = [side_cells(text, row) for row in rows]
    st.html(html_table(columns, [[row[name] for name in COLUMNS] for row in cells], text("quality.fact")))
    _whose_figures(text, facts[code])
    with st.container(horizontal=True, vertical_alignment="center"):
        build = partial(reconciliation_workbook, text, table.to_dict("records"), period)
        excel_button(text("downloads.excel"), build, f"reconciliation_{period}.xlsx")
        _compare_links(text, facts[code], period)


def _importance(row: Record) -> tuple[Any, ...]:
    """Overdue ones first, the largest difference first among them."""
    apart = abs(row["percent"]) if row["state"] in DIFFER else 0.0
    return STATES.index(row["state"]), -apart, row["region_code"]


def _sentences(text: Texts, fact: SharedFact, rows: list[Record], period: Period) -> None:
    """In how many regions the figures differ, how many are overdue, whose figure lacks."""
    differing = [row for row in rows if row["state"] in DIFFER]
    lines = [
        text(
            "quality.differ",
            n=len(differing),
            regions=len(rows),
            percent=_short(text, fact.tolerance_percent),
            period=quarter_words(text, period),
        )
    ]
    overdue = [row for row in rows if row["state"] == "overdue"]
    if overdue:
        lines.append(text("quality.overdue", n=len(overdue)))
    for state in ("police_missing", "education_missing", "both_missing"):
        lacking = [region_words(text, row["region_code"]) for row in rows if row["state"] == state]
        if lacking:
            lines.append(text(f"quality.lacking.{state}", names=join_names(lacking, text.language)))
    st.markdown(" ".join(lines))


def _whose_figures(text: Texts, fact: SharedFact) -> None:
    """Which indicator stands in which column, and what counts as a difference."""
    sides = [
        f"{text(f'quality.owner.{side}')}: {indicator_words(text, fact.indicator_of(side))}" for side in SIDES
    ]
    tolerance = text(
        "quality.tolerance",
        percent=_short(text, fact.tolerance_percent),
        units=_short(text, fact.tolerance_units),
        days=text("overview_blocks.attention.days", n=fact.days),
        owner=text(f"quality.owner.{fact.owner}"),
    )
    st.caption("  \n".join((*sides, tolerance)))


def _compare_links(text: Texts, fact: SharedFact, period: Period) -> None:
    for side in SIDES:
        code = fact.indicator_of(side)
        st.page_link(
            "compare.py",
            label=text("quality.where_from_of", code=code),
            icon=":material/leaderboard:",
            query_params={
                "indicator": code,
                "period": str(period),
                "borders": str(borders_of(period)),
                "lang": text.language,
            },
        )


def _short(text: Texts, number: float) -> str:
    return format_number(number, text.language, 0 if number.is_integer() else 1)
