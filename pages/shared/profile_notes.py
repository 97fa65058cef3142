"""What a reader must know about a region's profile, as sentences under the chart."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analytics.catalogue.records import Indicator
from analytics.measures.region_profile import profile_indicators
from analytics.periods import Period
from analytics.text import Texts
from pages.shared import data
from pages.shared.profile_data import profile_of
from pages.shared.profile_filters import ProfileView

BAND: Final = "children_0_17"


def profile_notes(text: Texts, view: ProfileView) -> None:
    """The notes, folded so that they do not crowd the page; nothing where there is none."""
    found = note_sentences(text, view)
    if found:
        with st.expander(text("compare.notes", n=len(found)), icon=":material/info:"):
            st.markdown("\n".join(f"- {sentence}" for sentence in found))


def note_sentences(text: Texts, view: ProfileView) -> list[str]:
    """Estimated inhabitants, changed territory, changed definitions: a sentence each."""
    region = view.region.short_name[text.language]
    found = []
    people = data.regions().population(view.region.code, view.borders, view.period.year, BAND)
    indicators = [
        data.catalogue().indicators[one] for one in profile_indicators(data.catalogue(), view.group)
    ]
    if people is not None and people.estimated and any(one.population_band == BAND for one in indicators):
        found.append(text("measures.note.estimated_population"))
    if profile_of(view.region.code, view.key)["status"].eq("territory_changed").any():
        found.append(text("measures.note.territory_changed", regions=region))
    elif data.regions().changed_territory(view.region.code, view.borders, view.period):
        found.append(text("measures.note.last_year_territory", regions=region))
    return found + _breaks(text, view, indicators)


def _breaks(text: Texts, view: ProfileView, indicators: list[Indicator]) -> list[str]:
    """The indicators whose definition changed between the two years, a sentence for each moment."""
    before = view.period.same_period_last_year
    broken: dict[Period, list[str]] = {}
    for one in indicators:
        if one.comparable_from is not None and before < one.comparable_from <= view.period:
            broken.setdefault(one.comparable_from, []).append(one.code)
    return [
        text("profile.definition_changed", quarter=since.quarter, year=since.year, codes=", ".join(codes))
        for since, codes in broken.items()
    ]
