"""What came after the events as an Excel workbook: reach and change of each region, with what is said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from analytics.charts.rows import number_or_none
from analytics.measures.events_after import After, AfterRequest
from analytics.periods import QUARTERS_IN_YEAR
from analytics.text import Texts
from analytics.text.numbers import format_date
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.events_filters import period_words
from pages.shared.known_on import known_day
from pages.shared.widgets import excel_button


def after_excel(text: Texts, answer: After, names: Mapping[str, str], axes: tuple[str, str]) -> None:
    """A button that gives both sides of every region as a workbook."""
    request = answer.request
    name = f"events_{request.period}_{request.indicator_code}_{request.after}_{request.borders}.xlsx"
    excel_button(text("downloads.excel"), partial(after_workbook, text, answer, names, axes), name)


def after_workbook(text: Texts, answer: After, names: Mapping[str, str], axes: tuple[str, str]) -> bytes:
    """One sheet: a row a region with reach, change, its limits and verdict, or why there is none."""
    from analytics.reports.sheets import Column, Sheet, table_workbook
    from analytics.sentences.events import after_sentences

    columns = [
        Column(text("common.region")),
        Column(text("events.totals.events"), "number"),
        Column(text(f"events.totals.{answer.request.reached}"), "number"),
        Column(text("events.after.population"), "number"),
        Column(axes[0], "number", 1, width=28),
        Column(axes[1], "signed", 1, width=28),
        Column(text("workbook.columns.lower", confidence="95"), "signed", 1),
        Column(text("workbook.columns.upper", confidence="95"), "signed", 1),
        Column(text("events.after.verdict")),
        Column(text("events.after.why_not")),
    ]
    fields = ("events", "persons", "population", "x", "y", "y_lower", "y_upper")
    rows = [
        [
            names[row["region_code"]],
            *(number_or_none(row[name]) for name in fields),
            *_verdict(text, row),
        ]
        for row in answer.table.to_dict("records")
    ]
    request = answer.request
    synthetic = answer.table["origin"].isin(["synthetic", "mixed"]).any()
    sheet = Sheet(
        name=text("workbook.table_sheet"),
        title=" × ".join(axes),
        columns=columns,
        rows=rows,
        head=_head(text, request),
        alarm=text("origins.synthetic") if synthetic else "",
        notes=[*after_sentences(answer, names, text), text("events.after.caveat")],
    )
    return table_workbook([sheet], sheet.title)


def _head(text: Texts, request: AfterRequest) -> list[tuple[str, str]]:
    """Which periods, borders and indicator, and as known when."""
    indicator = data.catalogue().indicators[request.indicator_code]
    after = request.after
    words = period_label(after.year, after.quarter, "quarter", text.language)
    if after == request.period.shift(QUARTERS_IN_YEAR):
        words = period_words(text, str(after))
    head = [
        (text("workbook.period"), period_words(text, str(request.period))),
        (text("events.after.period"), words),
        (text("workbook.borders"), text(f"borders.name.{request.borders}")),
        (text("compare.indicator"), f"{indicator.code} · {indicator.name[text.language]}"),
    ]
    if request.moment is not None:
        head.append((text("known_on.label"), format_date(known_day(request.moment), text.language)))
    return head


def _verdict(text: Texts, row: Mapping[Any, Any]) -> list[str]:
    """How the change is judged, and why there is no reach."""
    reason = text(f"events.after.reasons.{row['reason']}") if row["reason"] else ""
    if number_or_none(row["y"]) is None:
        return ["", reason]
    judged = row["verdict"] if isinstance(row["verdict"], str) else "not_judged"
    return [text(f"verdicts.{judged}"), reason]
