"""One return of the register, opened at the side: where it stands, its life, files and findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from analytics.access import Person
from analytics.charts.palette import palette
from analytics.text import Texts
from pages.shared import data, state
from pages.shared import register_words as words
from pages.shared.facts import facts
from pages.shared.literal import literal
from pages.shared.register_actions import actions
from pages.shared.register_filters import quarter_words
from pages.shared.register_findings import findings_view
from pages.shared.register_history import changes_view, files_view, history_view
from pages.shared.register_lists import rows_view
from pages.shared.register_matrix import RETURN
from pages.shared.register_rows import (
    Record,
    RegisterView,
    ReturnKey,
    return_code,
    return_codes,
    row_of_return,
)
from pages.shared.widgets import switch, theme

DRAWER_WIDTH = 860  # in pixels


def picked_return(view: RegisterView) -> str:
    """The code of the return that is open, in the address; nothing where none of the rows has it."""
    code = state.choice(RETURN, ("", *return_codes(view)), "")
    state.settle(RETURN, code)
    return code


def open_return(text: Texts, view: RegisterView, code: str, person: Person) -> None:
    """Open the return at the side of the page; closing it takes it out of the address."""
    row = row_of_return(view, code)
    if row is None:
        return
    key = ReturnKey.parse(code)
    title = literal(words.region_words(text, key.region_code, key.period))
    drawer = st.dialog(title, width=DRAWER_WIDTH, position="right", on_dismiss=_close)
    drawer(_content)(text, view, row, key, person)


def _content(text: Texts, view: RegisterView, row: Record, key: ReturnKey, person: Person) -> None:
    st.html(f"<style>{data.front_end('submit.css')}{data.front_end('register.css')}</style>")
    st.markdown(f"**{literal(words.form_words(text, key.form_code))}**, {quarter_words(text, key.period)}")
    st.html(_state(text, view, row))
    facts(_facts(text, view, row))
    actions(text, row, key, person)
    views = _views(row)
    if views:
        name = switch(
            "return_view",
            text("register.views.label"),
            list(views),
            lambda one: text(f"register.views.{one}"),
            next(iter(views)),
        )
        views[name](text, key, row)


def _views(row: Record) -> dict[str, Callable[[Texts, ReturnKey, Record], None]]:
    """What there is to look at, before anything came only what was done to the period."""
    if not row["batch_id"]:
        return {}
    views: dict[str, Callable[[Texts, ReturnKey, Record], None]] = {
        "history": history_view,
        "files": files_view,
    }
    if data.catalogue().form(str(row["form_code"])).lists:
        views["rows"] = rows_view
    if row["revisions"] > 1:
        views["changes"] = changes_view
    views["findings"] = findings_view
    return views


def _state(text: Texts, view: RegisterView, row: Record) -> str:
    """The state with its sign as in the matrix, how late it is, and whether it is locked."""
    mark = words.mark_of(row)
    drawn = words.swatch(mark, words.marks(palette(theme()))[mark])
    named = text(f"register.states.{row['state']}")
    said = f'<span class="zm-key">{drawn}{escape(named)}</span>'
    rest = [words.lateness_words(text, row, view.today)]
    rest += [text(f"register.{name}") for name in ("locked", "excepted") if row[name]]
    return (
        f'<div class="zm-return">{said}{"".join(f"<span>{escape(one)}</span>" for one in rest if one)}</div>'
    )


def _facts(text: Texts, view: RegisterView, row: Record) -> Sequence[tuple[str, str]]:
    dated = data.catalogue().deadlines.get((str(row["form_code"]), ReturnKey.parse(return_code(row)).period))
    due = words.date_words(text, row["due_on"])
    return [
        (text("register.columns.due_on"), f"{due} · {dated.document}" if dated else due),
        (text("register.columns.received_on"), words.date_words(text, row["received_on"])),
        (
            text("register.columns.revision"),
            text("register.revision_of", revision=row["revision"], n=row["revisions"])
            if row["batch_id"]
            else "",
        ),
        (text("register.decision"), str(row["decision_words"])),
        (text("register.table_columns.filled"), words.filled_words(text, row)),
        (text("register.table_columns.warnings"), words.warning_words(text, row)),
        (text("register.columns.origin"), text(f"origins.{row['origin']}") if row["origin"] else ""),
    ]


def _close() -> None:
    state.choose(RETURN, "")
