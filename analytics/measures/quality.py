"""The quality of every reported figure: a grade A to D, and what it is made of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analytics.catalogue.grading import ALL_POINTS, GRADES, GradePart, Grading, load_grading
from analytics.catalogue.records import Catalogue
from analytics.measures.quality_evidence import Evidence, Flags, evidence, reported_indicators
from analytics.periods import Period
from analytics.regions import Regions
from analytics.statistics.intervals import Numbers

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

NO_FIGURE: Final = ""
CLASSES: Final = (*GRADES, NO_FIGURE)
ROUNDING: Final = 6  # a sum of shares that meets a threshold must not miss it by a rounding error


def quality(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    grading: Grading | None = None,
) -> pd.DataFrame:
    """The grade of each region's figure of each reported indicator in a period, with its reasons.

    Points are the weighted mean of the parts that could be judged, times 100; a figure with an open
    question gets at best the ``question_grade``; without a figure in the period there is no grade.
    Indicators that no region reported for the period are left out (:func:`not_collected`).

    Columns: ``region_code``, ``indicator_code``, ``grade`` (A to D, empty without a figure),
    ``points`` (0 to 100), the parts ``completeness``, ``timeliness``, ``consistency``,
    ``definition`` (0 to 1, NaN where not judged); in quarters of the window: ``collected`` (any
    region reported it), ``expected``, ``given``, ``dated`` (given, day of arrival known), ``late``,
    ``unexplained``, ``revised``, ``fell``, ``over_whole``, ``comparable``, ``other_land``,
    ``other_definition``, ``other_origin``; ``most_days_late``; ``questions`` (open ones about the
    figure itself); ``origin`` of the figure (empty without one). Order: region code, indicator in
    the order of the catalogue.
    """
    import pandas as pd

    rule = grading or load_grading()
    found = evidence(journal, catalogue, regions, period, rule.quarters)
    judged = judgement(found, regions, rule)
    parts = judged.parts()
    points = np.round(_points(parts, rule), ROUNDING)
    points[~found.given[:, :, -1]] = np.nan
    shown = judged.collected[:, -1]
    columns = {"points": points, **parts, **judged.counts()}
    codes = [one.code for one, kept in zip(found.indicators, shown, strict=True) if kept]
    table = pd.DataFrame({name: values[:, shown].ravel() for name, values in columns.items()})
    table.insert(0, "region_code", np.repeat([unit.code for unit in found.units], len(codes)))
    table.insert(1, "indicator_code", np.tile(np.array(codes, dtype=object), len(found.units)))
    table.insert(2, "grade", _grades(table, rule))
    table["origin"] = [_word(found.origins, place) for place in found.origin[:, shown, -1].ravel().tolist()]
    return table


def figure_quality(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    region_code: str,
    indicator_code: str,
    grading: Grading | None = None,
) -> pd.DataFrame:
    """What stands behind one grade, quarter by quarter, the oldest first.

    Columns: ``period``, ``status`` (empty where no return has the figure), ``reported``,
    ``first_reported`` (NaN where it is the same), ``days_late`` (NaN where not known),
    ``unexplained``, ``explained`` (warnings), and yes or no: ``expected``, ``given``, ``revised``,
    ``fell``, ``over_whole``, ``comparable``. Quarters in which no region reported the indicator are
    left out. Raises ``ValueError`` for an unknown region or indicator.
    """
    import pandas as pd

    rule = grading or load_grading()
    found = evidence(journal, catalogue, regions, period, rule.quarters)
    judged = judgement(found, regions, rule)
    row = [unit.code for unit in found.units].index(region_code)
    column = [one.code for one in found.indicators].index(indicator_code)
    names = ("reported", "first_reported", "days_late", "unexplained", "explained", "given")
    facts: dict[str, Any] = {name: getattr(found, name)[row, column] for name in names}
    facts["status"] = [_word(found.statuses, place) for place in found.status[row, column]]
    judgements = ("expected", "revised", "fell", "over_whole", "comparable")
    facts |= {name: getattr(judged, name)[row, column] for name in judgements}
    shown = judged.collected[column]
    columns = {"period": np.array([str(one) for one in found.periods], dtype=object), **facts}
    return pd.DataFrame({name: np.asarray(values)[shown] for name, values in columns.items()})


def not_collected(catalogue: Catalogue, grades: pd.DataFrame) -> tuple[str, ...]:
    """The reported indicators of the catalogue that no region gave for the period."""
    graded = set(grades["indicator_code"])
    return tuple(one.code for one in reported_indicators(catalogue) if one.code not in graded)


def grade_counts(grades: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many figures have each grade, by ``region_code`` or by ``indicator_code``.

    Columns: ``by``, ``A`` to ``D``, ``none`` (no figure), ``all``; in the order of the grades' table.
    Letters are counted, never averaged.
    """
    import pandas as pd

    counted = pd.crosstab(grades[by], grades["grade"]).reindex(columns=list(CLASSES), fill_value=0)
    counted = counted.reindex(grades[by].unique()).rename(columns={NO_FIGURE: "none"})
    return counted.assign(all=counted.sum(axis=1)).rename_axis(index=by, columns=None).reset_index()


