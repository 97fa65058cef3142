"""Excel and pictures of plans and partners, built when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from analytics.charts.theme import Figure
from analytics.text import Texts
from pages.shared.known_on import known_words
from pages.shared.plans_view import PlansView, file_name, names_of, origins_of, period_words
from pages.shared.widgets import excel_button, picture_button, theme


def excel_download(text: Texts, view: PlansView) -> None:
    """A button that gives measures, sums, agreements and training as one workbook."""
    excel_button(text("downloads.excel"), partial(workbook, text, view), f"{file_name(view, 'tables')}.xlsx")


def picture_download(
    text: Texts, view: PlansView, draw: Callable[[], Figure], kind: str, title: str, told: str = ""
) -> None:
    """A button that gives one chart as a picture; ``told`` stands below its title."""
    build = partial(picture, text, view, draw, title, told)
    picture_button(text("downloads.picture"), build, f"{file_name(view, kind)}.png")


def workbook(text: Texts, view: PlansView) -> bytes:
    """The workbook of the page."""
    from pages.shared.plans_workbook import plans_workbook

    return plans_workbook(text, view)


def picture(text: Texts, view: PlansView, draw: Callable[[], Figure], title: str, told: str) -> bytes:
    """One chart as PNG, with the period, the region and the origin of the figures."""
    from analytics.reports.figure import figure_png

    names = names_of(view, text.language, short=False)
    region = names[view.region_code] if view.region_code else text("plans.all_regions")
    parts = (region, period_words(text, view.period), known_words(text, view.moment))
    subtitle = " · ".join(part for part in parts if part)
    origins = "; ".join(text(f"origins.{origin}") for origin in origins_of(view))
    footnote = " · ".join(part for part in (text("common.app_name"), origins) if part)
    return figure_png(draw(), title, ". ".join(part for part in (subtitle, told) if part), footnote, theme())
