"""The events that a view shows, with their pairs and counts; kept until the next change of data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analytics.measures.event_counts import BOTH, Counted, counted, only
from analytics.measures.event_duplicates import Pair, event_pairs, pair_marks
from analytics.measures.events import event_lists, events
from analytics.periods import Period
from analytics.text.localized import Language
from pages.shared import data
from pages.shared.events_filters import ALL, EventsView

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class ToldEvents:
    """The rows of all lists, the pairs among them, the events they come to, and who sent which list."""

    table: pd.DataFrame
    pairs: tuple[Pair, ...]
    counted: Counted
    lists: pd.DataFrame

    @property
    def origins(self) -> list[str]:
        """Where the lists come from."""
        return sorted({str(one) for one in self.lists["origin"].dropna()})


def told_events(view: EventsView) -> ToldEvents:
    """All events up to the period, whatever region, kind or body is chosen."""
    return data.kept_by_words(read_events, view.period, view.borders, view.moment)


def read_events(period: Period, borders: int, moment: dt.datetime | None) -> ToldEvents:
    """The same, from the store."""
    asked = (data.journal(), data.catalogue(), data.regions(), period, borders, moment)
    table = events(*asked)
    pairs = event_pairs(table, pair_marks(data.journal(), moment))
    return ToldEvents(table, pairs, counted(table, pairs), event_lists(*asked))


def chosen_rows(told: ToldEvents, view: EventsView) -> pd.DataFrame:
    """The rows of lists that the filters let through."""
    table = told.table
    for column, wanted in (("region_code", view.region), ("kind", view.kind), ("body", view.body)):
        if wanted:
            table = table[table[column].eq(wanted)]
    return table


def chosen_events(told: ToldEvents, view: EventsView) -> Counted:
    """The events that the filters let through; one that both bodies told is told by each of them."""
    wanted = {}
    if view.region:
        wanted["region_code"] = [view.region]
    if view.kind:
        wanted["kind"] = [view.kind]
    if view.body:
        wanted["told_by"] = [view.body, BOTH]
    return only(told.counted, **wanted)


def is_chosen_pair(first: Mapping[Any, Any], second: Mapping[Any, Any], view: EventsView) -> bool:
    """Whether the region is the chosen one and one of the two is of the chosen kind and body."""
    of_region = view.region in (ALL, first["region_code"])
    of_kind = view.kind in (ALL, first["kind"], second["kind"])
    return of_region and of_kind and view.body in (ALL, first["body"], second["body"])


def everywhere(view: EventsView) -> EventsView:
    """The same view of all regions."""
    return replace(view, region=ALL)


def region_names(view: EventsView, language: Language) -> dict[str, str]:
    """The short names of the regions of the borders, and of what lies outside them."""
    regions = data.regions()
    return {region.code: region.short_name[language] for region in regions.in_borders(view.borders)} | {
        OUTSIDE: regions.get(OUTSIDE).short_name[language]
    }


OUTSIDE = "90"
