"""Cases before and after as a table: rates on both sides, the region, the others, how far they lie apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from analytics.charts.rows import number_or_none
from analytics.measures.before_after import Case
from analytics.periods import Period
from analytics.sentences import before_after as told
from analytics.text import Texts
from analytics.text.numbers import format_number
from analytics.text.periods import period_short
from pages.shared.shown_as import shown_as
from pages.shared.tables import Column, Row, table_source

COLUMNS: Final = (
    "region",
    "quarter",
    "measures",
    "rate_before",
    "rate_after",
    "own",
    "others",
    "relative",
    "verdict",
)
NUMERIC: Final = ("measures", "rate_before", "rate_after", "own", "others", "relative")


def cases_source(text: Texts, cases: Sequence[Case], names: Mapping[str, str], indicator_code: str) -> str:
    """The cases as text for the screen; a click gives the code of the case."""
    columns = [Column(text(f"before_after.columns.{name}"), name in NUMERIC) for name in COLUMNS]
    rows = [_row(text, case, names, indicator_code) for case in cases]
    return table_source(columns, rows, text("before_after.forest"))


def case_cells(text: Texts, case: Case, names: Mapping[str, str], indicator_code: str) -> dict[str, str]:
    """A case in words, by the names of the columns."""
    shown = shown_as(text, indicator_code)
    rates = {
        name: "" if (value := number_or_none(getattr(case, name))) is None else shown.number(value)
        for name in ("rate_before", "rate_after")
    }
    answer = case.answer
    ratios = {
        name: "" if answer is None else told.percent_words(getattr(answer, name), text)
        for name in ("own", "others", "relative")
    }
    return {
        "region": names[case.region_code],
        "quarter": told.quarter_words(case, text),
        "measures": format_number(len(case.measures), text.language),
        **rates,
        **ratios,
        "verdict": told.reason_words(case, text) or text(f"before_after.verdicts.{told.verdict_code(case)}"),
    }


def index_source(text: Texts, case: Case, names: tuple[str, str]) -> str:
    """The quarters of a case, each line in per cent of its own mean before."""
    columns = [Column(text("before_after.columns.quarter")), *(Column(name, True) for name in names)]
    rows = []
    for period, *figures in case.index:
        one = Period.parse(period)
        known = [number_or_none(figure) for figure in figures]
        cells = ["" if figure is None else format_number(figure, text.language, 1) for figure in known]
        words = (period_short(one.year, one.quarter, text.language), *cells)
        rows.append(Row("", words, (period, *known)))
    return table_source(columns, rows, text("before_after.one_case"))


def _row(text: Texts, case: Case, names: Mapping[str, str], indicator_code: str) -> Row:
    cells = case_cells(text, case, names, indicator_code)
    answer = case.answer
    ratios = [None if answer is None else number_or_none(getattr(answer, name).value)
              for name in ("own", "others", "relative")]  # fmt: skip
    order = (
        cells["region"],
        str(case.quarter),
        float(len(case.measures)),
        number_or_none(case.rate_before),
        number_or_none(case.rate_after),
        *ratios,
        cells["verdict"],
    )
    return Row(case.code, tuple(cells[name] for name in COLUMNS), order)
