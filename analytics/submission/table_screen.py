"""Which of very many returns need a closer look: those in which a check could find anything.

A history of thousands of returns is looked at as one matrix (returns by indicators), many times
quicker than return by return. The screen is wider than every check: what it lets pass, no check would
have found; a test holds it to that. What it holds back is checked like any other return.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import Indicator
from analytics.intake.checks import load_rules
from analytics.intake.tables import RegionFigures
from analytics.periods import Period
from analytics.regions import OUTSIDE_REGIONS, load_regions

Marks = NDArray[np.bool_]
Numbers = NDArray[np.float64]
LEEWAY = 1e-6
DUST = 2e-7  # sums are rounded to six digits before they are compared
HEAPED = 5


@dataclass(frozen=True, slots=True)
class Matrix:
    """The figures of the returns and those of the quarter before each; what is no number is NaN."""

    columns: Mapping[str, int]
    now: Numbers
    before: Numbers
    quarters: NDArray[np.int64]

    def of(self, codes: Sequence[str], source: Numbers | None = None) -> Numbers | None:
        """The sum of some indicators a return; ``None`` where one of them is not in the table."""
        if not codes or any(code not in self.columns for code in codes):
            return None
        numbers = self.now if source is None else source
        return np.asarray(numbers[:, [self.columns[code] for code in codes]].sum(axis=1))


def need_checks(returns: Sequence[RegionFigures], today: dt.date) -> list[bool]:
    """For each return whether a check could find something in it or against its quarter before.

    Args:
        returns: of one file.
        today: the day on which it came in.
    """
    if not returns:
        return []
    codes = tuple(returns[0].observations)
    marks = np.array([_stands_out(each, codes) for each in returns])
    marks |= _by_period(returns, today)
    matrix = _matrix(returns, codes)
    marks |= np.isnan(matrix.now).any(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        for screen in SCREENS:
            marks |= screen(matrix)
    return [bool(mark) for mark in marks]


def _stands_out(each: RegionFigures, codes: tuple[str, ...]) -> bool:
    """Whether a return has findings already, or other indicators than the first."""
    return bool(each.findings) or tuple(each.observations) != codes


def _by_period(returns: Sequence[RegionFigures], today: dt.date) -> Marks:
    regions = load_regions()
    wrong: dict[Period, frozenset[str] | None] = {}
    for period in {each.period for each in returns}:
        reporting = frozenset(region.code for region in regions.reporting(period)) | {OUTSIDE_REGIONS}
        wrong[period] = None if period.last_day > today else reporting
    return np.array([each.region_code not in (wrong[each.period] or ()) for each in returns])


def _matrix(returns: Sequence[RegionFigures], codes: tuple[str, ...]) -> Matrix:
    now = np.full((len(returns), len(codes)), np.nan)
    for row, each in enumerate(returns):
        if len(each.observations) == len(codes):
            now[row] = [observation.value for observation in each.observations.values()]  # None is NaN
    rows = {(each.region_code, each.period.key): row for row, each in enumerate(returns)}
    earlier = [rows.get((each.region_code, each.period.key - 1), -1) for each in returns]
    before = np.vstack([now, np.full((1, len(codes)), np.nan)])[earlier]
    quarters = np.array([each.period.quarter for each in returns])
    return Matrix({code: place for place, code in enumerate(codes)}, now, before, quarters)


def _parts(matrix: Matrix) -> Marks:
    """Parts above their wholes, and sums that do not hold or hold to the unit where they overlap."""
    marks = _nothing(matrix)
    for code, indicator in load_catalogue().indicators.items():
        part, whole = matrix.of((code,)), matrix.of((indicator.part_of,) if indicator.part_of else ())
        if part is not None and whole is not None:
            marks |= part > whole
    for rule in load_rules().sums:
        part, whole = matrix.of(rule.parts), matrix.of(rule.whole)
        if part is None or whole is None:
            continue
        excess = part - whole if rule.relation == "at_most" else whole - part
        marks |= excess > rule.tolerance + DUST
        if rule.overlapping:
            marks |= np.abs(part - whole) < LEEWAY
    return marks


def _ratios(matrix: Matrix) -> Marks:
    """Shares of 100 per cent and more, and ratios at their bounds."""
    marks = _nothing(matrix)
    for ratio in load_catalogue().indicators.values():
        if ratio.kind == "ratio" and ratio.unit == "percent":
            marks |= _above(matrix, ratio.numerator, ratio.denominator, 1.0)
    for bounds in load_rules().bounds:
        marks |= _above(matrix, (bounds.numerator,), (bounds.denominator,), bounds.upper)
        top, bottom = matrix.of((bounds.numerator,)), matrix.of((bounds.denominator,))
        if top is not None and bottom is not None:
            marks |= (bottom > 0) & (top <= bounds.lower * bottom + LEEWAY)
    return marks


def _above(matrix: Matrix, numerator: Sequence[str], denominator: Sequence[str], most: float) -> Marks:
    top, bottom = matrix.of(numerator), matrix.of(denominator)
    if top is None or bottom is None:
        return _nothing(matrix)
    return np.asarray((bottom > 0) & (top > most * bottom - LEEWAY))


def _answers(matrix: Matrix) -> Marks:
    """Answers that are neither yes nor no."""
    chosen = [place for code, place in matrix.columns.items() if _indicator(code).unit == "yes_no"]
    answers = matrix.now[:, chosen]
    return np.asarray(((answers != 0) & (answers != 1)).any(axis=1))


def _against_before(matrix: Matrix) -> Marks:
    """What fell, vanished, grew or shrank by a great factor, or stayed as it was."""
    rules = load_rules()
    now, before = matrix.now, matrix.before
    flows = np.array([_indicator(code).kind == "flow" for code in matrix.columns])
    fell = (now < before) & flows & (matrix.quarters > 1)[:, None]
    vanished = (now == 0) & ~flows & (before >= rules.parameter("zero_after_figures", "large"))
    marks = (fell | vanished).any(axis=1)
    for code in ("units_too_large", "units_too_small"):
        parameters = rules.checks[code].parameters
        least = parameters["factor"] / parameters["spread"] * (1 - LEEWAY)
        high, low = (now, before) if code == "units_too_large" else (before, now)
        marks |= ((low > 0) & (before >= parameters["smallest"]) & (high >= least * low)).any(axis=1)
    compared = (~np.isnan(before) & (now != 0)).sum(axis=1)
    alike = ((now == before) & (now != 0)).sum(axis=1)
    carried = rules.checks["plausible_carried_forward"].parameters
    marks |= (alike >= carried["fewest"]) & (alike >= carried["share"] * compared)
    return np.asarray(marks)


def _registers(matrix: Matrix) -> Marks:
    """Registers that do not continue that of the end of last year; in the first quarter it is known."""
    marks = _nothing(matrix)
    for balance in load_rules().balances:
        start = matrix.of((balance.stock,), matrix.before)
        end, added, removed = (matrix.of((code,)) for code in (balance.stock, balance.added, balance.removed))
        if start is None or end is None or added is None or removed is None:
            continue
        off = np.abs(end - (start + added - removed)) > balance.tolerance + DUST
        marks |= off & (matrix.quarters == 1)
    return marks


def _heaping(matrix: Matrix) -> Marks:
    """Too many figures that end in 0 or 5, with or without those of the quarter before."""
    parameters = load_rules().checks["plausible_heaping"].parameters
    whole = np.array([_indicator(code).decimals == 0 for code in matrix.columns])
    marks = _nothing(matrix)
    counted = (matrix.now >= parameters["smallest"]) & whole
    ends = counted & (np.floor(matrix.now) % HEAPED == 0)
    earlier = (matrix.before >= parameters["smallest"]) & whole & (matrix.before != matrix.now)
    earlier_ends = earlier & (np.floor(matrix.before) % HEAPED == 0)
    numbers, heaped = counted.sum(axis=1), ends.sum(axis=1)
    marks |= (numbers >= parameters["fewest"]) & (heaped >= parameters["share"] * numbers)
    numbers, heaped = numbers + earlier.sum(axis=1), heaped + earlier_ends.sum(axis=1)
    marks |= (numbers >= parameters["fewest"]) & (heaped >= parameters["share"] * numbers)
    return marks


def _nothing(matrix: Matrix) -> Marks:
    return np.zeros(len(matrix.now), dtype=bool)


def _indicator(code: str) -> Indicator:
    return load_catalogue().indicators[code]


SCREENS: tuple[Callable[[Matrix], Marks], ...] = (
    _parts,
    _ratios,
    _answers,
    _against_before,
    _registers,
    _heaping,
)
