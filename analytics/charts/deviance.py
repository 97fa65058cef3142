"""Better than expected: each region's ratio of observed to expected events over its last periods."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from analytics.charts.deviance_rows import (
    VERDICTS,
    DevianceRegion,
    RegionPeriod,
    deviance_regions,
    period_names,
)
from analytics.charts.palette import NO_DATA, Mark, Palette, palette
from analytics.charts.row_scale import (
    axis_carrier,
    row_axis,
    row_place,
    row_words,
    rows_height,
    upright,
    words_axis,
)
from analytics.charts.rows import NO_VALUE, column, region_names
from analytics.charts.theme import Figure, base_layout, legend_entry
from analytics.charts.view import ChartView
from analytics.text import texts
from analytics.text.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

ROW_HEIGHT: Final = 44
SPREAD: Final = 0.62  # of a row's height, that its periods take
POINT: Final = 8
LINE: Final = 15  # pixels that a line of small words takes
ROUND_RATIOS: Final = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 5.0, 10.0)


def deviance_marks(colours: Palette) -> dict[str, Mark]:
    """How each verdict is painted: only what lasts shouts."""
    marks = colours.marks
    return {
        "persistently_better": marks["better"],
        "persistently_worse": marks["worse"],
        "mixed": marks["similar"],
        "as_expected": marks["not_judged"],
        "not_judged": marks[NO_DATA],
    }


def deviance_chart(table: pd.DataFrame, view: ChartView) -> Figure:
    """One row a region, from the lowest ratios to the highest; within it the periods from top to bottom.

    A filled point stands out from 1 by more than chance; a hollow one does not. The scale is one of
    ratios: half and twice are as far from 1. A click gives the region's code.

    Args:
        table: ``region_code``, ``period_name``, ``ratio``, ``lower``, ``upper``, ``signal`` (below | above |
            within | not_judged), ``verdict`` and ``reason`` of the region (see ``statistics.deviance``) and,
            where there are any, ``hover``; one row a region and period, periods in order of time.
        view: borders, language, theme, which region is picked.

    Raises:
        ValueError: a verdict is unknown.
    """
    names = region_names(view.borders, view.language)
    periods = period_names(table)
    regions = sorted(deviance_regions(table, names), key=lambda region: (region.level, region.code))
    text = texts(view.language)
    labels = [_name(names[region.code], region.code == view.selected, view) for region in regions]
    verdicts = [_verdict_words(region, view) for region in regions]
    axis = _ratio_axis(regions, view)
    order = _order_words(periods, view) if len(periods) > 1 else None
    layout = base_layout(view.theme, view.language, _height(len(regions), view)) | {
        "xaxis": axis,
        "yaxis": row_axis(labels, view),
        "yaxis2": words_axis(verdicts, view),
        "shapes": [upright(0.0, view)],
        "annotations": [order] if order else [],
        # Where there is room, the words on the right say what the colours mean.
        "showlegend": view.compact,
    }
    layout["margin"] |= {"t": 150 if view.compact else 36, "b": 44}
    words_height = LINE * (order["text"].count("<br>") + 1) + 8 if order else 0
    layout["legend"] |= {"y": 1 + words_height / (ROW_HEIGHT * max(len(regions), 1))}
    silent = [
        (row, text(f"charts.deviance.reason.{region.reason}"))
        for row, region in enumerate(regions)
        if math.isinf(region.level) and region.reason
    ]
    data = [_limits(regions, view), *_points(regions, view), row_words(silent, axis["range"][0], view)]
    entries = _legend(regions, view) if view.compact else []
    return {"data": [*data, axis_carrier(len(regions)), *entries], "layout": layout}


def _height(rows: int, view: ChartView) -> int:
    return rows_height(rows, ROW_HEIGHT) + (120 if view.compact else 0)


def deviance_alt(table: pd.DataFrame, view: ChartView) -> str:
    """What the chart shows, for people who hear it: how many regions have each verdict."""
    text, names = texts(view.language), region_names(view.borders, view.language)
    of_region = dict(zip(column(table, "region_code"), column(table, "verdict"), strict=True))
    counts = Counter(verdict for code, verdict in of_region.items() if code in names)
    parts = [
        text(
            "charts.deviance.alt_count",
            verdict=text(f"charts.deviance.verdict.{verdict}"),
            count=counts[verdict],
        )
        for verdict in VERDICTS
        if counts[verdict]
    ]
    return text("charts.deviance.alt", counts=", ".join(parts)) if parts else text("charts.alt.no_values")


def _placed(regions: Sequence[DevianceRegion]) -> list[tuple[DevianceRegion, RegionPeriod, float]]:
    """Each period with its place: those of a region one under the other around its row."""
    placed = []
    for row, region in enumerate(regions):
        count = len(region.periods)
        for number, period in enumerate(region.periods):
            if period is not None:
                shift = ((number + 0.5) / count - 0.5) * SPREAD
                placed.append((region, period, row_place(row, shift)))
    return placed


def _limits(regions: Sequence[DevianceRegion], view: ChartView) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for _, period, place in _placed(regions):
        if period.lower and period.upper:
            x += [math.log(period.lower), math.log(period.upper), None]
            y += [place, place, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": palette(view.theme).line, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _points(regions: Sequence[DevianceRegion], view: ChartView) -> list[dict[str, Any]]:
    colours = palette(view.theme)
    marks = deviance_marks(colours)
    placed = _placed(regions)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [math.log(period.ratio) for _, period, _ in placed],
            "y": [place for _, _, place in placed],
            "customdata": [region.code for region, _, _ in placed],
            "marker": {
                "color": [
                    marks[region.verdict].fill if period.stands_out else colours.background
                    for region, period, _ in placed
                ],
                "size": POINT,
                "symbol": "circle",
                "opacity": 1,
                "line": {"color": [marks[region.verdict].line for region, _, _ in placed], "width": 1.4},
            },
            "hovertext": [_hover(region, period, view) for region, period, _ in placed],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": False,
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
    ]


def _hover(region: DevianceRegion, period: RegionPeriod, view: ChartView) -> str:
    if period.hover:
        return period.hover
    number = [
        NO_VALUE if figure is None else format_number(figure, view.language, 2)
        for figure in (period.ratio, period.lower, period.upper)
    ]
    return texts(view.language)(
        "charts.deviance.hover",
        region=region_names(view.borders, view.language)[region.code].full,
        period=period.name,
        ratio=number[0],
        lower=number[1],
        upper=number[2],
    )


def _ratio_axis(regions: Sequence[DevianceRegion], view: ChartView) -> dict[str, Any]:
    """Logarithms, labelled as ratios; 1 always stands among them."""
    text = texts(view.language)
    placed = [period for _, period, _ in _placed(regions)]
    figures = [f for p in placed for f in (p.ratio, p.lower, p.upper) if f is not None and f > 0]
    low, high = min([*figures, 0.7]), max([*figures, 1.4])
    shown = [ratio for ratio in ROUND_RATIOS if low * 0.95 <= ratio <= high * 1.05]
    if view.compact:
        shown = [ratio for ratio in shown if ratio in {0.1, 0.3, 0.5, 1.0, 2.0, 5.0}]
    room = (math.log(high) - math.log(low)) * 0.05
    return {
        "range": [math.log(low) - room, math.log(high) + room],
        "tickvals": [math.log(ratio) for ratio in shown],
        "ticktext": [format_number(ratio, view.language, 1) for ratio in shown],
        "title": {"text": text(f"charts.deviance.{'axis_short' if view.compact else 'axis'}"), "standoff": 8},
        "showgrid": True,
        "zeroline": False,
    }


def _verdict_words(region: DevianceRegion, view: ChartView) -> str:
    text = texts(view.language)
    sign = text(f"charts.deviance.sign.{region.verdict}")
    return sign if view.compact else f"{sign} {text(f'charts.deviance.verdict.{region.verdict}')}"


def _legend(regions: Sequence[DevianceRegion], view: ChartView) -> list[dict[str, Any]]:
    text, marks = texts(view.language), deviance_marks(palette(view.theme))
    present = {region.verdict for region in regions}
    return [
        legend_entry(
            f"{text(f'charts.deviance.sign.{verdict}')} {text(f'charts.deviance.verdict.{verdict}')}",
            marks[verdict],
        )
        for verdict in VERDICTS
        if verdict in present
    ]


def _order_words(periods: Sequence[str], view: ChartView) -> dict[str, Any]:
    words = texts(view.language)("charts.deviance.order", first=periods[0], last=periods[-1])
    width = 44 if view.compact else 200
    return {
        "text": "<br>".join(textwrap.wrap(words, width)),
        "align": "right" if view.compact else "left",
        "x": 1 if view.compact else 0,
        "xref": "paper",
        "xanchor": "right" if view.compact else "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 11, "color": palette(view.theme).muted},
    }


def _name(name: Any, is_picked: bool, view: ChartView) -> str:
    words = str(name.short if view.compact else name.full)
    return f"<b>{words}</b>" if is_picked else words
