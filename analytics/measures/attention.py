"""What needs a person: returns that lack, values that are worse, figures that cannot be, overdue measures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.benchmark import benchmark_of_republic
from analytics.measures.comparison_table import region_estimates, region_verdicts
from analytics.measures.completeness import completeness
from analytics.measures.figures import Figures, figure_array, figures_by_region, require_borders, returns_of
from analytics.measures.plan_register import plan_register
from analytics.measures.territory import changed_inside
from analytics.measures.two_years import TwoYears, two_years
from analytics.measures.view import View, usual_view
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

# The order of importance.
AttentionKind = Literal[
    "missing_return",
    "worse_than_republic",
    "negative_quarter",
    "overdue_measures",
    "warnings",
    "late_return",
    "territory_changed",
]
KINDS: Final[tuple[AttentionKind, ...]] = get_args(AttentionKind)
COLUMNS: Final = ("kind", "region_code", "form_code", "indicator_code", "value", "republic", "count")

# All regions and indicators are judged at once: wide limits keep false alarms down.
OVERVIEW_CONFIDENCE: Final = 0.998


@dataclass(frozen=True, slots=True)
class _Matter:
    """One row, with its weight inside its kind."""

    kind: AttentionKind
    region_code: str
    weight: float
    form_code: str | None = None
    indicator_code: str | None = None
    value: float | None = None
    republic: float | None = None
    count: int | None = None

    @property
    def order(self) -> tuple[object, ...]:
        return (
            KINDS.index(self.kind),
            -self.weight,
            self.form_code or "",
            self.indicator_code or "",
            self.region_code,
        )


def attention(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    borders: int,
    indicator_codes: Sequence[str],
    today: dt.date,
) -> pd.DataFrame:
    """What needs attention in a period, the most important first.

    ``kind`` and its columns, in the order of importance, the weightiest first within a kind:
    ``missing_return`` (``form_code``; ``count`` = days overdue ``today``), ``worse_than_republic``
    (``indicator_code``, ``value`` and ``republic`` in the unit of the indicator, by 99.8 % limits;
    ``count`` = events or children that part the region from the republic's level),
    ``negative_quarter`` (``indicator_code``; ``value`` = the quarter on its own, below zero),
    ``overdue_measures`` (``count`` = measures of the plan overdue on the period's last day),
    ``warnings`` (``form_code``; ``count`` = warnings without a reason), ``late_return``
    (``form_code``; ``count`` = days late), ``territory_changed`` (the region's land changed inside
    the year). ``region_code`` is a reporting unit for returns, a region of the borders otherwise.
    Raises ``ValueError`` for an unknown indicator, ``BordersTooFine`` for too fine borders.
    """
    import pandas as pd

    require_borders(regions, period, borders)
    views = [usual_view(catalogue, code, borders, OVERVIEW_CONFIDENCE) for code in indicator_codes]
    matters = [
        *_return_matters(journal, catalogue, regions, period, today),
        *_figure_matters(journal, catalogue, regions, views, period),
        *_plan_matters(journal, catalogue, regions, borders, period),
        *_changed(regions, borders, period),
    ]
    rows = [
        tuple(getattr(matter, column) for column in COLUMNS)
        for matter in sorted(matters, key=lambda matter: matter.order)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"value": "float64", "republic": "float64", "count": "Int64"})


def _return_matters(
    journal: Journal, catalogue: Catalogue, regions: Regions, period: Period, today: dt.date
) -> Iterator[_Matter]:
    import pandas as pd

    returns = completeness(journal, catalogue, regions, period)
    for row in returns.to_dict("records"):
        overdue = (today - row["due_on"]).days
        late = 0 if pd.isna(row["days_late"]) else int(row["days_late"])
        unexplained = int(row["unexplained"])
        found: dict[AttentionKind, int] = {
            "missing_return": overdue if row["expected"] and not row["received"] else 0,
            "late_return": late,
            "warnings": unexplained if row["received"] else 0,
        }
        for kind, count in found.items():
            if count > 0:
                yield _Matter(kind, row["region_code"], count, row["form_code"], count=count)


def _figure_matters(
    journal: Journal, catalogue: Catalogue, regions: Regions, views: Sequence[View], period: Period
) -> Iterator[_Matter]:
    if not views:
        return
    figures = figures_by_region(journal, catalogue, views, returns_of(period, by_quarter=True))
    for view in views:
        if view.measure == "rate":
            yield from _worse_regions(two_years(figures, regions, view, period))
        if view.basis != "stock" and period.quarter > 1:
            yield from _fallen(figures, regions, view, period)


def _worse_regions(years: TwoYears) -> Iterator[_Matter]:
    benchmark, indicator = years.republic.value, years.view.indicator
    if not benchmark:
        return
    worse = region_verdicts(years, region_estimates(years), benchmark_of_republic(years)) == "worse"
    for position in np.flatnonzero(worse):
        value = float(years.now.value[position])
        parted = abs(benchmark - value) * float(years.now.denominator[position]) / indicator.per
        yield _Matter(
            "worse_than_republic",
            years.now.region_codes[position],
            abs(value / benchmark - 1),
            indicator_code=indicator.code,
            value=value,
            republic=benchmark,
            count=round(parted),
        )


def _fallen(figures: Figures, regions: Regions, view: View, period: Period) -> Iterator[_Matter]:
    """A cumulative flow that fell since the return before, which it cannot.

    Land that did not exist in the return before has no figure there, and is not compared.
    """
    codes = [region.code for region in regions.in_borders(view.borders)]
    now = figure_array(figures.sums(view.indicator, period, "numerator", codes))
    before = figure_array(figures.sums(view.indicator, period.shift(-1), "numerator", codes))
    for place in np.flatnonzero(now < before):
        quarter = float(now[place] - before[place])
        yield _Matter(
            "negative_quarter", codes[place], -quarter, indicator_code=view.indicator.code, value=quarter
        )


def _plan_matters(
    journal: Journal, catalogue: Catalogue, regions: Regions, borders: int, period: Period
) -> Iterator[_Matter]:
    table = plan_register(journal, catalogue, regions, period, borders)
    overdue = table[table["state_on_day"].eq("overdue") & table["region_code"].ne("")]
    for code, count in overdue["region_code"].value_counts(sort=False).items():
        yield _Matter("overdue_measures", str(code), int(count), count=int(count))


def _changed(regions: Regions, borders: int, period: Period) -> Iterator[_Matter]:
    codes = [region.code for region in regions.in_borders(borders)]
    changed = changed_inside(regions, codes, borders, period, "cumulative")
    for position in np.flatnonzero(changed):
        yield _Matter("territory_changed", codes[position], 0)
