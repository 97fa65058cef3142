"""What needs attention, as sentences: one for each form or indicator, the most important first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.measures.overview import attention
from analytics.text import Texts
from analytics.text.numbers import format_number, join_names
from pages.shared import data
from pages.shared.overview_filters import OverviewView
from pages.shared.shown_as import shown_as

if TYPE_CHECKING:
    import pandas as pd

SENTENCES_SHOWN = 8
NAMES_SHOWN = 5
COUNTED = ("warnings", "overdue_measures")  # a number stands behind each name
ICONS = {
    "missing_return": ":material/inbox:",
    "worse_than_republic": ":material/trending_down:",
    "negative_quarter": ":material/exposure_neg_1:",
    "overdue_measures": ":material/event_busy:",
    "warnings": ":material/warning:",
    "late_return": ":material/schedule:",
    "territory_changed": ":material/map:",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """One sentence about the regions that share a matter; ``count`` of them."""

    kind: str
    words: str
    count: int


def attention_list(text: Texts, view: OverviewView, today: dt.date) -> None:
    """The sentences grouped by kind; beyond a screenful they fold away."""
    st.subheader(text("overview_blocks.attention.title"))
    found = data.measured(attention, view.period, view.borders, data.headlines().codes, today)
    matters = list(matters_of(text, found, view))
    if not matters:
        st.success(text("overview_blocks.attention.nothing"), icon=":material/check_circle:")
        return
    _sentences(text, matters[:SENTENCES_SHOWN])
    rest = matters[SENTENCES_SHOWN:]
    if rest:
        with st.expander(text("overview_blocks.attention.more", n=len(rest))):
            _sentences(text, rest)
    if any(matter.kind == "worse_than_republic" for matter in matters):
        st.caption(text("overview_blocks.attention.judged"))


def matters_of(text: Texts, found: pd.DataFrame, view: OverviewView) -> Iterator[Matter]:
    """The rows of :func:`analytics.measures.attention.attention` as sentences, in their order.

    Within a kind a form or an indicator has one sentence, where its first row stands.
    """
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    for kind, of_kind in groupby(rows, key=lambda row: str(row["kind"])):
        subjects: dict[str, list[dict[Any, Any]]] = {}
        for row in of_kind:
            subjects.setdefault(str(row["form_code"] or row["indicator_code"] or ""), []).append(row)
        for same in subjects.values():
            yield Matter(kind, _sentence(text, kind, same, view), len(same))


def _sentences(text: Texts, matters: list[Matter]) -> None:
    lines: list[str] = []
    for kind, same in groupby(matters, key=lambda matter: matter.kind):
        of_kind = list(same)
        count = sum(matter.count for matter in of_kind)
        heading = text(f"overview_blocks.attention.kind.{kind}")
        lines.append(f"{ICONS[kind]} **{heading}** :gray-badge[{count}]\n")
        lines += [f"- {matter.words}" for matter in of_kind]
        lines.append("")
    st.markdown("\n".join(lines))


def _sentence(text: Texts, kind: str, rows: list[dict[Any, Any]], view: OverviewView) -> str:
    """One sentence; the values that its kind does not name are left unused."""
    first = rows[0]
    code = first["indicator_code"]
    values = {"names": _names(text, kind, rows, view), "form": first["form_code"]}
    if code is not None:
        values["indicator"] = data.headlines().short_names[code][text.language]
    if kind == "worse_than_republic":
        values["republic"] = shown_as(text, code).with_unit(first["republic"])
    if kind == "missing_return":
        values["days"] = text("overview_blocks.attention.days", n=int(first["count"]))
    return text(f"overview_blocks.attention.sentence.{kind}", **values)


def _names(text: Texts, kind: str, rows: list[dict[Any, Any]], view: OverviewView) -> str:
    """The regions, each with its own figure; many names end in «and n more»."""
    shown = [_name(text, kind, row, view) for row in rows[:NAMES_SHOWN]]
    if len(rows) > NAMES_SHOWN:
        shown.append(text("lead.more", n=len(rows) - NAMES_SHOWN))
    return join_names(shown, text.language)


def _name(text: Texts, kind: str, row: dict[Any, Any], view: OverviewView) -> str:
    """A return came from a unit of the period; figures belong to a region of the borders."""
    regions = data.regions()
    code = row["region_code"]
    if row["form_code"] is not None:
        region = regions.get(code, view.period)
    else:
        region = next(one for one in regions.in_borders(view.borders) if one.code == code)
    name = region.short_name[text.language]
    figure = _figure(text, kind, row)
    return f"{name} ({figure})" if figure else name


def _figure(text: Texts, kind: str, row: dict[Any, Any]) -> str:
    if kind == "worse_than_republic":
        return shown_as(text, row["indicator_code"]).number(row["value"])
    if kind == "negative_quarter":
        return format_number(row["value"], text.language)
    if kind == "late_return":
        return text("overview_blocks.attention.days", n=int(row["count"]))
    return format_number(row["count"], text.language) if kind in COUNTED else ""
