"""The passports of indicators: pick one, read everything that the catalogue says of it."""

from __future__ import annotations

import streamlit as st

from analytics.catalogue.recommendations import load_recommendations, recommendations_of
from analytics.catalogue.records import Indicator
from analytics.text import Texts
from pages.shared import data, state
from pages.shared import indicator_words as words
from pages.shared.facts import Fact, facts
from pages.shared.indicator_register import indicator_register
from pages.shared.widgets import select

ALL_GROUPS = ""
GROUP_SEEN = "group_seen"


def indicator_passports(text: Texts) -> None:
    """The picker, the passport of the chosen indicator, and the register of all of them."""
    indicator = _picked(text)
    st.subheader(indicator.name[text.language])
    st.page_link(
        "compare.py",
        label=text("overview_blocks.compare"),
        icon=":material/leaderboard:",
        query_params={"indicator": indicator.code, "lang": text.language},
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        facts(_substance(indicator, text))
    with right:
        facts(_origin(indicator, text))
        _recommendation_links(indicator, text)
    st.subheader(text("indicators.register"))
    indicator_register(text)


def _recommendation_links(indicator: Indicator, text: Texts) -> None:
    """The way to the recommendations that the indicator measures."""
    st.caption(text("indicators.fact.recommendations"))
    for record in recommendations_of(indicator, load_recommendations()):
        st.page_link(
            "recommendations.py",
            label=words.recommendation(record, text),
            icon=":material/gavel:",
            query_params={"recommendation": record.code, "lang": text.language},
        )


def _picked(text: Texts) -> Indicator:
    catalogue = data.catalogue()
    with st.container(border=True):
        left, right = st.columns([2, 3])
        group = _group(text, left)
        codes = [code for code, record in catalogue.indicators.items() if group in (ALL_GROUPS, record.group)]
        with right:
            code = select(
                "indicator",
                text("compare.indicator"),
                codes,
                lambda code: f"{code} · {catalogue.indicators[code].name[text.language]}",
                codes[0],
            )
    return catalogue.indicators[code]


def _group(text: Texts, place: st.delta_generator.DeltaGenerator) -> str:
    """The chosen group; an indicator from elsewhere (an address, another page) opens its own group."""
    groups = data.catalogue().groups
    options = [ALL_GROUPS, *groups]
    codes = list(data.catalogue().indicators)
    chosen = data.catalogue().indicators[state.choice("indicator", codes, codes[0])]
    group = state.choice("group", options, ALL_GROUPS)
    if group == state.recall(GROUP_SEEN, group) and group not in (ALL_GROUPS, chosen.group):
        state.choose("group", chosen.group)
        state.settle("group", chosen.group)  # otherwise the address would bring the old group back
    with place:
        group = select(
            "group", text("indicators.group"), options, lambda code: _group_words(code, text), group
        )
    state.remember(GROUP_SEEN, group)
    return group


def _group_words(code: str, text: Texts) -> str:
    if code == ALL_GROUPS:
        return text("indicators.all_groups")
    return f"{code} · {data.catalogue().groups[code].name[text.language]}"


def _substance(indicator: Indicator, text: Texts) -> list[Fact]:
    """What the indicator counts and how its value is computed and judged."""
    return [
        (text("indicators.fact.definition"), indicator.definition[text.language]),
        (text("indicators.fact.formula"), words.terms(indicator, text)),
        (text("indicators.fact.unit"), words.unit_words(indicator, text)),
        (text("indicators.fact.kind"), text(f"indicators.kind.{indicator.kind}")),
        (text("indicators.fact.polarity"), text(f"indicators.polarity.{indicator.polarity}")),
        (text("indicators.fact.limits"), words.limits(indicator, text)),
        (text("indicators.fact.comparable"), words.comparable(indicator, text)),
        (text("indicators.fact.note"), indicator.note[text.language] if indicator.note else ""),
    ]


def _origin(indicator: Indicator, text: Texts) -> list[Fact]:
    """What it is called, who reports it where, and what it is for."""
    part_of = [indicator.part_of] if indicator.part_of else []
    status = "core" if indicator.core else "optional"
    return [
        (text("indicators.fact.code"), f"{indicator.code} · {text(f'indicators.status.{status}')}"),
        (text("indicators.fact.other_names"), words.other_names(indicator.name, text)),
        (text("indicators.fact.body"), indicator.body[text.language]),
        (text("indicators.fact.forms"), words.places(indicator, text) or text("indicators.computed")),
        (text("indicators.fact.part_of"), words.named(part_of, text)),
        (text("indicators.fact.parts"), words.named(words.parts(indicator), text)),
    ]
