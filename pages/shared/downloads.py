"""Excel and picture of a comparison, built when somebody asks for them."""

from __future__ import annotations

from functools import partial

from analytics.charts.ranked import ranked_bars
from analytics.charts.regionmap import tile_map
from analytics.charts.view import ChartView
from analytics.measures.comparison import Comparison
from analytics.text import Texts
from pages.shared.widgets import downloads


def comparison_downloads(text: Texts, answer: Comparison, view: ChartView) -> None:
    """The buttons under the table of a comparison."""
    name = f"{answer.request.indicator_code}_{answer.request.period}_{answer.request.borders}"
    downloads(text, name, partial(_excel, text, answer), partial(_png, text, answer, view))


def _excel(text: Texts, answer: Comparison) -> bytes:
    raise ValueError("drawn by reports")


def _png(text: Texts, answer: Comparison, view: ChartView) -> bytes:
    raise ValueError("drawn by reports")
