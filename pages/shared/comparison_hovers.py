"""What a hover box says of a region: value, limits, the numbers behind, level, verdict."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from analytics.charts.rows import number_or_none
from analytics.measures.comparison import Comparison
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared.comparison_words import decimals_of, indicator_of, region_names_of, unit_words


def comparison_hovers(answer: Comparison, language: Language) -> pd.DataFrame:
    """The table of a comparison with the words of its hover boxes."""
    text = texts(language)
    names = region_names_of(text, answer, short=False)
    write = partial(_hover, text, answer, names)
    return answer.table.assign(hover=[write(row) for row in answer.table.to_dict("records")])


def _hover(text: Texts, answer: Comparison, names: Mapping[str, str], row: Mapping[Any, Any]) -> str:
    head = f"<b>{names[row['region_code']]}</b>"
    if number_or_none(row["value"]) is None:
        return f"{head}<br>{_status(text, row)}"
    number = partial(format_number, language=text.language)
    in_unit = partial(number, decimals=decimals_of(answer))
    unit = unit_words(text, indicator_of(answer), answer.request.measure)
    lines = [head, f"<b>{in_unit(row['value'])}</b>\u00a0{unit}"]
    if number_or_none(row["lower"]) is not None:
        lines.append(text("hovers.limits", lower=in_unit(row["lower"]), upper=in_unit(row["upper"])))
    if number_or_none(row["denominator"]) is not None and answer.request.measure == "rate":
        over = number(row["denominator"])
        lines.append(text("hovers.of", numerator=number(row["numerator"]), denominator=over))
    if number_or_none(row["benchmark"]) is not None and answer.request.measure == "rate":
        lines.append(text("hovers.level", value=in_unit(row["benchmark"])))
    return "<br>".join([*lines, _verdict(text, row)])


def _verdict(text: Texts, row: Mapping[Any, Any]) -> str:
    """The verdict with its sign, or why there is none."""
    verdict = row["verdict"]
    if verdict == "not_judged" and row["status"] != "ok":
        return _status(text, row)
    return f"{text(f'verdict_symbols.{verdict}')} {text(f'verdicts.{verdict}')}"


def _status(text: Texts, row: Mapping[Any, Any]) -> str:
    status = row["status"]
    return text(f"statuses.{status}")
