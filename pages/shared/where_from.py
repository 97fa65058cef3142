"""Where a figure comes from: files, sheets and cells behind a region's value."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analytics.measures.comparison import Comparison
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import format_moment, format_number
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared.widgets import select

COLUMNS = (
    "role",
    "indicator",
    "unit",
    "period",
    "value",
    "status",
    "form",
    "revision",
    "file",
    "sheet",
    "cell",
    "actor",
    "accepted",
    "source",
)


def where_from(text: Texts, answer: Comparison) -> None:
    """Let a person pick a region and show every reported cell behind its value."""
    names = {
        region.code: region.name[text.language] for region in data.regions().in_borders(answer.request.borders)
    }
    code = select(
        "region",
        text("where_from.pick"),
        ["", *names],
        lambda code: names.get(code, text("where_from.nothing")),
        "",
    )
    if not code:
        st.caption(text("compare.table_hint"))
        return
    st.markdown(f"**{text('where_from.title', region=names[code])}**")
    rows = data.provenance(answer.request, code)
    if rows.empty:
        st.info(text("where_from.none"))
        return
    st.dataframe(_shown(text, rows), hide_index=True, width="stretch", key="where_from")
    _originals(text, rows)


def _shown(text: Texts, rows: pd.DataFrame) -> pd.DataFrame:
    """The provenance in a person's words, one row a reported figure."""
    records = [_record(text, row) for row in rows.to_dict("records")]
    shown = pd.DataFrame(records, columns=list(COLUMNS))
    return shown.rename(columns={name: text(f"where_from.columns.{name}") for name in COLUMNS})


def _record(text: Texts, row: dict[str, object]) -> tuple[str, ...]:
    population = row["role"] == "population"
    period = Period.parse(str(row["period"])) if "Q" in str(row["period"]) else None
    value = row["value"]
    source = _known(row["source"])
    return (
        text(f"where_from.roles.{row['role']}"),
        _indicator_words(text, str(row["indicator_code"]), population),
        _unit_words(text, str(row["unit_code"]), period, population),
        period_short(period.year, period.quarter, text.language) if period else _known(row["period"]),
        "" if pd.isna(value) else format_number(float(str(value)), text.language),
        text(f"statuses.{row['status']}"),
        _known(row["form_code"]),
        _known(row["revision"]),
        _known(row["file_name"]),
        _known(row["sheet"]),
        _known(row["cell"]),
        _known(row["actor"]),
        "" if pd.isna(row["accepted_at"]) else format_moment(row["accepted_at"], text.language),
        text(source) if population and text.has(source) else source,
    )


def _indicator_words(text: Texts, code: str, population: bool) -> str:
    if population:
        return text(f"bands.{code}")
    return f"{code} · {data.catalogue().indicators[code].name[text.language]}"


def _unit_words(text: Texts, code: str, period: Period | None, population: bool) -> str:
    return data.regions().get(code, None if population else period).short_name[text.language]


def _known(value: object) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)


def _originals(text: Texts, rows: pd.DataFrame) -> None:
    """Buttons that give the original files back, and the formula of an estimated population."""
    files = rows.loc[rows["sha256"].fillna("").ne(""), ["sha256", "file_name"]].drop_duplicates()
    for record in files.to_dict("records"):
        st.download_button(
            text("where_from.download_original", file_name=record["file_name"]),
            partial(data.kept_file, str(record["sha256"])),
            file_name=str(record["file_name"]),
            icon=":material/description:",
            on_click="ignore",
            key=f"original_{record['sha256']}",
        )
    for formula in rows["formula"].dropna().unique():
        if text.has(str(formula)):
            st.caption(text(str(formula)))


def pick_from_table(codes: list[str]) -> None:
    """Choose the region whose row was clicked in the table."""
    row = state.clicked_row("comparison_table")
    if row is not None and row < len(codes):
        state.choose("region", codes[row])
