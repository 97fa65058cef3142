"""Whose return a file is: what the file says of it, and the list from which a person chooses."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.intake.batch import Reading
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import join_names
from pages.shared import data, state
from pages.shared.literal import literal
from pages.shared.submit_files import DroppedFile

UNTOLD = ""


def chosen_region(dropped: DroppedFile, period: Period) -> str | None:
    """The region chosen for a file, else the one that the file says, else ``None``.

    Only a region that exists in the period counts. Ask before the list is drawn.
    """
    options = region_options(dropped.reading, period)
    said = dropped.reading.proposed_region
    chosen = state.choice(_name(dropped), options, said if said in options else UNTOLD)
    return chosen or None


def region_options(reading: Reading, period: Period) -> list[str]:
    """The codes to choose from: none yet, then what the file may mean, then the other regions."""
    existing = [region.code for region in data.regions().reporting(period)]
    meant = [code for code in dict.fromkeys(_meant(reading)) if code in existing]
    return [UNTOLD, *meant, *(code for code in existing if code not in meant)]


def region_select(text: Texts, dropped: DroppedFile, period: Period) -> None:
    """The list of regions for one file, with the chosen one."""
    state.place(_name(dropped), chosen_region(dropped, period) or UNTOLD)
    st.selectbox(
        text("common.region"),
        region_options(dropped.reading, period),
        format_func=lambda code: region_name(text, code, period) if code else text("submit.region.choose"),
        key=state.widget_key(_name(dropped)),
        label_visibility="collapsed",
    )


def region_name(text: Texts, code: str, period: Period) -> str:
    """The full name that a region has in a period."""
    return data.regions().get(code, period).name[text.language]


def region_source(text: Texts, reading: Reading, period: Period) -> str:
    """Where in the file the region was read and in which words, or why it must be chosen (Markdown)."""
    codes = list(dict.fromkeys(_meant(reading)))
    if not codes:
        return text("submit.region.unknown")
    if len(codes) > 1:
        words = _quoted(text, list(dict.fromkeys(proposal.words for proposal in reading.proposals)))
        names = [_name_ever(text, code, period) for code in codes]
        return text("submit.region.ambiguous", words=words, names=join_names(names, text.language))
    if codes[0] not in region_options(reading, period):
        return text("submit.region.not_in_period", region=_name_ever(text, codes[0], period))
    found = {proposal.source: proposal.words for proposal in reading.proposals}
    key = "both" if len(found) > 1 else next(iter(found))
    values = {source: _quoted(text, [words]) for source, words in found.items()}
    return text(f"submit.region.from.{key}", **values)


def _meant(reading: Reading) -> list[str]:
    return [proposal.region_code for proposal in reading.proposals]


def _name_ever(text: Texts, code: str, period: Period) -> str:
    """The name of a region that may not have existed in the period."""
    existing = {region.code for region in data.regions().reporting(period)}
    return data.regions().get(code, period if code in existing else None).name[text.language]


def _quoted(text: Texts, words: Sequence[str]) -> str:
    return ", ".join(text("submit.region.quoted", words=literal(each)) for each in words)


def _name(dropped: DroppedFile) -> str:
    return f"submit_region_{dropped.file_id}"
