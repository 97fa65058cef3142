"""Registered children in clubs in words: how many attend, how many are lacking, what is real in the trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.catalogue.records import Indicator
from analytics.measures.comparison import Comparison
from analytics.measures.line_trends import LineTrend
from analytics.regions import REPUBLIC
from analytics.sentences.comparison import value_with_unit
from analytics.sentences.named import named_regions
from analytics.sentences.trends import trend_sentence
from analytics.text import Texts
from analytics.text.numbers import format_number, join_names

REGIONS_NAMED = 4


def registered_sentences(
    answer: Comparison, indicator: Indicator, names: Mapping[str, str], text: Texts
) -> str:
    """The republic's share with its numbers, and what parts the regions from the best quarter of them.

    ``answer`` is a comparison with the best quarter of regions. Children to be engaged are told for
    regions below that level only, whole, and named where most are lacking.
    """
    whole = answer.republic
    if whole.value is None or whole.numerator is None or whole.denominator is None:
        return text("registered_sentences.none")
    sentences = [
        text(
            "registered_sentences.republic",
            value=value_with_unit(whole.value, indicator, "rate", text),
            numerator=format_number(whole.numerator, text.language),
            denominator=format_number(whole.denominator, text.language),
            received=answer.received,
            n=answer.expected,
        )
    ]
    level = answer.benchmark.value
    if level is None:
        return " ".join([*sentences, text("registered_sentences.no_level")])
    lacking = answer.table[answer.table["to_benchmark"].gt(0).fillna(False)]
    told = value_with_unit(level, indicator, "rate", text)
    if lacking.empty:
        return " ".join([*sentences, text("registered_sentences.all_reached", level=told)])
    ordered = lacking.sort_values("to_benchmark", ascending=False)
    most = [
        f"{names[str(row['region_code'])]} ({format_number(int(row['to_benchmark']), text.language)})"
        for row in ordered.head(REGIONS_NAMED).to_dict("records")
    ]
    children = int(lacking["to_benchmark"].sum())
    sentences.append(
        text(
            "registered_sentences.to_engage",
            n=children,
            regions=text("registered_sentences.in_regions", n=len(lacking)),
            level=told,
            names=join_names(most, text.language),
        )
    )
    return " ".join(sentences)


def registered_trends(
    trends: Sequence[LineTrend], indicator: Indicator, names: Mapping[str, str], text: Texts
) -> str:
    """The republic's trend, and the regions whose share grows or falls beyond chance; the rest as numbers."""
    sentences = [trend_sentence(one, indicator, text) for one in trends if one.region_code == REPUBLIC]
    of_regions = [one for one in trends if one.region_code != REPUBLIC]
    by_verdict: dict[str, list[str]] = {"growth": [], "fall": [], "within_chance": [], "not_judged": []}
    for one in of_regions:
        verdict = "not_judged" if one.reason else one.judged.trend.verdict
        by_verdict.setdefault(verdict, []).append(one.region_code)
    parts = [
        text(f"registered_trends.{verdict}", n=len(codes), names=named_regions(codes, names, text, False))
        for verdict, codes in by_verdict.items()
        if codes
    ]
    if parts:
        sentences.append(text("registered_trends.regions", n=len(of_regions), parts="; ".join(parts)))
    return " ".join(sentences)
