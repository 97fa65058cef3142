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
HEIGHT = 420


def region_returns(text: Texts, region: Region) -> None:
    """The table of the returns that were reported for this very land."""
    import pandas as pd

    st.markdown(f"**{text('indicators.returns.title')}**")
    rows = [row for row in data.returns_of(region.code).to_dict("records") if _is_of(region, row)]
    if not rows:
        st.info(text("indicators.returns.none"))
        return
    headers = [text(f"indicators.returns.{name}") for name in COLUMNS]
    shown = pd.DataFrame([_record(text, row) for row in rows], columns=headers)
    height = min(HEIGHT, 35 * (len(rows) + 1) + 3)
    st.dataframe(shown, hide_index=True, width="stretch", height=height, key="region_returns")


def _is_of(region: Region, row: Mapping[Any, Any]) -> bool:
    """A code may have meant another land before: the period of the return decides."""
    return region.exists_on(Period.parse(row["period"]).last_day)


def _record(text: Texts, row: Mapping[Any, Any]) -> tuple[str, ...]:
    period = Period.parse(row["period"])
    received, file_name = row["received_on"], row["file_name"]
    return (
        period_short(period.year, period.quarter, text.language),
        row["form_code"],
        _revision(text, row),
        text(f"store.state.{row['state']}"),
        text(f"origins_short.{row['origin']}"),
        format_date(received, text.language) if _known(received) else "",
        format_moment(row["accepted_at"], text.language),
        format_number(row["observations"], text.language),
        _warnings(text, row),
        file_name if _known(file_name) else "",
        row["actor"],
    )


def _revision(text: Texts, row: Mapping[Any, Any]) -> str:
    current = text("indicators.returns.current") if row["is_current"] else ""
    return f"{row['revision']} {current}".strip()


def _warnings(text: Texts, row: Mapping[Any, Any]) -> str:
    if not row["warnings"]:
        return ""
    return text("indicators.returns.unexplained", warnings=row["warnings"], unexplained=row["unexplained"])


def _known(value: object) -> bool:
    return value is not None and value == value
