"""The sentences of an index: how wide its places are, and on which choice a place hangs most."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from analytics.measures.composite_index import CompositeIndex
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, join_names

Record = Mapping[Any, Any]


def index_sentences(
    answer: CompositeIndex, names: Mapping[str, str], indicators: Mapping[str, str], text: Texts
) -> str:
    """The width of places, who may be first, what hangs most on a choice, and who has no place.

    ``names`` are those of regions, ``indicators`` those of indicators, by code. No place is told alone.
    """
    sentences = (
        [text(f"join_index_sentences.{answer.reason}")]
        if answer.reason
        else _places(answer, names, indicators, text)
    )
    if answer.constant:
        words = _indicators(answer.constant, indicators, text)
        sentences.append(text("join_index_sentences.constant", names=words))
    if answer.left_out:
        told = [
            text(
                "join_index_sentences.left_out_region",
                name=names.get(code, code),
                indicators=_indicators(lacks, indicators, text),
            )
            for code, lacks in answer.left_out.items()
        ]
        sentences.append(text("join_index_sentences.left_out", names=join_names(told, text.language)))
    return " ".join(sentences)


def hinge_words(row: Record, indicators: Mapping[str, str], text: Texts) -> str:
    """On which choice the place of a region hangs most: «without … the place goes from 4 to 9»."""
    choice, detail = row["hangs_on"], str(row["detail"])
    if not isinstance(choice, str):
        return text("join_index.hinge.none")
    if choice == "without_indicator":
        detail = indicators.get(detail, detail)
    elif choice in ("normalisation", "aggregation"):
        detail = text(f"join_index.{choice}s.{detail}")
    return text(
        f"join_index.hinge.{choice}",
        detail=detail,
        before=place_words(row["place_from"], text),
        after=place_words(row["place_to"], text),
    )


def place_words(place: float, text: Texts) -> str:
    """A place; equal scores share the mean of their places."""
    return format_number(float(place), text.language, 0 if float(place).is_integer() else 1)


def method_sentences(answer: CompositeIndex, indicators: Mapping[str, str], text: Texts) -> list[str]:
    """How the index is made, what it hides, and which figures were taken as exact."""
    weights = [
        text(
            "join_index.note.weight",
            name=indicators.get(code, code),
            share=format_percent(weight * 100, text.language, 0),
        )
        for code, weight in answer.weights.items()
    ]
    sentences = [
        text("join_index.note.hides"),
        text("join_index.note.method"),
        text("join_index.note.weights", weights="; ".join(weights)),
    ]
    if answer.certain:
        words = _indicators(answer.certain, indicators, text)
        sentences.append(text("join_index.note.certain", names=words))
    return [*sentences, text("join_index.note.source")]


def _places(
    answer: CompositeIndex, names: Mapping[str, str], indicators: Mapping[str, str], text: Texts
) -> list[str]:
    placed = answer.placed
    width = (placed["last"] - placed["first"] + 1).median()
    used = sum(weight > 0 for weight in answer.weights.values())
    first = [str(code) for code in placed.loc[placed["first"].eq(1), "region_code"]]
    sentences = [text("join_index_sentences.width", count=used, n=int(width), regions=len(placed))]
    if first:
        told = named_regions(first, names, text)
        sentences.append(text("join_index_sentences.first", n=len(first), names=told))
    if placed["place_to"].isna().all():
        return [*sentences, text("join_index_sentences.firm")]
    row = max(placed.to_dict("records"), key=_moved)
    words = hinge_words(row, indicators, text)
    code = str(row["region_code"])
    return [*sentences, text("join_index_sentences.hinge", name=names.get(code, code), words=words)]


def _moved(row: Record) -> float:
    """By how many places the choice on which a region's place hangs moves it."""
    moved = float(row["place_to"]) - float(row["place_from"])
    return 0.0 if math.isnan(moved) else abs(moved)


def _indicators(codes: Sequence[str], names: Mapping[str, str], text: Texts) -> str:
    return join_names(
        [text("join_index.quoted", name=names.get(code, code)) for code in codes], text.language
    )
