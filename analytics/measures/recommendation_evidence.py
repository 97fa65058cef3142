"""What the states of recommendations rest on: figures, lists, returns, changes and targets, read at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.catalogue.recommendation_records import (
    Condition,
    InTime,
    KindsPresent,
    NothingOverdue,
    NotWorse,
    Reconciled,
    Returned,
    Rows,
    TargetReached,
    TookPlace,
)
from analytics.catalogue.reconciliation import SharedFact, load_shared_facts
from analytics.catalogue.records import Catalogue
from analytics.catalogue.targets import Targets
from analytics.measures.recommendation_changes import Key, TestedChange, tested_changes
from analytics.measures.targets import known_targets
from analytics.periods import Period
from analytics.regions import Regions
from analytics.regions.borders import BordersTooFine

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

ListedRow = Mapping[Any, Any]


class Figure(NamedTuple):
    """A reported figure; ``value`` is ``None`` where the cell holds no number."""

    value: float | None
    origin: str


class Received(NamedTuple):
    """A return that counts."""

    batch_id: int
    period: Period
    origin: str


@dataclass(frozen=True)
class Evidence:
    """All that conditions ask of, by reporting unit or region of the borders, and by period."""

    catalogue: Catalogue
    regions: Regions
    borders: int
    today: dt.date
    facts: Mapping[str, SharedFact]
    targets: Targets
    figures: Mapping[tuple[str, str, int], Figure]
    received: Mapping[tuple[str, str, int], Received]
    rows: Mapping[tuple[int, str], Sequence[ListedRow]]
    changes: Mapping[Key, TestedChange]
    first_key: int
    _members: dict[tuple[str, Period], tuple[str, ...]] = field(default_factory=dict)

    def members(self, region_code: str, period: Period) -> tuple[str, ...]:
        """The reporting units of a region in a period; none where its land was another one."""
        key = (region_code, period)
        if key not in self._members:
            try:
                self._members[key] = self.regions.members(region_code, self.borders, period)
            except BordersTooFine:
                self._members[key] = ()
        return self._members[key]

    def figure(self, unit_code: str, indicator_code: str, period: Period) -> Figure | None:
        """A reported figure, or ``None`` where no return has the cell."""
        return self.figures.get((unit_code, indicator_code, period.key))

    def return_of(self, form_code: str, unit_code: str, period: Period) -> Received | None:
        """The return of exactly this period."""
        return self.received.get((form_code, unit_code, period.key))

    def last_of_year(self, form_code: str, unit_code: str, period: Period) -> Received | None:
        """The last return of the year up to a period: lists say everything since 1 January anew."""
        for key in range(period.key, Period(period.year, 1).key - 1, -1):
            found = self.received.get((form_code, unit_code, key))
            if found is not None:
                return found
        return None

    def forms_of(self, list_code: str) -> tuple[str, ...]:
        """The forms in which a list is returned."""
        forms = self.catalogue.forms.values()
        return tuple(one.code for one in forms if any(each.code == list_code for each in one.lists))


def read_evidence(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    conditions: Sequence[Condition],
    periods: Sequence[Period],
    borders: int,
    today: dt.date,
) -> Evidence:
    """Everything that some conditions need in some periods: a handful of queries, however many there are."""
    facts = {fact.code: fact for fact in load_shared_facts()}
    codes = tuple(dict.fromkeys(code for one in conditions for code in _reported(one, facts)))
    forms = tuple(dict.fromkeys(code for one in conditions for code in _forms(one, catalogue)))
    tested = tuple(dict.fromkeys(code for one in conditions for code in _tested(one)))
    first, last = Period(periods[0].year, 1), periods[-1]
    needed = sorted({*periods, *_before(periods), *_deadlines(conditions), *_earlier(journal, conditions)})
    received, rows = _lists(journal, forms, str(first), str(last))
    return Evidence(
        catalogue=catalogue,
        regions=regions,
        borders=borders,
        today=today,
        facts=facts,
        targets=known_targets(journal, catalogue, regions),
        figures=_figures(journal, regions, codes, needed),
        received=received,
        rows=rows,
        changes=tested_changes(journal, catalogue, regions, tested, periods, borders),
        first_key=needed[0].key,
    )


def indicators_of(condition: Condition, facts: Mapping[str, SharedFact]) -> tuple[str, ...]:
    """The indicators of a condition, in its order."""
    match condition:
        case NotWorse(indicator=code):
            return (code,)
        case Reconciled(facts=codes):
            return tuple(side for code in codes for side in (facts[code].police, facts[code].education))
        case Rows() | KindsPresent() | NothingOverdue() | Returned():
            return ()
    return condition.indicators


def forms_of_terms(catalogue: Catalogue, indicator_code: str) -> tuple[str, ...]:
    """The forms in which the terms of an indicator's value stand."""
    known = catalogue.indicators
    terms = (*known[indicator_code].numerator, *known[indicator_code].denominator)
    return tuple(dict.fromkeys(form for term in terms for form in known[term].forms))


