"""Conditions of recommendations asked of a store drawn as text, and their results held against a table."""

from __future__ import annotations

import datetime as dt

from analytics.catalogue import load_catalogue
from analytics.catalogue.recommendation_records import Condition, Recommendation
from analytics.measures.recommendations import RecommendationRequest, recommendation_results
from analytics.periods import Period
from analytics.regions import Regions
from analytics.text.localized import Localized
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal

CATALOGUE = load_catalogue()
WORDS = Localized("слово", "сөз", "word")
TODAY = dt.date(2026, 12, 1)


def record(*conditions: Condition, code: str = "R01") -> dict[str, Recommendation]:
    """A recommendation of which only its conditions matter."""
    return {code: Recommendation(code, WORDS, WORDS, WORDS, "ours", None, (), (), (), (), conditions)}


def asked(
    store: TinyJournal,
    regions: Regions,
    period: str,
    *conditions: Condition,
    borders: int = 2022,
    first: str = "",
    today: dt.date = TODAY,
    codes: tuple[str, ...] | None = None,
):
    """The results of some conditions, one recommendation holding them all."""
    request = RecommendationRequest(
        Period.parse(first or period), Period.parse(period), borders, today, codes
    )
    return recommendation_results(store, CATALOGUE, regions, request, record(*conditions))


def assert_results(table, expected: str) -> None:
    wanted = rows_of(expected)
    found = table[table["region_code"].isin({row["region_code"] for row in wanted})]
    assert drawn(found.sort_values(["condition", "region_code", "period"]), wanted) == wanted
