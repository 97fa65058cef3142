"""A target in a person's words: whose it is, of what, how its value is written."""

from __future__ import annotations

from analytics.catalogue import rate_unit
from analytics.intake.targets import TargetRow
from analytics.text import Texts
from analytics.text.numbers import decimals_needed, format_number
from pages.shared import data


def indicator_words(text: Texts, code: str) -> str:
    """Code and name of an indicator; the code alone where the catalogue no longer has it."""
    indicator = data.catalogue().indicators.get(code)
    return code if indicator is None else f"{code} · {indicator.name[text.language]}"


def unit_name(text: Texts, unit_code: str) -> str:
    """The name of the region or of the republic; the lands of one code share their name."""
    return data.regions().get(unit_code).name[text.language]


def unit_of(text: Texts, code: str) -> str:
    """The unit in which the indicator, and so its target, is shown."""
    indicator = data.catalogue().indicators.get(code)
    return "" if indicator is None else text(f"units.{rate_unit(indicator)}").strip("()")


def value_words(text: Texts, value: float) -> str:
    """The value with all its decimals: a target is shown as the document sets it."""
    return format_number(value, text.language, decimals_needed(value))


def source_words(row: TargetRow) -> str:
    """The document and the place in it."""
    return ", ".join(part for part in (row.document, row.point) if part)
