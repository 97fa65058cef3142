"""Excel and the picture of a heat map, built when somebody asks for them."""

from __future__ import annotations

import re
from functools import partial

from analytics.charts.heat import heat_map
from analytics.charts.view import ChartView
from analytics.text import Texts
from pages.shared import data
from pages.shared.heat_answer import HeatOrder, cells, heat_axes, heat_told
from pages.shared.heat_filters import HeatQuestion, group_words
from pages.shared.heat_workbook import heat_workbook
from pages.shared.widgets import excel_button, picture_button, theme


def heat_excel(text: Texts, asked: HeatQuestion, order: HeatOrder, notes: list[str]) -> None:
    """A button that gives the map and all its figures as a workbook."""
    build = partial(_excel, text, asked, order, notes)
    excel_button(text("downloads.excel"), build, f"{_name(asked)}.xlsx")


def heat_picture(text: Texts, asked: HeatQuestion, order: HeatOrder, lead: str, setting: str) -> None:
    """A button that gives the map as a picture, always with the names of the indicators."""
    build = partial(_png, text, asked, order, f"{setting}. {_plain(lead)}")
    picture_button(text("downloads.picture"), build, f"{_name(asked)}.png")


def _excel(text: Texts, asked: HeatQuestion, order: HeatOrder, notes: list[str]) -> bytes:
    return heat_workbook(text, asked, order, notes)


def _png(text: Texts, asked: HeatQuestion, order: HeatOrder, subtitle: str) -> bytes:
    from analytics.reports.figure import figure_png

    view = ChartView(asked.request.borders, text.language, theme())
    (axes,) = heat_axes(asked, order, text.language, is_compact=False)
    figure = heat_map(cells(asked), view, axes)
    origins = data.kept_by_words(heat_told, asked, text.language).origins
    told = "; ".join(text(f"origins.{origin}") for origin in origins if origin != "mixed")
    title = f"{text('heat.title')}: {group_words(text, asked.group)}"
    return figure_png(figure, title, subtitle, f"{text('common.app_name')} · {told}", view.theme)


def _plain(words: str) -> str:
    """Words without the marks of bold type."""
    return re.sub(r"\*\*", "", words)


def _name(asked: HeatQuestion) -> str:
    """A file name that says what is in it, in letters that every system takes."""
    request = asked.request
    return f"heat_{asked.group}_{request.period}_{request.basis}_{request.borders}_{asked.shade}"
