"""Cells of the demonstration store, recomputed from raw observations and list rows, return by return."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.recommendation_records import (
    Condition,
    InTime,
    KindsPresent,
    NotWorse,
    Reconciled,
    Returned,
    Rows,
    TargetReached,
    TargetSet,
    TookPlace,
)
from analytics.catalogue.recommendations import load_recommendations
from analytics.demonstration import load
from analytics.intake.batch import ListRow
from analytics.measures.recommendation_sources import Asked, figures_behind, returns_behind, rows_behind
from analytics.measures.recommendations import RecommendationRequest, recommendation_results
from analytics.periods import Period
from analytics.regions import BordersTooFine, Regions
from analytics.settings import Settings
from analytics.store import open_journal
from analytics.store.journal import Journal
from tests.measures.random_lists import random_lists

TODAY = dt.date(2026, 11, 1)
CATALOGUE = load_catalogue()
SAMPLED = 120
# Quarters of every borders, with the years of both splits among them.
PERIODS = [(Period(2015, 1), 2015), (Period(2018, 4), 2015), (Period(2023, 2), 2018), (Period(2025, 4), 2022)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    home = tmp_path_factory.mktemp("recomputed")
    opened = open_journal(Settings(home, 1, "ru", None, load_demonstration=False))
    load(opened)
    opened.accept_many(random_lists(opened, [one for one, _ in PERIODS]), "test")
    yield opened
    opened.close()


class Raw:
    """What the units of a region sent, straight from the stored returns."""

    def __init__(self, store: Journal, regions: Regions, region: str, borders: int) -> None:
        self.store, self.regions, self.region, self.borders = store, regions, region, borders

    def units(self, period: Period) -> tuple[str, ...]:
        try:
            return self.regions.members(self.region, self.borders, period)
        except BordersTooFine:
            return ()

    def figure(self, unit: str, code: str, period: Period) -> float | None:
        (form,) = CATALOGUE.indicators[code].forms
        stored = self.store.current(form, unit, period)
        values = [one.value for one in stored.observations if one.indicator_code == code] if stored else []
        return values[0] if values else None

    def figures(self, codes: tuple[str, ...], period: Period) -> list[float | None]:
        return [self.figure(unit, code, period) for unit in self.units(period) for code in codes]

    def total(self, codes: tuple[str, ...], period: Period) -> float | None:
        found = self.figures(codes, period)
        return None if None in found else sum(one for one in found if one is not None)

    def has(self, form: str, unit: str, period: Period) -> bool:
        return self.store.current(form, unit, period) is not None

    def lists(self, list_code: str, period: Period) -> tuple[list[tuple[ListRow, Period]], str]:
        """The rows of the last lists of the year, and which came: ``none``, ``some``, ``stale``, ``all``."""
        forms = [
            one.code for one in CATALOGUE.forms.values() if list_code in {each.code for each in one.lists}
        ]
        rows: list[tuple[ListRow, Period]] = []
        found: list[Period | None] = []
        for form in forms:
            for unit in self.units(period):
                quarters = [Period(period.year, quarter) for quarter in range(period.quarter, 0, -1)]
                last = next((one for one in quarters if self.has(form, unit, one)), None)
                found.append(last)
                if last is not None:
                    stored = self.store.current(form, unit, last)
                    assert stored is not None
                    rows += [(row, last) for row in stored.rows if row.list_code == list_code]
        if None in found:
            return rows, "some" if any(found) else "none"
        return rows, "all" if set(found) == {period} else "stale"


def in_force(row: ListRow, columns: tuple[str, str] | None, day: str) -> bool:
    if columns is None:
        return True
    begins, ends = (row.values.get(name) for name in columns)
    return begins is not None and str(begins) <= day and (ends is None or str(ends) >= day)


def from_figures(condition: Any, raw: Raw, period: Period) -> str:
    if isinstance(condition, InTime):
        return of_each_unit(raw.figures(condition.indicators, Period.containing(condition.due_on)))
    if condition.basis == "quarter" and period.quarter > 1:
        now, before = (raw.total(condition.indicators, one) for one in (period, period.shift(-1)))
        return "no_data" if now is None or before is None else "holds" if now > before else "fails"
    if condition.each_unit:
        asked = period
        while asked > Period(2015, 1) and set(raw.figures(condition.indicators, asked)) <= {None}:
            asked = asked.shift(-1)
        return of_each_unit(raw.figures(condition.indicators, asked) or [None])
    found = raw.figures(condition.indicators, period)
    told = found
    if all(CATALOGUE.indicators[code].kind == "flow" for code in condition.indicators):
        earlier = (Period(period.year, quarter) for quarter in range(period.quarter, 0, -1))
        each = (raw.figures(condition.indicators, one) for one in earlier)
        told = next((one for one in each if set(one) - {None}), found)
    if sum(one for one in told if one is not None) > 0:
        return "holds"
    return "no_data" if None in found else "fails"


def of_each_unit(figures: list[float | None]) -> str:
    """The outcome of one indicator that is asked of each unit."""
    if all(figures):
        return "holds"
    if any(figures):
        return "partly"
    return "no_data" if set(figures) == {None} else "fails"


def from_lists(condition: Any, raw: Raw, period: Period) -> str:
    rows, came = raw.lists(condition.list_code, period)
    day = period.last_day.isoformat()
    if came == "none":
        return "no_data"
    otherwise = "fails" if came == "all" else "no_data"
    if isinstance(condition, Rows):
        fitting = [
            row
            for row, _ in rows
            if all(row.values.get(name) in values for name, values in condition.where.items())
            and in_force(row, condition.in_force, day)
        ]
        return "holds" if len(fitting) >= condition.at_least else otherwise
    if isinstance(condition, KindsPresent):
        there = {row.values["kind"] for row, _ in rows if in_force(row, condition.in_force, day)}
        found = [kind in there for kind in condition.values]
        return "holds" if all(found) else "partly" if any(found) else otherwise
    kept = [(row, last) for row, last in rows if row.values["state"] != "cancelled"]
    if not kept:
        return "no_data"
    late = [
        row
        for row, last in kept
        if row.values["due_on"]
        and str(row.values["due_on"]) < last.last_day.isoformat()
        and not (
            row.values["state"] == "done" and str(row.values["done_on"] or "") <= last.last_day.isoformat()
        )
    ]
    return "fails" if late else "no_data" if came == "some" else "holds"


def from_returns(condition: Returned, raw: Raw, period: Period) -> str:
    came = [raw.has(form, unit, period) for form in condition.forms for unit in raw.units(period)]
    owed = [form for form in CATALOGUE.expected_forms(period) if form.code in condition.forms]
    return "holds" if all(came) else "partly" if any(came) else "fails" if owed else "no_data"


def from_both_ministries(raw: Raw, period: Period) -> str:
    """B01 against B15 within 2 %, B16 against B06 within 3 %, or two persons."""
    pairs = [
        (raw.figure(unit, police, period), raw.figure(unit, education, period), share)
        for police, education, share in (("B01", "B15", 0.02), ("B16", "B06", 0.03))
        for unit in raw.units(period)
    ]
    agree = [
        abs(a - b) <= max(max(a, b) * share, 2) for a, b, share in pairs if a is not None and b is not None
    ]
    if len(agree) == len(pairs) and all(agree):
        return "holds"
    return "partly" if any(agree) else "fails" if agree else "no_data"


def recomputed(condition: Condition, raw: Raw, period: Period) -> str:
    """The outcome of a condition but for a tested change."""
    if isinstance(condition, TargetSet | TargetReached):
        return "no_data"  # no list of targets is shipped
    if isinstance(condition, TookPlace | InTime):
        return from_figures(condition, raw, period)
    if isinstance(condition, Returned):
        return from_returns(condition, raw, period)
    if isinstance(condition, Reconciled):
        return from_both_ministries(raw, period)
    return from_lists(condition, raw, period)


def cells(regions: Regions) -> list[tuple[str, str, Period, int]]:
    every = [
        (code, region.code, period, borders)
        for code in load_recommendations()
        for period, borders in PERIODS
        for region in regions.in_borders(borders)
    ]
    return random.Random(20150220).sample(every, SAMPLED)


def test_a_sample_of_cells_is_what_the_returns_say(store: Journal, regions: Regions) -> None:
    told = {
        (row["recommendation"], row["region_code"], row["period"], row["condition"]): row
        for period, borders in PERIODS
        for row in recommendation_results(
            store, CATALOGUE, regions, RecommendationRequest(period, period, borders, TODAY)
        ).to_dict("records")
    }
    compared = 0
    for code, region, period, borders in cells(regions):
        raw = Raw(store, regions, region, borders)
        for number, condition in enumerate(load_recommendations()[code].conditions, start=1):
            row = told[code, region, str(period), number]
            since = getattr(condition, "due_on", None) or dt.date(2015, 3, 31)
            is_kept = isinstance(condition, InTime) or getattr(condition, "basis", "") == "last_known"
            if is_kept and not raw.units(Period.containing(since)):
                assert row["reason"] == "other_land"
                continue
            if isinstance(condition, NotWorse):
                assert row["figure"] == pytest.approx(value(raw, condition.indicator, period), nan_ok=True)
                compared += 1
                continue
            assert row["outcome"] == recomputed(condition, raw, period), (code, region, period, number)
            compared += 1
    assert compared > 2 * SAMPLED


def value(raw: Raw, code: str, period: Period) -> float:
    """Numerators over denominators, or over the children of 1 January, times the multiplier."""
    indicator = CATALOGUE.indicators[code]
    top = raw.total(indicator.numerator, period)
    if indicator.population_band:
        people = raw.regions.population(raw.region, raw.borders, period.year, indicator.population_band)
        bottom = people.persons if people else None
    else:
        bottom = raw.total(indicator.denominator, period)
    return float("nan") if top is None or not bottom else top / bottom * indicator.per


def test_every_cell_is_traced_to_figures_rows_or_returns(store: Journal, regions: Regions) -> None:
    """What has data names the batches behind it, and they are accepted returns of its units."""
    period, borders = Period(2025, 4), 2018
    request = RecommendationRequest(period, period, borders, TODAY)
    codes = tuple(region.code for region in regions.in_borders(borders))
    asked = Asked(tuple(load_recommendations()), codes, request)
    traces = [
        trace(store, CATALOGUE, regions, asked) for trace in (figures_behind, rows_behind, returns_behind)
    ]
    key = ["recommendation", "region_code", "condition"]
    traced = {
        tuple(row)
        for table in traces
        for row in table.loc[table["batch_id"].notna(), key].itertuples(index=False)
    }
    results = recommendation_results(store, CATALOGUE, regions, request)
    with_data = results[
        ~results["outcome"].isin(["no_data", "not_applicable"]) & ~results["kind"].str.startswith("target")
    ]
    failed = with_data[with_data["kind"].eq("returned") & with_data["figure"].eq(0)]
    asked_for = {tuple(row) for row in with_data.drop(failed.index)[key].itertuples(index=False)}
    assert asked_for
    assert asked_for - traced == set()
    for batch_id in {int(one) for table in traces for one in table["batch_id"].dropna()}:
        assert store.batch(batch_id) is not None
