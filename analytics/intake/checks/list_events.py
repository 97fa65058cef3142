"""Events: whom they reached, and what they were."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.batch import Finding
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.list_rows import each_row, number_of, words_of
from analytics.intake.figures import number_words

LIST = "event"
# Specialists meet, study or publish: nobody is to be counted there.
WITHOUT_AUDIENCE = frozenset({"round_table", "experience", "outreach"})


def registered_are_among_the_children(context: ReturnContext) -> Iterable[Finding]:
    """An error where more children on the register took part than children at all."""
    for listed, row in each_row(context, LIST):
        children, registered = number_of(row, "children"), number_of(row, "registered_children")
        if children is not None and registered is not None and registered > children:
            yield listed.finding(
                "event_registered_exceed",
                "error",
                row,
                "registered_children",
                number_words(registered),
                children=number_words(children),
                other_cell=row.cells.get("children", ""),
            )


def events_reach_somebody(context: ReturnContext) -> Iterable[Finding]:
    """A note on an event for children or parents at which nobody is counted."""
    for listed, row in each_row(context, LIST):
        reached = [number_of(row, column) for column in ("children", "registered_children", "parents")]
        if not any(reached) and row.values.get("kind") not in WITHOUT_AUDIENCE:
            yield listed.finding("event_nobody_reached", "note", row, "children", words_of(row, "title"))


def other_events_are_explained(context: ReturnContext) -> Iterable[Finding]:
    """A note on an event of the kind «other» of which the note does not say what it was."""
    for listed, row in each_row(context, LIST):
        if row.values.get("kind") == "other" and not words_of(row, "note"):
            yield listed.finding("event_other_unexplained", "note", row, "note", words_of(row, "title"))
