"""What the blocks of the trends share: the figures, the names of lines, decimals, titles, periods."""

from __future__ import annotations

import pandas as pd

from analytics.catalogue.records import Indicator
from analytics.charts.view import ChartView
from analytics.measures.basis import MEASURES
from analytics.measures.line_targets import LineTarget, line_targets
from analytics.measures.line_trends import LineTrend, line_trends
from analytics.measures.lines import LinesRequest, lines
from analytics.measures.view import View
from analytics.periods import Period
from analytics.regions import REPUBLIC
from analytics.text import Texts
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.comparison_words import unit_words
from pages.shared.widgets import Theme

# Below this a figure needs one decimal more to be told from its neighbours.
SMALL = 5.0


def figures_of(request: LinesRequest) -> pd.DataFrame:
    """The figures of all lines, kept until the next acceptance."""
    return data.measured(lines, request)


def trends_of(request: LinesRequest) -> tuple[LineTrend, ...]:
    """The trends of all lines, kept until the next acceptance; the first one takes about a second."""
    return data.kept(_trends, request)


def _trends(request: LinesRequest) -> tuple[LineTrend, ...]:
    return line_trends(data.journal(), data.catalogue(), data.regions(), request)


def targets_of(request: LinesRequest) -> tuple[LineTarget, ...]:
    """The targets of the lines that have one, kept until the next acceptance."""
    return data.kept(_targets, request)


def _targets(request: LinesRequest) -> tuple[LineTarget, ...]:
    return line_targets(data.journal(), data.catalogue(), data.regions(), request)


def view_of(request: LinesRequest) -> View:
    """How the indicator is looked at."""
    return request.series.view(data.catalogue())


def indicator_of(request: LinesRequest) -> Indicator:
    """The record of the indicator."""
    return view_of(request).indicator


def decimals_of(request: LinesRequest) -> int:
    """With how many decimals the values of the lines are shown."""
    view = view_of(request)
    if view.measure == MEASURES[1]:
        return view.indicator.decimals
    small = figures_of(request)["value"].max() < SMALL
    return max(view.indicator.decimals, 2 if small else 1)


def chart_view(request: LinesRequest, text: Texts, theme: Theme = "light", narrow: bool = False) -> ChartView:
    """How the charts are drawn for this person."""
    return ChartView(
        borders=request.series.borders,
        language=text.language,
        theme=theme,
        decimals=decimals_of(request),
        compact=narrow,
    )


def names_of(request: LinesRequest, text: Texts, short: bool = False) -> dict[str, str]:
    """The lines by code with their names, in their order."""
    known = {region.code: region for region in data.regions().in_borders(request.series.borders)}
    names = {
        code: (region.short_name if short else region.name)[text.language] for code, region in known.items()
    }
    whole = {REPUBLIC: text("comparators.level.republic")}
    return {code: (whole | names)[code] for code in request.region_codes}


def heading_words(request: LinesRequest, text: Texts) -> tuple[str, str]:
    """The title of the chart, and the line below it: unit, basis, range of periods, borders."""
    title = indicator_of(request).name[text.language]
    return title, " · ".join(words for _, words in sheet_head(request, text))


def sheet_head(request: LinesRequest, text: Texts) -> list[tuple[str, str]]:
    """What is shown, with the labels of the filter bar: unit, basis, range of periods, borders."""
    asked = request.series
    first, last = (period_words(period, request, text) for period in (asked.periods[0], asked.periods[-1]))
    return [
        (text("compare.measure"), unit_words(text, indicator_of(request), view_of(request).measure)),
        (text("compare.basis"), text(f"bases.{asked.basis}")),
        (text("common.period"), f"{first} – {last}"),
        (text("compare.borders"), text(f"borders.name.{asked.borders}")),
    ]


def period_words(period: Period, request: LinesRequest, text: Texts) -> str:
    """A period as the basis of the lines names it, in short."""
    return period_short(period.year, period.quarter, text.language, request.series.basis)


def origins_of(table: pd.DataFrame) -> tuple[str, ...]:
    """Where the figures of the lines come from."""
    return tuple(sorted({origin for one in table["origins"] for origin in str(one).split(";") if origin}))
