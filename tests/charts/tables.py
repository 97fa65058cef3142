"""Tables drawn as text, the input of the tests of charts."""

from __future__ import annotations

import io

import pandas as pd

from analytics.regions import load_regions


def table_of(text: str) -> pd.DataFrame:
    """A table from columns parted by spaces; ``-`` is no figure, codes stay text."""
    words = {"region_code": str, "form_code": str, "period": str}
    return pd.read_csv(io.StringIO(text), sep=r"\s+", dtype=words, na_values=["-"])


def whole_country(borders: int) -> pd.DataFrame:
    """Every region of some borders with a value of its own, 1, 2, 3, ..., all similar."""
    codes = [region.code for region in load_regions().in_borders(borders)]
    values = [float(place) for place in range(1, len(codes) + 1)]
    return pd.DataFrame({"region_code": codes, "value": values, "verdict": "similar", "status": "ok"})


FIVE_REGIONS = table_of(
    """
    region_code  value  lower  upper  verdict     status
    11           12.3   9.0    16.0   worse       ok
    71           4.0    2.5    6.1    better      ok
    75           8.0    6.0    10.0   similar     ok
    27           -      -      -      not_judged  missing
    61           7.5    -      -      not_judged  territory_changed
    """
)
