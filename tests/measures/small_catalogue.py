"""A catalogue of a few made-up indicators, one of each kind that statistics treat differently."""

from __future__ import annotations

from analytics.catalogue.records import Catalogue, Distribution, Form, Indicator, Kind, Polarity
from analytics.periods import Period
from analytics.text.localized import Localized

WORDS = Localized("слово", "сөз", "word")


def indicator(
    code: str,
    kind: Kind = "flow",
    polarity: Polarity = "lower_is_better",
    distribution: Distribution = "count",
    numerator: tuple[str, ...] = (),
    denominator: tuple[str, ...] = (),
    population_band: str | None = None,
    per: int = 1,
    comparable_from: Period | None = None,
    not_for: tuple[str, ...] = (),
) -> Indicator:
    """An indicator of which only that is told which changes a figure."""
    return Indicator(
        code=code,
        slug=code.lower(),
        group=code[0],
        name=WORDS,
        definition=WORDS,
        unit="persons",
        kind=kind,
        polarity=polarity,
        decimals=1,
        numerator=numerator or (code,),
        denominator=denominator,
        population_band=population_band,
        per=per,
        body=WORDS,
        forms=("1-M",),
        recommendations=("S1",),
        part_of=None,
        comparable_from=comparable_from,
        note=None,
        distribution=distribution,
        core=True,
        not_for=not_for,
    )


def form(code: str, due_days: int) -> Form:
    """A form that is due so many days after the end of the quarter."""
    return Form(code=code, name=WORDS, body=WORDS, reading="template", due_days=due_days)


INDICATORS = (
    # Events per 10,000 children; the definition changed in 2015.
    indicator("F01", population_band="children_0_17", per=10_000, comparable_from=Period(2015, 1)),
    indicator("F02", distribution="proportion", denominator=("F01",), per=100),
    indicator("F03", polarity="neutral", population_band="children_0_17", per=10_000),
    indicator("F04", polarity="higher_is_better"),
    indicator("F05", distribution="none", denominator=("S02",), per=1, polarity="higher_is_better"),
    indicator("S01", kind="stock", population_band="children_0_17", per=10_000),
    indicator("S02", kind="stock", polarity="neutral"),
    indicator(
        "R01",
        kind="ratio",
        numerator=("S01",),
        denominator=("S02",),
        distribution="proportion",
        per=100,
        polarity="higher_is_better",
    ),
    indicator(
        "R02",
        kind="ratio",
        numerator=("F01", "F04"),
        denominator=("S02",),
        distribution="proportion",
        per=100,
        polarity="higher_is_better",
    ),
    indicator(
        "R04",
        kind="ratio",
        numerator=("S01",),
        denominator=("S02",),
        distribution="proportion",
        per=100,
        polarity="higher_is_better",
        not_for=("city",),
    ),
    indicator("R03", kind="ratio", numerator=("F01", "S01"), denominator=("S02",)),
)


def catalogue_of(*indicators: Indicator) -> Catalogue:
    """A catalogue of some indicators, with two forms."""
    return Catalogue(
        indicators={one.code: one for one in indicators},
        forms={one.code: one for one in (form("1-M", 10), form("ZM-E", 20))},
    )


CATALOGUE = catalogue_of(*INDICATORS)
