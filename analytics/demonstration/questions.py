"""What the checks ask about the last quarter of the demonstration, and what the regions answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analytics.catalogue import load_catalogue
from analytics.demonstration.behaviour import Answers
from analytics.intake import ReturnContext, check_return
from analytics.intake.batch import Draft, Reading
from analytics.intake.checks import Known
from analytics.intake.checks.history import YEARS_BACK
from analytics.periods import QUARTERS_IN_YEAR, Period
from analytics.regions import borders_of, load_regions

if TYPE_CHECKING:
    from analytics.store.journal import Journal

Own = dict[str, dict[Period, float]]


def with_questions(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The returns; those of the last quarter with what the checks find in them.

    The returns before it came in full, as if their questions had been settled long ago.
    """
    last = max(draft.period for draft in drafts)
    figures = _figures(drafts, last)
    return tuple(_asked(draft, figures) if draft.period == last else draft for draft in drafts)


def answer_some(journal: Journal, answers: Answers, actor: str) -> int:
    """Answer every so many questions of the demonstration with its phrases, in turn; the number answered."""
    table = journal.table("measures/questions", period=None)
    chosen = list(zip(table["batch_id"], table["position"], strict=True))[:: answers.every]
    for place, (batch_id, position) in enumerate(chosen):
        phrase = answers.phrases[place % len(answers.phrases)]
        journal.answer(int(batch_id), int(position), phrase, actor)
    return len(chosen)


def _figures(drafts: Sequence[Draft], last: Period) -> dict[str, Own]:
    """The reported figures that checks may look back to, by region, indicator and period."""
    first = last.shift(-YEARS_BACK * QUARTERS_IN_YEAR - 1)
    found: dict[str, Own] = {}
    for draft in drafts:
        if draft.period >= first:
            own = found.setdefault(draft.region_code, {})
            for one in draft.observations:
                if one.value is not None:
                    own.setdefault(one.indicator_code, {})[draft.period] = one.value
    return found


def _asked(draft: Draft, figures: dict[str, Own]) -> Draft:
    catalogue, regions = load_catalogue(), load_regions()
    stored = _known(draft, figures)
    context = ReturnContext(
        reading=Reading(draft.file_name, "", 0, draft.form_code, (), draft.observations, ()),
        form=catalogue.form(draft.form_code),
        region_code=draft.region_code,
        period=draft.period,
        today=dt.date.fromisoformat(str(draft.received_on)),
        catalogue=catalogue,
        regions=regions,
        previous=stored.at(draft.period.shift(-1)),
        known=stored,
    )
    return replace(draft, findings=tuple(check_return(context)))


def _known(draft: Draft, figures: dict[str, Own]) -> Known:
    """What a store would know as the return came: the region's own past and the others' figures."""
    period = draft.period
    return Known(
        own=figures[draft.region_code],
        others={
            region: {code: series[period] for code, series in own.items() if period in series}
            for region, own in figures.items()
            if region != draft.region_code
        },
        children=_children(draft.region_code, period),
    )


def _children(region_code: str, period: Period) -> float | None:
    figure = load_regions().population(region_code, borders_of(period), period.year, "children_0_17")
    return None if figure is None else float(figure.persons)
