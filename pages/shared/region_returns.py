"""The returns that a region sent, each with its revisions, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.periods import Period
from analytics.regions import Region
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment, format_number
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.source_words import source_words

COLUMNS = (
    "period",
    "form",
    "revision",
    "state",
    "origin",
    "received_on",
    "accepted_at",
    "observations",
    "warnings",
    "file",
    "actor",
)
WIDTHS = {"revision": 110, "accepted_at": 140, "file": 230}  # in pixels
ROWS_SHOWN = 12
HEIGHT = 430


def region_returns(text: Texts, region: Region) -> None:
    """The table of the returns that were reported for this very land."""
    import pandas as pd

    st.markdown(f"**{text('indicators.returns.title')}**")
    table = data.returns_of(region.code)
    known = table.astype(object).where(table.notna(), None)
    rows = [row for row in known.to_dict("records") if _is_of(region, row)]
    if not rows:
        st.info(text("indicators.returns.none"))
        return
    headers = [text(f"indicators.returns.{name}") for name in COLUMNS]
    shown = pd.DataFrame([_record(text, row) for row in rows], columns=headers)
    widths = {text(f"indicators.returns.{name}"): width for name, width in WIDTHS.items()}
    st.dataframe(
        shown,
        hide_index=True,
        width="stretch",
        height=HEIGHT if len(rows) > ROWS_SHOWN else "content",
        column_config={header: st.column_config.Column(width=width) for header, width in widths.items()},
        key=f"region_returns_{region.code}",
    )


def _is_of(region: Region, row: Mapping[Any, Any]) -> bool:
    """A code may have meant another land before: the period of the return decides."""
    return region.exists_on(Period.parse(row["period"]).last_day)


def _record(text: Texts, row: Mapping[Any, Any]) -> tuple[str, ...]:
    period = Period.parse(row["period"])
    return (
        period_short(period.year, period.quarter, text.language),
        row["form_code"],
        _revision(text, row),
        text(f"store.state.{row['state']}"),
        text(f"origins_short.{row['origin']}"),
        format_date(row["received_on"], text.language) if row["received_on"] else "",
        format_moment(row["accepted_at"], text.language),
        format_number(row["observations"], text.language),
        _warnings(text, row),
        source_words(text, row["file_name"] or ""),
        row["actor"],
    )


def _revision(text: Texts, row: Mapping[Any, Any]) -> str:
    current = text("indicators.returns.current") if row["is_current"] else ""
    return f"{row['revision']} {current}".strip()


def _warnings(text: Texts, row: Mapping[Any, Any]) -> str:
    if not row["warnings"]:
        return ""
    return text("indicators.returns.unexplained", warnings=row["warnings"], unexplained=row["unexplained"])
