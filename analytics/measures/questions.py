"""Questions about stored figures: what was asked, and what the regions answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analytics.catalogue.records import Catalogue
from analytics.intake.batch import Finding
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal


def questions(
    journal: Journal, catalogue: Catalogue, regions: Regions, period: Period | None = None
) -> pd.DataFrame:
    """The warnings and signals of plausibility of the returns as they stand, open ones first.

    Columns, grain and order are those of ``sql/measures/questions.sql``, and ``is_open``: nobody
    has explained it yet. Without a period those of all periods.
    """
    table = journal.table("measures/questions", period=None if period is None else str(period))
    return table.assign(is_open=table["explanation"].isna())


def finding_of(row: Mapping[Any, Any]) -> Finding:
    """The finding behind a question, so that it can be said in the words of any language."""
    return Finding(
        code=str(row["code"]),
        severity=row["severity"],
        sheet=_words(row["sheet"]),
        cell=_words(row["cell"]),
        indicator_code=_words(row["indicator_code"]),
        given=_words(row["given"]),
        expected=_words(row["expected"]),
        values=json.loads(row["detail"]),
    )


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None
