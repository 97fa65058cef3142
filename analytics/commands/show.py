"""The command ``show``: the table of the Compare page, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from analytics.catalogue import load_catalogue
from analytics.commands.requests import ShowRequest
from analytics.commands.results import ACCEPTED, WRONG_USE, CommandResult
from analytics.measures.basis import Measure, bases_of
from analytics.measures.comparison import Comparison, ComparisonRequest, comparison
from analytics.periods import Period
from analytics.regions import BORDERS, BordersTooFine, borders_of, load_regions
from analytics.text import texts

if TYPE_CHECKING:
    from analytics.store.journal import Journal

COLUMNS = [
    "region_code",
    "region",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "verdict",
    "batch",
    "sheet",
    "cell",
]


def show(journal: Journal, request: ShowRequest) -> CommandResult:
    """The comparison of all regions by one indicator, in the columns of ``COLUMNS``.

    A wrong indicator, period, basis or borders gives exit code 2 and a sentence.
    """
    try:
        wanted = _comparison_request(request)
    except ValueError as error:
        return CommandResult(WRONG_USE, message=str(error))
    try:
        answer = comparison(journal, load_catalogue(), load_regions(), wanted)
    except BordersTooFine:
        text = texts(request.language)
        message = text("commands.show.borders_too_fine", period=request.period, borders=wanted.borders)
        return CommandResult(WRONG_USE, message=message)
    rows = _rows(answer, wanted, request)
    return CommandResult(ACCEPTED, columns=COLUMNS, rows=rows, notes=_notes(answer, request))


def _comparison_request(request: ShowRequest) -> ComparisonRequest:
    text = texts(request.language)
    catalogue = load_catalogue()
    indicator = catalogue.indicators.get(request.indicator_code)
    if indicator is None:
        raise ValueError(text("commands.show.unknown_indicator", code=request.indicator_code))
    try:
        period = Period.parse(request.period)
    except ValueError as error:
        raise ValueError(text("commands.wrong_period", given=request.period)) from error
    available = bases_of(catalogue, indicator)
    basis = request.basis or available[0]
    if basis not in available:
        raise ValueError(text("commands.show.no_such_basis", code=indicator.code, bases=", ".join(available)))
    borders = request.borders or borders_of(period)
    if borders not in BORDERS:
        raise ValueError(text("commands.show.no_such_borders", given=borders))
    measure = request.measure if indicator.has_rate else "count"
    return ComparisonRequest(indicator.code, period, basis, borders, cast("Measure", measure))


def _rows(answer: Comparison, wanted: ComparisonRequest, request: ShowRequest) -> list[list[Any]]:
    names = {
        region.code: region.name[request.language] for region in load_regions().in_borders(wanted.borders)
    }
    records = answer.table.astype(object).where(answer.table.notna(), None).to_dict("records")
    return [
        [
            record["region_code"],
            names[str(record["region_code"])],
            record["value"],
            record["numerator"],
            record["denominator"],
            record["lower"],
            record["upper"],
            record["verdict"],
            record["batch_ids"],
            record["sheets"],
            _cells(record["sheets"], record["cells"]),
        ]
        for record in records
    ]


def _cells(sheets: str | None, cells: str | None) -> str | None:
    """The cells without their sheet where there is only one, for the sheet has its own column."""
    if cells is None or sheets is None or ";" in sheets:
        return cells
    return cells.replace(f"{sheets}!", "")


def _notes(answer: Comparison, request: ShowRequest) -> list[str]:
    text = texts(request.language)
    notes = []
    if answer.table["origin"].isin(["synthetic", "mixed"]).any():
        notes.append(text("origins.synthetic"))
    if answer.missing:
        notes.append(text("commands.show.missing", codes=", ".join(answer.missing), n=len(answer.missing)))
    return notes