def part_points(row: Mapping[Any, Any], grading: Grading | None = None) -> list[PartPoints]:
    """The points of each part of a grade, from a row of :func:`quality`, in the order of the rule.

    The points of parts that could not be judged are shared out among the others.
    """
    rule = grading or load_grading()
    shares = {part.code: float(row[part.code]) for part in rule.parts}
    judged = sum(part.weight for part in rule.parts if not math.isnan(shares[part.code]))
    answer = []
    for part in rule.parts:
        share = shares[part.code]
        most = 0.0 if math.isnan(share) else ALL_POINTS * part.weight / judged
        points = None if math.isnan(share) else round(share * most, ROUNDING)
        answer.append(PartPoints(part, points, round(most, ROUNDING)))
    return answer


@dataclass(frozen=True, slots=True)
class PartPoints:
    """One part of a grade: its points (``None`` where it could not be judged) out of how many."""

    part: GradePart
    points: float | None
    most: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Evidence judged by the rule: arrays of units x indicators x quarters, yes or no each.

    ``collected`` is of indicators x quarters.
    """

    found: Evidence
    half_late_days: int
    collected: Flags
    expected: Flags
    revised: Flags
    fell: Flags
    over_whole: Flags
    other_land: Flags
    other_definition: Flags
    other_origin: Flags

    @property
    def comparable(self) -> Flags:
        """Quarters on the same land, with the same definition and from the same origin."""
        return self.collected & ~(self.other_land | self.other_definition | self.other_origin)

    @property
    def dated(self) -> Flags:
        """Figures whose day of arrival is known."""
        return self.found.given & ~np.isnan(self.found.days_late)

    @property
    def late(self) -> Flags:
        """Figures whose return came after the due date."""
        return self.dated & (self.found.days_late > 0)

    def parts(self) -> dict[str, Numbers]:
        """The four parts, units x indicators, 0 to 1; NaN where nothing could be judged."""
        given = self.found.given
        remarked = (self.found.unexplained > 0) | self.revised | self.fell | self.over_whole
        half = self.late & (self.found.days_late <= self.half_late_days)
        in_time = (self.dated & ~self.late).sum(axis=2) + half.sum(axis=2) / 2
        collected = np.broadcast_to(self.collected.sum(axis=1), given.shape[:2])
        return {
            "completeness": _share((given & self.expected).sum(axis=2), self.expected.sum(axis=2)),
            "timeliness": _share(in_time, self.dated.sum(axis=2)),
            "consistency": _share((given & ~remarked).sum(axis=2), given.sum(axis=2)),
            "definition": _share(self.comparable.sum(axis=2), collected),
        }

    def counts(self) -> dict[str, Any]:
        """The numbers of quarters behind the parts, units x indicators."""
        found = self.found
        flags = {
            "collected": np.broadcast_to(self.collected, found.given.shape),
            "expected": self.expected,
            "given": found.given & self.expected,
            "dated": self.dated,
            "late": self.late,
            "unexplained": found.given & (found.unexplained > 0),
            "revised": self.revised,
            "fell": self.fell,
            "over_whole": self.over_whole,
            "comparable": self.comparable,
            "other_land": self.collected & self.other_land,
            "other_definition": self.collected & self.other_definition,
            "other_origin": self.collected & self.other_origin,
        }
        days_late = np.where(self.late, found.days_late, 0.0)
        return {name: flag.sum(axis=2) for name, flag in flags.items()} | {
            "most_days_late": days_late.max(axis=2).astype(np.int64),
            "questions": found.unexplained[:, :, -1],
        }


def _word(words: tuple[str, ...], place: int) -> str:
    return words[place] if place >= 0 else ""


def judgement(found: Evidence, regions: Regions, rule: Grading) -> Judgement:
    """The evidence judged by the limits of the rule.

    A part above its whole and a sum that fell are no remark where the region explained them.
    """
    last = found.periods[-1]
    existing = [{unit.code for unit in regions.reporting(period)} for period in found.periods]
    exists = np.array([[unit.code in codes for codes in existing] for unit in found.units])
    same_land = np.array(
        [[unit.exists_on(period.last_day) for period in found.periods] for unit in found.units]
    )
    other_definition = np.array(
        [
            [
                one.comparable_from is not None
                and (period < one.comparable_from) != (last < one.comparable_from)
                for period in found.periods
            ]
            for one in found.indicators
        ]
    )
    collected: Flags = np.asarray(found.given.any(axis=0))
    unexplained = found.given & (found.explained == 0)
    return Judgement(
        found=found,
        half_late_days=rule.half_late_days,
        collected=collected,
        expected=collected & exists[:, None, :],
        revised=_revised(found, rule),
        fell=found.fell & unexplained,
        over_whole=found.over_whole & unexplained,
        other_land=np.broadcast_to(~same_land[:, None, :], found.given.shape),
        other_definition=np.broadcast_to(other_definition, found.given.shape),
        other_origin=found.given & (found.origin != found.origin[:, :, -1:]) & found.given[:, :, -1:],
    )


def _revised(found: Evidence, rule: Grading) -> Flags:
    change = np.abs(found.reported - found.first_reported)  # NaN, and so never above, without a first one
    limit = np.abs(found.first_reported) * rule.revised_percent / ALL_POINTS
    return (change > limit) & (change > rule.revised_units)


def _share(part: Any, whole: Any) -> Numbers:
    """The part of a whole, NaN where the whole is 0."""
    return np.asarray(np.divide(part, whole, out=np.full(whole.shape, np.nan), where=whole > 0))


def _points(parts: dict[str, Numbers], rule: Grading) -> Numbers:
    """The weighted mean of the parts that were judged, 0 to 100."""
    shares = np.stack([parts[part.code] for part in rule.parts])
    weights = np.array([part.weight for part in rule.parts], dtype=np.float64)[:, None, None]
    weights = np.where(np.isnan(shares), 0.0, weights)
    return ALL_POINTS * _share((np.nan_to_num(shares) * weights).sum(axis=0), weights.sum(axis=0))


def _grades(table: pd.DataFrame, rule: Grading) -> list[str]:
    letters = [grade.code for grade in rule.grades]
    reached = table["points"].to_numpy()[:, None] >= np.array([grade.points for grade in rule.grades])
    places = reached.argmax(axis=1)
    best = letters.index(rule.question_grade)
    places = np.where(table["questions"] > 0, np.maximum(places, best), places)
    graded = table["points"].notna()
    return [letters[place] if has else NO_FIGURE for place, has in zip(places, graded, strict=True)]
