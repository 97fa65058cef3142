"""Names of several regions in one line, in every language."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.periods import Period
from analytics.regions import Regions
from analytics.text.localized import LANGUAGES, Localized


def region_names(
    codes: Iterable[str], regions: Regions, period: Period | None = None, between: str = ", "
) -> Localized:
    """The names of some regions, as they are called in a period or today."""
    names = [regions.get(code, period).name for code in codes]
    return Localized(**{language: between.join(name[language] for name in names) for language in LANGUAGES})
