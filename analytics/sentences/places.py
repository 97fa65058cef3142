"""The sentence of ranked regions: how far a place can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analytics.text import Texts
from analytics.text.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd


def place_sentences(table: pd.DataFrame, names: Mapping[str, str], text: Texts) -> str:
    """How wide the intervals of places are, and which regions cannot be told from the first.

    ``table`` is that of ``measures.place_intervals``. Says that no place is shown where none can be told.
    """
    known = table[table["place"].notna()]
    if len(known) < 2:
        return text("place_sentences.none")
    width = (known["last"] - known["first"] + 1).astype(float).median()
    first = known.sort_values(["place", "region_code"]).iloc[0]
    tied = [code for code in str(first["tied_with"]).split(";") if code]
    sentences = [
        text(
            "place_sentences.width",
            n=int(width),
            regions=format_number(len(known), text.language),
        )
    ]
    name = names.get(str(first["region_code"]), str(first["region_code"]))
    if tied:
        sentences.append(text("place_sentences.tied", n=len(tied), name=name))
    else:
        sentences.append(text("place_sentences.alone", name=name))
    return " ".join(sentences)
