"""Where the figures of a heat map come from: batches and cells, asked only for a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.catalogue.records import Catalogue
from analytics.measures.heat import HeatRequest, looked_at_together
from analytics.measures.sources import SOURCE_COLUMNS, source_of
from analytics.regions import Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal


def heat_sources(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: HeatRequest
) -> pd.DataFrame:
    """The sources of every cell of a heat map.

    One row an indicator and region, in no certain order. Columns: ``indicator_code``, ``region_code``, and
    those of :class:`analytics.measures.sources.Source`. Raises what the heat map itself does.
    """
    import pandas as pd

    rows = []
    for years, _ in looked_at_together(journal, catalogue, regions, request):
        now, code = years.now, years.view.indicator.code
        for place, region_code in enumerate(now.region_codes):
            source = source_of(now.numerators[place], now.parts(place))
            rows.append((code, region_code, *(getattr(source, name) for name in SOURCE_COLUMNS)))
    return pd.DataFrame(rows, columns=["indicator_code", "region_code", *SOURCE_COLUMNS])
