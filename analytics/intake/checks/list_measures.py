"""Measures of the Regional Plan: what their state says and what their date and evidence say."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.list_rows import each_row, words_of
from analytics.intake.list_checks import day_of
from analytics.intake.list_dates import date_words
from analytics.intake.localized_values import name_values

LIST = "plan_measure"
DONE = "done"


def measures_done_are_dated(context: ReturnContext) -> Iterable[Finding]:
    """A warning on a measure that is done, and nobody says when."""
    for listed, row in each_row(context, LIST):
        if row.values.get("state") == DONE and day_of(row, "done_on") is None:
            yield listed.finding("measure_done_undated", "warning", row, "done_on", words_of(row, "measure"))


def measures_with_a_day_are_done(context: ReturnContext) -> Iterable[Finding]:
    """A warning on a measure that has the day on which it was done, and is not done."""
    for listed, row in each_row(context, LIST):
        day, state = day_of(row, "done_on"), row.values.get("state")
        if day is not None and state is not None and state != DONE:
            choices = next(column.choices for column in listed.list_form.columns if column.code == "state")
            names = {choice.code: choice.name for choice in choices}
            words = name_values("state", names[str(state)])
            yield listed.finding("measure_dated_undone", "warning", row, "done_on", date_words(day), **words)


def measures_done_have_evidence(context: ReturnContext) -> Iterable[Finding]:
    """A note on a measure that is done without a word of what shows it."""
    for listed, row in each_row(context, LIST):
        if row.values.get("state") == DONE and not words_of(row, "evidence"):
            yield listed.finding(
                "measure_without_evidence", "note", row, "evidence", words_of(row, "measure")
            )
