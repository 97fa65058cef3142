"""A comparison with everything that is told of a region: its tested change, and its place's interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.measures.changes import changes
from analytics.measures.comparison import Comparison
from analytics.measures.place_intervals import place_intervals

if TYPE_CHECKING:
    import pandas as pd


def full_comparison(answer: Comparison) -> pd.DataFrame:
    """The table of a comparison, with what its tabs tell apart.

    Beside the columns of ``comparison``: ``change_lower`` and ``change_upper`` in ``limits_of`` (percent |
    points), ``adjusted``, ``change_verdict`` and ``change_judgement`` (see ``changes``), and ``place`` with
    ``place_first`` and ``place_last`` (see ``place_intervals``, whose place stands in the column).
    """
    moved = changes(answer.table, answer.view)
    places = place_intervals(answer.table, answer.view)
    return answer.table.assign(
        change_lower=moved["lower"],
        change_upper=moved["upper"],
        limits_of=moved["limits_of"],
        adjusted=moved["adjusted"],
        change_verdict=moved["change_verdict"],
        change_judgement=moved["judgement"],
        place=places["place"],
        place_first=places["first"],
        place_last=places["last"],
    )