def _reported(condition: Condition, facts: Mapping[str, SharedFact]) -> tuple[str, ...]:
    is_summed = isinstance(condition, TookPlace | InTime | Reconciled)
    return indicators_of(condition, facts) if is_summed else ()


def _tested(condition: Condition) -> tuple[str, ...]:
    return indicators_of(condition, {}) if isinstance(condition, NotWorse | TargetReached) else ()


def _forms(condition: Condition, catalogue: Catalogue) -> tuple[str, ...]:
    if isinstance(condition, Returned):
        return condition.forms
    if isinstance(condition, NotWorse | TargetReached):
        return tuple(
            form for code in indicators_of(condition, {}) for form in forms_of_terms(catalogue, code)
        )
    if isinstance(condition, Rows | KindsPresent | NothingOverdue):
        listed = (one for one in catalogue.forms.values() if one.lists)
        return tuple(one.code for one in listed if condition.list_code in {each.code for each in one.lists})
    return ()


def _before(periods: Iterable[Period]) -> Iterator[Period]:
    """The quarters of the same years before those."""
    return (Period(period.year, quarter) for period in periods for quarter in range(1, period.quarter))


def _deadlines(conditions: Iterable[Condition]) -> Iterator[Period]:
    return (Period.containing(one.due_on) for one in conditions if isinstance(one, InTime))


def _earlier(journal: Journal, conditions: Iterable[Condition]) -> tuple[Period, ...]:
    """All periods with figures, where a condition asks for the last one that is known."""
    if not any(isinstance(one, TookPlace) and one.basis == "last_known" for one in conditions):
        return ()
    return tuple(
        Period.from_key(int(key)) for key in journal.table("measures/periods_reported")["period_key"]
    )


def _figures(
    journal: Journal, regions: Regions, codes: Sequence[str], periods: Sequence[Period]
) -> dict[tuple[str, str, int], Figure]:
    """The reported figures by unit, indicator and key of the period."""
    units = sorted({unit.code for period in periods for unit in regions.reporting(period)})
    keys = [period.key for period in periods]
    table = journal.table(
        "measures/quality_figures", unit_codes=units, indicator_codes=list(codes), period_keys=keys
    )
    names = ("unit_place", "indicator_place", "period_place", "reported", "origin")
    return {
        (units[unit], codes[code], keys[period]): Figure(None if value != value else value, str(origin))  # noqa: PLR0124
        for unit, code, period, value, origin in zip(*(table[name].tolist() for name in names), strict=True)
    }


def _lists(
    journal: Journal, forms: Sequence[str], first: str, last: str
) -> tuple[dict[tuple[str, str, int], Received], dict[tuple[int, str], list[ListedRow]]]:
    """The returns of the forms, and the rows of their lists by batch and list."""
    asked = {"form_codes": list(forms), "first": first, "last": last}
    table = journal.table("measures/recommendation_returns", **asked)
    names = ("form_code", "unit_code", "period", "batch_id", "origin")
    received = {}
    for form, unit, words, batch, origin in zip(*(table[name].tolist() for name in names), strict=True):
        period = Period.parse(words)
        received[form, unit, period.key] = Received(batch, period, origin)
    return received, _sorts_of_rows(journal.table("measures/recommendation_rows", **asked))


def _sorts_of_rows(listed: pd.DataFrame) -> dict[tuple[int, str], list[ListedRow]]:
    """The sorts of rows by batch and list; a column without a value is left out."""
    known = listed.astype(object).where(listed.notna(), None)
    names = [str(name) for name in known]
    rows: dict[tuple[int, str], list[ListedRow]] = defaultdict(list)
    for values in zip(*(known[name].tolist() for name in names), strict=True):
        row = {name: plain(value) for name, value in zip(names, values, strict=True) if value is not None}
        rows[row["batch_id"], row["list_code"]].append(row)
    return rows


def plain(value: Any) -> Any:
    """A day of a table as a date, everything else as it is."""
    return value.date() if isinstance(value, dt.datetime) else value
