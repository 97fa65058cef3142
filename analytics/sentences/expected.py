"""The sentences of expected events: which regions to ask, and how large a difference could be found."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from analytics.charts.rows import number_or_none
from analytics.measures.better_than_expected import BetterThanExpected
from analytics.regions import region_phrase
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, join_names

TAILS: Final = (("persistently_better", "below"), ("persistently_worse", "above"))
# Events a period with which a unit 35 % below was found so often (see statistics.deviance).
FOUND: Final = ((400, "often"), (130, "half"), (50, "seldom"))
OWN_STATUS: Final = ("other_definition", "other_land")

Record = Mapping[Any, Any]


def expected_sentences(answer: BetterThanExpected, names: Mapping[str, str], text: Texts) -> str:
    """Who stays below or above expected in most years, as an invitation to ask; who is not judged and why.

    ``names`` are short names by code. The words praise and blame nobody.
    """
    if answer.model == "none":
        return text("join_expected_sentences.silent", reason=silent_reason(answer, text))
    sentences = []
    for verdict, side in TAILS:
        rows = _rows(answer, verdict)
        if rows:
            told = join_names([_region(row, side, text) for row in rows], text.language)
            sentences.append(text(f"join_expected_sentences.{side}", regions=told))
    if not sentences:
        nobody = answer.regions["verdict"].eq("not_judged").all()
        sentences.append(text(f"join_expected_sentences.{'none_judged' if nobody else 'none'}"))
    mixed = [str(row["region_code"]) for row in _rows(answer, "mixed")]
    if mixed:
        sentences.append(text("join_expected_sentences.mixed", names=named_regions(mixed, names, text)))
    left_out = _rows(answer, "not_judged")
    if left_out:
        reasons = _by_reason(left_out, text)
        parts = [_left_out(reason, codes, names, text) for reason, codes in reasons.items()]
        sentences.append(text("join_expected_sentences.left_out", names="; ".join(parts)))
    return "\n\n".join(sentences)


def found_sentence(answer: BetterThanExpected, text: Texts) -> str:
    """How large a lasting difference could be found with so many events at all."""
    events = answer.typical_events
    often = next((word for least, word in FOUND if events >= least), "never")
    return text(f"join_expected_sentences.found.{often}", events=format_number(events, text.language))


def model_sentences(answer: BetterThanExpected, text: Texts) -> list[str]:
    """What the model is, what is not in it, and what it does not say."""
    sentences = []
    if answer.model != "none":
        words = _variables(answer.variables, text) or text("join_expected.model.no_structure")
        sentences.append(text(f"join_expected.model.{answer.model}", variables=words))
    if answer.left_out:
        sentences.append(text("join_expected.model.left_out", variables=_variables(answer.left_out, text)))
    level = format_percent(answer.request.confidence * 100, text.language, 0)
    return [
        *sentences,
        text("join_expected.model.shrunk"),
        text("join_expected.model.confidence", level=level),
        *([text("join_expected.model.estimated")] if answer.estimated else []),
        text("join_expected.model.limits"),
    ]


def silent_reason(answer: BetterThanExpected, text: Texts) -> str:
    """Why there is no model at all."""
    return text(f"charts.deviance.reason.{answer.reason}")


def why_not_judged(row: Record, text: Texts) -> str:
    """Why a region is not judged, with what its figures lack."""
    reason = text(f"charts.deviance.reason.{row['reason']}")
    if row["status"] == "ok":
        return reason
    return text("join_expected.lacking", reason=reason, status=status_words(str(row["status"]), text))


def status_words(status: str, text: Texts) -> str:
    """Why a region has no figure in a year."""
    if status in OWN_STATUS:
        return text(f"join_expected.status.{status}")
    return text(f"charts.status.{status}")


def _rows(answer: BetterThanExpected, verdict: str) -> list[Record]:
    """The regions with a verdict, the farthest from expected first."""
    rows = answer.regions[answer.regions["verdict"].eq(verdict)].to_dict("records")
    return sorted(rows, key=_distance, reverse=True)


def _distance(row: Record) -> float:
    events, expected = number_or_none(row["events"]), number_or_none(row["expected"])
    if events is None or not expected:
        return -1.0
    return abs(math.log(max(events, 0.5) / expected))


def _region(row: Record, side: str, text: Texts) -> str:
    return text(
        "join_expected_sentences.region",
        place=region_phrase(str(row["region_code"]), "in", text.language),
        count=int(row[side]),
        judged=int(row["judged"]),
        events=format_number(row["events"], text.language),
        expected=format_number(row["expected"], text.language),
    )


def _by_reason(rows: Sequence[Record], text: Texts) -> dict[str, list[str]]:
    """The codes of regions that are not judged, by why."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(why_not_judged(row, text), []).append(str(row["region_code"]))
    return found


def _left_out(reason: str, codes: Sequence[str], names: Mapping[str, str], text: Texts) -> str:
    told = named_regions(codes, names, text, ends_sentence=False)
    return text("join_expected_sentences.left_out_region", name=told, reason=reason)


def _variables(codes: Sequence[str], text: Texts) -> str:
    return join_names([text(f"join_expected.variable.{code}") for code in codes], text.language)
