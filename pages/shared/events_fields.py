"""The fields of one event, each with what was found about it, in the order of the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analytics.catalogue.records import ListColumn
from analytics.intake.batch import Finding, ListRow
from analytics.intake.entered_rows import PAGE, Typed, column_of
from analytics.intake.wording import wording
from analytics.measures.events import event_list
from analytics.text import Texts
from pages.shared import data, state
from pages.shared.events_filters import today
from pages.shared.literal import literal

# The fields that stand side by side.
LINES = (
    ("kind", "held_on"),
    ("title",),
    ("place", "holder"),
    ("partner_body",),
    ("children", "registered_children", "parents"),
    ("note",),
)
LONGEST = 500
REQUIRED = "list_required_missing"
LONG = ("note",)
FIRST_DAY = dt.date(2000, 1, 1)
DAYS_AHEAD = 400
MOST_PERSONS = 1_000_000
SIGNS = {"error": "✗", "warning": "!", "note": "i"}

Found = Mapping[str | None, Sequence[Finding]]


def event_fields(text: Texts, key: str, start: Mapping[str, Any], found: Found) -> dict[str, Typed]:
    """Draw the fields; what stands in them, by column.

    Args:
        text: the language.
        key: makes the fields of this form different from others.
        start: what stands in them at first.
        found: the findings by column; those of no column are drawn elsewhere.
    """
    columns = {column.code: column for column in event_list(data.catalogue()).columns}
    typed: dict[str, Typed] = {}
    for line in LINES:
        for place, code in zip(st.columns(len(line)), line, strict=True):
            with place:
                typed[code] = _field(text, key, columns[code], start.get(code))
                for finding in _one_error(found.get(code, ())):
                    finding_words(text, finding)
    return typed


def by_column(findings: Sequence[Finding], row: ListRow | None) -> dict[str | None, list[Finding]]:
    """The findings by the column of the row that they are about; ``None`` for the whole."""
    grouped: dict[str | None, list[Finding]] = {}
    for finding in findings:
        code = column_of(finding, row) if row is not None and finding.sheet == PAGE else None
        grouped.setdefault(code, []).append(finding)
    return grouped


def finding_words(text: Texts, finding: Finding) -> None:
    """What was found and how to mend it, with the sign of its severity."""
    said = literal(_beside_field(text, finding))
    colour = "red" if finding.severity == "error" else "orange" if finding.severity == "warning" else "gray"
    st.markdown(f":small[**:{colour}[{literal(SIGNS[finding.severity])}]** {said}]")


def _beside_field(text: Texts, finding: Finding) -> str:
    """What the field itself does not say; sheet and cell are no help on a page."""
    if finding.code == REQUIRED:
        return text("events.enter.required")
    words = wording(finding, "", text)
    return " ".join(part for part in (f"{words.title}.", words.expected, words.mend) if part)


def elsewhere(text: Texts, findings: Sequence[Finding]) -> None:
    """Findings about other rows or the list as a whole, in full sentences."""
    for finding in findings:
        said = literal(wording(finding, "", text).message)
        draw = st.error if finding.severity == "error" else st.warning
        if finding.severity != "note":
            draw(said)


def _one_error(findings: Sequence[Finding]) -> list[Finding]:
    """One error is enough to say that a field is wrong; warnings all want an answer."""
    errors = [finding for finding in findings if finding.severity == "error"]
    return errors[:1] or list(findings)


def _field(text: Texts, key: str, column: ListColumn, start: Any) -> Typed:
    label = column.name[text.language] + (" *" if column.required else "")
    help_words = column.help[text.language] if column.help else None
    name = f"event_field_{key}_{column.code}"
    if column.type == "choice":
        names = {choice.code: choice.name[text.language] for choice in column.choices}
        codes = list(names)
        chosen: str | None = st.selectbox(
            label, codes, index=codes.index(start) if start in codes else None,
            format_func=names.__getitem__, key=name, help=help_words, placeholder=text("events.enter.choose"),
        )  # fmt: skip
        return chosen
    if column.type == "date":
        day: dt.date | None = st.date_input(
            label, value=start, format="DD.MM.YYYY", min_value=FIRST_DAY,
            max_value=today() + dt.timedelta(days=DAYS_AHEAD), key=name, help=help_words,
        )  # fmt: skip
        return day
    if column.type == "count":
        number: int | None = st.number_input(
            label, value=None if start is None else int(start), min_value=0, max_value=MOST_PERSONS, step=1,
            key=name, help=help_words,
        )  # fmt: skip
        return number
    draw = st.text_area if column.code in LONG else st.text_input
    words: str = draw(label, value=start or "", max_chars=LONGEST, key=name, help=help_words)
    return words


def found_before(key: str) -> tuple[tuple[Finding, ...], ListRow | None]:
    """What was found when the form was last sent, and the row that it was found in."""
    found: tuple[tuple[Finding, ...], ListRow | None] = state.recall(f"event_found_{key}", ((), None))
    return found


def remember_found(key: str, findings: tuple[Finding, ...], row: ListRow | None) -> None:
    """Keep it for the next drawing."""
    state.remember(f"event_found_{key}", (findings, row))
