"""The screen of very many returns lets nothing pass in which a check would find something."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from analytics.intake.batch import Observation, Reading
from analytics.intake.tables import RegionFigures
from analytics.periods import Period, periods_between
from analytics.regions import load_regions
from analytics.submission.table_checks import MOST_WITH_HISTORY, checked_drafts, returns_to_check
from analytics.submission.table_screen import need_checks
from tests.bench.national_table import figures_of_model
from tests.store.drawn import Store

TODAY = dt.date(2026, 11, 23)
FORM = "TABLE-000000"
FILE = Reading("Свод.xlsx", "", 0, None, (), (), ())
PERIODS = periods_between(Period(2015, 1), Period(2017, 4))


@pytest.fixture(scope="module")
def sound() -> list[RegionFigures]:
    """Twelve quarters of sixteen regions, as the demonstration draws them."""
    codes, figures = figures_of_model()
    return [
        RegionFigures(region.code, period, observed(codes, figures[region.code, period]))
        for period in PERIODS
        for region in load_regions().reporting(period)
    ]


def observed(codes: list[str], values: dict[str, float]) -> dict[str, Observation]:
    return {
        code: Observation(code, values[code], "number", "Свод", f"A{place}")
        for place, code in enumerate(codes)
    }


def damaged(sound: list[RegionFigures], seed: int) -> list[RegionFigures]:
    """The same with one figure in each fourth return changed in one of many ways."""
    random = np.random.default_rng(seed)
    ways = [lambda value: value * 1000, lambda value: value / 1000, lambda value: 0.0, lambda value: None,
            lambda value: value + 1, lambda value: 10 * value, lambda value: float(round(value, -1)),
            lambda value: 5.0, lambda value: value / 2]  # fmt: skip
    found: list[RegionFigures] = []
    for place, each in enumerate(sound):
        observations = dict(each.observations)
        if place % 4 == 0:
            for code in random.choice(list(observations), size=random.integers(1, 30), replace=False):
                value = ways[random.integers(len(ways))](observations[code].value or 0.0)
                status = "blank" if value is None else "number"
                observations[code] = Observation(code, value, status, "Свод", observations[code].cell)
        found.append(RegionFigures(each.region_code, each.period, observations))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_what_the_screen_lets_pass_no_check_would_have_found(
    store: Store, sound: list[RegionFigures], seed: int
) -> None:
    returns = damaged(sound, seed)
    assert len(returns) > MOST_WITH_HISTORY
    screened = need_checks(returns, TODAY)
    drafts = list(checked_drafts(store.journal, FILE, FORM, returns, TODAY, [True] * len(returns)))
    missed = [
        (draft.region_code, str(draft.period), finding.code)
        for draft, checked in zip(drafts, screened, strict=True)
        if not checked
        for finding in draft.findings
    ]
    assert missed == []
    assert 0 < sum(screened) < len(screened)


def test_a_screened_history_has_the_findings_of_the_returns_that_were_held_back(
    store: Store, sound: list[RegionFigures]
) -> None:
    returns = list(sound)
    first = returns[0]
    pupils = first.observations["C05"]
    lifted = Observation("C06", (pupils.value or 0.0) + 1, "number", "Свод", "Z9")
    returns[0] = RegionFigures(first.region_code, first.period, {**first.observations, "C06": lifted})
    marks = returns_to_check(returns, TODAY)
    drafts = list(checked_drafts(store.journal, FILE, FORM, returns, TODAY, marks))
    told = [finding for finding in drafts[0].findings if finding.code == "part_exceeds_whole"]
    assert [(finding.indicator_code, finding.cell) for finding in told] == [("C06", "Z9")]
    assert [len(draft.observations) for draft in drafts] == [len(first.observations)] * len(sound)


def test_a_future_quarter_and_a_region_that_did_not_exist_are_held_back(sound: list[RegionFigures]) -> None:
    some = sound[0]
    later = RegionFigures(some.region_code, Period(2026, 4), some.observations)
    early = RegionFigures("10", Period(2015, 1), some.observations)
    assert need_checks([some, later, early], TODAY)[1:] == [True, True]


def test_an_empty_file_has_nothing_to_check() -> None:
    assert need_checks([], TODAY) == []
