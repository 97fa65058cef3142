"""The sentence of two indicators side by side: how their ranks go together, and who is in which quadrant."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.measures.link import Link
from analytics.sentences.named import named_regions
from analytics.statistics.rank_correlation import RankCorrelation
from analytics.text import Texts
from analytics.text.numbers import format_number, format_signed

# The two quadrants that say the same of both indicators stand first.
QUADRANTS = ("high_low", "low_high", "high_high", "low_low")


def link_sentences(
    answer: Link, ranks: RankCorrelation, names: Mapping[str, str], text: Texts
) -> tuple[str, tuple[str, ...]]:
    """What the ranks of both indicators have in common, and a line for each quadrant that has regions."""
    told = text("link_sentences.regions", n=len(answer.known), of=len(answer.table))
    lines = tuple(
        text(f"link_sentences.quadrant.{quadrant}", n=len(codes), names=named_regions(codes, names, text))
        for quadrant in QUADRANTS
        if (codes := _codes(answer, quadrant))
    )
    return f"{told} {_ranks(ranks, text)}", lines


def _ranks(ranks: RankCorrelation, text: Texts) -> str:
    """Spearman's coefficient with its interval in words; why there is none."""
    if ranks.reason:
        return text(f"link_sentences.no_ranks.{ranks.reason}")
    language = text.language
    figures = {
        "value": format_signed(ranks.value, language, 2),
        "level": format_number(ranks.confidence * 100, language, 0),
        "lower": format_signed(ranks.lower, language, 2) if ranks.lower == ranks.lower else "",
        "upper": format_signed(ranks.upper, language, 2) if ranks.upper == ranks.upper else "",
    }
    if not figures["lower"]:
        return text("link_sentences.ranks.same_order", **figures)
    if ranks.probability >= 1 - ranks.confidence:
        return text("link_sentences.ranks.chance", **figures)
    return text(f"link_sentences.ranks.{'together' if ranks.value > 0 else 'apart'}", **figures)


def _codes(answer: Link, quadrant: str) -> list[str]:
    found = answer.table["quadrant"].eq(quadrant)
    return [str(code) for code in answer.table.loc[found, "region_code"]]
