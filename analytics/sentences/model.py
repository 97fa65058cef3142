"""What the model of clubs and offences says, in words: the estimate, what could be detected, the checks.

No sentence says that one thing causes the other; whatever the estimate, what these data could have
detected stands right behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import Final

from analytics.measures.model import (
    ENOUGH_POWER,
    NAMED_EFFECT,
    Checks,
    Estimate,
    conclusion,
    most_moving,
    power_at,
)
from analytics.statistics.association import Association
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, format_signed, join_names

# Five of a hundred are meant; few and unlike regions make it seven to ten. From here on it must be said.
MANY_FALSE_ALARMS: Final = 0.10


def estimate_sentence(found: Association, text: Texts) -> str:
    """The estimate for ten points more of coverage with its interval and size, or why there is none."""
    if found.reason is not None:
        return text(f"model.silence.{found.reason}", size=size_words(found, text))
    rounded = round(found.percent, 1)
    way = "same" if rounded == 0 else "less" if rounded < 0 else "more"
    return text(
        f"model.estimate.{way}",
        percent=format_percent(abs(rounded), text.language),
        interval=interval_words(found.lower, found.upper, text),
        confidence=format_number(found.confidence * 100, text.language, 0),
        lag=text(f"model.lag_words.{found.lag}"),
        size=size_words(found, text),
    )


def interval_words(lower: float, upper: float, text: Texts) -> str:
    """The limits with their signs: ``−33,6…+20,3 %``; a dash where there are none."""
    if isnan(lower) or isnan(upper):
        return "–"
    ends = [format_signed(end, text.language, 1) for end in (lower, upper)]
    return text("model.interval", lower=ends[0], upper=ends[1])


def size_words(found: Association, text: Texts) -> str:
    """Of how many units and quarters the estimate is."""
    return text(
        "model.size",
        units=text("model.units", n=found.units),
        quarters=text("model.quarters", n=found.quarters),
    )


def power_sentence(beside: Checks, text: Texts) -> str:
    """The smallest change that these data would have noticed, and how often one of ten per cent.

    Where the limits cry wolf on these data it is said how often they do so without any association.
    """
    found = beside.power
    enough = round(ENOUGH_POWER * 100)
    if isnan(found.detectable_effect):
        largest = format_percent(abs(found.effects[-1]), text.language, 0)
        told = text("model.power.beyond", largest=largest, enough=enough)
    elif found.detectable_effect == found.effects[0]:
        least = format_percent(abs(found.effects[0]), text.language, 0)
        told = text("model.power.even", least=least, enough=enough)
    else:
        least = format_percent(abs(found.detectable_effect), text.language, 0)
        told = text("model.power.from", least=least, enough=enough)
    named = format_percent(abs(NAMED_EFFECT), text.language, 0)
    sentences = [told, text("model.power.named", named=named, n=round(power_at(found) * 100))]
    if found.false_alarms > MANY_FALSE_ALARMS:
        sentences.append(text("model.power.false_alarms", n=round(found.false_alarms * 100)))
    return " ".join(sentences)


def conclusion_sentence(found: Association, beside: Checks, text: Texts) -> str:
    """What may be said of it all; a clear estimate from weak data is said to be too large, rather."""
    word = conclusion(found, beside)
    if word == "silent":
        return ""
    told = text(f"model.conclusion.{word}", n=_of_hundred(beside.permutation.probability))
    if word in ("less", "more") and power_at(beside.power) < ENOUGH_POWER:
        told = f"{told} {text('model.conclusion.too_large')}"
    return told


def permutation_sentence(beside: Checks, text: Texts) -> str:
    """How often coverage dealt out anew among the regions does as well as their own."""
    found = beside.permutation
    share = format_percent(found.probability * 100, text.language)
    return text("model.permutation", share=share, n=found.permutations)


def falsification_sentence(beside: Checks, text: Texts) -> str:
    """Whether coverage of later quarters seems to go with earlier offences, and what that proves."""
    return text(f"model.falsification.{beside.falsification.finding}")


def left_out_sentence(beside: Checks, names: Mapping[str, str], text: Texts) -> str:
    """Without which region the estimate moves most."""
    moved = most_moving(beside.left_out)
    if moved is None:
        return text("model.left_out.none")
    unit, percent = moved
    return text(
        "model.left_out.most",
        name=names[unit],
        without=_signed_percent(percent, text),
        whole=_signed_percent(beside.left_out.association.percent, text),
    )


def dropped_sentence(found: Estimate, names: Mapping[str, str], text: Texts) -> str:
    """What was left out of the estimate and why; empty where nothing was."""
    dropped = found.association.dropped
    parts = [
        text(f"model.dropped.{name}", n=getattr(dropped, name))
        for name in ("events", "exposure", "beyond_panel", "coverage", "alone", "separated")
        if getattr(dropped, name)
    ]
    if dropped.units_without_events:
        units = join_names([names[unit] for unit in dropped.units_without_events], text.language)
        parts.append(text("model.dropped.units", names=units))
    if dropped.quarters_without_events:
        parts.append(text("model.dropped.quarters", n=len(dropped.quarters_without_events)))
    return text("model.dropped.all", parts="; ".join(parts)) if parts else ""


def _signed_percent(value: float, text: Texts) -> str:
    sign = "+" if round(value, 1) > 0 else ""
    return sign + format_percent(value, text.language)


def _of_hundred(probability: float) -> int:
    return 0 if isnan(probability) else max(round(probability * 100), 1)
