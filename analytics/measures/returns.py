"""The returns of one region, revision by revision, and the life of one return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.intake.batch import Observation
from analytics.measures.register import lock_forms
from analytics.periods import Period
from analytics.submission.differences import Difference, figures_that_differ
from analytics.submission.known_lists import every_row_of_batch
from analytics.submission.list_differences import RowChange, rows_that_differ

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


def history_of_return(journal: Journal, form_code: str, region_code: str, period: Period) -> pd.DataFrame:
    """Everything that happened to one return and to its period, the newest first.

    Columns and grain are those of ``sql/measures/return_history.sql``.
    """
    return journal.table(
        "measures/return_history",
        form_code=form_code,
        lock_forms=list(lock_forms(form_code)),
        region_code=region_code,
        period=str(period),
    )


def findings_of_return(journal: Journal, batch_id: int) -> pd.DataFrame:
    """The findings of one batch with the explanations that count, warnings first.

    Columns and grain are those of ``sql/measures/findings_of_return.sql``.
    """
    return journal.table("measures/findings_of_return", batch_id=batch_id)


def changes_between(journal: Journal, older_id: int, newer_id: int) -> tuple[Difference, ...]:
    """The figures that differ between two revisions of a return, in the order of the newer one."""
    return figures_that_differ(_figures(journal, older_id), _figures(journal, newer_id))


def row_changes_between(journal: Journal, older_id: int, newer_id: int) -> tuple[RowChange, ...]:
    """The rows of lists that differ between two revisions of a return, list by list."""
    return rows_that_differ(every_row_of_batch(journal, older_id), every_row_of_batch(journal, newer_id))


def _figures(journal: Journal, batch_id: int) -> tuple[Observation, ...]:
    table = journal.table("journal/observations_of_batch", batch_id=batch_id)
    known = table.astype(object).where(table.notna(), None)
    names = ("indicator_code", "value", "status", "sheet", "cell")
    return tuple(Observation(*values) for values in zip(*(known[name] for name in names), strict=True))
