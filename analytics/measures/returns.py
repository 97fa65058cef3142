"""The returns of one region, revision by revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.periods import Period

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal


def returns_of_region(journal: Journal, region_code: str) -> pd.DataFrame:
    """Every return that a reporting unit sent, with each of its revisions.

    Columns, grain and order are those of ``sql/measures/returns.sql``: the newest period first.
    """
    return journal.table("measures/returns", region_code=region_code, form_code=None, period=None)


def revisions_of_return(journal: Journal, form_code: str, region_code: str, period: Period) -> pd.DataFrame:
    """The revisions of one return, the newest first, with the columns of :func:`returns_of_region`."""
    return journal.table("measures/returns", region_code=region_code, form_code=form_code, period=str(period))
