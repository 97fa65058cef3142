"""The passports of regions: pick one of any vintage, read its names, changes, population and returns."""

from __future__ import annotations

import streamlit as st

from analytics.periods import Period
from analytics.regions import Region
from analytics.text import Texts
from analytics.text.numbers import format_date
from pages.shared import data
from pages.shared import indicator_words as words
from pages.shared.facts import Fact, facts
from pages.shared.region_population import region_population
from pages.shared.region_returns import region_returns
from pages.shared.widgets import select


def region_passports(text: Texts) -> None:
    """The picker and the passport of the chosen region."""
    region = _picked(text)
    st.subheader(_title(region, text))
    left, right = st.columns(2, gap="large")
    with left:
        facts(_facts(region, text))
    with right:
        region_population(text, region)
    if region.reports:
        region_returns(text, region)


def _picked(text: Texts) -> Region:
    """Regions of today first, then those that are no more, by code."""
    ordered = sorted(data.regions().records, key=lambda region: (region.valid_to is not None, region.code))
    by_word = {f"{region.code}-{region.vintage}": region for region in ordered}
    first = next(word for word, region in by_word.items() if region.reports)
    with st.container(border=True):
        word = select(
            "unit",
            text("common.region"),
            list(by_word),
            lambda word: f"{by_word[word].code} · {_title(by_word[word], text)}",
            first,
        )
    return by_word[word]


def _title(region: Region, text: Texts) -> str:
    """The name, with the days between which the land existed where it changed."""
    validity = _validity(region, text)
    return f"{region.name[text.language]} ({validity})" if validity else region.name[text.language]


def _validity(region: Region, text: Texts) -> str:
    since, until = (
        format_date(day, text.language) if day else "" for day in (region.valid_from, region.valid_to)
    )
    if since and until:
        return text("indicators.validity.between", since=since, until=until)
    if since:
        return text("indicators.validity.since", since=since)
    return text("indicators.validity.until", until=until) if until else ""


def _facts(region: Region, text: Texts) -> list[Fact]:
    return [
        (text("indicators.fact.other_names"), words.other_names(region.name, text)),
        (text("indicators.fact.short_name"), region.short_name[text.language]),
        (text("indicators.fact.kato"), region.code),
        (text("indicators.fact.iso"), region.iso),
        (text("indicators.fact.region_kind"), text(f"regions.kind.{region.kind}")),
        (text("indicators.fact.centre"), region.centre[text.language] if region.centre else ""),
        (text("indicators.fact.validity"), _validity(region, text) or text("indicators.validity.always")),
        (text("indicators.fact.lineage"), lineage_sentences(region, text)),
        (text("indicators.fact.spellings"), ", ".join(data.spellings().get(region.code, ()))),
    ]


def lineage_sentences(region: Region, text: Texts) -> list[str]:
    """How the land came to be and what became of it, one sentence a change."""
    regions = data.regions()
    sentences = []
    for row in regions.lineage:
        day = Period.containing(row.effective)
        before, after = regions.get(row.predecessor, day.shift(-1)), regions.get(row.successor, day)
        if region in (before, after):
            sentences.append(
                text(
                    "regions.lineage",
                    date=format_date(row.effective, text.language),
                    predecessor=before.name[text.language],
                    successor=after.name[text.language],
                    territory=row.territory[text.language],
                )
            )
    return sentences
