"""Good practice: regions with lastingly fewer events than expected, as a list of whom to ask about what.

What stands beside a figure (plan measures, events, partners) was done in the same years. Nothing here
says that it moved the figure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from analytics.calibration import kept_calibration
from analytics.catalogue.records import Catalogue
from analytics.measures.better_than_expected import BetterThanExpected
from analytics.measures.listed import forms_with
from analytics.measures.region_plan import PLAN, with_standing
from analytics.measures.related_indicators import RELATIONS, closest_relation
from analytics.periods import Period
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

Side = Literal["below", "above"]

SIDES: Final[dict[str, Side]] = {"persistently_better": "below", "persistently_worse": "above"}
NEAREST: Final = 3
COLUMNS: Final = ("region_code", "indicator_code", "side", "events", "expected", "ratio", "years", "judged")


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """Whom to ask, who might ask, and how far the data carry.

    Each table has a row a region and indicator: ``side`` (below | above), ``events`` and ``expected``
    of the judged years, their ``ratio``, and in how many (``years``) of the ``judged`` years the
    difference was there. ``named`` holds the lasting differences of both sides, the farthest from
    expected first. ``nearest`` holds, only where nobody is lastingly below, the few who come closest; these
    are within chance. ``searched`` are the indicators with a model, ``silent`` those without one and why.
    """

    named: pd.DataFrame
    nearest: pd.DataFrame
    searched: tuple[str, ...]
    silent: dict[str, str]

    def on_side(self, side: Side) -> pd.DataFrame:
        """The lasting differences below or above expected."""
        return self.named[self.named["side"].eq(side)]

    def regions_on_side(self, side: Side) -> tuple[str, ...]:
        """The regions with a lasting difference on a side, in the order of the table."""
        return tuple(dict.fromkeys(str(code) for code in self.on_side(side)["region_code"]))


@dataclass(frozen=True, slots=True)
class ByChance:
    """How often a search names somebody where nothing lasts: the worst of the simulated panels.

    ``share`` of searches, with the limits of the simulation's own chance.
    """

    share: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class YearLists:
    """What the last lists of the judged years say, of all regions (``region_code``).

    ``measures`` were under way or done in those years: the columns of ``sql/measures/region_plan.sql`` and
    their ``standing``; one that several lists tell stands as the last one tells it. ``returns`` are the
    last returns of each year, with the columns of ``sql/measures/region_lists.sql``.
    """

    measures: pd.DataFrame
    returns: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Beside:
    """The same lists of one region beside some indicators.

    Its measures also have the ``relation`` of the indicator that they name to ``related_to``, one of those
    asked about (see ``related_indicators``); the closest come first.
    """

    measures: pd.DataFrame
    returns: pd.DataFrame

    @property
    def related(self) -> pd.DataFrame:
        """The measures that name one of the indicators asked about, or a related one."""
        return self.measures[self.measures["relation"].ne("")]


def practice_indicators(catalogue: Catalogue) -> tuple[str, ...]:
    """The events among inhabitants of which fewer are better, in the order of the catalogue."""
    return tuple(
        one.code
        for one in catalogue.indicators.values()
        if one.kind == "flow"
        and one.distribution == "count"
        and one.population_band is not None
        and one.polarity == "lower_is_better"
    )


def good_practice(answers: Sequence[BetterThanExpected]) -> GoodPractice:
    """The lasting differences of one or more searches, one an indicator."""
    import pandas as pd

    rows = pd.concat([_rows(answer) for answer in answers], ignore_index=True)
    named = rows[rows["verdict"].isin(SIDES)]
    named = named.assign(side=named["verdict"].map(SIDES))
    nearest = rows.iloc[:0]
    if not named["side"].eq("below").any():
        close = rows[rows["judged"].gt(0) & rows["ratio"].lt(1) & ~rows["verdict"].isin(SIDES)]
        nearest = close.sort_values("ratio", kind="stable").head(NEAREST)
    return GoodPractice(
        named=_farthest_first(named),
        nearest=nearest.assign(side="below")[list(COLUMNS)].reset_index(drop=True),
        searched=tuple(one.request.events_code for one in answers if one.model != "none"),
        silent={one.request.events_code: one.reason for one in answers if one.model == "none"},
    )


def names_by_chance() -> ByChance:
    """What the kept calibration says of a search where nothing lasts, on its worst panels."""
    rows = [
        row
        for row in kept_calibration()
        if row.method == "deviance" and row.statistic == "any_called_persistent"
    ]
    worst = max(rows, key=lambda row: row.value)
    return ByChance(worst.value, worst.lower, worst.upper)


def lists_of_years(
    journal: Journal, catalogue: Catalogue, regions: Regions, borders: int, periods: Sequence[Period]
) -> YearLists:
    """What the last lists of each judged year say, of all regions of some borders.

    ``periods`` are the judged period of each year, the oldest first. Lists come later than figures: those of
    a year that is over are its last ones, those of the last year reach up to its judged period.
    """
    import pandas as pd

    plans: list[pd.DataFrame] = []
    returns: list[pd.DataFrame] = []
    for year in periods:
        until = year if year == periods[-1] else Period(year.year, 4)
        known = {
            unit.code: regions.border_code(unit.code, until, borders) for unit in regions.reporting(until)
        }
        asked = {"unit_codes": sorted(known), "until_period": str(until), "moment": None}
        for found, query, forms in (
            (plans, "region_plan", forms_with(catalogue, PLAN)),
            (returns, "region_lists", forms_with(catalogue)),
        ):
            table = journal.table(f"measures/{query}", form_codes=list(forms), **asked)
            found.append(table.assign(region_code=table["unit_code"].map(known)))
    listed = _last_told(pd.concat(plans, ignore_index=True))
    first_day = Period(periods[0].year, 1).first_day
    at_work = pd.Series([_was_at_work(row, first_day) for row in _records(listed)], listed.index, bool)
    return YearLists(with_standing(listed[at_work]), pd.concat(returns, ignore_index=True))


def beside_practice(
    lists: YearLists, catalogue: Catalogue, region_code: str, codes: tuple[str, ...]
) -> Beside:
    """What one region's lists say beside some indicators, the measures that name them first."""
    measures, returns = (
        table[table["region_code"].eq(region_code)].reset_index(drop=True)
        for table in (lists.measures, lists.returns)
    )
    return Beside(_with_relation(measures, catalogue, codes), returns)


