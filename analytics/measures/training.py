"""Training of additional-education teachers by source of funds, region by region and quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import basis_for, known_indicator
from analytics.measures.changes import judged_change
from analytics.measures.series import borders_in, series_rows, series_table
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import REPUBLIC, Regions
from analytics.statistics.intervals import proportion_with_limits

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

# Teachers trained from the budget and from other funds, all teachers, and those trained in prevention.
CODES: Final = {"budget": "D03", "other": "D04", "teachers": "D01", "prevention": "D05"}
SHARE: Final = "D09"
NEEDED: Final = ("budget", "other", "teachers")
COLUMNS: Final = (
    "region_code",
    "period",
    *CODES,
    "trained",
    "share",
    "lower",
    "upper",
    "status",
    "regions",
    "expected",
    "origins",
)
WITH_FIGURES: Final = ("ok", "territory_changed")


def training(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    periods: tuple[Period, ...],
    borders: int,
) -> pd.DataFrame:
    """Teachers trained since 1 January, by source of funds, for each region and the republic.

    One row a region of the borders and period, the republic (``00``) last in each period: ``budget``,
    ``other``, ``teachers`` (as they stand), ``prevention`` (of the trained, in work with deviant
    behaviour; may be missing alone), ``trained`` = budget + other, ``share`` of teachers in per cent with
    Wilson limits, ``status`` (ok, or why not: that of the first figure that lacks), for the republic how many
    ``regions`` of those ``expected`` are in its sums, ``origins``. The republic is the sum over the regions
    of that time whose three figures are there.
    """
    import pandas as pd

    views = {name: _view(catalogue, code, borders) for name, code in CODES.items()}
    codes = sorted(region.code for region in regions.in_borders(borders))
    rows = series_rows(journal, catalogue, list(views.values()), periods)
    own = _figures(rows, views, periods, regions, codes)
    whole = _republic(journal, catalogue, regions, views, periods)
    table = pd.concat([own, whole], ignore_index=True)
    table["trained"] = table["budget"] + table["other"]
    share = proportion_with_limits(table["trained"], table["teachers"])
    table = table.assign(share=share.value, lower=share.lower, upper=share.upper)
    order = {str(period): place for place, period in enumerate(periods)}
    table = table.sort_values("period", key=lambda one: one.map(order), kind="stable", ignore_index=True)
    return table[list(COLUMNS)]


def training_changes(table: pd.DataFrame, catalogue: Catalogue, period: Period) -> pd.DataFrame:
    """The share of a period against the same period of last year, tested as two proportions.

    One row a row of the period: ``region_code``, ``value`` and ``value_last_year``, ``change`` in points with
    ``lower`` and ``upper``, ``limits_of`` (points), ``change_percent``, ``numerator`` and
    ``numerator_last_year``, ``change_verdict`` (growth | fall | within_chance | not_judged; the regions
    judged at once, the republic alone), ``small``. Only regions whose figures are ok in both years have a
    change; the republic's is that of the sums over these regions, which ``regions`` counts.
    """
    import pandas as pd

    now = table[table["period"].eq(str(period))].set_index("region_code")
    before = table[table["period"].eq(str(period.same_period_last_year))].set_index("region_code")
    before = before.reindex(now.index)
    both = now["status"].eq("ok") & before["status"].eq("ok") & (now.index != REPUBLIC)
    years = {
        f"{name}{year}": one[name].where(both)
        for year, one in (("", now), ("_before", before))
        for name in ("trained", "teachers")
    }
    figures = pd.DataFrame(years)
    whole = figures[both].sum(min_count=1).to_frame(REPUBLIC).T
    parts = [
        _change(figures[now.index != REPUBLIC], catalogue),
        _change(whole, catalogue).assign(regions=int(both.sum())),
    ]
    return pd.concat(parts, ignore_index=True)


def _change(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The tested change of each row of trained and teachers in both years; one row is judged alone."""
    import pandas as pd

    trained, teachers, trained_before, teachers_before = (
        figures[name].to_numpy(np.float64)
        for name in ("trained", "teachers", "trained_before", "teachers_before")
    )
    view = _view(catalogue, SHARE, 2015)
    together = figures.index.tolist() != [REPUBLIC]
    found = judged_change(view, trained, teachers, trained_before, teachers_before, together)
    return pd.DataFrame(
        {
            "region_code": figures.index,
            "value": proportion_with_limits(trained, teachers).value,
            "value_last_year": proportion_with_limits(trained_before, teachers_before).value,
            "change": found.change.change,
            "change_percent": found.change.percent,
            "lower": found.change.lower,
            "upper": found.change.upper,
            "limits_of": found.limits_of,
            "numerator": trained,
            "numerator_last_year": trained_before,
            "change_verdict": found.change_verdict,
            "small": False,
            "regions": np.nan,
        }
    )


def _view(catalogue: Catalogue, code: str, borders: int) -> View:
    """An indicator since 1 January or as it stands: its number, or its share for the test."""
    indicator = known_indicator(catalogue, code)
    measure: Any = "rate" if code == SHARE else "count"
    return View(indicator, measure, basis_for(catalogue, indicator, "cumulative"), borders)


def _figures(
    rows: pd.DataFrame, views: dict[str, View], periods: Sequence[Period], regions: Regions, codes: list[str]
) -> pd.DataFrame:
    """The four figures of each region and period, side by side."""
    import pandas as pd

    tables = {
        name: series_table(
            rows[rows["indicator_code"].eq(view.indicator.code)], view, periods, regions, codes
        )
        for name, view in views.items()
    }
    first = tables["budget"]
    statuses = np.column_stack([tables[name]["status"] for name in NEEDED])
    origins = zip(*(tables[name]["origins"] for name in NEEDED), strict=True)
    return pd.DataFrame(
        {
            "region_code": first["region_code"],
            "period": first["period"],
            **{name: table["value"] for name, table in tables.items()},
            "status": [next((one for one in row if one != "ok"), "ok") for row in statuses],
            "origins": [_together(each) for each in origins],
            "regions": np.nan,
            "expected": np.nan,
        }
    )


def _republic(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    views: dict[str, View],
    periods: Sequence[Period],
) -> pd.DataFrame:
    """The sums of each period over the regions of its own time whose figures are all there."""
    import pandas as pd

    rows = series_rows(journal, catalogue, list(views.values()), periods, of_their_time=True)
    inside = rows[rows["is_region"].astype(bool)]
    found = []
    for period in periods:
        of_period = inside[inside["period_key"].eq(period.key)]
        by_name = {
            name: of_period[of_period["indicator_code"].eq(view.indicator.code)].set_index("region_code")
            for name, view in views.items()
        }
        figures = pd.DataFrame({name: one["numerator"] for name, one in by_name.items()})
        whole = figures.dropna(subset=list(NEEDED))
        sums: dict[str, Any] = {name: whole[name].sum(min_count=1) for name in CODES}
        origins = of_period.loc[of_period["region_code"].isin(whole.index), "origins"]
        expected = len(regions.in_borders(borders_in(views["budget"], period)))
        head = {"region_code": REPUBLIC, "period": str(period), "status": "ok" if len(whole) else "missing"}
        counts = {"regions": len(whole), "expected": expected, "origins": _together(origins)}
        found.append(head | sums | counts)
    return pd.DataFrame(found)


def _together(origins: Any) -> str:
    return ";".join(sorted({one for words in origins for one in str(words).split(";") if one}))
