"""The shortest way to ask a comparison in a test."""

from __future__ import annotations

from analytics.measures.basis import Basis, Measure
from analytics.measures.benchmark import REPUBLIC, Against
from analytics.measures.comparison import Comparison, ComparisonRequest, comparison
from analytics.periods import Period
from analytics.regions import load_regions
from tests.measures.small_catalogue import CATALOGUE
from tests.measures.text_tables import drawn, rows_of
from tests.measures.tiny_journal import TinyJournal


def compared(
    journal: TinyJournal,
    code: str,
    period: str,
    basis: Basis = "cumulative",
    *,
    borders: int = 2015,
    measure: Measure = "rate",
    against: Against = REPUBLIC,
    confidence: float = 0.95,
) -> Comparison:
    """A comparison of one of the made-up indicators."""
    request = ComparisonRequest(code, Period.parse(period), basis, borders, measure, confidence, against)
    return comparison(journal, CATALOGUE, load_regions(), request)


def assert_rows(answer: Comparison, expected: str, decimals: int = 4) -> None:
    """The rows of the regions that the drawn table names are as it says."""
    wanted = rows_of(expected)
    named = [row["region_code"] for row in wanted]
    table = answer.table[answer.table["region_code"].isin(named)]
    assert drawn(table, wanted, decimals) == wanted
