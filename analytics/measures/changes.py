"""The change on the same period of last year (АППГ), region by region: how large, and is it chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.catalogue.records import Polarity
from analytics.measures.view import View
from analytics.statistics.change import Change, change_verdicts, proportion_change, rate_change
from analytics.statistics.discoveries import adjusted_probabilities
from analytics.statistics.intervals import Numbers, Words
from analytics.statistics.verdicts import words_of

if TYPE_CHECKING:
    import pandas as pd

# Under so many events a year before, a percentage says little: the figures are told instead.
SMALL_BASE: Final = 10
CHANGE_COLUMNS: Final = (
    "region_code",
    "value",
    "value_last_year",
    "numerator",
    "numerator_last_year",
    "change",
    "change_percent",
    "lower",
    "upper",
    "limits_of",
    "probability",
    "adjusted",
    "change_verdict",
    "judgement",
    "small",
)


@dataclass(frozen=True, slots=True)
class JudgedChange:
    """Changes with what is said of each.

    ``change_verdict`` is growth | fall | within_chance | not_judged; ``judgement`` the same by the
    polarity of the indicator (better | worse | higher | lower | similar | not_judged). ``limits_of`` says
    what the limits of ``change`` belong to: ``percent`` or ``points``.
    """

    change: Change
    adjusted: Numbers
    change_verdict: Words
    judgement: Words
    limits_of: str


def judged_change(
    view: View,
    numerator: ArrayLike,
    denominator: ArrayLike,
    numerator_last_year: ArrayLike,
    denominator_last_year: ArrayLike,
    together: bool = True,
) -> JudgedChange:
    """Test changes in the way that suits the indicator's distribution.

    Counts of events are tested as two Poisson rates, shares as two proportions; a count without its
    rate is tested as events in the same population. What has no known distribution (money,
    organisations) keeps its change and is not judged. ``together`` adjusts the probabilities for
    all of them being judged at once (Benjamini and Hochberg 1995). A verdict holds at
    1 - confidence of the view.
    """
    now, before = _arrays(numerator, numerator_last_year)
    over, over_before = _arrays(denominator, denominator_last_year)
    per, distribution = view.indicator.per, view.indicator.distribution
    if view.measure == "count":
        over, over_before, per = np.ones_like(now), np.ones_like(before), 1
        distribution = "none" if distribution == "none" or view.basis == "stock" else "count"
    test = proportion_change if distribution == "proportion" else rate_change
    found = test(now, over, before, over_before, per, view.confidence)
    chance = np.full_like(found.probability, np.nan) if distribution == "none" else found.probability
    adjusted = adjusted_probabilities(chance) if together else chance
    words = change_verdicts(found.change, adjusted, 1 - view.confidence)
    judged = judgements(words, view.indicator.polarity)
    return JudgedChange(
        found if distribution != "none" else _without_limits(found),
        adjusted,
        words,
        judged,
        "points" if distribution == "proportion" else "percent",
    )


def judgements(words: Words, polarity: Polarity) -> NDArray[np.str_]:
    """Growth and fall as better or worse by the polarity of an indicator; chance is ``similar``."""
    above, below = words_of(polarity)
    conditions = [words == "growth", words == "fall", words == "within_chance"]
    return np.select(conditions, [above, below, "similar"], default="not_judged").astype("<U16")


def changes(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """The tested change of every region of a comparison's table, in its order.

    Columns: ``region_code``, ``value`` and ``value_last_year`` in the unit of the indicator,
    ``numerator`` and ``numerator_last_year``, ``change`` in the unit, ``change_percent`` (missing from a
    zero base), ``lower`` and ``upper`` limits in ``limits_of`` (percent | points), ``probability`` and
    ``adjusted`` for all regions being judged at once, ``change_verdict``, ``judgement``, and ``small``:
    fewer than ten events in either year. Only regions on the same land in both years have a change.
    """
    import pandas as pd

    figures = {name: table[name].to_numpy(dtype=np.float64) for name in _FIGURES}
    columns = {"region_code": table["region_code"].to_numpy()} | change_columns(figures, view)
    return pd.DataFrame(columns)[list(CHANGE_COLUMNS)]


def change_of_sum(table: pd.DataFrame, view: View) -> dict[str, Any]:
    """The tested change of all regions together that are on the same land in both years.

    The same columns as :func:`changes` for the sum of the regions' numerators over the sum of their
    denominators, as single figures, and ``regions``: how many are in it. A count of what has no
    denominator is the sum of its numbers.
    """
    matched = table[table["value"].notna() & table["value_last_year"].notna()]
    figures = {name: np.array([float(matched[name].sum(min_count=1))]) for name in _FIGURES[:4]}
    per = view.indicator.per
    for value, top, bottom in (_VALUES[:3], _VALUES[3:]):
        over = figures[bottom] if view.measure == "rate" else np.full(1, float(per))
        figures[value] = figures[top] / np.where(over > 0, over, np.nan) * per
    single = {name: column[0] for name, column in change_columns(figures, view, together=False).items()}
    return single | {"regions": len(matched)}


def change_columns(figures: Mapping[str, Numbers], view: View, together: bool = True) -> dict[str, Any]:
    """The columns of :func:`changes` but the code, from the figures of both years as arrays."""
    value, before = figures["value"], figures["value_last_year"]
    matched = ~(np.isnan(value) | np.isnan(before))
    new, old = (np.where(matched, figures[name], np.nan) for name in _FIGURES[:2])
    found = judged_change(view, new, figures["denominator"], old, figures["denominator_last_year"], together)
    is_small = np.minimum(new, old) < SMALL_BASE
    return {
        "value": value,
        "value_last_year": before,
        "numerator": figures["numerator"],
        "numerator_last_year": figures["numerator_last_year"],
        "change": np.where(matched, value - before, np.nan),
        "change_percent": found.change.percent,
        "lower": found.change.lower,
        "upper": found.change.upper,
        "limits_of": np.full(value.shape, found.limits_of),
        "probability": found.change.probability,
        "adjusted": found.adjusted,
        "change_verdict": found.change_verdict,
        "judgement": found.judgement,
        "small": matched & is_small & (view.indicator.distribution != "none"),
    }


_FIGURES: Final = (
    "numerator",
    "numerator_last_year",
    "denominator",
    "denominator_last_year",
    "value",
    "value_last_year",
)
_VALUES: Final = (
    "value",
    "numerator",
    "denominator",
    "value_last_year",
    "numerator_last_year",
    "denominator_last_year",
)


def _arrays(*figures: ArrayLike) -> tuple[Numbers, ...]:
    return tuple(np.atleast_1d(np.asarray(one, dtype=np.float64)) for one in figures)


def _without_limits(found: Change) -> Change:
    nothing = np.full_like(found.change, np.nan)
    method = np.full(found.change.shape, "none", dtype=found.method.dtype)
    return Change(
        found.old, found.new, found.change, found.percent, nothing, nothing.copy(), nothing.copy(), method
    )
