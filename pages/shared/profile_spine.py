"""The spine chart of a region's profile: its words, the chart, the picture."""

from __future__ import annotations

import textwrap
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.charts.palette import Theme
from analytics.charts.rows import number_or_none
from analytics.charts.spine import spine_chart
from analytics.charts.theme import Figure
from analytics.charts.view import ChartView
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_percent, join_names
from pages.shared import data, state
from pages.shared.profile_data import profile_of
from pages.shared.profile_filters import Key, ProfileView, request_of
from pages.shared.profile_head import place_words
from pages.shared.shown_as import ShownAs, shown_as
from pages.shared.widgets import picture_button, show_figure, theme

if TYPE_CHECKING:
    import pandas as pd

CHART = "profile_spine"
NAMES_SHOWN = 3
LETTERS_IN_BOX = 44  # of the hover box: it must fit a telephone

Row = dict[Any, Any]


def spine(text: Texts, view: ProfileView, standing: str) -> None:
    """The chart of all indicators with a level, and its picture; a click opens Compare."""
    st.subheader(text("profile.spine"))
    figure = data.kept(_figure, text.language, theme(), state.narrow(), view.region.code, view.key)
    if figure is None:
        st.info(text("profile.no_spine"), icon=":material/table_rows:")
        return
    st.caption(f"{text('profile.spine_neutral')} {text('profile.spine_hint')}")
    region = view.region.name[text.language]
    alt = text("profile.alt", region=region, period=place_words(text, view), standing=standing)
    show_figure(figure, CHART, alt, open_indicator)
    name = f"profile_{view.region.code}_{view.period}_{view.borders}_spine.png"
    picture_button(text("downloads.picture"), partial(_png, text, view, standing), name)


def open_indicator() -> None:
    """Open the comparison of regions on the indicator that was clicked; the region goes along."""
    code = state.clicked_code(CHART)
    if code is not None:
        state.choose("indicator", code)
        state.choose("show", "table")
        state.open_next("compare.py")


def percent_words(text: Texts, confidence: float) -> str:
    """The confidence of limits in words: ``95 %``, ``99,8 %``."""
    percent = round(confidence * 100, 1)
    return format_percent(percent, text.language, 0 if percent.is_integer() else 1)


def _figure(language: Language, look: Theme, is_narrow: bool, region_code: str, key: Key) -> Figure | None:
    text = texts(language)
    request = request_of(key)
    table = profile_of(region_code, key)
    table = table[table["measure"].eq("rate") & table["regions"].gt(0)]
    if table.empty:
        return None
    level = text(f"profile.level_name.{request.against.kind}")
    percent = percent_words(text, request.confidence)
    view = ChartView(request.borders, language, look, compact=is_narrow)
    return spine_chart(_worded(text, table, key, level, percent), view, level, percent)


def _worded(text: Texts, table: pd.DataFrame, key: Key, level: str, percent: str) -> pd.DataFrame:
    """The profile with the words that the chart shows."""
    rows = table.to_dict("records")
    indicators = data.catalogue().indicators
    groups = data.catalogue().groups
    records = [indicators[str(row["indicator_code"])] for row in rows]
    names = {region.code: region.short_name[text.language] for region in data.regions().in_borders(key[2])}
    shown = [shown_as(text, record.code) for record in records]
    return table.assign(
        name=[one.beside(record.name[text.language]) for record, one in zip(records, shown, strict=True)],
        group=[groups[record.group].name[text.language] for record in records],
        polarity=[record.polarity for record in records],
        label=[_label(text, row, one) for row, one in zip(rows, shown, strict=True)],
        reason=[_reason(text, row) for row in rows],
        hover=[
            "<br>".join(_hover(text, row, one, names, level, percent))
            for row, one in zip(rows, shown, strict=True)
        ],
    )


def _label(text: Texts, row: Row, shown: ShownAs) -> str:
    value = number_or_none(row["value"])
    if value is None:
        return ""
    sign = text(f"verdict_symbols.{row['verdict']}")
    return f"{shown.number(value)}\u00a0{sign}"


def _reason(text: Texts, row: Row) -> str:
    if number_or_none(row["value"]) is not None:
        return text("charts.spine.no_level")
    return text(f"charts.status.{row['status']}")


def _hover(
    text: Texts, row: Row, shown: ShownAs, names: dict[str, str], level: str, percent: str
) -> list[str]:
    """Name, value, limits, level, verdict, and the regions at both ends."""
    say = partial(_said, text)
    numbers = {
        name: None if (found := number_or_none(row[name])) is None else shown.number(found)
        for name in ("value", "lower", "upper", "benchmark", "lowest", "highest")
    }
    counts = {
        name: None if (found := number_or_none(row[name])) is None else format_number(found, text.language)
        for name in ("numerator", "denominator")
    }
    indicator = data.catalogue().indicators[str(row["indicator_code"])]
    lines = [
        f"<b>{'<br>'.join(textwrap.wrap(indicator.name[text.language], LETTERS_IN_BOX))}</b>",
        say("value", value=_with_unit(numbers["value"], shown)),
        say("of", **counts),
        say("limits", percent=percent, lower=numbers["lower"], upper=numbers["upper"]),
        say("level", name=level, value=numbers["benchmark"]),
        say("verdict", verdict=text(f"verdicts.{row['verdict']}")),
        say("lowest", value=numbers["lowest"], names=_names(text, row["lowest_regions"], names)),
        say("highest", value=numbers["highest"], names=_names(text, row["highest_regions"], names)),
        say("regions", n=int(row["regions"])),
    ]
    return [line for line in lines if line]


def _said(text: Texts, key: str, **values: object) -> str:
    """One line of the hover box; nothing where a figure is missing."""
    return "" if None in values.values() else text(f"charts.spine.hover.{key}", **values)


def _with_unit(number: str | None, shown: ShownAs) -> str | None:
    return None if number is None else f"{number}\u00a0{shown.unit_apart}".rstrip()


def _names(text: Texts, codes: str, names: dict[str, str]) -> str:
    """The regions that share an end; many end in «and n more»."""
    found = [names[code] for code in codes.split(";") if code]
    if len(found) > NAMES_SHOWN:
        found = [*found[:NAMES_SHOWN], text("lead.more", n=len(found) - NAMES_SHOWN)]
    return join_names(found, text.language)


def _png(text: Texts, view: ProfileView, standing: str) -> bytes:
    from analytics.reports.figure import figure_png

    look = theme()
    figure = data.kept(_figure, text.language, look, False, view.region.code, view.key)
    found = profile_of(view.region.code, view.key)["origin"].dropna().unique()
    origins = "; ".join(text(f"workbook.origins.{origin}") for origin in sorted(found))
    subtitle = f"{place_words(text, view)}. {standing}"
    footnote = f"{text('common.app_name')} · {origins}"
    return figure_png(figure or {}, view.region.name[text.language], subtitle, footnote, look)
