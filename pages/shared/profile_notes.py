"""What a reader must know about a region's profile, as sentences under the chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from analytics.catalogue.records import Indicator
from analytics.measures.heat import HeatRequest
from analytics.periods import Period
from analytics.text import Texts
from pages.shared import data
from pages.shared.profile_data import profile_of
from pages.shared.profile_filters import Key, request_of

BAND: Final = "children_0_17"


def profile_notes(text: Texts, found: Sequence[str]) -> None:
    """The notes, folded so that they do not crowd the page; nothing where there is none."""
    if found:
        with st.expander(text("compare.notes", n=len(found)), icon=":material/info:"):
            st.markdown("\n".join(f"- {sentence}" for sentence in found))


def note_sentences(text: Texts, region_code: str, key: Key) -> list[str]:
    """Estimated inhabitants, changed territory, changed definitions: a sentence each."""
    regions, request = data.regions(), request_of(key)
    name = next(one.short_name for one in regions.in_borders(request.borders) if one.code == region_code)
    indicators = [data.catalogue().indicators[code] for code in request.indicator_codes]
    people = regions.population(region_code, request.borders, request.period.year, BAND)
    found = []
    if people is not None and people.estimated and any(one.population_band == BAND for one in indicators):
        found.append(text("measures.note.estimated_population"))
    if profile_of(region_code, key)["status"].eq("territory_changed").any():
        found.append(text("measures.note.territory_changed", regions=name[text.language]))
    elif regions.changed_territory(region_code, request.borders, request.period):
        found.append(text("measures.note.last_year_territory", regions=name[text.language]))
    return found + _breaks(text, request, indicators)


def _breaks(text: Texts, request: HeatRequest, indicators: Sequence[Indicator]) -> list[str]:
    """The indicators whose definition changed between the two years, a sentence for each moment."""
    before = request.period.same_period_last_year
    broken: dict[Period, list[str]] = {}
    for one in indicators:
        if one.comparable_from is not None and before < one.comparable_from <= request.period:
            broken.setdefault(one.comparable_from, []).append(one.code)
    return [
        text("profile.definition_changed", quarter=since.quarter, year=since.year, codes=", ".join(codes))
        for since, codes in broken.items()
    ]
