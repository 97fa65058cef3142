"""The paragraph that leads a heat map: how much differs, where most, and how much chance alone would give."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from typing import Final

from analytics.measures.benchmark import ComparatorKind
from analytics.measures.heat import HEAT_CONFIDENCE
from analytics.measures.heat_marks import Counted, HeatSummary
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, join_names

FEW_NAMES: Final = 3
MOST_NAMES: Final = 5
CODES_SHOWN: Final = 8
ROUNDED_FROM: Final = 10  # from here on an expected number is told as a whole one
USUAL_CONFIDENCE: Final = 0.95


def heat_lead(summary: HeatSummary, against: ComparatorKind, names: Mapping[str, str], text: Texts) -> str:
    """The sentences above a heat map, in the person's language, with the leading words in bold.

    Args:
        summary: of the marked table.
        against: what the regions are compared with; not told where the change on last year is marked.
        names: the short names of the regions by code.
        text: the phrases of the language.
    """
    if not summary.cells or summary.counts["no_data"] == summary.cells:
        return text("heat_lead.no_values")
    sentences = _verdicts(summary, against, names, text)
    if summary.unjudged_indicators and summary.judged:
        sentences.append(text("heat_lead.unjudged", names=_indicators(summary.unjudged_indicators, text)))
    if summary.no_data:
        number = text("heat_lead.cells", n=summary.counts["no_data"])
        sentences.append(_counted("no_data", number, summary.no_data, names, text))
    return " ".join(sentences)


def why_so_sure(summary: HeatSummary, text: Texts) -> str:
    """Why the limits are wider than those of one comparison, with the false alarms that they save."""
    if not summary.judged:
        return ""
    if summary.tested:
        return text("heat.why.tested", share=confidence_words(summary.chance, text))
    is_wide = summary.confidence > USUAL_CONFIDENCE
    return text(
        f"heat.why.{'limits' if is_wide else 'usual'}",
        high=confidence_words(HEAT_CONFIDENCE, text),
        low=confidence_words(USUAL_CONFIDENCE, text),
        judged=format_number(summary.judged, text.language),
        many=_about(summary.expected_at(USUAL_CONFIDENCE), text),
        few=_about(summary.expected_at(HEAT_CONFIDENCE), text),
    )


def confidence_words(confidence: float, text: Texts) -> str:
    """A share of one as per cent with the decimals that it needs: ``95 %``, ``99,8 %``."""
    percent = round(confidence * 100, 1)
    return format_percent(percent, text.language, 0 if percent.is_integer() else 1)


def _verdicts(
    summary: HeatSummary, against: ComparatorKind, names: Mapping[str, str], text: Texts
) -> list[str]:
    if not summary.judged:
        return [text("heat_lead.nothing_judged")]
    told = {"than": text(f"heat.than.{against}"), "confidence": confidence_words(summary.confidence, text)}
    worse, better, neutral, nothing = _keys(summary.tested)
    if not summary.differing:
        return [
            text(f"heat_lead.{nothing}", **told, of=text("heat_lead.judged_all", n=summary.judged)),
            *_chance(summary, text),
        ]
    of = text("heat_lead.judged", n=summary.judged)
    number_of = partial(_number_of, summary, text)
    sentences = [_counted(worse, number_of("worse"), summary.worse, names, text, **told, of=of)]
    sentences.append(_counted(better, number_of("better"), summary.better, names, text))
    unsided = summary.counts["higher"] + summary.counts["lower"]
    if unsided:
        sentences.append(text(f"heat_lead.{neutral}", number=format_number(unsided, text.language)))
    return sentences + _chance(summary, text)


def _number_of(summary: HeatSummary, text: Texts, mark: str) -> str:
    return format_number(summary.counts[mark], text.language)


def _keys(tested: bool) -> tuple[str, str, str, str]:
    """The phrases of worse, better, neither, and of no difference at all."""
    if tested:
        return "became_worse", "became_better", "moved", "none_moved"
    return "worse", "better", "neutral", "none_differ"


def _counted(
    key: str, number: str, found: Counted, names: Mapping[str, str], text: Texts, **told: str
) -> str:
    """How many cells, and which regions have them: all, or those that have the most."""
    leaders = _leaders(found)
    if not leaders:
        return text(f"heat_lead.{key}", number=number, **told)
    which = "in" if len(leaders) == len(found) else "most"
    return text(f"heat_lead.{key}_{which}", number=number, names=_named(leaders, names, text), **told)


def _leaders(found: Counted) -> Counted:
    """The regions worth a name: all of a few, else those clearly before the rest, else none."""
    if len(found) <= FEW_NAMES:
        return found
    steps = [place for place in range(1, MOST_NAMES + 1) if _falls_after(found, place)]
    return found[: steps[-1]] if steps else ()


def _falls_after(found: Counted, place: int) -> bool:
    return place < len(found) and found[place - 1][1] > found[place][1]


def _named(found: Counted, names: Mapping[str, str], text: Texts) -> str:
    """``Акмолинская (5 показателей), Абай (3) и Ұлытау (2)``: the first says what is counted."""
    told = []
    for place, (code, count) in enumerate(found):
        number = text("heat_lead.indicators", n=count) if place == 0 else format_number(count, text.language)
        told.append(text("heat_lead.region", name=names.get(code, code), number=number))
    return join_names(told, text.language)


def _indicators(codes: tuple[str, ...], text: Texts) -> str:
    shown = ", ".join(codes[:CODES_SHOWN]) + (" …" if len(codes) > CODES_SHOWN else "")
    return text("heat_lead.region", name=text("heat_lead.indicators", n=len(codes)), number=shown)


def _chance(summary: HeatSummary, text: Texts) -> list[str]:
    """How many differences chance alone would give; a test of many changes keeps its own promise."""
    if summary.tested:
        return []
    return [text("heat_lead.chance", n=_rounded(summary.expected_by_chance))]


def _about(number: float, text: Texts) -> str:
    return format_number(_rounded(number), text.language, _digits(number))


def _rounded(number: float) -> float:
    """A number that is expected, with no more digits than it deserves."""
    return round(number, _digits(number))


def _digits(number: float) -> int:
    """Whole from ten on, one decimal from one on, below that one digit that is no zero."""
    if number >= ROUNDED_FROM:
        return 0
    decimals = 1 if number >= 1 else math.ceil(-math.log10(number))
    return 0 if round(number, decimals).is_integer() else decimals
