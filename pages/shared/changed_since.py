"""What changed since a person last looked: returns that came, were revised or withdrawn, locks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import streamlit as st

from analytics.access import Person
from analytics.periods import Period
from analytics.store.journal import StoreError
from analytics.submission.list_differences import KINDS, RowChangeKind
from analytics.text import Texts
from analytics.text.numbers import format_moment, format_number
from analytics.text.periods import period_short
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.html_table import NOTHING, Cell, Column, html_table
from pages.shared.list_difference import counts_words

COLUMNS = ("which", "when", "who", "what", "words")
ROWS_SHOWN = 20


def changed_since(text: Texts, person: Person) -> None:
    """Fold-out with the changes since the person's last look, and a button that says they are seen."""
    since = data.last_look(person.name)
    changes = data.changes(since)
    title = "title_first" if since is None else "title"
    folded = st.expander(
        text(f"changed_since.{title}", n=len(changes)),
        icon=":material/update:",
        key="changed_since",
        on_change="rerun",
    )
    with folded:
        if not folded.open:
            return
        if changes.empty:
            st.caption(_nothing(text, since))
            return
        known = changes.head(ROWS_SHOWN).astype(object)
        _table(text, known.where(known.notna(), None).to_dict("records"))
        if len(changes) > ROWS_SHOWN:
            st.caption(text("changed_since.shown", shown=ROWS_SHOWN, n=len(changes)))
        _seen(text, person, changes["at"].iloc[0].to_pydatetime())


def _nothing(text: Texts, since: dt.datetime | None) -> str:
    if since is None:
        return text("changed_since.nothing_first")
    return text("changed_since.nothing", moment=format_moment(since, text.language))


def _table(text: Texts, rows: list[dict[Any, Any]]) -> None:
    columns = [Column(text(f"changed_since.columns.{name}")) for name in COLUMNS]
    st.html(f"<style>{data.front_end('submit.css')}</style>")
    st.html(html_table(columns, [_row(text, row) for row in rows], text("changed_since.columns.what")))


def _row(text: Texts, row: dict[Any, Any]) -> list[Cell]:
    return [
        " · ".join(part for part in (row["form_code"], _which(text, row), _period(text, row)) if part),
        format_moment(row["at"], text.language),
        actor_words(text, row["actor"]),
        _what(text, row),
        row["words"] or NOTHING,
    ]


def _which(text: Texts, row: dict[Any, Any]) -> str:
    """The region, or how many returns were meant at once."""
    if row["returns"] > 1:
        return text("changed_since.returns", n=row["returns"])
    if not row["region_code"]:
        return text("changed_since.all_regions")
    region = data.regions().get(row["region_code"], Period.parse(row["period"]))
    return region.short_name[text.language]


def _period(text: Texts, row: dict[Any, Any]) -> str:
    if not row["period"]:
        return ""
    period = Period.parse(row["period"])
    return period_short(period.year, period.quarter, text.language)


def _what(text: Texts, row: dict[Any, Any]) -> str:
    """What happened, with the number of figures or rows that came or changed."""
    if (row["list_rows"] and not row["figures"]) or row["rows_added"] is not None:
        return _what_of_lists(text, row)
    numbers = {
        name: "" if row[name] is None else format_number(row[name], text.language)
        for name in ("figures", "changed")
    }
    if row["action"] == "revised":
        return text("changed_since.revised", **numbers)
    action = text(f"store.action.{row['action']}")
    return text("changed_since.accepted", action=action, **numbers) if numbers["figures"] else action


def _what_of_lists(text: Texts, row: dict[Any, Any]) -> str:
    """The same of lists: how many rows came, or what a revision did with them."""
    counts: dict[RowChangeKind, int] = {kind: int(row[f"rows_{kind}"] or 0) for kind in KINDS}
    if row["action"] == "revised":
        said = counts_words(text, counts) or text("changed_since.rows_same")
        return text("changed_since.rows_revised", changes=said)
    action = text(f"store.action.{row['action']}")
    number = format_number(row["list_rows"] or 0, text.language)
    return text("changed_since.rows_accepted", action=action, rows=number)


def _seen(text: Texts, person: Person, until: dt.datetime) -> None:
    """A button that starts the list anew after the last change that is shown here."""
    if not st.button(
        text("changed_since.seen"),
        help=text("changed_since.seen_hint"),
        icon=":material/done_all:",
        key="changed_since_seen",
    ):
        return
    try:
        data.journal().look(person.name, until)
    except StoreError as refused:
        st.error(text(f"store.{refused.code}"))
        return
    st.rerun()
