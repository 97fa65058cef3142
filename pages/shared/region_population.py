"""The population of a region by year and band, with its estimates marked and explained."""

from __future__ import annotations

import streamlit as st

from analytics.regions import BANDS, Band, PopulationFigure, Region
from analytics.text import Texts
from analytics.text.numbers import format_date, format_number
from pages.shared import data

ESTIMATED = "≈"

Figures = dict[tuple[int, Band], PopulationFigure]


def region_population(text: Texts, region: Region) -> None:
    """The table of persons on 1 January, newest year first, and where the figures come from."""
    import pandas as pd

    found = population_of(region)
    if not found:
        return
    st.markdown(f"**{text('indicators.population.title')}**")
    years = sorted({year for year, _ in found}, reverse=True)
    rows = [[str(year), *(_words(found.get((year, band)), text) for band in BANDS)] for year in years]
    headers = [text("indicators.population.year"), *(text(f"bands.{band}") for band in BANDS)]
    right = st.column_config.TextColumn(alignment="right")
    st.dataframe(
        pd.DataFrame(rows, columns=headers),
        hide_index=True,
        width="stretch",
        height="content",
        column_config=dict.fromkeys(headers[1:], right),
        key="region_population",
    )
    if region.valid_to:
        st.caption(text("indicators.population.former", date=format_date(region.valid_to, text.language)))
    _sources(text, list(found.values()))


def population_of(region: Region) -> Figures:
    """Every figure of a region in its own borders; for the years in which its land stood alone."""
    regions = data.regions()
    years = sorted({row.year for row in regions.population_rows()})
    figures = {
        (year, band): regions.population(region.code, region.vintage, year, band)
        for year in years
        for band in BANDS
        if region.reports or region.kind == "republic"
    }
    return {key: figure for key, figure in figures.items() if figure is not None}


def _words(figure: PopulationFigure | None, text: Texts) -> str:
    if figure is None:
        return ""
    persons = format_number(figure.persons, text.language)
    return f"{ESTIMATED} {persons}" if figure.estimated else persons


def _sources(text: Texts, figures: list[PopulationFigure]) -> None:
    """What the mark of an estimate means, every formula, every source, each once."""
    formulas = sorted({figure.formula_key for figure in figures if figure.estimated and figure.formula_key})
    sources = sorted({figure.source for figure in figures})
    if formulas:
        st.caption(text("indicators.population.estimated", mark=ESTIMATED))
    with st.expander(text("indicators.population.sources"), icon=":material/info:"):
        st.markdown("\n".join(f"- {text(key)}" for key in (*sources, *formulas)))
