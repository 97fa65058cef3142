"""Where a figure comes from: files, sheets and cells behind a region's value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.measures.comparison import Comparison, ComparisonRequest
from analytics.measures.figure_history import Remark, ReportedFigure
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment, format_number
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.figure_history import figure_history
from pages.shared.figure_words import remark_words
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import select

COLUMNS = (
    "role",
    "unit",
    "value",
    "file",
    "sheet",
    "cell",
    "remarks",
    "form",
    "revision",
    "period",
    "status",
    "actor",
    "accepted",
    "indicator",
    "source",
)


def where_from(text: Texts, answer: Comparison) -> None:
    """Let a person pick a region and show every reported cell behind its value."""
    names = {
        region.code: region.name[text.language]
        for region in data.regions().in_borders(answer.request.borders)
    }
    code = select(
        "region",
        text("where_from.pick"),
        ["", *names],
        lambda code: names.get(code, text("where_from.nothing")),
        "",
    )
    if code:
        cells_behind(text, answer.request, code, names[code])


def cells_behind(text: Texts, request: ComparisonRequest, code: str, name: str) -> None:
    """Every reported cell behind the value of a region, with its history and the original files."""
    st.markdown(f"**{text('where_from.title', region=name)}**")
    rows = data.provenance(request, code)
    if rows.empty:
        st.info(text("where_from.none"))
        return
    figures = reported_figures(text, rows)
    show_table(provenance_source(text, rows, data.remarks(tuple(figures))), "where_from_table")
    figure_history(text, figures)
    originals(text, rows)


def reported_figures(text: Texts, rows: pd.DataFrame) -> dict[ReportedFigure, str]:
    """The reported figures of the table with the names under which their history is picked."""
    reported = rows[rows["role"].ne("population") & rows["batch_id"].notna()]
    return {_figure(row): _figure_name(text, row) for row in reported.to_dict("records")}


def _figure(row: dict[Any, Any]) -> ReportedFigure:
    return ReportedFigure(str(row["indicator_code"]), str(row["unit_code"]), Period.parse(str(row["period"])))


def _figure_name(text: Texts, row: dict[Any, Any]) -> str:
    record = _record(text, row)
    return " · ".join(record[name] for name in ("role", "unit", "period", "indicator"))


def provenance_source(
    text: Texts, rows: pd.DataFrame, remarks: Sequence[Remark], order: Sequence[str] = COLUMNS
) -> str:
    """The provenance in a person's words, one row a reported figure, with what was remarked of it."""
    names = [name for name in order if name != "remarks" or remarks]
    columns = [
        Column(text(f"where_from.columns.{name}"), numeric=name == "value", wraps=name == "remarks")
        for name in names
    ]
    records = [
        _record(text, row) | {"remarks": _remark_words(text, row, remarks)} for row in rows.to_dict("records")
    ]
    return table_source(columns, [Row("", tuple(record[name] for name in names)) for record in records])


def _remark_words(text: Texts, row: dict[Any, Any], remarks: Sequence[Remark]) -> str:
    """What was found about a figure in the revision that is shown, each with its explanation."""
    if row["role"] == "population" or pd.isna(row["batch_id"]):
        return ""
    asked = (_figure(row), row["batch_id"])
    return "\n".join(
        remark_words(text, remark, short=True)
        for remark in remarks
        if (remark.figure, remark.batch_id) == asked
    )


def _record(text: Texts, row: dict[Any, Any]) -> dict[str, str]:
    population = row["role"] == "population"
    period = Period.parse(str(row["period"]))
    source = _known(row["source"])
    return {
        "role": text(f"where_from.roles.{row['role']}"),
        "unit": _unit(text, str(row["unit_code"]), None if population else period),
        "value": "" if pd.isna(row["value"]) else format_number(row["value"], text.language, _decimals(row)),
        "file": _known(row["file_name"]),
        "sheet": _known(row["sheet"]),
        "cell": _known(row["cell"]),
        "form": _known(row["form_code"]),
        "revision": _known(row["revision"]),
        "period": _period_words(text, period, population),
        "status": _status_words(text, str(row["status"]), population),
        "actor": actor_words(text, _known(row["actor"])),
        "accepted": "" if pd.isna(row["accepted_at"]) else format_moment(row["accepted_at"], text.language),
        "indicator": _indicator_words(text, str(row["indicator_code"]), population),
        "code": "" if population else str(row["indicator_code"]),
        "source": text(source) if population else source,
    }


def _unit(text: Texts, code: str, period: Period | None) -> str:
    """A unit's name; the population of 1 January may stand under a region that came later."""
    return data.regions().get(code, period).short_name[text.language]


def _status_words(text: Texts, status: str, population: bool) -> str:
    return text(f"where_from.population.{status}") if population else text(f"statuses.{status}")


def _decimals(row: dict[Any, Any]) -> int:
    """Counts are whole; money keeps its decimals."""
    return 0 if float(row["value"]).is_integer() else 1


def _period_words(text: Texts, period: Period, population: bool) -> str:
    """The return's period, or the day of the population's count."""
    if population:
        return format_date(dt.date(period.year, 1, 1), text.language)
    return period_short(period.year, period.quarter, text.language)


def _indicator_words(text: Texts, code: str, population: bool) -> str:
    if population:
        return text(f"bands.{code}")
    return f"{code} · {data.catalogue().indicators[code].name[text.language]}"


def _known(value: object) -> str:
    return "" if value is None or value is pd.NA or value is pd.NaT or str(value) == "nan" else str(value)


def originals(text: Texts, rows: pd.DataFrame) -> None:
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
    kept_nowhere = rows.loc[rows["sha256"].fillna("").eq("") & rows["batch_id"].notna(), "source"]
    for source in kept_nowhere.dropna().unique():
        st.caption(text("where_from.not_kept", source=source))
    for formula in rows["formula"].dropna().unique():
        if text.has(str(formula)):
            st.caption(text(str(formula)))
