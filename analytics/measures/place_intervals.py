"""The place of each region, with the interval in which chance lets it lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from analytics.measures.view import View
from analytics.statistics.ranks import places

if TYPE_CHECKING:
    import pandas as pd

PLACE_COLUMNS: Final = ("region_code", "place", "first", "last", "tied_with")


def place_intervals(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """The places of the regions of a comparison's table, the highest value first, in its order.

    Columns: ``region_code``; ``place`` (1 = highest value; equal values share the mean of their places),
    ``first`` and ``last``: the 90 % interval of the place by 10,000 seeded draws of each region's own
    chance; ``tied_with``: codes of the regions that it cannot be told from ('15;23'). A region whose
    value is not ``ok`` has no place. Where the chance of a value is unknown (money, organisations, a count
    of persons without its whole) no region has a place: a bare one would be noise.
    """
    import pandas as pd

    codes = [str(code) for code in table["region_code"]]
    numerator = table["numerator"].to_numpy(dtype=np.float64)
    over = table["denominator"].to_numpy(dtype=np.float64)
    distribution = view.indicator.distribution
    if view.measure == "count":
        over = np.ones_like(numerator)
        distribution = "none" if distribution == "none" or view.basis == "stock" else "count"
    if distribution == "none":
        numerator = np.full_like(numerator, np.nan)
    ok = table["status"].eq("ok").to_numpy()
    found = places(np.where(ok, numerator, np.nan), over, "count" if distribution == "none" else distribution)
    return pd.DataFrame(
        {
            "region_code": codes,
            "place": found.place,
            "first": pd.array(_whole(found.first), dtype="Int64"),
            "last": pd.array(_whole(found.last), dtype="Int64"),
            "tied_with": [";".join(codes[other] for other in others) for others in found.tied_with],
        },
        columns=list(PLACE_COLUMNS),
    )


def _whole(numbers: np.ndarray) -> list[int | None]:
    return [None if np.isnan(number) else int(number) for number in numbers]
