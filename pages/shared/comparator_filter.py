"""The choice of what regions are compared with: the republic, a group, their like, a target, last year."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.measures.benchmark import COMPARATORS, Against, ComparatorKind
from analytics.text import Texts
from pages.shared import data
from pages.shared.widgets import select, select_many

MOST_REGIONS = 19


def against_choice(text: Texts, borders: int, kinds: Sequence[ComparatorKind] = COMPARATORS) -> Against:
    """Draw the list of comparators, and beside it the second list that a group or chosen regions need."""
    left, right = st.columns(2)
    with left:
        kind = select(
            "against",
            text("comparators.label"),
            kinds,
            lambda kind: text(f"comparators.kinds.{kind}"),
            kinds[0],
        )
    with right:
        if kind == "group":
            return _group(text, borders)
        if kind == "regions":
            return _chosen_regions(text, borders)
    return Against(kind)


def _group(text: Texts, borders: int) -> Against:
    groups = data.regions().groups_in(borders)
    code = select(
        "region_group",
        text("comparators.group"),
        list(groups),
        lambda code: groups[code].name[text.language],
        next(iter(groups)),
    )
    return Against("group", code, groups[code].region_codes)


def _chosen_regions(text: Texts, borders: int) -> Against:
    """The republic stands in until a region is chosen."""
    names = {region.code: region.name[text.language] for region in data.regions().in_borders(borders)}
    codes = select_many(
        "with", text("comparators.regions"), list(names), names.__getitem__, [], most=MOST_REGIONS
    )
    return Against("regions", region_codes=codes) if codes else Against()
