"""The findings that a return was accepted with, each with the explanation that counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.intake.wording import wording
from analytics.measures.questions import finding_of
from analytics.measures.returns import findings_of_return
from analytics.text import Texts
from analytics.text.numbers import format_moment
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.html_table import NOTHING, Cell, Column, Marked, html_table
from pages.shared.register_rows import Record, ReturnKey
from pages.shared.submit_tables import SIGNS

COLUMNS = {
    "severity": "mark",
    "sheet": "address",
    "cell": "address",
    "found": "words",
    "explanation": "words",
}


def findings_view(text: Texts, key: ReturnKey, row: Record) -> None:
    """The findings of the current revision in words, warnings first."""
    found = findings_of_return(data.journal(), int(row["batch_id"]))
    if found.empty:
        st.success(text("register.no_findings"), icon=":material/check_circle:")
        return
    known = found.astype(object).where(found.notna(), None).to_dict("records")
    columns = [Column(text(f"register.finding_columns.{name}"), kind) for name, kind in COLUMNS.items()]
    rows = [_cells(text, one, str(row["file_name"])) for one in known]
    st.html(html_table(columns, rows, text("register.views.findings")))


def _cells(text: Texts, one: Mapping[Any, Any], file_name: str) -> list[Cell]:
    finding = finding_of(one)
    severity = Marked(text(f"severities.{finding.severity}"), finding.severity, SIGNS[finding.severity])
    return [
        severity,
        finding.sheet or NOTHING,
        finding.cell or NOTHING,
        wording(finding, file_name, text).message,
        _explanation(text, one),
    ]


def _explanation(text: Texts, one: Mapping[Any, Any]) -> str:
    if one["explanation"] is None:
        return text("register.not_explained") if one["severity"] == "warning" else NOTHING
    who = actor_words(text, str(one["explained_by"] or ""))
    when = format_moment(one["explained_at"], text.language) if one["explained_at"] is not None else ""
    said = " · ".join(part for part in (who, when) if part)
    return f"{one['explanation']} ({said})" if said else str(one["explanation"])
