"""Where a value comes from: every reported figure behind it, with its file and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from analytics.catalogue.records import Catalogue
from analytics.measures.comparison import ComparisonRequest, viewed
from analytics.measures.figures import wanted_figures
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import Band, BordersTooFine, Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

COLUMNS: Final = (
    "role",
    "indicator_code",
    "unit_code",
    "period",
    "value",
    "status",
    "form_code",
    "batch_id",
    "revision",
    "file_name",
    "sha256",
    "sheet",
    "cell",
    "actor",
    "accepted_at",
    "origin",
    "source",
    "formula",
    "findings",
    "findings_explained",
)


def where_from(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    request: ComparisonRequest,
    region_code: str,
) -> pd.DataFrame:
    """Every reported figure behind a region's value, and the population it is divided by.

    One row a figure of the value's own period: ``role`` (numerator | denominator | population),
    ``indicator_code``, ``unit_code``, ``period`` (of the return), ``value`` as reported (cumulative
    for a flow: a quarter on its own shows both returns, the later first), ``status`` (that of the
    cell, or ``missing`` without a return), the return's ``form_code``, ``batch_id``, ``revision``,
    ``file_name``, ``sha256``, ``sheet``, ``cell``, ``actor``, ``accepted_at`` (naive UTC), ``origin``
    and ``source``, and how many ``findings`` there were about the figure, and how many of them
    ``findings_explained`` with a reason.

    A population row has the band as its ``indicator_code``, the region as its ``unit_code``,
    persons of 1 January as its ``value``, ``estimated`` or ``number`` as its ``status``, and the
    keys of the sentences that name its ``source`` and, for an estimate, its ``formula``.
    Raises ``ValueError`` and ``BordersTooFine`` as :func:`comparison` does.
    """
    import pandas as pd

    view, period = viewed(catalogue, request)
    wanted = wanted_figures(catalogue, view, (period,))
    asked = [
        (figure, unit)
        for figure in wanted
        if figure.role != "population"
        for unit in units_of(regions, region_code, view, Period.from_key(figure.return_key), period)
    ]
    rows = journal.table(
        "measures/provenance",
        roles=[figure.role for figure, _ in asked],
        indicator_codes=[figure.summed_code for figure, _ in asked],
        unit_codes=[unit for _, unit in asked],
        period_keys=[figure.return_key for figure, _ in asked],
    )
    rows["period"] = [str(Period.from_key(int(key))) for key in rows["period_key"]]
    rows = rows.astype({"batch_id": "Int64", "revision": "Int64"})
    if view.band is not None:
        population = population_row(regions, region_code, view, period)
        rows = pd.concat([rows, pd.DataFrame([population])])
    return rows.reindex(columns=list(COLUMNS)).reset_index(drop=True)


def units_of(
    regions: Regions, region_code: str, view: View, moment: Period, period: Period
) -> tuple[str, ...]:
    """The units of a return; none where the region's land did not exist in an earlier one.

    Raises ``BordersTooFine`` where it did not exist in the period itself.
    """
    try:
        return regions.members(region_code, view.borders, moment)
    except BordersTooFine:
        if moment == period:
            raise
        return ()


def population_row(regions: Regions, region_code: str, view: View, period: Period) -> dict[str, object]:
    """The inhabitants that a region's rate is divided by, as a row of :func:`where_from`."""
    row: dict[str, object] = {
        "role": "population",
        "indicator_code": view.band,
        "unit_code": region_code,
        "period": str(Period(period.year, 1)),
        "status": "missing",
        "findings": 0,
        "findings_explained": 0,
    }
    figure = regions.population(region_code, view.borders, period.year, cast(Band, view.band))
    if figure is None:
        return row
    return row | {
        "value": float(figure.persons),
        "status": "estimated" if figure.estimated else "number",
        "source": figure.source,
        "formula": figure.formula_key,
    }
