"""Some regions and the republic through the periods: the figures of lines on one chart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import Basis
from analytics.measures.history import history
from analytics.measures.series import SERIES_COLUMNS, SeriesRequest, series
from analytics.regions import REPUBLIC, Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

LINE_COLUMNS: Final = (*SERIES_COLUMNS, "regions_received", "regions_expected")
# A sum that lacks a region: it is shown, but it is no smaller figure.
INCOMPLETE: Final = "incomplete"


@dataclass(frozen=True, slots=True)
class LinesRequest:
    """Some regions of the borders, and the republic by the code ``00``, over a range of periods."""

    series: SeriesRequest
    region_codes: tuple[str, ...]

    def on(self, basis: Basis) -> LinesRequest:
        """The same lines on another basis."""
        return replace(self, series=replace(self.series, basis=basis))

    def of(self, code: str) -> LinesRequest:
        """One of the lines alone."""
        return replace(self, region_codes=(code,))


def lines(journal: Journal, catalogue: Catalogue, regions: Regions, request: LinesRequest) -> pd.DataFrame:
    """The values of regions and of the republic in every period, the table of several lines.

    One row a line and period, in the order of the codes asked for and of time: the columns of
    ``series``, and for the republic how many ``regions_received`` of ``regions_expected`` are in its
    sums (missing for a region). The republic's ``status`` is ok, missing, or ``incomplete``: a count
    that lacks some regions. Raises ``ValueError`` as ``series`` does.
    """
    import pandas as pd

    asked = request.series
    codes = [code for code in request.region_codes if code != REPUBLIC]
    table = series(journal, catalogue, regions, asked, codes)
    table = table.assign(regions_received=np.nan, regions_expected=np.nan)
    parts = {str(code): rows for code, rows in table.groupby("region_code", sort=False)}
    if REPUBLIC in request.region_codes:
        parts[REPUBLIC] = _republic(journal, catalogue, regions, asked)
    found = [parts[code] for code in request.region_codes if code in parts]
    whole = pd.concat(found, ignore_index=True) if found else table
    return whole[list(LINE_COLUMNS)]


def line_of(table: pd.DataFrame, code: str) -> pd.DataFrame:
    """The rows of one line, counted from 0."""
    return table[table["region_code"].eq(code)].reset_index(drop=True)


def _republic(journal: Journal, catalogue: Catalogue, regions: Regions, asked: SeriesRequest) -> pd.DataFrame:
    view = asked.view(catalogue)
    whole = history(
        journal,
        catalogue,
        regions,
        asked.indicator_code,
        asked.basis,
        asked.borders,
        asked.first,
        asked.last,
        view.measure,
    )
    known = whole["value"].notna()
    lacking = whole["regions_received"].lt(whole["regions_expected"])
    is_count = view.measure == "count"
    status = np.where(~known, "missing", np.where(is_count & lacking, INCOMPLETE, "ok"))
    # A count also holds what units that are no region reported; a rate is made of the regions alone.
    numerator = whole["value"] if is_count else whole["numerator"]
    return whole.assign(region_code=REPUBLIC, status=status, numerator=numerator)
