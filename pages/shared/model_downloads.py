"""Excel and pictures of the model, built when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from analytics.charts.theme import Figure
from analytics.measures.model import ModelRequest
from analytics.periods import Period
from analytics.reports.sheets import Cell, Column, Sheet, table_workbook
from analytics.sentences.model import conclusion_sentence, estimate_sentence, power_sentence
from analytics.statistics.specifications import Specification
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.model_answer import checks_of, estimate_of
from pages.shared.model_tables import reason_words, unit_names, way_name
from pages.shared.widgets import excel_button, picture_button, theme

CAVEATS = ("ecological", "attendance", "policing", "placement", "trends", "twice", "definitions")


def excel_download(text: Texts, request: ModelRequest) -> None:
    """A button that gives all tables of the model, its sentences and its caveats as a workbook."""
    excel_button(text("downloads.excel"), partial(model_workbook, text, request), f"{_name(request)}.xlsx")


def picture_download(text: Texts, request: ModelRequest, draw: Callable[[], Figure], kind: str) -> None:
    """A button that gives one chart as a picture with what these data could detect below its title."""
    file_name = f"{_name(request)}_{kind}.png"
    picture_button(text("downloads.picture"), partial(_png, text, request, draw), file_name)


def heading_words(text: Texts, request: ModelRequest) -> tuple[str, str]:
    """The title, the events, and the line below it: coverage and quarters."""
    indicators = data.catalogue().indicators
    ends = [
        period_label(end.year, end.quarter, "quarter", text.language) for end in (request.first, request.last)
    ]
    coverage = indicators[request.coverage_code].name[text.language]
    return indicators[request.events_code].name[text.language], f"{coverage} · {' – '.join(ends)}"


def lead_words(text: Texts, request: ModelRequest) -> list[str]:
    """The estimate, what could be detected, and what may be said; never one without the others."""
    found, beside = estimate_of(request).association, checks_of(request)
    return [
        estimate_sentence(found, text),
        power_sentence(beside, text),
        conclusion_sentence(found, beside, text),
    ]


def caveat_words(text: Texts) -> list[str]:
    """What no estimate of this kind can say."""
    return [text(f"model.caveat.{name}") for name in CAVEATS]


def model_workbook(text: Texts, request: ModelRequest) -> bytes:
    """Five sheets: the ways with sentences and caveats, power, later coverage, regions left out, the data."""
    beside = checks_of(request)
    title, subtitle = heading_words(text, request)
    alarm = text("origins.synthetic") if "synthetic" in estimate_of(request).origins else ""

    def sheet(
        name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], notes: Sequence[str] = ()
    ) -> Sheet:
        head = [(text("model.coverage"), subtitle)]
        return Sheet(text(f"model.sheets.{name}"), title, columns, rows, head, alarm, notes=notes)

    notes = [*lead_words(text, request), *caveat_words(text)]
    found = beside.power
    powers = list(zip((0.0, *found.effects), (found.false_alarms, *found.found), strict=True))
    names = unit_names(text)
    left = zip(beside.left_out.units, beside.left_out.percent_without, strict=True)
    ways = _way_columns(text)
    return table_workbook(
        [
            sheet("ways", ways, _ways(text, beside.specifications, request), notes),
            sheet("power", _numbers(text, "effect", "found"), [(e, s * 100) for e, s in powers]),
            sheet("leads", ways, _ways(text, beside.falsification.leads, request)),
            sheet(
                "left_out",
                [Column(text("common.region")), *_numbers(text, "without")],
                [(names[unit], percent) for unit, percent in left],
            ),
            sheet("data", _data_columns(text), _data_rows(text, request)),
        ],
        title,
    )


def _way_columns(text: Texts) -> list[Column]:
    return [
        Column(text("model.columns.name")),
        *_numbers(text, "percent", "lower", "upper", "probability"),
        *(Column(text(f"model.columns.{name}"), "number") for name in ("units", "quarters")),
    ]


def _ways(text: Texts, rows: Sequence[Specification], request: ModelRequest) -> list[list[Cell]]:
    return [
        [
            way_name(text, row, request),
            row.percent if row.reason is None else reason_words(text, row),
            row.lower,
            row.upper,
            row.probability * 100,
            row.units,
            row.quarters,
        ]
        for row in rows
    ]


def _numbers(text: Texts, *names: str) -> list[Column]:
    return [Column(text(f"model.columns.{name}"), "number", 1) for name in names]


def _data_columns(text: Texts) -> list[Column]:
    return [
        Column(text("common.region")),
        Column(text("model.columns.period")),
        *(Column(text(f"model.columns.{name}"), "number") for name in ("events", "exposure")),
        *_numbers(text, "cover"),
    ]


def _data_rows(text: Texts, request: ModelRequest) -> list[list[Cell]]:
    panel, names = estimate_of(request).panel, unit_names(text)
    return [
        [
            names[unit],
            str(Period.from_key(key)),
            float(panel.events[row, column]),
            float(panel.exposure[row, column]),
            float(panel.coverage[row, column]) * 100,
        ]
        for row, unit in enumerate(panel.units)
        for column, key in enumerate(panel.periods)
    ]


def _png(text: Texts, request: ModelRequest, draw: Callable[[], Figure]) -> bytes:
    from analytics.reports.figure import figure_png

    title, subtitle = heading_words(text, request)
    told = " ".join([f"{subtitle.rstrip('.')}.", *lead_words(text, request)])
    origins = "; ".join(text(f"origins.{origin}") for origin in estimate_of(request).origins)
    return figure_png(draw(), title, told, f"{text('common.app_name')} · {origins}", theme())


def _name(request: ModelRequest) -> str:
    """A file name that says what is in it, in letters that every system takes."""
    codes = f"{request.coverage_code}_{request.events_code}_lag{request.lag}"
    return f"{codes}_{request.first}-{request.last}"
