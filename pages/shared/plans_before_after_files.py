"""The cases before and after as a workbook: rates, ratios with limits, who was compared, the caveats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Final

from analytics.measures.before_after import BeforeAfterRequest, Case
from analytics.reports.sheets import Cell, Column, Sheet, table_workbook
from analytics.sentences import before_after as told
from analytics.statistics.before_after import Ratio
from analytics.text import Texts
from analytics.text.numbers import join_names
from pages.shared import plans_words as words
from pages.shared.plans_before_after_table import case_cells
from pages.shared.plans_view import PlansView, names_of, origins_of, workbook_head

RATIOS: Final = ("own", "others", "relative")
WORDS: Final = ("compared", "with_measure", "without_list", "without_figures")


def before_after_workbook(
    text: Texts, view: PlansView, request: BeforeAfterRequest, cases: Sequence[Case]
) -> bytes:
    """One row a case, with every region that was compared or not, and the caveats under the table."""
    names = names_of(view, text.language, short=False)
    title = f"{text('plans.sheets.before_after')}: {words.indicator_words(text, request.indicator_code)}"
    sheet = Sheet(
        name=text("plans.sheets.before_after"),
        title=title,
        head=[
            *workbook_head(text, view),
            (text("before_after.event"), text(f"before_after.events.{request.event}")),
        ],
        alarm=text("origins.synthetic") if "synthetic" in origins_of(view) else "",
        columns=_columns(text),
        rows=[_row(text, case, names, request.indicator_code) for case in cases],
        notes=[
            told.summary_sentence(tuple(cases), text),
            *(text(f"before_after.caveats.{name}") for name in told.CAVEATS),
        ],
    )
    return table_workbook([sheet], title)


def _columns(text: Texts) -> list[Column]:
    ends = (text("compare.columns.lower"), text("compare.columns.upper"))
    ratios = [
        Column(name, "signed", 1)
        for one in RATIOS
        for name in (
            text(f"before_after.columns.{one}"),
            *(f"{text(f'before_after.columns.{one}')}: {end}" for end in ends),
        )
    ]
    return [
        *(Column(text(f"before_after.columns.{name}")) for name in ("region", "quarter")),
        *(
            Column(text(f"before_after.columns.{name}"), "number", 2)
            for name in ("rate_before", "rate_after")
        ),
        *ratios,
        Column(text("before_after.columns.verdict")),
        *(Column(text(f"before_after.sheet.{name}")) for name in WORDS),
    ]


def _row(text: Texts, case: Case, names: Mapping[str, str], indicator_code: str) -> list[Cell]:
    cells = case_cells(text, case, names, indicator_code)
    answer = case.answer
    ratios = [
        number for one in RATIOS for number in _percents(None if answer is None else getattr(answer, one))
    ]
    return [
        cells["region"],
        cells["quarter"],
        _number(case.rate_before),
        _number(case.rate_after),
        *ratios,
        cells["verdict"],
        *(join_names([names[code] for code in getattr(case, name)], text.language) for name in WORDS),
    ]


def _percents(ratio: Ratio | None) -> list[float | None]:
    """A ratio and its limits as changes in per cent."""
    if ratio is None:
        return [None, None, None]
    return [_number((end - 1) * 100) for end in (ratio.value, ratio.lower, ratio.upper)]


def _number(value: float) -> float | None:
    return value if isfinite(value) else None
