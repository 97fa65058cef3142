"""The places of events: within the region that reports them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.list_rows import each_row, words_of
from analytics.intake.list_cells import cut
from analytics.intake.list_checks import day_of
from analytics.intake.localized_values import name_values
from analytics.regions import OUTSIDE_REGIONS, NamedPlace, Region
from analytics.text.localized import LANGUAGES, Localized

LIST = "event"


def events_are_held_in_the_region(context: ReturnContext) -> Iterable[Finding]:
    """A warning on an event whose place names another region or a well-known town of one."""
    if context.region_code == OUTSIDE_REGIONS:
        return
    read: dict[tuple[str, dt.date], NamedPlace | None] = {}  # many events share one place
    own = name_values("region", _region(context, context.region_code).name)
    for listed, row in each_row(context, LIST):
        place = words_of(row, "place")
        asked = place, min(day_of(row, "held_on") or context.period.last_day, context.period.last_day)
        if asked not in read:
            read[asked] = context.regions.elsewhere(place, context.region_code, asked[1]) if place else None
        other = read[asked]
        if other is not None:
            names = name_values("other_region", _names([_region(context, code) for code in other.codes]))
            values = {**own, **names, "words": other.words}
            yield listed.finding("event_elsewhere", "warning", row, "place", cut(place), **values)


def _region(context: ReturnContext, code: str) -> Region:
    """The region of the period; for a code that came later, the land to which it belonged then."""
    try:
        return context.regions.get(code, context.period)
    except ValueError:
        earlier = [row.predecessor for row in context.regions.lineage if row.successor == code]
        return context.regions.get(earlier[0] if earlier else code)


def _names(regions: Sequence[Region]) -> Localized:
    names = {language: " / ".join(region.name[language] for region in regions) for language in LANGUAGES}
    return Localized(**names)
