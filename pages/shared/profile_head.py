"""The head of a region's profile: what the region is, and what its figures say in sentences."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from analytics.periods import Period
from analytics.regions import Region
from analytics.sentences.region_profile import ProfileWords
from analytics.text import Texts
from analytics.text.numbers import format_date, format_number, join_names
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.profile_filters import ProfileView
from pages.shared.region_population import ESTIMATED

if TYPE_CHECKING:
    from analytics.regions import Band


def head(text: Texts, view: ProfileView) -> None:
    """The name, kind, centre, inhabitants and lineage of the region."""
    region = view.region
    st.subheader(region.name[text.language])
    known = [text(f"regions.kind.{region.kind}")]
    if region.centre is not None:
        known.append(text("profile.head.centre", centre=region.centre[text.language]))
    lines = [*lineage_words(text, region), place_words(text, view)]
    st.caption("  \n".join([" · ".join([*known, *_inhabitants(text, view)]), *lines]))


def lineage_words(text: Texts, region: Region) -> list[str]:
    """Of what the region was a part, what parted from it, what it became; a sentence each."""
    regions = data.regions()
    found: dict[tuple[str, dt.date], list[str]] = {}
    for row in regions.lineage:
        day = Period.containing(row.effective)
        before, after = regions.get(row.predecessor, day.shift(-1)), regions.get(row.successor, day)
        if region == before:
            found.setdefault(("ended", row.effective), []).append(after.name[text.language])
        elif region == after and row.kind != "remainder":
            found.setdefault(("part", row.effective), []).append(before.name[text.language])
        elif (
            row.kind != "remainder" and region.code == row.predecessor and region.valid_from == row.effective
        ):
            found.setdefault(("parted", row.effective), []).append(after.name[text.language])
    return [
        text(
            f"profile.lineage.{kind}",
            date=format_date(day, text.language),
            names=join_names(names, text.language),
        )
        for (kind, day), names in found.items()
    ]


def sentences(text: Texts, words: ProfileWords) -> None:
    """What differs, what is strong and weak, what changed, what is missing."""
    st.markdown(words.standing)
    if words.is_judged:
        _both_sides(text, words)
    if words.changes:
        _changes(text, words)
    elif words.no_change:
        st.markdown(words.no_change)
    for rest in (words.missing, words.by_chance):
        if rest:
            st.caption(rest)


def _both_sides(text: Texts, words: ProfileWords) -> None:
    """Strengths beside weaknesses."""
    left, right = st.columns(2, gap="medium")
    with left:
        _items(text("profile.strengths"), words.strengths, text("profile.no_strengths"))
    with right:
        _items(text("profile.weaknesses"), words.weaknesses, text("profile.no_weaknesses"))


def place_words(text: Texts, view: ProfileView) -> str:
    """The period and the borders, as they stand under a title."""
    period = period_label(view.period.year, view.period.quarter, view.basis, text.language)
    return f"{period} · {text(f'borders.name.{view.borders}')}"


def _items(heading: str, items: tuple[str, ...], nothing: str) -> None:
    lines = [f"- {item}" for item in items] or [nothing]
    st.markdown("\n".join([f"**{heading}**", "", *lines]))


def _changes(text: Texts, words: ProfileWords) -> None:
    """The changes under one heading, each judgement with its own items."""
    lines = [f"**{text('profile.changes')}**", ""]
    for judgement, items in words.changes.items():
        sign = text(f"verdict_symbols.{judgement}")
        heading = f"{sign} {text(f'profile.judgement.{judgement}')}"
        lines += [f"- {heading}: {item}" for item in items]
    st.markdown("\n".join(lines))


def _inhabitants(text: Texts, view: ProfileView) -> list[str]:
    """Persons and children on 1 January of the year, estimates marked."""
    parts, estimated = [], False
    bands: tuple[tuple[str, Band], ...] = (("population", "total"), ("children", "children_0_17"))
    for name, band in bands:
        figure = data.regions().population(view.region.code, view.borders, view.period.year, band)
        if figure is not None:
            persons = format_number(figure.persons, text.language)
            estimated |= figure.estimated
            shown = f"{ESTIMATED}\u00a0{persons}" if figure.estimated else persons
            parts.append(text(f"profile.head.{name}", persons=shown))
    if not parts:
        return []
    day = text("profile.head.as_of", year=view.period.year)
    mark = text("profile.head.estimate", mark=ESTIMATED) if estimated else ""
    return [*parts, " ".join(part for part in (day, f"({mark})" if mark else "") if part)]
