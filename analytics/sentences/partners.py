"""Agreements with partners in words: how many are in force, what they bring, which end soon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analytics.measures.partners import PARTNER_KINDS
from analytics.regions import REPUBLIC
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number, join_names

if TYPE_CHECKING:
    import pandas as pd


def partner_sentences(summary: pd.DataFrame, code: str, names: Mapping[str, str], text: Texts) -> list[str]:
    """What the agreements of a region, or of all (``00``), tell.

    ``summary`` is the table of ``partner_summary``, ``names`` the short names of the regions.
    """
    row: dict[Any, Any] = dict(summary[summary["region_code"].eq(code)].to_dict("records")[0])
    if not row["units_received"]:
        return [text("partner_sentences.none")]
    in_force = int(row["in_force"])
    told = [text("partner_sentences.in_force", n=in_force, kinds=_kinds(row, text))]
    if not in_force:
        told = [text("partner_sentences.none_in_force")]
    if row["agreements"]:
        told.append(
            text(
                "partner_sentences.brings",
                money=format_number(row["money"], text.language, 1),
                children=format_number(int(row["children"]), text.language),
            )
        )
    told += [text(f"partner_sentences.{name}", n=int(row[name])) for name in ("ending", "ended") if row[name]]
    if code == REPUBLIC:
        own = summary[summary["region_code"].ne(REPUBLIC) & summary["in_force"].eq(0)]
        without = [str(one) for one in own["region_code"]]
        if without:
            told.append(text("partner_sentences.without", names=named_regions(without, names, text)))
    return told


def _kinds(row: Mapping[Any, Any], text: Texts) -> str:
    """The kinds that occur with their numbers: ``бизнес — 4, НПО — 2``."""
    parts = [
        text("partner_sentences.of_kind", kind=text(f"partner_sentences.kinds.{kind}"), n=int(row[kind]))
        for kind in PARTNER_KINDS
        if row[kind]
    ]
    return join_names(parts, text.language)
