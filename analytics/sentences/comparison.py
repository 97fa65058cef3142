"""The paragraph that leads a comparison: the republic, who sent, and which differences are real."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Indicator
from analytics.measures.basis import Measure
from analytics.measures.comparison import Comparison
from analytics.regions import Regions, load_regions
from analytics.sentences.named import capitalised, named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent
from analytics.text.periods import period_label

VERDICT_ORDER = ("worse", "better", "higher", "lower")


def lead(answer: Comparison, indicator: Indicator, regions: Regions, text: Texts) -> str:
    """The sentences above the charts of a comparison, in the person's language.

    They say the republic's figure with its numerator and denominator, how many regions are in
    it, which are missing, the level of the comparator, and which differ from it beyond chance. No causal
    wording.
    """
    names = {
        region.code: region.short_name[text.language] for region in regions.in_borders(answer.request.borders)
    }
    sentences = [
        *_republic(answer, indicator, text),
        text("lead.regions", received=answer.received, expected=answer.expected),
        *_named("lead.missing", list(answer.missing), names, text),
        *_level(answer, indicator, names, text),
        *_verdicts(answer, names, text),
    ]
    if answer.estimated_denominator:
        sentences.append(text("lead.estimated"))
    return " ".join(sentences)


def _republic(answer: Comparison, indicator: Indicator, text: Texts) -> list[str]:
    whole, request = answer.republic, answer.request
    if whole.value is None:
        return []
    rate = request.measure == "rate"
    period = period_label(request.period.year, request.period.quarter, request.basis, text.language)
    value = value_with_unit(whole.value, indicator, request.measure, text)
    sentences = [text("lead.republic", value=value, period=period.removesuffix("."))]
    if rate and whole.numerator is not None and whole.denominator is not None:
        numerator = format_number(whole.numerator, text.language)
        denominator = format_number(whole.denominator, text.language)
        sentences.append(text("lead.of", numerator=numerator, denominator=denominator))
    return sentences


def value_with_unit(value: float, indicator: Indicator, measure: Measure, text: Texts) -> str:
    """A value of an indicator with its unit: ``2,4 на 10 тыс. детей``, ``89,9 %``, ``1 569 ед.``."""
    if measure == "count":
        unit, decimals = indicator.unit, indicator.decimals
    else:
        unit, decimals = rate_unit(indicator), max(indicator.decimals, 1)
    if unit == "percent":
        return format_percent(value, text.language, decimals)
    return f"{format_number(value, text.language, decimals)}\u00a0{text(f'units.{unit}')}"


def _level(answer: Comparison, indicator: Indicator, names: Mapping[str, str], text: Texts) -> list[str]:
    """The level of a comparator that is not the republic, and what is not in it."""
    benchmark = answer.benchmark
    if benchmark.against.kind in ("republic", "last_year", "neighbours"):
        return []
    if benchmark.value is None:
        return [] if _has_levels(answer) else [text(f"lead.no_level.{benchmark.against.kind}")]
    value = value_with_unit(benchmark.value, indicator, "rate", text)
    sentences = [text("lead.level", name=level_name(answer, text), value=value)]
    return sentences + _named("lead.level_missing", list(benchmark.missing), names, text)


def _has_levels(answer: Comparison) -> bool:
    return bool(answer.table["benchmark"].notna().any())


def level_name(answer: Comparison, text: Texts) -> str:
    """How the level is called on a line or in a sentence: the republic, a group, the target."""
    against = answer.benchmark.against
    return text(f"comparators.level.{against.kind}", name=_group_name(answer, text, "name"))


def than_words(answer: Comparison, names: Mapping[str, str], text: Texts) -> str:
    """The comparator as it follows «worse than»."""
    against = answer.benchmark.against
    chosen = named_regions(against.region_codes, names, text, ends_sentence=False)
    return text(f"comparators.than.{against.kind}", of=_group_name(answer, text, "of"), names=chosen)


def _group_name(answer: Comparison, text: Texts, form: Literal["name", "of"]) -> str:
    against = answer.benchmark.against
    group = load_regions().groups_in(answer.request.borders).get(against.group)
    if group is None:
        return ""
    return (group.name if form == "name" else group.of)[text.language]


def _verdicts(answer: Comparison, names: Mapping[str, str], text: Texts) -> list[str]:
    table = answer.table
    than = than_words(answer, names, text)
    level = format_number(
        answer.request.confidence * 100, text.language, 1 if answer.request.confidence > 0.99 else 0
    )
    sentences: list[str] = []
    for verdict in VERDICT_ORDER:
        codes = [str(code) for code in table.loc[table["verdict"].eq(verdict), "region_code"]]
        if codes:
            words = named_regions(codes, names, text)
            sentences.append(capitalised(text(f"lead.{verdict}", than=than, names=words, level=level)))
    judged = int(table["verdict"].ne("not_judged").sum())
    if judged and not sentences:
        sentences.append(text("lead.no_difference", than=than, level=level))
    elif alike := int(table["verdict"].eq("similar").sum()):
        sentences.append(text("lead.alike", n=alike, judged=judged))
    changed = [str(code) for code in table.loc[table["status"].eq("territory_changed"), "region_code"]]
    return sentences + _named("lead.territory", changed, names, text)


def _named(key: str, codes: list[str], names: Mapping[str, str], text: Texts) -> list[str]:
    """One sentence with the names of the regions, or none."""
    return [text(key, names=named_regions(codes, names, text))] if codes else []
