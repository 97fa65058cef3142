"""The returns of one table, checked: against the store, and against the rest of the same file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.intake.batch import Draft, Finding, Reading
from analytics.intake.checks import Known
from analytics.intake.tables import RegionFigures
from analytics.periods import Period
from analytics.store.journal import Journal
from analytics.submission.drafting import make_draft
from analytics.submission.known import known
from analytics.submission.table_screen import need_checks

# With more returns than this a table is a history that is carried over: its returns are checked in
# themselves and against the quarter before, and not against six years of figures for each of them.
MOST_WITH_HISTORY = 120
# The file as a whole is held against its name once, not once for each of its returns.
SAID_OF_THE_FILE = frozenset({"period_differs_from_file_name"})
NOT_KNOWN = Known()

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FileFigures:
    """The numbers of a file by region and period, and by period and region."""

    by_region: Mapping[str, Mapping[Period, Figures]]
    by_period: Mapping[Period, Mapping[str, Figures]]


def is_history(returns: Sequence[RegionFigures]) -> bool:
    """Whether a table holds so many returns that they are not each held against their history."""
    return len(returns) > MOST_WITH_HISTORY


def history_note(returns: Sequence[RegionFigures]) -> Finding:
    """The note that says so."""
    return Finding("table_without_history", "note", given=str(len(returns)), expected=str(MOST_WITH_HISTORY))


def returns_to_check(returns: Sequence[RegionFigures], today: dt.date) -> list[bool]:
    """For each return whether it goes through the checks: all of them, but for a long history."""
    return need_checks(returns, today) if is_history(returns) else [True] * len(returns)


def checked_drafts(
    journal: Journal,
    reading: Reading,
    form_code: str,
    returns: Sequence[RegionFigures],
    today: dt.date,
    marks: Sequence[bool],
) -> Iterator[Draft]:
    """One draft a region and period, in their order, with the findings of all checks.

    Args:
        journal: where earlier quarters and other returns are looked up.
        reading: of the file.
        form_code: under which the returns are stored.
        returns: the figures by region and period.
        today: the day on which the file came in.
        marks: the returns in which a check could find something, as :func:`returns_to_check` gives.
    """
    history = is_history(returns)
    of_file = _figures_of_file(returns) if any(marks) else FileFigures({}, {})
    for each, checked in zip(returns, marks, strict=True):
        if not checked:
            yield _unchecked(reading, form_code, each, today)
            continue
        if history:
            stored = _with_quarter_before(each, of_file)
        else:
            stored = _with_file(known(journal, each.region_code, each.period), each, of_file)
        read = replace(
            reading,
            form_code=form_code,
            observations=tuple(each.observations.values()),
            findings=tuple(each.findings),
            tables=(),
        )
        draft = make_draft(read, each.region_code, each.period, today, journal, stored)
        if any(finding.code in SAID_OF_THE_FILE for finding in draft.findings):
            kept = tuple(finding for finding in draft.findings if finding.code not in SAID_OF_THE_FILE)
            draft = replace(draft, findings=kept)
        yield draft


def _unchecked(reading: Reading, form_code: str, figures: RegionFigures, today: dt.date) -> Draft:
    """The draft of a return in which no check can find anything."""
    return Draft(
        form_code=form_code,
        region_code=figures.region_code,
        period=figures.period,
        observations=tuple(figures.observations.values()),
        file_name=reading.file_name,
        sha256=reading.sha256,
        source=reading.file_name,
        received_on=today.isoformat(),
    )


def _figures_of_file(returns: Sequence[RegionFigures]) -> FileFigures:
    by_region: dict[str, dict[Period, Figures]] = {}
    by_period: dict[Period, dict[str, Figures]] = {}
    for each in returns:
        figures = {
            code: observation.value
            for code, observation in each.observations.items()
            if observation.value is not None
        }
        by_region.setdefault(each.region_code, {})[each.period] = figures
        by_period.setdefault(each.period, {})[each.region_code] = figures
    return FileFigures(by_region, by_period)


def _with_file(stored: Known, figures: RegionFigures, of_file: FileFigures) -> Known:
    """What is stored, with what the same file says of earlier quarters and of other regions."""
    own = {code: dict(series) for code, series in stored.own.items()}
    for period, values in of_file.by_region[figures.region_code].items():
        if period < figures.period:
            for code, value in values.items():
                own.setdefault(code, {})[period] = value
    others = {code: dict(values) for code, values in stored.others.items()}
    for region_code, values in of_file.by_period[figures.period].items():
        if region_code != figures.region_code:
            others.setdefault(region_code, {}).update(values)
    return replace(stored, own=own, others=others)


def _with_quarter_before(figures: RegionFigures, of_file: FileFigures) -> Known:
    before = figures.period.shift(-1)
    values = of_file.by_region[figures.region_code].get(before)
    if not values:
        return NOT_KNOWN
    return Known(own={code: {before: value} for code, value in values.items()})
