"""The history of one reported figure, and what was remarked about figures."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analytics.intake.batch import Finding
from analytics.periods import Period

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """Which figure is meant: a reported indicator, the unit that reports it, the period of the return."""

    indicator_code: str
    unit_code: str
    period: Period


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding about a figure of a batch, with the explanation that counts; moments are naive UTC.

    ``position`` is that of the finding in its batch; ``explanation``, ``explained_by`` and
    ``explained_at`` are ``None`` where nobody explained it.
    """

    figure: ReportedFigure
    batch_id: int
    file_name: str
    position: int
    finding: Finding
    explanation: str | None
    explained_by: str | None
    explained_at: dt.datetime | None


def figure_history(journal: Journal, figure: ReportedFigure) -> pd.DataFrame:
    """Every revision of a figure, the newest first.

    Columns and order are those of ``sql/measures/figure_history.sql``: value, status and change
    against the revision it replaced, file and cell, who and when, the comment, the state, and the
    last withdrawal, restoring or decision with its words. A revision that no longer has the figure
    has the status ``missing``.
    """
    table = journal.table(
        "measures/figure_history",
        indicator_code=figure.indicator_code,
        unit_code=figure.unit_code,
        period=str(figure.period),
    )
    return table.astype({"batch_id": "Int64", "revision": "Int64"})


def remarks_about(journal: Journal, figures: Sequence[ReportedFigure]) -> tuple[Remark, ...]:
    """The findings about some figures in all their revisions: as asked, the newest batch first."""
    table = journal.table(
        "measures/figure_remarks",
        indicator_codes=[figure.indicator_code for figure in figures],
        unit_codes=[figure.unit_code for figure in figures],
        periods=[str(figure.period) for figure in figures],
    )
    known = table.astype(object).where(table.notna(), None)
    return tuple(_remark(row) for row in known.to_dict("records"))


def _remark(row: dict[Any, Any]) -> Remark:
    finding = Finding(
        code=row["code"],
        severity=row["severity"],
        sheet=row["sheet"],
        cell=row["cell"],
        indicator_code=row["indicator_code"],
        given=row["given"],
        expected=row["expected"],
        values=json.loads(row["detail"]),
    )
    moment = row["explained_at"]
    return Remark(
        figure=ReportedFigure(row["asked_code"], row["unit_code"], Period.parse(row["period"])),
        batch_id=int(row["batch_id"]),
        file_name=row["file_name"],
        position=int(row["position"]),
        finding=finding,
        explanation=row["explanation"],
        explained_by=row["explained_by"],
        explained_at=None if moment is None else moment.to_pydatetime(),
    )
