"""How a comparison is named in a person's words: indicator, unit, period, the comparator's line."""

from __future__ import annotations

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Indicator
from analytics.charts.view import Comparator
from analytics.measures.comparison import Comparison
from analytics.sentences.comparison import level_name
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data


def indicator_of(answer: Comparison) -> Indicator:
    """The record of the indicator that is compared."""
    return data.catalogue().indicators[answer.request.indicator_code]


def decimals_of(answer: Comparison) -> int:
    """With how many decimals the values of a comparison are shown."""
    indicator = indicator_of(answer)
    return max(indicator.decimals, 1) if answer.request.measure == "rate" else indicator.decimals


def heading_words(text: Texts, answer: Comparison) -> tuple[str, str]:
    """The title of a comparison, and the line below it: unit, period and borders."""
    indicator, request = indicator_of(answer), answer.request
    unit = unit_words(text, indicator, request.measure)
    borders = text(f"borders.name.{request.borders}")
    return indicator.name[text.language], " · ".join((unit, period_words(text, answer), borders))


def unit_words(text: Texts, indicator: Indicator, measure: str) -> str:
    """The unit of the shown values in words."""
    return text(f"units.{rate_unit(indicator) if measure == 'rate' else indicator.unit}")


def size_words(text: Texts, indicator: Indicator) -> str:
    """What the size of a region is counted in: children, or the indicator that it is a share of."""
    if indicator.population_band is not None:
        return text(f"bands.{indicator.population_band}")
    names = data.catalogue().indicators
    return " + ".join(names[code].name[text.language] for code in indicator.denominator)


def period_words(text: Texts, answer: Comparison) -> str:
    """The period of the shown values in words, as their basis names it."""
    period = answer.request.period
    return period_label(period.year, period.quarter, answer.request.basis, text.language)


def last_year_words(text: Texts, answer: Comparison) -> str:
    """The same period of last year in words."""
    period = answer.request.period.same_period_last_year
    return period_label(period.year, period.quarter, answer.request.basis, text.language)


def level_line(text: Texts, answer: Comparison) -> Comparator | None:
    """The comparator as a line through all regions; none where each region has its own, or of counts."""
    value = answer.benchmark.value
    if value is None or answer.request.measure == "count":
        return None
    return Comparator(level_name(answer, text), value)


def region_names_of(text: Texts, answer: Comparison, short: bool = True) -> dict[str, str]:
    """The names of the regions of the borders, by code."""
    regions = data.regions().in_borders(answer.request.borders)
    return {one.code: (one.short_name if short else one.name)[text.language] for one in regions}
