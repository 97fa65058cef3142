"""The paragraph that leads a comparison: the republic, who sent, and which differences are real."""

from __future__ import annotations

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Indicator
from analytics.measures.comparison import Comparison
from analytics.regions import Regions
from analytics.text import Texts
from analytics.text.numbers import format_number, join_names
from analytics.text.periods import period_label

NAMES_SHOWN = 7
VERDICT_ORDER = ("worse", "better", "higher", "lower")


def lead(answer: Comparison, indicator: Indicator, regions: Regions, text: Texts) -> str:
    """The sentences above the charts of a comparison, in the person's language.

    They say the republic's figure with its numerator and denominator, how many regions are in
    it, which are missing, and which differ from the republic beyond chance. No causal wording.
    """
    names = {
        region.code: region.short_name[text.language] for region in regions.in_borders(answer.request.borders)
    }
    sentences = [
        *_republic(answer, indicator, text),
        text("lead.regions", received=answer.received, expected=answer.expected),
        *_named("lead.missing", list(answer.missing), names, text),
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
    unit = text(f"units.{rate_unit(indicator) if rate else indicator.unit}")
    period = period_label(request.period.year, request.period.quarter, request.basis, text.language)
    value = format_number(
        whole.value, text.language, max(indicator.decimals, 1) if rate else indicator.decimals
    )
    sentences = [text("lead.republic", value=value, unit=f"\u00a0{unit}", period=period)]
    if rate and whole.numerator is not None and whole.denominator is not None:
        numerator = format_number(whole.numerator, text.language)
        denominator = format_number(whole.denominator, text.language)
        sentences.append(text("lead.of", numerator=numerator, denominator=denominator))
    return sentences


def _verdicts(answer: Comparison, names: dict[str, str], text: Texts) -> list[str]:
    table = answer.table
    sentences: list[str] = []
    for verdict in VERDICT_ORDER:
        codes = [str(code) for code in table.loc[table["verdict"].eq(verdict), "region_code"]]
        sentences += _named(f"lead.{verdict}", codes, names, text)
    judged = bool(table["verdict"].ne("not_judged").any())
    if judged and not sentences:
        sentences.append(text("lead.no_difference"))
    changed = [str(code) for code in table.loc[table["status"].eq("territory_changed"), "region_code"]]
    return sentences + _named("lead.territory", changed, names, text)


def _named(key: str, codes: list[str], names: dict[str, str], text: Texts) -> list[str]:
    """One sentence with the names of the regions; many names end in «and n more»."""
    if not codes:
        return []
    shown = [names.get(code, code) for code in codes[:NAMES_SHOWN]]
    rest = len(codes) - len(shown)
    if rest:
        shown.append(text("lead.more", n=rest))
    return [text(key, names=join_names(shown, text.language))]
