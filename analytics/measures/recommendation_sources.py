"""The evidence behind one recommendation in one region and period: figures, list rows and returns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue.recommendation_records import (
    Condition,
    InTime,
    KindsPresent,
    NothingOverdue,
    NotWorse,
    Reconciled,
    Returned,
    Rows,
    TargetReached,
    TookPlace,
)
from analytics.catalogue.recommendations import Recommendations, load_recommendations
from analytics.catalogue.records import Catalogue
from analytics.measures.basis import basis_for
from analytics.measures.comparison import ComparisonRequest, viewed
from analytics.measures.figures import Wanted, wanted_figures
from analytics.measures.provenance import COLUMNS, population_row
from analytics.measures.recommendation_evidence import Evidence, indicators_of, plain, read_evidence
from analytics.measures.recommendation_figures import told_place
from analytics.measures.recommendation_lists import fits, listed_of
from analytics.measures.recommendation_results import Place
from analytics.measures.recommendations import RecommendationRequest
from analytics.measures.view import usual_view
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

KEY_COLUMNS: Final = ("recommendation", "region_code", "condition", "of")
FIGURE_COLUMNS: Final = (*KEY_COLUMNS, *COLUMNS)
RETURN_COLUMNS: Final = (
    *KEY_COLUMNS[:3],
    "form_code",
    "unit_code",
    "period",
    "batch_id",
    "revision",
    "origin",
    "file_name",
    "sha256",
    "actor",
    "accepted_at",
)
LISTED: Final = (Rows, KindsPresent, NothingOverdue)


@dataclass(frozen=True, slots=True)
class Asked:
    """Some recommendations of some regions in the last period of a request, in its borders."""

    recommendations: tuple[str, ...]
    region_codes: tuple[str, ...]
    request: RecommendationRequest

    @property
    def period(self) -> Period:
        """The period, the last one of the request."""
        return self.request.last


@dataclass(frozen=True, slots=True)
class _Cell:
    """One condition of one recommendation in one region; ``number`` is its place, from 1."""

    recommendation: str
    number: int
    condition: Condition
    place: Place

    @property
    def key(self) -> dict[Any, Any]:
        return {
            "recommendation": self.recommendation,
            "region_code": self.place.region_code,
            "condition": self.number,
        }


def figures_behind(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    asked: Asked,
    records: Recommendations | None = None,
) -> pd.DataFrame:
    """Every reported figure behind the conditions of some cells, with its file and cell.

    One row a condition and figure. Columns: ``recommendation``, ``region_code``, ``condition`` (its place,
    from 1), ``of`` (the indicator whose value the figure is a part of), and those of
    :func:`analytics.measures.provenance.where_from`; of a tested change the figures of both years. No
    rows where the region's land was another one. One query for all.
    """
    import pandas as pd

    cells, evidence = _read(journal, catalogue, regions, asked, records)
    wanted, people = _wanted(cells, evidence)
    rows = journal.table(
        "measures/provenance",
        roles=[figure.role for _, figure, _ in wanted],
        indicator_codes=[figure.summed_code for _, figure, _ in wanted],
        unit_codes=[unit for _, _, unit in wanted],
        period_keys=[figure.return_key for _, figure, _ in wanted],
    )
    rows["period"] = [str(Period.from_key(int(key))) for key in rows["period_key"]]
    rows = rows.astype({"batch_id": "Int64", "revision": "Int64"})
    keys = [cell.key | {"of": figure.indicator_code} for cell, figure, _ in wanted]
    found = pd.concat([pd.DataFrame(keys, columns=list(KEY_COLUMNS)), rows], axis="columns")
    if people:
        found = pd.concat([found, pd.DataFrame(people)], ignore_index=True)
    return found.reindex(columns=list(FIGURE_COLUMNS)).sort_values(
        list(KEY_COLUMNS[:3]), kind="stable", ignore_index=True
    )


def _wanted(
    cells: Sequence[_Cell], evidence: Evidence
) -> tuple[list[tuple[_Cell, Wanted, str]], list[dict[Any, Any]]]:
    """The figures of returns, unit by unit, and the inhabitants that rates are divided by."""
    wanted: list[tuple[_Cell, Wanted, str]] = []
    people: list[dict[Any, Any]] = []
    for cell in cells:
        region = cell.place.region_code
        for request in _requests(cell.condition, cell.place, evidence):
            view, period = viewed(evidence.catalogue, request)
            for figure in wanted_figures(evidence.catalogue, view, (period,)):
                units = evidence.members(region, Period.from_key(figure.return_key))
                if figure.role != "population":
                    wanted += [(cell, figure, unit) for unit in units]
            if view.band is not None and evidence.members(region, period):
                row = population_row(evidence.regions, region, view, period)
                people.append(cell.key | {"of": request.indicator_code} | row)
    return wanted, people


def rows_behind(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    asked: Asked,
    records: Recommendations | None = None,
) -> pd.DataFrame:
    """Every list row that counts for the conditions of some cells, with its address.

    Columns are ``recommendation``, ``region_code``, ``condition`` (its place, from 1) and those of
    ``sql/measures/recommendation_listed.sql``; order as in the files. Of a condition on overdue rows these
    are the rows that are due.
    """
    import pandas as pd

    cells, evidence = _read(journal, catalogue, regions, asked, records)
    lists = [
        (cell, cell.condition, received)
        for cell in cells
        if isinstance(cell.condition, LISTED)
        for received, _ in listed_of(cell.condition.list_code, cell.place, evidence).lists
    ]
    batches = sorted({received.batch_id for _, _, received in lists})
    table = journal.table("measures/recommendation_listed", batch_ids=batches)
    of_batch: dict[tuple[int, str], list[dict[Any, Any]]] = defaultdict(list)
    for row in table.astype(object).where(table.notna(), None).to_dict("records"):
        of_batch[row["batch_id"], row["list_code"]].append(
            {name: plain(one) if str(name).endswith("_on") else one for name, one in row.items()}
        )
    rows = [
        cell.key | row
        for cell, condition, received in lists
        for row in of_batch[received.batch_id, condition.list_code]
        if _counts(condition, row, cell.place, received.period.last_day)
    ]
    return pd.DataFrame(rows, columns=[*KEY_COLUMNS[:3], *table.columns])


def returns_behind(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    asked: Asked,
    records: Recommendations | None = None,
) -> pd.DataFrame:
    """The returns that count for the conditions of some cells: who sent which file, and when.

    Of a condition on returns those of the period, of one on lists the last lists of the year. Columns:
    ``recommendation``, ``region_code``, ``condition``, ``form_code``, ``unit_code``, ``period``,
    ``batch_id``, ``revision``, ``origin``, ``file_name``, ``sha256``, ``actor``, ``accepted_at`` (naive UTC).
    """
    import pandas as pd

    cells, evidence = _read(journal, catalogue, regions, asked, records)
    wanted = [
        (cell, batch_id) for cell in cells for batch_id in _batches(cell.condition, cell.place, evidence)
    ]
    batches = {batch_id: journal.batch(batch_id) for batch_id in sorted({one for _, one in wanted})}
    rows = [
        cell.key
        | {name: getattr(batch, name) for name in RETURN_COLUMNS[6:]}
        | {"form_code": batch.form_code, "unit_code": batch.region_code, "period": str(batch.period)}
        for cell, batch_id in wanted
        if (batch := batches[batch_id]) is not None
    ]
    return pd.DataFrame(rows, columns=list(RETURN_COLUMNS))


def _read(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    asked: Asked,
    records: Recommendations | None,
) -> tuple[list[_Cell], Evidence]:
    """The conditions of the cells, and what they rest on but for tested changes, which are not needed."""
    known = load_recommendations() if records is None else records
    conditions = [one for code in asked.recommendations for one in known[code].conditions]
    evidence = read_evidence(
        journal,
        catalogue,
        regions,
        [one for one in conditions if not isinstance(one, NotWorse | TargetReached)],
        (asked.period,),
        asked.request.borders,
        asked.request.today,
    )
    places = [Place(code, asked.period, evidence.members(code, asked.period)) for code in asked.region_codes]
    cells = [
        _Cell(code, number, condition, place)
        for code in asked.recommendations
        for place in places
        for number, condition in enumerate(known[code].conditions, start=1)
    ]
    return cells, evidence


def _requests(condition: Condition, place: Place, evidence: Evidence) -> Iterator[ComparisonRequest]:
    """The values whose figures a condition rests on."""
    if not place.units:
        return
    catalogue, borders = evidence.catalogue, evidence.borders
    codes = indicators_of(condition, evidence.facts)
    if isinstance(condition, NotWorse | TargetReached):
        before = (place.period.same_period_last_year,) if isinstance(condition, NotWorse) else ()
        for code in codes:
            view = usual_view(catalogue, code, borders)
            for period in (place.period, *before):
                yield ComparisonRequest(code, period, view.basis, borders, view.measure)
    if isinstance(condition, TookPlace | InTime | Reconciled):
        told = told_place(condition, place, evidence) if not isinstance(condition, Reconciled) else place
        by_quarter = isinstance(condition, TookPlace) and condition.basis == "quarter"
        for code in codes:
            basis = basis_for(
                catalogue, catalogue.indicators[code], "quarter" if by_quarter else "cumulative"
            )
            yield ComparisonRequest(code, told.period, basis, borders, "count")


def _batches(condition: Condition, place: Place, evidence: Evidence) -> list[int]:
    if isinstance(condition, Returned):
        found = (
            evidence.return_of(form, unit, place.period) for form in condition.forms for unit in place.units
        )
        return [one.batch_id for one in found if one is not None]
    if isinstance(condition, LISTED):
        return [one.batch_id for one, _ in listed_of(condition.list_code, place, evidence).lists]
    return []


def _counts(
    condition: Rows | KindsPresent | NothingOverdue, row: Mapping[Any, Any], place: Place, day: Any
) -> bool:
    """Whether a row is one of those that the condition counts."""
    if isinstance(condition, Rows):
        return fits(row, condition.where, condition.in_force, place.period.last_day)
    if isinstance(condition, KindsPresent):
        where = {condition.column: condition.values}
        return fits(row, where, condition.in_force, place.period.last_day)
    due = row.get(condition.due)
    return row.get(condition.state) not in condition.dropped and due is not None and due <= day
