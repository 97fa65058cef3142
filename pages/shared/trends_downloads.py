"""Excel and pictures of the trends, built when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from analytics.charts.theme import Figure
from analytics.measures.lines import LinesRequest
from analytics.text import Texts
from pages.shared.trends_heading import heading_parts
from pages.shared.trends_notes import sentences
from pages.shared.trends_target import target_sentences
from pages.shared.trends_words import (
    decimals_of,
    figures_of,
    indicator_of,
    names_of,
    origins_of,
    sheet_head,
    targets_of,
    trends_of,
)
from pages.shared.widgets import excel_button, picture_button, theme


def excel_download(text: Texts, request: LinesRequest) -> None:
    """A button that gives figures and trends of the lines as a workbook."""
    excel_button(text("downloads.excel"), partial(_excel, text, request), f"{_name(request)}.xlsx")


def picture_download(
    text: Texts, request: LinesRequest, draw: Callable[[], Figure], kind: str, name: str = ""
) -> None:
    """A button that gives one chart as a picture; ``name`` is that of the only line on it."""
    file_name = f"{_name(request)}_{kind}.png"
    picture_button(text("downloads.picture"), partial(_png, text, request, draw, name), file_name)


def _excel(text: Texts, request: LinesRequest) -> bytes:
    from analytics.reports.trends import LinesSheet, trends_workbook

    sheet = LinesSheet(
        title=indicator_of(request).name[text.language],
        head=sheet_head(request, text),
        names=names_of(request, text),
        decimals=decimals_of(request),
        basis=request.series.basis,
        notes=[*target_sentences(request, text.language), *sentences(request, text.language)],
        targets=targets_of(request),
    )
    return trends_workbook(figures_of(request), trends_of(request), sheet, text)


def _png(text: Texts, request: LinesRequest, draw: Callable[[], Figure], name: str) -> bytes:
    from analytics.reports.figure import figure_png

    title, subtitle, lead, _ = heading_parts(request, text)
    origins = "; ".join(text(f"origins.{origin}") for origin in origins_of(figures_of(request)))
    heading = f"{title} · {name}" if name else title
    footnote = f"{text('common.app_name')} · {origins}"
    return figure_png(draw(), heading, f"{subtitle}. {lead}", footnote, theme())


def _name(request: LinesRequest) -> str:
    """A file name that says what is in it, in letters that every system takes."""
    asked, codes = request.series, "-".join(request.region_codes)
    return f"{asked.indicator_code}_{asked.first}-{asked.last}_{asked.basis}_{asked.borders}_{codes}"
