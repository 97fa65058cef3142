"""What a catalogue record says of an indicator, in a person's words."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.catalogue import rate_unit
from analytics.catalogue.recommendation_records import Recommendation
from analytics.catalogue.records import Form, FormIndicator, Indicator
from analytics.text import Texts
from analytics.text.localized import LANGUAGES, Localized
from analytics.text.numbers import format_number
from analytics.text.periods import period_label
from pages.shared import data

LIMITS = {"count": ("poisson_exact", "byar"), "proportion": ("wilson",), "none": ()}


def other_names(name: Localized, text: Texts) -> list[str]:
    """The name in the two languages that the person does not read in."""
    return [name[language] for language in LANGUAGES if language != text.language]


def unit_words(indicator: Indicator, text: Texts) -> list[str]:
    """The unit of the number, and that of the rate where there is one."""
    number = text(f"units.{indicator.unit}")
    rate = text(f"units.{rate_unit(indicator)}")
    return [number] if rate == number else [number, rate]


def formula(indicator: Indicator, text: Texts) -> str:
    """Numerator, denominator and multiplier: ``A06 / дети 0–17 лет × 10 000``; the code of a bare count."""
    top = _sum(indicator.numerator)
    if not indicator.has_rate:
        return top
    bottom = _denominator(indicator, text)
    return f"{top} / {bottom} × {format_number(indicator.per, text.language)}"


def terms(indicator: Indicator, text: Texts) -> list[str]:
    """The formula, and the name of every other indicator in it."""
    codes = dict.fromkeys((*indicator.numerator, *indicator.denominator))
    return [formula(indicator, text), *named([code for code in codes if code != indicator.code], text)]


def named(codes: Sequence[str], text: Texts) -> list[str]:
    """Indicators by code and name."""
    known = data.catalogue().indicators
    return [f"{code} · {known[code].name[text.language]}" for code in codes]


def places(indicator: Indicator, text: Texts) -> list[str]:
    """The forms in which the indicator stands, with its sheet, row and graph in an official form."""
    forms = [data.catalogue().forms[code] for code in indicator.forms]
    return [place for form in forms for place in (form.name[text.language], _address(form, indicator, text))]


def recommendation(record: Recommendation, text: Texts) -> str:
    """A recommendation of 20.02.2015 by its code and a few words."""
    return f"{record.code} · {record.short[text.language]}"


def limits(indicator: Indicator, text: Texts) -> list[str]:
    """How the limits of a value are computed, and by what it is judged."""
    methods = [text(f"workbook.methods.{method}") for method in LIMITS[indicator.distribution]]
    if not methods or not indicator.has_rate:
        return [text("indicators.limits.none")]
    judged = "judged" if indicator.polarity != "neutral" else "judged_neutral"
    return [text("indicators.limits.by", methods="; ".join(methods)), text(f"indicators.limits.{judged}")]


def comparable(indicator: Indicator, text: Texts) -> str:
    """From when on the figures are comparable; empty where there is no break."""
    since = indicator.comparable_from
    if since is None:
        return ""
    return text(
        "indicators.comparable_since",
        period=period_label(since.year, since.quarter, "quarter", text.language),
    )


def parts(indicator: Indicator) -> list[str]:
    """The codes of the indicators that are a part of this one."""
    return [code for code, record in data.catalogue().indicators.items() if record.part_of == indicator.code]


def _sum(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else f"({' + '.join(codes)})"


def _denominator(indicator: Indicator, text: Texts) -> str:
    if indicator.population_band is not None:
        return text(f"bands.{indicator.population_band}")
    return _sum(indicator.denominator)


def _address(form: Form, indicator: Indicator, text: Texts) -> str:
    stands = next((place for place in form.indicators if place.indicator_code == indicator.code), None)
    return _cells(stands, text) if stands else text("indicators.template_row", code=indicator.code)


def _cells(stands: FormIndicator, text: Texts) -> str:
    return " + ".join(
        text("indicators.cell", sheet=cell.sheet, row=cell.row_code, graph=cell.graph)
        for cell in stands.cells
    )
