"""Where the state of a cell comes from: figures with their cells, list rows with their addresses, returns."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from analytics.catalogue.recommendation_records import Recommendation
from analytics.intake.entered_rows import PAGE
from analytics.measures.recommendation_sources import Asked, figures_behind, returns_behind, rows_behind
from analytics.periods import Period
from analytics.sentences.recommendation_conditions import Wording, condition_words
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.figure_history import figure_history
from pages.shared.literal import literal
from pages.shared.recommendation_view import RecommendationView, wording
from pages.shared.source_words import source_words
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.where_from import originals, provenance_source, reported_figures

# What a reader of a state asks first; the rest of what is known of a figure follows.
FIGURE_COLUMNS: Final = (
    "code",
    "role",
    "unit",
    "period",
    "value",
    "file",
    "sheet",
    "cell",
    "actor",
    "accepted",
    "remarks",
    "form",
    "revision",
    "status",
    "indicator",
    "source",
)
ROW_COLUMNS: Final = ("title", "sort", "days", "unit", "form", "period", "file", "sheet", "row", "addresses")
RETURN_COLUMNS: Final = ("form", "unit", "period", "file", "actor", "accepted")
SORTS: Final = ("kind", "holder", "state", "moves_indicator")
DAYS: Final = ("held_on", "due_on", "done_on", "signed_on", "ends_on")
WIDE: Final = ("title",)

Record = Mapping[Any, Any]


def evidence(text: Texts, view: RecommendationView, record: Recommendation, region: str) -> None:
    """The figures, rows and returns of every condition, and the original files."""
    asked = Asked((record.code,), (region,), view.request)
    figures, rows, returns = (
        data.measured(measure, asked) for measure in (figures_behind, rows_behind, returns_behind)
    )
    if figures.empty and rows.empty and returns.empty:
        st.info(text("recommendations.no_evidence"), icon=":material/search_off:")
        return
    words = wording(text)
    for place, condition in enumerate(record.conditions, start=1):
        own = [table[table["condition"].eq(place)] for table in (figures, rows, returns)]
        if all(one.empty for one in own):
            continue
        st.markdown(f"**{place}. {condition_words(condition, words)}**")
        _tables(text, place, own, words)
    _history(text, figures)
    _files(text, pd.concat([rows, returns]))


def _tables(text: Texts, place: int, own: Sequence[pd.DataFrame], words: Wording) -> None:
    figures, rows, returns = own
    if not figures.empty:
        st.caption(text("recommendations.figures"))
        found = data.remarks(tuple(reported_figures(text, figures)))
        show_table(provenance_source(text, figures, found, FIGURE_COLUMNS), f"recommendation_figures_{place}")
    if not rows.empty:
        st.caption(text("recommendations.rows"))
        records = [row_record(text, row, words) for row in rows.to_dict("records")]
        caption = f"{text('recommendations.rows')}: {place}"
        show_table(_source(text, ROW_COLUMNS, records, caption), f"recommendation_rows_{place}")
    if not returns.empty:
        st.caption(text("recommendations.returns"))
        records = [return_record(text, row) for row in returns.to_dict("records")]
        caption = f"{text('recommendations.returns')}: {place}"
        show_table(_source(text, RETURN_COLUMNS, records, caption), f"recommendation_returns_{place}")


def _source(text: Texts, names: Sequence[str], records: Sequence[Mapping[str, str]], caption: str) -> str:
    columns = [Column(text(f"recommendations.columns.{name}"), wraps=name in WIDE) for name in names]
    rows = [Row("", tuple(record[name] for name in names)) for record in records]
    return table_source(columns, rows, caption)


def row_record(text: Texts, row: Record, words: Wording) -> dict[str, str]:
    """A list row in a person's words, with the address of its values."""
    sorts = [
        words.values(str(row["list_code"]), name, (str(row[name]),)) for name in SORTS if known(row[name])
    ]
    days = [_day(text, row[name]) for name in DAYS if known(row[name])]
    cells = dict(json.loads(str(row["cells"]) or "{}"))
    return return_record(text, row) | {
        "list": words.list_form(str(row["list_code"])).name[text.language],
        "title": known(row["title"]),
        "sort": "; ".join(sorts),
        "days": ", ".join(days),
        "sheet": source_words(text, known(row["sheet"])),
        "row": known(row["row"]),
        "addresses": "" if row["sheet"] == PAGE else ", ".join(str(one) for one in cells.values()),
    }


def return_record(text: Texts, row: Record) -> dict[str, str]:
    """A return in a person's words: whose, of when, in which file, by whom, when."""
    period = Period.parse(str(row["period"]))
    return {
        "form": known(row["form_code"]),
        "unit": data.regions().get(str(row["unit_code"]), period).short_name[text.language],
        "period": period_short(period.year, period.quarter, text.language),
        "file": source_words(text, known(row["file_name"])),
        "actor": actor_words(text, known(row["actor"])),
        "accepted": format_moment(row["accepted_at"], text.language) if known(row["accepted_at"]) else "",
    }


def known(value: object) -> str:
    """A value as text, nothing where there is none."""
    return "" if value is None or value is pd.NaT or value != value else str(value)  # noqa: PLR0124


def _day(text: Texts, value: Any) -> str:
    day = value.date() if isinstance(value, dt.datetime) else value
    return format_date(day, text.language)


def _history(text: Texts, figures: pd.DataFrame) -> None:
    """The revisions of a figure that is picked, and the files of all figures."""
    reported = figures.drop_duplicates(["role", "indicator_code", "unit_code", "period"])
    if reported.empty:
        return
    figure_history(text, reported_figures(text, reported))
    originals(text, reported)


def _files(text: Texts, rows: pd.DataFrame) -> None:
    """Buttons that give the original files of lists and returns back."""
    files = rows.loc[rows["sha256"].fillna("").ne(""), ["sha256", "file_name"]].drop_duplicates("sha256")
    for record in files.to_dict("records"):
        st.download_button(
            text("recommendations.file_original", file_name=literal(record["file_name"])),
            partial(data.kept_file, str(record["sha256"])),
            file_name=str(record["file_name"]),
            icon=":material/description:",
            on_click="ignore",
            key=f"recommendation_file_{record['sha256']}",
        )
