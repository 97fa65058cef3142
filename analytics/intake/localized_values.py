"""Values of a finding that differ by language: names and periods, once per language.

A finding travels and is stored without a language. A name therefore goes along three times, as
``region_ru``, ``region_kk`` and ``region_en``; the sentence says ``{region}``.
"""

from __future__ import annotations

from analytics.periods import Period
from analytics.text.localized import LANGUAGES, Localized
from analytics.text.periods import period_label


def name_values(key: str, name: Localized) -> dict[str, str]:
    """A name under ``<key>_<language>`` for each language."""
    return {f"{key}_{language}": name[language] for language in LANGUAGES}


def period_values(key: str, period: Period) -> dict[str, str]:
    """A period, cumulative from 1 January, under ``<key>_<language>`` for each language."""
    return {
        f"{key}_{language}": period_label(period.year, period.quarter, "cumulative", language)
        for language in LANGUAGES
    }
