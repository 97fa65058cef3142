"""An index of indicators that a person chose: places with their intervals, and what each hangs on.

Never computed unless it is asked for, and no set of indicators or weights is proposed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analytics.catalogue.records import Catalogue
from analytics.measures.basis import known_indicator
from analytics.measures.heat import HeatRequest, heat
from analytics.periods import Period
from analytics.regions import Regions
from analytics.statistics.composite import Hinge, Index, Polarity, composite
from analytics.statistics.normalisation import Aggregation, Distribution, Figures, Normalisation

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

FEWEST_INDICATORS: Final = 2
# Of the limits of figures whose chance is known by limits alone.
CONFIDENCE: Final = 0.95
INDEX_COLUMNS: Final = (
    "region_code",
    "score",
    "place",
    "first",
    "last",
    "hangs_on",
    "detail",
    "place_from",
    "place_to",
    "lacks",
)


@dataclass(frozen=True, slots=True)
class IndexRequest:
    """The indicators of an index with their weights, and how they are brought together."""

    indicator_codes: tuple[str, ...]
    weights: tuple[float, ...]
    normalisation: Normalisation
    aggregation: Aggregation
    period: Period
    borders: int

    @property
    def heat_request(self) -> HeatRequest:
        """All its indicators in all regions."""
        return HeatRequest(self.indicator_codes, self.period, self.borders, confidence=CONFIDENCE)


@dataclass(frozen=True, slots=True)
class CompositeIndex:
    """The index of each region, its place with the interval of it, and who is not in it.

    ``table`` has one row a region, by code: ``score``; ``place`` (1 is the best by the polarity of the
    indicators, equal scores share the mean); ``first`` and ``last`` (the 90 % interval of the place);
    ``hangs_on`` (without_indicator | normalisation | aggregation | equal_weights; ``None`` where no single
    choice moves the place) with ``detail`` (the code of the indicator, or the other method) and the place
    ``place_from`` with the choice made and ``place_to`` with the other; ``lacks``: codes of the indicators
    for want of which it has no place ('C14;A06').

    ``values`` are the figures of the indicators as of the heat map, ``weights`` those used, by code,
    adding up to one; ``constant`` are indicators that are the same in all regions and so say nothing,
    ``certain`` those whose chance is unknown and which were taken as exact. ``reason`` (too_few_regions |
    no_indicators) says why there is no index.
    """

    request: IndexRequest
    table: pd.DataFrame
    values: pd.DataFrame
    weights: dict[str, float]
    constant: tuple[str, ...]
    certain: tuple[str, ...]
    origins: tuple[str, ...]
    reason: str

    @property
    def placed(self) -> pd.DataFrame:
        """The regions that have a place, the first one first."""
        known = self.table[self.table["place"].notna()]
        return known.sort_values(["place", "first", "last", "region_code"])

    @property
    def left_out(self) -> dict[str, tuple[str, ...]]:
        """The regions without a place for want of indicators, with the codes of those."""
        lacking = self.table[self.table["lacks"].ne("")]
        return {str(row["region_code"]): tuple(row["lacks"].split(";")) for row in lacking.to_dict("records")}


def may_be_indexed(catalogue: Catalogue) -> tuple[str, ...]:
    """The indicators that can stand in an index: with a rate, and with a better and a worse side."""
    return tuple(
        code for code, one in catalogue.indicators.items() if one.has_rate and one.polarity != "neutral"
    )


def composite_index(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: IndexRequest
) -> CompositeIndex:
    """An index of the chosen indicators for the regions of some borders (see ``statistics.composite``).

    Raises ``ValueError`` for fewer than two indicators, one twice, an unknown one, one without a rate or
    a judgement, and for weights or methods that do not fit; ``BordersTooFine`` for too fine borders.
    """
    polarity = _polarities(catalogue, request)
    values = heat(journal, catalogue, regions, request.heat_request)
    own = {code: values[values["indicator_code"].eq(code)] for code in request.indicator_codes}
    figures = [_figures(catalogue, code, table) for code, table in own.items()]
    found = composite(figures, polarity, request.weights, request.normalisation, request.aggregation)
    codes = request.indicator_codes
    return CompositeIndex(
        request=request,
        table=_table(request, own, figures, found),
        values=values,
        weights={code: float(weight) for code, weight in zip(codes, found.weights, strict=True)},
        constant=tuple(codes[place] for place in found.constant),
        certain=tuple(code for code, one in zip(codes, figures, strict=True) if one.numerator is None),
        origins=tuple(sorted({str(one) for one in values["origin"].dropna()})),
        reason=found.reason,
    )


def _polarities(catalogue: Catalogue, request: IndexRequest) -> list[Polarity]:
    codes = request.indicator_codes
    if len(codes) < FEWEST_INDICATORS or len(set(codes)) < len(codes):
        raise ValueError(f"an index is made of two or more different indicators, not of {', '.join(codes)}")
    found: list[Polarity] = []
    for code in codes:
        indicator = known_indicator(catalogue, code)
        if indicator.polarity == "neutral" or not indicator.has_rate:
            raise ValueError(f"{code} has no rate with a better side and cannot stand in an index")
        found.append(indicator.polarity)
    return found


def _figures(catalogue: Catalogue, code: str, table: pd.DataFrame) -> Figures:
    """The values of an indicator that stand on their own land, with what is known of their chance."""
    ok = table["status"].eq("ok").to_numpy()
    columns = {
        name: np.where(ok, table[name].to_numpy(dtype=np.float64), np.nan)
        for name in ("value", "numerator", "denominator")
    }
    distribution = catalogue.indicators[code].distribution
    if distribution == "none":
        return Figures(columns["value"])
    known: Distribution = distribution
    return Figures(
        columns["value"],
        numerator=columns["numerator"],
        denominator=columns["denominator"],
        distribution=known,
    )


def _table(
    request: IndexRequest, own: dict[str, pd.DataFrame], figures: list[Figures], found: Index
) -> pd.DataFrame:
    import pandas as pd

    codes = request.indicator_codes
    regions = [str(code) for code in own[codes[0]]["region_code"]]
    hinges = [_hinge_columns(hinge, codes) for hinge in found.hangs_on]
    without = np.column_stack([np.isnan(one.value) for one in figures])
    without &= np.asarray(request.weights, dtype=np.float64) > 0
    lacks = [";".join(code for code, lacking in zip(codes, row, strict=True) if lacking) for row in without]
    return pd.DataFrame(
        {
            "region_code": regions,
            "score": found.score,
            "place": found.place,
            "first": found.first,
            "last": found.last,
            **{
                name: [hinge[name] for hinge in hinges]
                for name in ("hangs_on", "detail", "place_from", "place_to")
            },
            "lacks": lacks,
        },
        columns=list(INDEX_COLUMNS),
    )


def _hinge_columns(hinge: Hinge | None, codes: tuple[str, ...]) -> dict[str, Any]:
    if hinge is None:
        return {"hangs_on": None, "detail": "", "place_from": np.nan, "place_to": np.nan}
    detail = codes[hinge.detail] if isinstance(hinge.detail, int) else hinge.detail
    return {
        "hangs_on": hinge.choice,
        "detail": detail,
        "place_from": hinge.place_from,
        "place_to": hinge.place_to,
    }
