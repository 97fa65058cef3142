"""The tables of the model: specifications, power, later coverage, without each region, the regions."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan
from typing import TYPE_CHECKING

from analytics.measures.model import Estimate, ModelRequest
from analytics.measures.panel import COMMON_BORDERS
from analytics.sentences.model import interval_words
from analytics.statistics.specifications import Specification
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_signed
from pages.shared import data
from pages.shared.model_answer import checks_of, estimate_of
from pages.shared.tables import Column, Row, table_source

if TYPE_CHECKING:
    import pandas as pd

PER = 10_000
NUMBERS = ("percent", "probability", "units", "quarters", "effect", "found", "without")


def unit_names(text: Texts, short: bool = False) -> dict[str, str]:
    """The names of the sixteen common units, by code."""
    regions = data.regions().in_borders(COMMON_BORDERS)
    return {one.code: (one.short_name if short else one.name)[text.language] for one in regions}


def specifications_source(request: ModelRequest, language: Language) -> str:
    """All ways of the table of specifications, as text for the screen."""
    text = texts(language)
    rows = checks_of(request).specifications
    return _ways(text, rows, request, text("model.specifications"))


def leads_source(request: ModelRequest, language: Language) -> str:
    """The associations with coverage of later quarters, as text for the screen."""
    text = texts(language)
    return _ways(text, checks_of(request).falsification.leads, request, text("model.falsification_title"))


def power_source(request: ModelRequest, language: Language) -> str:
    """How often each change would be noticed, as text for the screen."""
    text, found = texts(language), checks_of(request).power
    rows = [
        Row(
            "", (format_number(effect, language, 0), format_number(share * 100, language, 0)), (effect, share)
        )
        for effect, share in zip((0.0, *found.effects), (found.false_alarms, *found.found), strict=True)
    ]
    return table_source(_columns(text, "effect", "found"), rows, text("model.power_title"))


def left_out_source(request: ModelRequest, language: Language) -> str:
    """The estimate without each region, as text for the screen."""
    text, found = texts(language), checks_of(request).left_out
    names = unit_names(text)
    rows = [
        Row("", (names[unit], _signed(percent, text)), (names[unit], _order(percent)))
        for unit, percent in zip(found.units, found.percent_without, strict=True)
    ]
    columns = [Column(text("common.region")), *_columns(text, "without")]
    return table_source(columns, rows, text("model.left_out_title"))


def units_source(request: ModelRequest, language: Language) -> str:
    """Coverage and events of every region at the beginning and at the end, as text for the screen."""
    text, found = texts(language), estimate_of(request)
    names, rows = unit_names(text), []
    for number, unit in enumerate(found.panel.units):
        ends = unit_ends(found, number)
        rows.append(
            Row(unit, (names[unit], *(_plain(end, text) for end in ends)), (names[unit], *map(_order, ends)))
        )
    labels = ("cover_first", "cover_last", "rate_first", "rate_last")
    numbers = [Column(text(f"model.columns.{name}"), numeric=True) for name in labels]
    return table_source([Column(text("common.region")), *numbers], rows, text("model.follow"))


def unit_ends(found: Estimate, number: int) -> tuple[float, float, float, float]:
    """The first and last known coverage in per cent, and the first and last known quarterly rate."""
    panel = found.panel
    cover = panel.coverage[number] * 100
    pairs = zip(panel.events[number].tolist(), panel.exposure[number].tolist(), strict=True)
    rate = [events / children * PER if children > 0 else nan for events, children in pairs]
    return *_ends(cover.tolist()), *_ends(rate)


def way_name(text: Texts, row: Specification, request: ModelRequest) -> str:
    """The name of one way; the chosen estimate is marked."""
    name = text(f"model.spec.{row.name}")
    return f"{name} ({text('model.main')})" if is_main(row, request) else name


def is_main(row: Specification, request: ModelRequest) -> bool:
    """Whether a row of the table is the chosen estimate itself."""
    return row.name == f"lag_{request.lag}"


def chart_table(text: Texts, request: ModelRequest) -> pd.DataFrame:
    """The specifications as the forest plot reads them, the chosen one first."""
    import pandas as pd

    rows = sorted(checks_of(request).specifications, key=lambda row: not is_main(row, request))
    return pd.DataFrame(
        {
            "code": [row.name for row in rows],
            "name": [text(f"model.spec.{row.name}") for row in rows],
            "value": [row.percent for row in rows],
            "lower": [row.lower for row in rows],
            "upper": [row.upper for row in rows],
            "is_main": [is_main(row, request) for row in rows],
            "reason": [reason_words(text, row) for row in rows],
        }
    )


def reason_words(text: Texts, row: Specification) -> str:
    """Why a way says nothing; empty where it does."""
    return "" if row.reason is None else text(f"model.reason_short.{row.reason}")


def _ways(text: Texts, rows: Sequence[Specification], request: ModelRequest, caption: str) -> str:
    made = [
        Row(
            "",
            (
                way_name(text, row, request),
                _signed(row.percent, text) if row.reason is None else reason_words(text, row),
                interval_words(row.lower, row.upper, text),
                _plain(row.probability * 100, text),
                str(row.units),
                str(row.quarters),
            ),
            (
                way_name(text, row, request),
                *map(_order, (row.percent, row.lower, row.probability)),
                float(row.units),
                float(row.quarters),
            ),
        )
        for row in rows
    ]
    names = ("name", "percent", "interval", "probability", "units", "quarters")
    return table_source(_columns(text, *names), made, caption)


def _columns(text: Texts, *names: str) -> list[Column]:
    return [Column(text(f"model.columns.{name}"), numeric=name in NUMBERS) for name in names]


def _ends(figures: list[float]) -> tuple[float, float]:
    known = [figure for figure in figures if not isnan(figure)] or [nan]
    return known[0], known[-1]


def _signed(figure: float, text: Texts) -> str:
    return "–" if isnan(figure) else format_signed(figure, text.language, 1)


def _plain(figure: float, text: Texts) -> str:
    return "–" if isnan(figure) else format_number(figure, text.language, 1)


def _order(figure: float) -> float | None:
    return None if isnan(figure) else figure
