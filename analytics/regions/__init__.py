"""Regions: register by vintage, lineage, names, groups, structure and the population behind the rates."""

from __future__ import annotations

from analytics.regions.borders import BORDERS, BORDERS_SINCE, BordersTooFine, UnitInBorders, borders_of
from analytics.regions.cases import PHRASE_FORMS, PhraseForm, region_phrase
from analytics.regions.groups import Group
from analytics.regions.places import NamedPlace
from analytics.regions.records import (
    BANDS,
    OUTSIDE_REGIONS,
    REPUBLIC,
    Band,
    Lineage,
    PopulationFigure,
    PopulationRow,
    Region,
    RegionKind,
)
from analytics.regions.register import Regions, load_regions

__all__ = [
    "BANDS",
    "BORDERS",
    "BORDERS_SINCE",
    "OUTSIDE_REGIONS",
    "PHRASE_FORMS",
    "REPUBLIC",
    "Band",
    "BordersTooFine",
    "Group",
    "Lineage",
    "NamedPlace",
    "PhraseForm",
    "PopulationFigure",
    "PopulationRow",
    "Region",
    "RegionKind",
    "Regions",
    "UnitInBorders",
    "borders_of",
    "load_regions",
    "region_phrase",
]
