"""What lines over the periods are to reach: the target of each, and the pace that leads there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics.catalogue.records import Catalogue
from analytics.catalogue.targets import Target
from analytics.measures.lines import LinesRequest, line_of, lines
from analytics.measures.pace import Pace, pace
from analytics.measures.targets import known_targets
from analytics.regions import Regions

if TYPE_CHECKING:
    from analytics.store.journal import Journal


@dataclass(frozen=True, slots=True)
class LineTarget:
    """The target of one line; ``pace`` is ``None`` where no figure of a whole year is known."""

    region_code: str
    target: Target
    pace: Pace | None


def line_targets(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: LinesRequest
) -> tuple[LineTarget, ...]:
    """The target of each line that has one, in the order of the codes asked for.

    It is that of the last period's year, else the next later one. Empty for quarters, which have no
    target, and for the count behind a rate, since the target is set for the rate. Raises ``ValueError``
    as ``lines`` does.
    """
    asked = request.series
    found = {} if asked.basis == "quarter" else set_targets(journal, catalogue, regions, request)
    if not found:
        return ()
    table = lines(journal, catalogue, regions, request)
    polarity = asked.view(catalogue).indicator.polarity
    return tuple(
        LineTarget(code, target, pace(line_of(table, code), asked.basis, target, polarity))
        for code, target in found.items()
    )


def set_targets(
    journal: Journal, catalogue: Catalogue, regions: Regions, request: LinesRequest
) -> dict[str, Target]:
    """The target that is set for each line in the unit that is shown, whatever the basis."""
    asked = request.series
    if asked.view(catalogue).is_count_of_rate:
        return {}
    known = known_targets(journal, catalogue, regions)
    found: dict[str, Target] = {}
    for code in request.region_codes:
        place = (asked.indicator_code, code, asked.last.year, asked.borders)
        target = known.value(*place) or known.nearest_later(*place)
        if target is not None:
            found[code] = target
    return found


def common_target(found: Sequence[LineTarget], lines_shown: int) -> Target | None:
    """The one target that fits all lines that are shown, or ``None``: only such a one can be drawn."""
    targets = {(one.target.value, one.target.year) for one in found}
    return found[0].target if len(targets) == 1 and len(found) == lines_shown else None
