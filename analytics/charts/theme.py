"""The look that all charts share: a template as plain dicts, number signs, and the chart's settings."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from analytics.charts.palette import Mark, Palette, Theme, palette
from analytics.text.localized import Language

Figure = dict[str, Any]

FONT: Final = "Inter, system-ui, sans-serif"
CLEAR: Final = "rgba(0,0,0,0)"

# An empty world: without it every choropleth asks the internet for coastlines and stays blank
# where there is none. The address ends in "#", so that the file name that is appended to it
# becomes a mere fragment.
EMPTY_WORLD: Final = {
    "type": "Topology",
    "objects": {
        name: {"type": "GeometryCollection", "geometries": []}
        for name in ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    },
    "arcs": [],
}
TOPOLOGY_URL: Final = "data:application/json," + quote(json.dumps(EMPTY_WORLD, separators=(",", ":"))) + "#"

# Downloads, links and tables stand under every chart, in the person's own language; plotly's
# own buttons are English only.
CHART_CONFIG: Final[dict[str, Any]] = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "showTips": False,
    "doubleClick": False,
}
MAP_CONFIG: Final[dict[str, Any]] = CHART_CONFIG | {"topojsonURL": TOPOLOGY_URL}

SEPARATORS: Final[dict[Language, str]] = {"ru": ", ", "kk": ", ", "en": ".,"}


def base_layout(theme: Theme, language: Language, height: int) -> dict[str, Any]:
    """The layout that every chart starts from: template, number signs, height in pixels."""
    return {
        "template": template(theme),
        "separators": SEPARATORS[language],
        "height": height,
        "autosize": True,
        "margin": {"l": 8, "r": 8, "t": 36, "b": 8},
        "dragmode": False,
        "legend": _legend(palette(theme)),
    }


def template(theme: Theme) -> dict[str, Any]:
    """The template of one theme: type, grid, hover box; the page shows through the paper."""
    colours = palette(theme)
    return {
        "layout": {
            "font": {"family": FONT, "size": 13, "color": colours.text},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "hoverlabel": {
                "bgcolor": colours.surface,
                "bordercolor": colours.line,
                "font": {"family": FONT, "size": 13, "color": colours.text},
                "align": "left",
            },
            "hovermode": "closest",
            "xaxis": _axis(colours, grid=True),
            "yaxis": _axis(colours, grid=False),
        }
    }


def number_format(decimals: int) -> str:
    """The d3 format of axis numbers with so many decimals, thousands grouped."""
    return f",.{decimals}f"


def legend_entry(name: str, mark: Mark, kind: str = "scatter") -> dict[str, Any]:
    """A trace without points that only shows a square and a name in the legend.

    ``kind`` is ``scatter`` beside axes and ``scattergeo`` on a map.
    """
    where = {"lon": [None], "lat": [None]} if kind == "scattergeo" else {"x": [None], "y": [None]}
    return {
        "type": kind,
        **where,
        "mode": "markers",
        "name": name,
        "showlegend": True,
        "hoverinfo": "skip",
        "marker": {
            "symbol": "square",
            "size": 12,
            "color": mark.fill,
            "line": {"color": mark.line, "width": 1},
        },
    }


def _axis(colours: Palette, grid: bool) -> dict[str, Any]:
    return {
        "automargin": True,
        "fixedrange": True,
        "showgrid": grid,
        "gridcolor": colours.grid,
        "gridwidth": 1,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": 12, "color": colours.muted},
        "title": {"font": {"size": 12, "color": colours.muted}},
    }


def _legend(colours: Palette) -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "font": {"size": 12, "color": colours.muted},
        "bgcolor": CLEAR,
        "itemclick": False,
        "itemdoubleclick": False,
        "itemsizing": "constant",
    }
