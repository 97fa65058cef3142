"""Training of teachers in words: how many, from which funds, and what is real in the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.charts.rows import number_or_none
from analytics.sentences.changes import change_words, interval_words
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent

Record = Mapping[Any, Any]


def training_sentences(
    row: Record, change: Record, missing: Sequence[str], names: Mapping[str, str], text: Texts
) -> list[str]:
    """How many teachers were trained since 1 January, by funds, and the change on last year.

    ``row`` is one of ``training``, ``change`` the same one's of ``training_changes``, ``missing`` the
    regions that are not in the sums of the republic.
    """
    if number_or_none(row["share"]) is None:
        return [text("training_sentences.none")]
    told = [_whole(row, text), _funds(row, text)]
    if number_or_none(row["prevention"]) is not None and row["trained"]:
        told.append(text("training_sentences.prevention", n=int(row["prevention"])))
    told.append(change_sentence(change, text))
    matched, expected = number_or_none(change["regions"]), number_or_none(row["expected"])
    if number_or_none(change["change"]) is not None and matched is not None and matched != expected:
        told.append(text("training_sentences.matched", n=int(matched)))
    if missing:
        told.append(text("training_sentences.missing", names=named_regions(missing, names, text)))
    return [sentence for sentence in told if sentence]


def change_sentence(change: Record, text: Texts) -> str:
    """The change of the share in points with its limits, and whether it is more than chance."""
    words = change_words(change, text, 1)
    if not words:
        return text("training_sentences.no_change")
    before = format_percent(float(change["value_last_year"]), text.language)
    limits = interval_words(change, text, 1)
    return text(
        f"training_sentences.change.{change['change_verdict']}", change=words, before=before, limits=limits
    )


def _whole(row: Record, text: Texts) -> str:
    return text(
        "training_sentences.whole",
        n=int(row["trained"]),
        teachers=format_number(int(row["teachers"]), text.language),
        share=share_with_limits(row, text),
    )


def share_with_limits(row: Record, text: Texts) -> str:
    """A share with its limits, or the bare share where the parts exceed the whole."""
    value, lower, upper = (number_or_none(row[name]) for name in ("share", "lower", "upper"))
    if value is None:
        return ""
    if lower is None or upper is None:
        return format_percent(value, text.language)
    return text(
        "plan_sentences.share",
        value=format_percent(value, text.language),
        lower=format_number(lower, text.language, 1),
        upper=format_percent(upper, text.language),
    )


def _funds(row: Record, text: Texts) -> str:
    if not row["trained"]:
        return ""
    share = float(row["other"]) / float(row["trained"]) * 100
    return text(
        "training_sentences.funds",
        budget=format_number(int(row["budget"]), text.language),
        other=format_number(int(row["other"]), text.language),
        share=format_percent(share, text.language),
    )
