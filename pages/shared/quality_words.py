"""Why a figure has its grade, in words: one sentence or more for each of the four parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics.catalogue.grading import PartCode
from analytics.text import Texts
from pages.shared import data

Row = Mapping[Any, Any]


def letter_words(text: Texts, grade: str) -> str:
    """A grade with what it allows, in short."""
    return text(f"quality.letter.{grade.lower() or 'none'}")


def region_words(text: Texts, region_code: str) -> str:
    """The full name of a reporting unit of any period."""
    return data.regions().get(region_code).name[text.language]


def indicator_words(text: Texts, indicator_code: str) -> str:
    """The code and the name of an indicator."""
    return f"{indicator_code} · {data.catalogue().indicators[indicator_code].name[text.language]}"


def part_reasons(text: Texts, part: PartCode, row: Row) -> list[str]:
    """The sentences of one part of a grade, from a row of :func:`analytics.measures.quality.quality`."""
    return {
        "completeness": _completeness,
        "timeliness": _timeliness,
        "consistency": _consistency,
        "definition": _definition,
    }[part](text, row)


def all_reasons(text: Texts, row: Row) -> list[str]:
    """What lowers a grade: the sentences of the parts that are not whole, the open question first."""
    found = [text("quality.reason.question")] if row["grade"] and row["questions"] else []
    for part in ("completeness", "timeliness", "consistency", "definition"):
        if row[part] < 1:
            found += part_reasons(text, part, row)
    return found


def _completeness(text: Texts, row: Row) -> list[str]:
    missing = int(row["expected"] - row["given"])
    if not missing:
        return [text("quality.reason.complete", n=int(row["expected"]))]
    return [text("quality.reason.missing", missing=missing, n=int(row["expected"]))]


def _timeliness(text: Texts, row: Row) -> list[str]:
    if not row["dated"]:
        return [text("quality.reason.no_days")]
    if not row["late"]:
        return [text("quality.reason.in_time", n=int(row["dated"]))]
    days = text("overview_blocks.attention.days", n=int(row["most_days_late"]))
    return [text("quality.reason.late", late=int(row["late"]), n=int(row["dated"]), days=days)]


def _consistency(text: Texts, row: Row) -> list[str]:
    if not row["given"]:
        return [text("quality.reason.nothing_given")]
    remarks = [
        text(f"quality.reason.{name}", n=int(row[name]))
        for name in ("unexplained", "revised", "fell", "over_whole")
        if row[name]
    ]
    return remarks or [text("quality.reason.no_remark")]


def _definition(text: Texts, row: Row) -> list[str]:
    changes = [
        text(f"quality.reason.{name}", n=int(row[name]))
        for name in ("other_land", "other_definition", "other_origin")
        if row[name]
    ]
    return changes or [text("quality.reason.stable")]
