"""One row of a list, opened at the side: every value with its cell, the file, who sent it and when."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analytics.text import Texts
from analytics.text.numbers import format_moment
from pages.shared import data, state
from pages.shared import plans_words as words
from pages.shared.actors import actor_words
from pages.shared.facts import Fact, facts
from pages.shared.html_table import NOTHING, Column, html_table
from pages.shared.literal import literal
from pages.shared.plans_view import PlansView, Record, names_of
from pages.shared.source_words import source_words

if TYPE_CHECKING:
    import pandas as pd

ROW = "list_row"
DRAWER_WIDTH = 760  # in pixels


def picked_row(table: pd.DataFrame) -> Record | None:
    """The row that the address opens; none where the table does not hold it."""
    code = state.choice(ROW, ["", *table["code"]], "")
    state.settle(ROW, code)
    if not code:
        return None
    return dict(table[table["code"].eq(code)].to_dict("records")[0])


def open_row(text: Texts, view: PlansView, list_code: str, record: Record | None) -> None:
    """Open the row at the side of the page; closing it takes it out of the address."""
    if record is None:
        return
    title = literal(words.shortened(record["measure" if list_code == "plan_measure" else "name"]))
    drawer = st.dialog(title or text("plans.row"), width=DRAWER_WIDTH, position="right", on_dismiss=_close)
    drawer(_content)(text, view, list_code, record)


def _content(text: Texts, view: PlansView, list_code: str, record: Record) -> None:
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.markdown(literal(_state(text, list_code, record)))
    for sentence in _remarks(text, list_code, record):
        st.warning(literal(sentence), icon=":material/help:")
    st.markdown(f"**{text('plans.values')}**")
    st.html(html_table(_columns(text), _values(text, list_code, record), text("plans.values")))
    st.markdown(f"**{text('plans.where_from')}**")
    facts(_source(text, view, record))
    _original(text, record)
    _links(text, record)


def _state(text: Texts, list_code: str, record: Record) -> str:
    if list_code == "plan_measure":
        return words.state_words(text, record)
    return text(f"plans_partners.states.{record['state_on_day']}")


def _remarks(text: Texts, list_code: str, record: Record) -> list[str]:
    """Where the list contradicts itself, and what it leaves open."""
    is_measure = list_code == "plan_measure"
    section = "plans.disagreements." if is_measure else "plans_partners.disagreements."
    codes = [one for one in str(record["disagreements"]).split(";") if one]
    told = [text(f"{section}{one}") for one in codes]
    if is_measure:
        told += [
            text(f"plans.remarks.{one}") for one in ("without_indicator", "without_evidence") if record[one]
        ]
    told += [text(f"plans.remarks.{one}") for one in ("is_earlier", "other_land") if record[one]]
    return told


def _columns(text: Texts) -> list[Column]:
    return [
        Column(text("plans.value_columns.name")),
        Column(text("plans.value_columns.value")),
        Column(text("plans.value_columns.cell"), "address"),
    ]


def _values(text: Texts, list_code: str, record: Record) -> list[list[str]]:
    """Every column of the list with what was written and in which cell."""
    listed = words.list_form(list_code)
    cells = _cells(record)
    return [
        [
            column.name[text.language],
            words.written(text, listed, column.code, record[column.code]) or NOTHING,
            cells.get(column.code, NOTHING),
        ]
        for column in listed.columns
    ]


def _cells(record: Record) -> dict[str, str]:
    """The cell of each value; a row that came from elsewhere than a workbook has none."""
    try:
        found = json.loads(str(record["cells"]))
    except json.JSONDecodeError:
        return {}
    return {str(code): str(cell) for code, cell in found.items()} if isinstance(found, dict) else {}


def _source(text: Texts, view: PlansView, record: Record) -> list[Fact]:
    names = names_of(view, text.language, short=False)
    return [
        (text("common.region"), names.get(str(record["region_code"]), str(record["unit_code"]))),
        (text("where_from.columns.file"), source_words(text, str(record["file_name"] or ""))),
        (text("where_from.columns.sheet"), str(record["sheet"])),
        (text("plans.row"), str(record["row"])),
        (text("where_from.columns.form"), str(record["form_code"])),
        (text("plans.address.period"), words.period_of_list(text, record)),
        (text("plans.address.revision"), str(record["revision"])),
        (text("plans.address.actor"), actor_words(text, str(record["actor"]))),
        (
            text("plans.address.accepted"),
            format_moment(record["accepted_at"].to_pydatetime(), text.language),
        ),
        (text("where_from.columns.origin"), text(f"origins.{record['origin']}")),
        (text("where_from.columns.source"), source_words(text, str(record["source"] or ""))),
    ]


def _original(text: Texts, record: Record) -> None:
    if record["sha256"]:
        st.download_button(
            text("where_from.download_original", file_name=record["file_name"]),
            partial(data.kept_file, str(record["sha256"])),
            file_name=str(record["file_name"]),
            icon=":material/description:",
            on_click="ignore",
            key=f"original_{record['sha256']}",
        )
    elif record["source"]:
        st.caption(literal(text("where_from.not_kept", source=source_words(text, str(record["source"])))))


def _links(text: Texts, record: Record) -> None:
    """To the return in the register, and to the indicator that a measure names."""
    with st.container(horizontal=True):
        st.page_link(
            "register.py",
            label=text("plans.to_register"),
            icon=":material/fact_check:",
            query_params={
                "period": str(record["period"]),
                "return": f"{record['form_code']}.{record['unit_code']}.{record['period']}",
                "lang": text.language,
            },
        )
        code = record.get("moves_indicator")
        if code in data.catalogue().indicators:
            st.page_link(
                "indicators.py",
                label=text("plans.to_indicator", code=code),
                icon=":material/menu_book:",
                query_params={"indicator": str(code), "lang": text.language},
            )


def _close() -> None:
    state.choose(ROW, "")
