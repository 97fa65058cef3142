"""A return drawn as a few figures, with what the store knows beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from analytics.catalogue import load_catalogue
from analytics.intake import ReturnContext
from analytics.intake.batch import Finding, Observation, Reading, Status
from analytics.intake.checks import Known, Rules, load_rules
from analytics.periods import Period
from analytics.regions import load_regions

SHEET = "Показатели"
TODAY = dt.date(2026, 11, 23)
Series = Mapping[str, Mapping[str, float]]


def drawn(
    figures: Mapping[str, float | str],
    own: Series | None = None,
    *,
    region_code: str = "55",
    period: str = "2022Q4",
    form_code: str = "ZM-E",
    forms: Mapping[str, str] | None = None,
    others: Series | None = None,
    targets: Mapping[str, float] | None = None,
    children: float | None = None,
    rules: Rules | None = None,
) -> ReturnContext:
    """A return whose figures stand in E1, E2 … of one sheet; a text is the status of no number."""
    catalogue = load_catalogue()
    observations = tuple(
        Observation(code, None, _status(value), SHEET, f"E{row}")
        if isinstance(value, str)
        else Observation(code, float(value), "number", SHEET, f"E{row}")
        for row, (code, value) in enumerate(figures.items(), start=1)
    )
    known = Known(
        own={
            code: {Period.parse(name): value for name, value in series.items()}
            for code, series in (own or {}).items()
        },
        forms=forms or {},
        others=others or {},
        targets=targets or {},
        children=children,
    )
    chosen = Period.parse(period)
    return ReturnContext(
        reading=Reading("return.xlsx", "", 0, form_code, (), observations, ()),
        form=catalogue.form(form_code),
        region_code=region_code,
        period=chosen,
        today=TODAY,
        catalogue=catalogue,
        regions=load_regions(),
        previous=known.at(chosen.shift(-1)),
        known=known,
        rules=rules or load_rules(),
    )


def found(
    check: Callable[[ReturnContext], Iterable[Finding]], context: ReturnContext
) -> list[tuple[str, str | None, str | None, str | None]]:
    """Code, cell, what was given and what was expected, of each finding of one check."""
    return [(finding.code, finding.cell, finding.given, finding.expected) for finding in check(context)]


def with_rule(code: str, **changes: object) -> Rules:
    """The project's rules with one of them changed."""
    rules = load_rules()
    changed = replace(rules.checks[code], **changes)  # type: ignore[arg-type]
    return replace(rules, checks={**rules.checks, code: changed})


def _status(words: str) -> Status:
    statuses: dict[str, Status] = {"blank": "blank", "…": "not_available", "x": "confidential"}
    return statuses[words]
