"""The republic at a glance: headline figures, their history, and what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from analytics.catalogue.records import Catalogue
from analytics.measures.attention import attention
from analytics.measures.changes import JudgedChange, judged_change
from analytics.measures.figures import Figures, figures_by_region, require_borders
from analytics.measures.history import history
from analytics.measures.republic import sums_of
from analytics.measures.two_years import TwoYears, two_years
from analytics.measures.view import usual_view
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

__all__ = ["attention", "headline", "history"]

HEADLINE_COLUMNS: Final = (
    "indicator_code",
    "measure",
    "basis",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "value_last_year",
    "change",
    "change_percent",
    "change_verdict",
    "judgement",
    "regions_received",
    "regions_expected",
    "regions_matched",
    "origins",
)


def headline(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    indicator_codes: Sequence[str],
    period: Period,
    borders: int,
) -> pd.DataFrame:
    """The republic's figures for some indicators, each on its usual measure and basis.

    One row an indicator, in the order asked: ``measure`` (rate | count), ``basis`` (cumulative |
    stock), ``value`` with its limits over the ``regions_received`` regions (of ``regions_expected``)
    whose figures are in it, ``value_last_year``, ``change`` and ``change_percent`` over the
    ``regions_matched`` regions that have a value on the same land in both years (so ``change`` need
    not be the difference of the two values shown), ``change_verdict`` (growth | fall | within_chance |
    not_judged, at 95 %) and its ``judgement`` by polarity, ``origins`` ('published;reported').
    Raises ``ValueError`` for an unknown indicator, ``BordersTooFine`` for too fine borders.
    """
    import pandas as pd

    require_borders(regions, period, borders)
    views = [usual_view(catalogue, code, borders) for code in indicator_codes]
    years = (period, period.same_period_last_year)
    figures = figures_by_region(journal, catalogue, views, years) if views else Figures(())
    rows = [_headline_row(two_years(figures, regions, view, period)) for view in views]
    return pd.DataFrame(rows, columns=list(HEADLINE_COLUMNS))


def _headline_row(years: TwoYears) -> tuple[object, ...]:
    whole, view = years.republic, years.view
    moved = _judged(years)
    return (
        view.indicator.code,
        view.measure,
        view.basis,
        whole.value,
        whole.numerator,
        whole.denominator,
        whole.lower,
        whole.upper,
        whole.value_last_year,
        whole.change,
        whole.change_percent,
        str(moved.change_verdict[0]),
        str(moved.judgement[0]),
        whole.regions,
        len(years.now.region_codes),
        whole.matched,
        ";".join(years.origins),
    )


def _judged(years: TwoYears) -> JudgedChange:
    """The change over the regions of both years, tested as one."""
    new, over = sums_of(years.now, years.comparable)
    old, over_before = sums_of(years.last_year, years.comparable)
    return judged_change(years.view, new, over, old, over_before, together=False)
