"""The headings of a table as a list: for each one the indicator and the unit to choose."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.intake.tables import FACTORS, FoundRow, HeadingProposal, TableMapping
from analytics.text import Texts
from pages.shared import data, state
from pages.shared.literal import literal
from pages.shared.submit_mapping_state import FreeTable
from pages.shared.submit_region import region_name

LEFT_OUT = ""
MOST_COLUMNS = 8


def edited_mapping(text: Texts, table: FreeTable) -> TableMapping:
    """The fields for columns and doubtful names; the mapping as it stands after them."""
    mapping = _named_rows(text, table, table.mapping) if table.rows else table.mapping
    sure = [each for each in table.proposal.headings if each.why in ("code", "name", "remembered")]
    asked = [each for each in table.proposal.headings if each not in sure]
    if asked:
        st.markdown(f"**{text('free_table.asked', n=len(asked))}**")
        mapping = _headings(text, table, asked, mapping)
    if sure:
        with st.expander(text("free_table.sure", n=len(sure)), expanded=not asked):
            mapping = _headings(text, table, sure, mapping)
    if mapping != table.mapping:
        state.remember(table.mapping_key, mapping)
    return mapping


def _headings(
    text: Texts, table: FreeTable, headings: Sequence[HeadingProposal], mapping: TableMapping
) -> TableMapping:
    for heading in headings:
        mapping = _heading(text, table, heading, mapping)
    return mapping


def _heading(text: Texts, table: FreeTable, heading: HeadingProposal, mapping: TableMapping) -> TableMapping:
    """One heading: what the file says, the indicator, the unit."""
    number = table.proposal.headings.index(heading)
    chosen = mapping.columns[heading.key]
    left, middle, right = st.columns([7, 8, 3], gap="medium", vertical_alignment="top")
    with left:
        st.html(_heading_words(text, heading))
    options = _options(heading)
    code = chosen.indicator_code or LEFT_OUT
    picked = middle.selectbox(
        text("free_table.indicator_of", heading=literal(heading.heading)),
        options,
        index=options.index(code),
        format_func=lambda each: _indicator(text, each),
        key=f"submit_column_{table.dropped.file_id}_{number}",
        label_visibility="collapsed",
    )
    middle.caption(text(f"free_table.why.{heading.why}"))
    factor = right.selectbox(
        text("free_table.unit_of", heading=literal(heading.heading)),
        FACTORS,
        index=FACTORS.index(chosen.factor),
        format_func=lambda each: text(f"free_table.factors.{_factor_key(each)}"),
        key=f"submit_factor_{table.dropped.file_id}_{number}",
        label_visibility="collapsed",
        disabled=not picked,
    )
    return mapping.with_column(heading.key, picked or None, factor if picked else "1")


def _heading_words(text: Texts, heading: HeadingProposal) -> str:
    """The heading as the file writes it, where it stands, and its first values."""
    columns = [column.letters for _, column in heading.columns]
    more = f" … +{len(columns) - MOST_COLUMNS}" if len(columns) > MOST_COLUMNS else ""
    where = text("free_table.columns", columns=", ".join(columns[:MOST_COLUMNS]) + more)
    samples = text("free_table.samples", samples="; ".join(heading.samples))
    words = heading.heading or text("free_table.no_heading")
    return (
        f'<div class="zm-heading">{escape(words)}</div>'
        f'<div class="zm-facts-line">{escape(where)} · {escape(samples)}</div>'
    )


def _options(heading: HeadingProposal) -> list[str]:
    """Leave out first, then the nearest indicators, then all others that are stored."""
    stored = [code for code, indicator in data.catalogue().indicators.items() if indicator.kind != "ratio"]
    near = [each.indicator_code for each in heading.candidates if each.indicator_code in stored]
    return [LEFT_OUT, *near, *(code for code in stored if code not in near)]


def _indicator(text: Texts, code: str) -> str:
    if not code:
        return text("free_table.leave_out")
    return f"{code} · {data.catalogue().indicators[code].name[text.language]}"


def _factor_key(factor: str) -> str:
    return "x" + factor.replace(".", "_")


def _named_rows(text: Texts, table: FreeTable, mapping: TableMapping) -> TableMapping:
    """For each doubtful name the regions that it may mean."""
    st.markdown(f"**{text('free_table.rows', n=len(table.rows))}**")
    for number, (key, row) in enumerate(table.rows.items()):
        left, right = st.columns([7, 11], gap="medium", vertical_alignment="center")
        left.markdown(text("submit.region.quoted", words=literal(row.label)))
        options = _regions(table, row)
        said = mapping.rows.get(key)
        picked = right.selectbox(
            text("free_table.region_of", name=literal(row.label)),
            options,
            index=None if said is None else options.index(said),
            format_func=lambda code: (
                region_name(text, code, table.period) if code else text("free_table.no_region")
            ),
            placeholder=text("submit.region.choose"),
            key=f"submit_row_{table.dropped.file_id}_{number}",
            label_visibility="collapsed",
        )
        if picked is not None:
            mapping = mapping.with_row(row.label, picked)
    return mapping


def _regions(table: FreeTable, row: FoundRow) -> list[str]:
    existing = [region.code for region in data.regions().reporting(table.period)]
    meant = [code for code in row.codes if code in existing]
    return [*meant, *(code for code in existing if code not in meant), LEFT_OUT]
