"""The choice of what regions are compared with: the republic, a group, their like, a target, last year."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.measures.benchmark import COMPARATORS, Against, ComparatorKind
from analytics.text import Texts
from pages.shared import data
from pages.shared.widgets import select, select_many

MOST_REGIONS = 19


def against_choice(text: Texts, borders: int, kinds: Sequence[ComparatorKind] = COMPARATORS) -> Against:
    """Draw the list of comparators, and the second list that a group or chosen regions need."""
    kind = select(
        "against", text("comparators.label"), kinds, lambda kind: text(f"comparators.kinds.{kind}"), kinds[0]
    )
    if kind == "regions":
        return _chosen_regions(text, borders)
    return Against(kind)


def _chosen_regions(text: Texts, borders: int) -> Against:
    names = {region.code: region.name[text.language] for region in data.regions().in_borders(borders)}
    codes = select_many(
        "with", text("comparators.regions"), list(names), names.__getitem__, [], most=MOST_REGIONS
    )
    return Against("regions", region_codes=codes) if codes else Against()
