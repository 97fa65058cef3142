"""The life of one return: what happened when, every revision with its file, what a revision changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from analytics.measures.returns import changes_between, history_of_return, revisions_of_return
from analytics.text import Texts
from analytics.text.numbers import format_date, format_moment
from pages.shared import data
from pages.shared.actors import actor_words
from pages.shared.html_table import Column, html_table
from pages.shared.list_difference import row_changes_table
from pages.shared.register_lists import row_changes, rows_words
from pages.shared.register_rows import Record, ReturnKey
from pages.shared.source_words import source_words
from pages.shared.submit_tables import difference_columns, difference_rows
from pages.shared.widgets import select

Row = Mapping[Any, Any]
ARRIVALS = frozenset({"accepted", "loaded_demonstration"})


def history_view(text: Texts, key: ReturnKey, row: Record) -> None:
    """Everything that happened to the return and its period, the newest first."""
    events = history_of_return(data.journal(), key.form_code, key.region_code, key.period)
    known = events.astype(object).where(events.notna(), None).to_dict("records")
    changed = {int(one["batch_id"]): rows_words(text, one) for one in revisions(key)}
    told = [_event(text, event, changed.get(event["batch_id"], "")) for event in known]
    st.html(f'<ul class="zm-story">{"".join(told)}</ul>')


def files_view(text: Texts, key: ReturnKey, row: Record) -> None:
    """Every revision: who sent it when, what is in it, and its original file to take back."""
    for revision in revisions(key):
        with st.container(border=True, gap="small"):
            _revision(text, revision)


def changes_view(text: Texts, key: ReturnKey, row: Record) -> None:
    """Two revisions side by side: every figure that differs, old, new, change."""
    known = {int(one["batch_id"]): one for one in revisions(key)}
    ids = list(known)
    label = partial(_short, text, known)
    left, right = st.columns(2)
    with left:
        older = select("revision_old", text("register.changes.old"), ids, label, _before(known, ids[0]))
    with right:
        newer = select("revision_new", text("register.changes.new"), ids, label, ids[0])
    found = changes_between(data.journal(), older, newer)
    in_rows = row_changes(older, newer)
    if found or not in_rows:
        st.caption(text("register.changes.found", n=len(found)))
    row_changes_table(text, in_rows)
    if found:
        columns = [_told_past(text, column) for column in difference_columns(text)]
        st.html(html_table(columns, difference_rows(text, found), text("register.views.changes")))


def _told_past(text: Texts, column: Column) -> Column:
    """A column of a difference as of something that has happened: what was, what it became."""
    titles = {
        text(f"submit.columns.difference.{name}"): text(f"register.changes.{name}") for name in ("old", "new")
    }
    return replace(column, title=titles.get(column.title, column.title))


def revisions(key: ReturnKey) -> Sequence[Row]:
    """The revisions of a return, the newest first."""
    table = revisions_of_return(data.journal(), key.form_code, key.region_code, key.period)
    return table.astype(object).where(table.notna(), None).to_dict("records")


def _before(known: Mapping[int, Row], newest: int) -> int:
    """The revision before the newest one; of a single one itself."""
    ids = list(known)
    return ids[1] if len(ids) > 1 else newest


def _short(text: Texts, known: Mapping[int, Row], batch_id: int) -> str:
    one = known[batch_id]
    moment = format_moment(one["accepted_at"], text.language)
    return f"{text('register.revision', n=one['revision'])} · {moment}"


def _event(text: Texts, event: Row, rows: str) -> str:
    """An event; an acceptance with what it did with the rows of lists."""
    what = text(f"store.action.{event['action']}")
    if event["revision"] is not None:
        what = f"{what} · {text('register.revision', n=event['revision'])}"
    if rows and event["action"] in ARRIVALS:
        what = f"{what}: {rows}"
    when = f"{format_moment(event['at'], text.language)} · {actor_words(text, event['actor'])}"
    said = f"<q>{escape(event['words'])}</q>" if event["words"] else ""
    return (
        f'<li><div class="zm-what">{escape(what)}</div><div class="zm-when">{escape(when)}</div>{said}</li>'
    )


def _revision(text: Texts, revision: Row) -> None:
    current = f" · {text('register.current')}" if revision["is_current"] else ""
    st.markdown(f"**{text('register.revision', n=revision['revision'])}**{current}")
    came = revision["received_on"]
    parts = [
        text(f"store.state.{revision['state']}"),
        text("register.came_on", date=format_date(came, text.language)) if came else "",
        format_moment(revision["accepted_at"], text.language),
        actor_words(text, revision["actor"]),
        *_content(text, revision),
    ]
    st.caption(" · ".join(part for part in parts if part))
    if revision["sha256"]:
        _file(text, revision)
    else:
        st.caption(text("where_from.not_kept", source=source_words(text, revision["source"])))


def _content(text: Texts, revision: Row) -> list[str]:
    """How many figures and rows of lists are in a revision, and what it did with rows."""
    rows = text("submit.list_rows", n=revision["list_rows"]) if revision["list_rows"] else ""
    figures = text("register.figures", n=revision["observations"])
    return [figures if revision["observations"] or not rows else "", rows, rows_words(text, revision)]


def _file(text: Texts, revision: Row) -> None:
    st.download_button(
        text("where_from.download_original", file_name=revision["file_name"]),
        partial(data.kept_file, str(revision["sha256"])),
        file_name=str(revision["file_name"]),
        icon=":material/description:",
        on_click="ignore",
        key=f"register_file_{revision['batch_id']}",
    )
