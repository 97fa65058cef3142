"""Excel and pictures of a comparison, built when somebody asks for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pandas as pd

from analytics.charts.geometry import geographic_shapes
from analytics.charts.regionmap import geographic_map, tile_map
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.measures.comparison import Comparison
from analytics.settings import settings
from analytics.text import Texts
from pages.shared import data
from pages.shared.comparison_words import heading_words
from pages.shared.notes import sentences
from pages.shared.widgets import excel_button, picture_button


def excel_download(text: Texts, answer: Comparison) -> None:
    """A button that gives the table of a comparison with its passport as a workbook."""
    excel_button(text("downloads.excel"), partial(_excel, text, answer), f"{_name(answer)}.xlsx")


def chart_picture(
    text: Texts, answer: Comparison, view: ChartView, kind: str, draw: Callable[[], Figure]
) -> None:
    """A button that gives a chart of the comparison as a picture; ``kind`` names it in the file's name."""
    picture_button(
        text("downloads.picture"), partial(_png, text, answer, view, draw), f"{_name(answer)}_{kind}.png"
    )


def map_figure(table: pd.DataFrame, view: ChartView, kind: str) -> Figure:
    """The map of a comparison: ``tiles`` of equal weight, or ``geographic`` in true shape."""
    if kind == "tiles":
        return tile_map(table, view)
    return geographic_map(table, view, geographic_shapes(view.borders, settings().geojson))


def _excel(text: Texts, answer: Comparison) -> bytes:
    from analytics.reports.workbook import Setting, comparison_workbook

    setting = Setting(
        language=text.language,
        generated_at=dt.datetime.now(dt.UTC).replace(tzinfo=None),
        files=data.file_names(answer),
        notes=sentences(text, answer),
    )
    return comparison_workbook(answer, data.catalogue(), setting)


def _png(text: Texts, answer: Comparison, view: ChartView, draw: Callable[[], Figure]) -> bytes:
    from analytics.reports.figure import figure_png

    title, subtitle = heading_words(text, answer)
    origins = "; ".join(text(f"origins.{origin}") for origin in answer.origins if origin != "mixed")
    return figure_png(draw(), title, subtitle, f"{text('common.app_name')} · {origins}", view.theme)


def _name(answer: Comparison) -> str:
    """A file name that says what is in it, in letters that every system takes."""
    request = answer.request
    return f"{request.indicator_code}_{request.period}_{request.basis}_{request.borders}"