def _rows(answer: BetterThanExpected) -> pd.DataFrame:
    """The regions of one search with the number of years on the side on which they stand."""
    table = answer.regions
    ratio = table["events"] / table["expected"].where(table["expected"].gt(0))
    is_above = table["verdict"].eq("persistently_worse")
    return table.assign(
        indicator_code=answer.request.events_code,
        ratio=ratio,
        years=table["above"].where(is_above, table["below"]),
        side="",
    )


def _farthest_first(named: pd.DataFrame) -> pd.DataFrame:
    """Rows below expected from the lowest ratio, then rows above it from the highest."""
    import pandas as pd

    below = named[named["side"].eq("below")].sort_values("ratio", kind="stable")
    above = named[named["side"].eq("above")].sort_values("ratio", ascending=False, kind="stable")
    return pd.concat([below, above])[list(COLUMNS)].reset_index(drop=True)


def _last_told(listed: pd.DataFrame) -> pd.DataFrame:
    """Each measure as the last list that tells it does: the same words and term of a unit are the same.

    What is planned anew with another term, such as a contest each spring, is another measure.
    """
    words = listed["measure"].fillna("").str.strip().str.casefold()
    key = [listed["unit_code"], words, listed["due_on"]]
    last = listed["period"].groupby(key, dropna=False).transform("max")
    return listed[listed["period"].eq(last) | words.eq("")]


def _was_at_work(measure: dict[Any, Any], first_day: dt.date) -> bool:
    """Whether a measure is under way, or was done on or after a day."""
    if measure["state"] != "done":
        return bool(measure["state"] == "running")
    ended = measure["done_on"] or measure["due_on"]
    return ended is None or ended.date() >= first_day


def _records(table: pd.DataFrame) -> list[dict[Any, Any]]:
    known = table.astype(object).where(table.notna(), None)
    return [dict(row) for row in known.to_dict("records")]


def _with_relation(measures: pd.DataFrame, catalogue: Catalogue, codes: tuple[str, ...]) -> pd.DataFrame:
    found = [closest_relation(catalogue, row["moves_indicator"], codes) for row in _records(measures)]
    related = measures.assign(
        relation=[relation for relation, _ in found], related_to=[code if one else "" for one, code in found]
    )
    order = related["relation"].map({relation: place for place, relation in enumerate(RELATIONS)})
    return related.iloc[order.argsort(kind="stable")].reset_index(drop=True)
