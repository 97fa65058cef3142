"""The tested changes of a comparison in a person's words: labels, hover boxes, sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from analytics.charts.rows import number_or_none
from analytics.measures.changes import change_of_sum, changes
from analytics.measures.comparison import Comparison
from analytics.sentences.changes import change_sentences, change_words, from_to, interval_words
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared.comparison_words import decimals_of, region_names_of


@dataclass(frozen=True, slots=True)
class Changes:
    """The table of ``measures.changes`` with ``verdict``, ``status``, ``order``, ``label`` and ``hover``.

    ``compared`` says whether any region can be compared with last year.
    """

    table: pd.DataFrame
    sentences: str
    compared: bool


def changes_in_words(answer: Comparison, language: Language) -> Changes:
    """The changes of all regions with their labels, and the sentences that lead them."""
    text, decimals = texts(language), decimals_of(answer)
    table = changes(answer.table, answer.view)
    whole = change_of_sum(answer.table, answer.view)
    rows = table.to_dict("records")
    names = region_names_of(text, answer, short=False)
    order = table["change_percent"] if _in_percent(table) else table["change"]
    told = table.assign(
        verdict=table["judgement"],
        status=answer.table["status"].to_numpy(),
        order=order.where(table["change"].notna()),
        label=[_label(row, text, decimals) for row in rows],
        hover=[_hover(row, names, text, decimals) for row in rows],
    )
    sentences = change_sentences(table, whole, region_names_of(text, answer), text, decimals)
    return Changes(told, sentences, bool(table["change"].notna().any()))


def _in_percent(table: pd.DataFrame) -> bool:
    """Whether changes are told and sorted in per cent; one from a zero base makes them in the unit."""
    compared = table[table["change"].notna()]
    return bool(compared["limits_of"].eq("percent").all() and compared["change_percent"].notna().all())


def _label(row: Mapping[Any, Any], text: Texts, decimals: int) -> str:
    words = change_words(row, text, decimals)
    if not words:
        return ""
    symbol = row["judgement"]
    return f"{words}\u00a0{text(f'verdict_symbols.{symbol}')}"


def _hover(row: Mapping[Any, Any], names: Mapping[str, str], text: Texts, decimals: int) -> str:
    head = f"<b>{names[row['region_code']]}</b>"
    if number_or_none(row["change"]) is None:
        return head
    number = partial(format_number, language=text.language, decimals=decimals)
    before, now = number(row["value_last_year"]), number(row["value"])
    lines = [head, f"{before} → <b>{now}</b> ({change_words(row, text, decimals)})", from_to(row, text)]
    interval = interval_words(row, text, decimals)
    if interval:
        lines.append(interval)
    verdict = row["change_verdict"]
    lines.append(text(f"change_verdicts.{verdict}"))
    return "<br>".join(lines)
