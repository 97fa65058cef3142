"""The sentence of a change on the same period of last year: who grew, who fell, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analytics.charts.rows import number_or_none
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, format_signed

if TYPE_CHECKING:
    import pandas as pd

# From here on a growth is said as "2,3 times" beside the percentage that officials know.
TIMES_FROM = 100.0


def change_sentences(
    table: pd.DataFrame, whole: Mapping[str, Any], names: Mapping[str, str], text: Texts, decimals: int
) -> str:
    """Which regions changed more than chance explains, how many did not, and the republic's change.

    ``table`` is that of ``measures.changes``, ``whole`` the answer of ``change_of_sum``, ``names`` the short
    names of the regions. Says so where nothing can be compared, or nothing is judged.
    """
    compared = table[table["change"].notna()]
    if compared.empty:
        return text("change_sentences.nothing")
    sentences = [_whole(whole, text, decimals)]
    for verdict in ("growth", "fall"):
        codes = [str(code) for code in table.loc[table["change_verdict"].eq(verdict), "region_code"]]
        if codes:
            words = named_regions(codes, names, text)
            sentences.append(text(f"change_sentences.{verdict}", n=len(codes), names=words))
    chance = int(table["change_verdict"].eq("within_chance").sum())
    judged = int(table["change_verdict"].isin(["growth", "fall", "within_chance"]).sum())
    if judged == 0:
        sentences.append(text("change_sentences.not_judged"))
    elif chance == judged:
        sentences.append(text("change_sentences.all_chance", n=judged))
    elif chance:
        sentences.append(text("change_sentences.chance", n=chance))
    lacking = len(table) - len(compared)
    if lacking:
        sentences.append(text("change_sentences.not_compared", n=lacking))
    return " ".join(sentence for sentence in sentences if sentence)


def change_words(row: Mapping[Any, Any], text: Texts, decimals: int) -> str:
    """A change in few words: ``−15,2 %``, in points for a share, ``с 0 до 4`` without a percentage.

    From a zero base there is no percentage; where fewer than ten events stand on either side the
    numbers are told instead of it. Nothing where there is no change.
    """
    change = number_or_none(row["change"])
    if change is None:
        return ""
    percent = number_or_none(row["change_percent"])
    if row["limits_of"] == "points":
        return text("change_words.points", points=format_signed(change, text.language, decimals))
    if percent is None or row["small"]:
        return from_to(row, text)
    return _signed_percent(percent, text)


def from_to(row: Mapping[Any, Any], text: Texts) -> str:
    """The two numbers of events: ``с 2 до 5``."""
    before, now = (format_number(row[name], text.language) for name in ("numerator_last_year", "numerator"))
    return text("change_words.from_to", before=before, now=now)


def interval_words(row: Mapping[Any, Any], text: Texts, decimals: int) -> str:
    """The limits of a change in the unit of its words: ``−37,6…+13,4 %``; nothing where there are none."""
    lower, upper = number_or_none(row["lower"]), number_or_none(row["upper"])
    if lower is None or upper is None:
        return ""
    places = decimals if row["limits_of"] == "points" else 1
    ends = [format_signed(end, text.language, places) for end in (lower, upper)]
    return text(f"change_words.interval_{row['limits_of']}", lower=ends[0], upper=ends[1])


def _whole(whole: Mapping[str, Any], text: Texts, decimals: int) -> str:
    """The republic's change with its size, its numbers and its verdict."""
    words = change_words(whole, text, decimals)
    if not words:
        return ""
    times = number_or_none(whole["change_percent"])
    size = words
    if times is not None and times >= TIMES_FROM and whole["limits_of"] == "percent" and not whole["small"]:
        grown = format_number(1 + times / 100, text.language, 1)
        size = text("change_words.times", words=words, times=grown)
    interval = interval_words(whole, text, decimals)
    values: Sequence[str] = [
        format_number(whole[name], text.language, decimals) for name in ("value_last_year", "value")
    ]
    return text(
        f"change_sentences.whole.{whole['change_verdict']}",
        n=int(whole["regions"]),
        size=size,
        interval=text("change_sentences.interval", interval=interval) if interval else "",
        before=values[0],
        now=values[1],
    )


def _signed_percent(percent: float, text: Texts) -> str:
    sign = "+" if round(percent, 1) > 0 else ""
    return f"{sign}{format_percent(percent, text.language)}"
