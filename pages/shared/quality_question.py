"""One question about a stored figure in words: short for a row of the list, in full when it is picked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from analytics.intake.wording import Wording, wording
from analytics.measures.questions import finding_of
from analytics.periods import Period
from analytics.text import Texts
from analytics.text.numbers import format_moment
from analytics.text.periods import period_short
from pages.shared.actors import actor_words
from pages.shared.facts import facts
from pages.shared.html_table import NOTHING
from pages.shared.literal import literal
from pages.shared.quality_words import indicator_words, region_words
from pages.shared.source_words import source_words

SHORT: Final = 80

Record = Mapping[Any, Any]


def question_code(record: Record) -> str:
    """The code of a question in lists: its return and its place in it."""
    return f"{record['batch_id']}-{record['position']}"


def question_wording(text: Texts, record: Record) -> Wording:
    """The sentences of the finding behind a question.

    One that an earlier version of the program stored may lack words of today: it is told in short.
    """
    finding = finding_of(record)
    try:
        return wording(finding, str(record["file_name"]), text)
    except KeyError:
        told = text("quality.question.earlier", code=finding.code, given=finding.given or NOTHING)
        return Wording(told, told, finding.expected or NOTHING, NOTHING)


def question_cells(text: Texts, record: Record) -> dict[str, str]:
    """A question by the columns of the list."""
    period = Period.parse(record["period"])
    finding = finding_of(record)
    title = question_wording(text, record).title
    return {
        "region": region_words(text, str(record["region_code"])),
        "form": str(record["form_code"]),
        "period": period_short(period.year, period.quarter, text.language),
        "question": f"{finding.indicator_code}: {title}" if finding.indicator_code else title,
        "place": "!".join(part for part in (finding.sheet, finding.cell) if part),
        "answer": _shortened(str(record["explanation"])) if not record["is_open"] else "",
    }


def question_facts(text: Texts, record: Record) -> None:
    """A question in full: what was found, expected, how to mend it, and the answer that counts."""
    finding, words = finding_of(record), question_wording(text, record)
    cells = question_cells(text, record)
    st.markdown(f"**{literal(words.title)}**")
    heading = " · ".join((cells["region"], cells["form"], cells["period"]))
    indicator = indicator_words(text, finding.indicator_code) if finding.indicator_code else ""
    facts(
        [
            (text("quality.question.whose"), heading),
            (text("compare.indicator"), indicator),
            (text("quality.question.place"), cells["place"]),
            (text("quality.question.file"), source_words(text, str(record["file_name"]))),
            (text("quality.question.found"), words.message),
            (text("quality.question.expected"), words.expected),
            (text("quality.question.mend"), words.mend),
            (text("quality.question.answer"), answer_words(text, record)),
        ]
    )


def answer_words(text: Texts, record: Record) -> list[str]:
    """The answer that counts, and who gave it when; nothing while the question is open."""
    if record["is_open"]:
        return []
    who = actor_words(text, str(record["explained_by"] or ""))
    when = format_moment(record["explained_at"], text.language) if record["explained_at"] is not None else ""
    return [str(record["explanation"]), " · ".join(part for part in (who, when) if part)]


def _shortened(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"
