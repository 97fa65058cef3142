"""What the heat map answers, kept until the data change: marked cells, sentences, charts, the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from analytics.charts.heat import HeatAxes, heat_alt, heat_map
from analytics.charts.palette import Theme
from analytics.charts.rows import region_names
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.measures.heat import heat
from analytics.measures.heat_marks import (
    IndicatorOrder,
    heat_summary,
    indicator_order,
    marked,
    region_order,
)
from analytics.sentences.heat import heat_lead, why_so_sure
from analytics.text import texts
from analytics.text.localized import Language
from pages.shared import data
from pages.shared.heat_filters import HeatQuestion
from pages.shared.heat_words import cell_words, short_words
from pages.shared.shown_as import ShownAs, shown_as

if TYPE_CHECKING:
    import pandas as pd

# More columns than this cannot be told apart on a telephone: the rest stands in a chart below.
COLUMNS_OF_A_NARROW_CHART: Final = 12
HOVER_LETTERS: Final = 64


@dataclass(frozen=True, slots=True)
class HeatTold:
    """The words of a heat map: its lead, why its limits are wide, its alternative text, its origins."""

    lead: str
    why: str
    alt: str
    origins: tuple[str, ...]
    small: int
    changed_regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeatOrder:
    """In which order regions and indicators stand."""

    regions: str
    indicators: IndicatorOrder


def cells(asked: HeatQuestion) -> pd.DataFrame:
    """The marked table of all cells."""
    return marked(data.measured(heat, asked.request), asked.shade)


def heat_told(asked: HeatQuestion, language: Language) -> HeatTold:
    """The words about a heat map."""
    table, text = cells(asked), texts(language)
    summary = heat_summary(table, asked.request.confidence, asked.is_tested)
    names = region_names(asked.request.borders, language)
    changed = table.loc[table["status"].eq("territory_changed"), "region_code"]
    return HeatTold(
        lead=heat_lead(
            summary, asked.request.against.kind, {code: name.short for code, name in names.items()}, text
        ),
        why=why_so_sure(summary, text),
        alt=heat_alt(table, ChartView(asked.request.borders, language)),
        origins=tuple(sorted({str(one) for one in table["origin"].dropna()})),
        small=summary.small,
        changed_regions=tuple(dict.fromkeys(str(code) for code in changed)),
    )


def heat_codes(asked: HeatQuestion, order: HeatOrder) -> tuple[list[str], list[str]]:
    """The codes of regions and of indicators, in an order."""
    table = cells(asked)
    register = [region.code for region in data.regions().in_borders(asked.request.borders)]
    return region_order(table, order.regions, register), indicator_order(table, order.indicators)


def heat_axes(asked: HeatQuestion, order: HeatOrder, language: Language, is_compact: bool) -> list[HeatAxes]:
    """What stands on the axes of the chart; on a narrow screen of several charts, one below another."""
    region_codes, codes = data.kept_by_words(heat_codes, asked, order)
    indicators = data.catalogue().indicators
    names = {code: indicators[code].name[language] for code in codes}
    return [HeatAxes(region_codes, part, names) for part in _parts(codes, is_compact)]


def heat_charts(
    asked: HeatQuestion, order: HeatOrder, language: Language, theme: Theme, is_compact: bool
) -> list[Figure]:
    """The charts of a heat map, as many as there are axes."""
    table = cells(asked).assign(hover=_hovers(asked, language, is_compact))
    view = ChartView(asked.request.borders, language, theme, compact=is_compact)
    return [heat_map(table, view, axes) for axes in heat_axes(asked, order, language, is_compact)]


def words_of_cell(asked: HeatQuestion, language: Language, region_code: str, code: str) -> list[str]:
    """One cell in words, line by line."""
    table = cells(asked)
    rows = table[table["region_code"].eq(region_code) & table["indicator_code"].eq(code)]
    text = texts(language)
    return cell_words(text, rows.to_dict("records")[0], asked, shown_as(text, code))


def shown_by_code(asked: HeatQuestion, language: Language) -> dict[str, ShownAs]:
    """How the values of each indicator are written."""
    text = texts(language)
    return {code: shown_as(text, code) for code in asked.request.indicator_codes}


def _parts(codes: Sequence[str], is_compact: bool) -> list[list[str]]:
    """The codes in parts of equal length, each of which a chart can hold."""
    if not is_compact:
        return [list(codes)]
    number = -(-len(codes) // COLUMNS_OF_A_NARROW_CHART)
    size = -(-len(codes) // number)
    return [list(codes[start : start + size]) for start in range(0, len(codes), size)]


def _hovers(asked: HeatQuestion, language: Language, is_compact: bool) -> list[str]:
    """The hover box of every cell: region, indicator, and all that is known; on a narrow screen in short."""
    text, shown = texts(language), shown_by_code(asked, language)
    names = region_names(asked.request.borders, language)
    indicators = data.catalogue().indicators
    heads = {
        code: [code] if is_compact else wrap(f"{code} · {indicators[code].name[language]}", HOVER_LETTERS)
        for code in asked.request.indicator_codes
    }
    lines = []
    for row in cells(asked).to_dict("records"):
        region, code = names[row["region_code"]].full, row["indicator_code"]
        told = (
            short_words(text, row, shown[code]) if is_compact else cell_words(text, row, asked, shown[code])
        )
        lines.append("<br>".join((f"<b>{region}</b>", *heads[code], *told)))
    return lines
