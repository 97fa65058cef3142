"""Where a value comes from: every reported figure behind it, with its file and cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.catalogue.records import Catalogue, Indicator
from analytics.measures.basis import checked_basis, known_indicator, return_period, summed_indicator
from analytics.measures.comparison import ComparisonRequest
from analytics.periods import Period
from analytics.regions import BordersTooFine, Regions

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


@dataclass(frozen=True, slots=True)
class _Asked:
    """One reported figure that a value is made of."""

    role: str
    indicator_code: str
    unit_code: str
    period: Period


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

    indicator = known_indicator(catalogue, request.indicator_code)
    period = return_period(request.period, checked_basis(catalogue, indicator, request.basis))
    asked = list(_asked(catalogue, regions, indicator, request, region_code, period))
    rows = journal.table(
        "measures/provenance",
        roles=[figure.role for figure in asked],
        indicator_codes=[figure.indicator_code for figure in asked],
        unit_codes=[figure.unit_code for figure in asked],
        period_keys=[figure.period.key for figure in asked],
    )
    rows["period"] = [str(Period.from_key(int(key))) for key in rows["period_key"]]
    rows = rows.astype({"batch_id": "Int64", "revision": "Int64"})
    population = _population(regions, indicator, request, region_code, period)
    rows = pd.concat([rows, pd.DataFrame(population)]) if population else rows
    return rows.reindex(columns=list(COLUMNS)).reset_index(drop=True)


def _asked(
    catalogue: Catalogue,
    regions: Regions,
    indicator: Indicator,
    request: ComparisonRequest,
    region_code: str,
    period: Period,
) -> Iterator[_Asked]:
    roles = {"numerator": indicator.numerator}
    if request.measure == "rate":
        roles["denominator"] = indicator.denominator
    for role, codes in roles.items():
        for code in codes:
            is_flow = summed_indicator(catalogue, code).kind == "flow"
            for moment in _returns(period, is_flow and request.basis == "quarter"):
                for unit in _members(regions, region_code, request.borders, moment, period):
                    yield _Asked(role, code, unit, moment)


def _returns(period: Period, by_quarter: bool) -> tuple[Period, ...]:
    """The return of the period, and for a quarter on its own the one before it in the year."""
    return (period, period.shift(-1)) if by_quarter and period.quarter > 1 else (period,)


def _members(
    regions: Regions, region_code: str, borders: int, moment: Period, period: Period
) -> tuple[str, ...]:
    """The units of a return; none where the region's land did not exist in an earlier one."""
    try:
        return regions.members(region_code, borders, moment)
    except BordersTooFine:
        if moment == period:
            raise
        return ()


def _population(
    regions: Regions, indicator: Indicator, request: ComparisonRequest, region_code: str, period: Period
) -> list[dict[str, object]]:
    band = indicator.population_band
    if band is None or request.measure == "count":
        return []
    figure = regions.population(region_code, request.borders, period.year, band)
    known = figure is not None
    return [
        {
            "role": "population",
            "indicator_code": band,
            "unit_code": region_code,
            "period": str(Period(period.year, 1)),
            "value": float(figure.persons) if known else None,
            "status": ("estimated" if figure.estimated else "number") if known else "missing",
            "source": figure.source if known else None,
            "formula": figure.formula_key if known else None,
            "findings": 0,
            "findings_explained": 0,
        }
    ]
