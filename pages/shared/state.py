"""The only place that touches the session and the address of a page.

A *choice* is a value that the address restores: it is written into the query under its name and
survives a change of page or language. Codes travel in the address, never words, so that a link
made in Russian opens in Kazakh. (Streamlit's own binding writes the words: see decisions.md.)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from analytics.settings import settings
from analytics.text.localized import LANGUAGES, Language

Option = TypeVar("Option")

LANGUAGE = "lang"
NARROW = "window_is_narrow"
NEXT_PAGE = "page_to_open"
UNKNOWN = "unknown_choices"


def language() -> Language:
    """The language of this session: chosen, else from the address, else the default."""
    return choice(LANGUAGE, LANGUAGES, settings().default_language)


def choice(name: str, options: Sequence[Option], default: Option) -> Option:
    """The value chosen under a name: a changed address wins, then the widget, then the session.

    The widget of the choice has the key :func:`widget_key`; call this before it is drawn and
    :func:`settle` afterwards. Values that are not among the options fall back to ``default``.
    """
    by_word = {str(option): option for option in options}
    written = st.query_params.get(name)
    _note_unknown(name, written, () if written in by_word else (written,))
    if written in by_word and written != st.session_state.get(_written_key(name)):
        current = by_word[written]
    else:
        kept = st.session_state.get(widget_key(name), st.session_state.get(_kept_key(name)))
        current = by_word.get(str(kept), default)
    if st.session_state.get(widget_key(name)) != current:  # never touched once the widget is drawn
        st.session_state[widget_key(name)] = current
    st.session_state[_kept_key(name)] = current
    return current


def unknown_choices() -> tuple[str, ...]:
    """What stood in the address and can't be chosen here, told once."""
    return tuple(dict.fromkeys(st.session_state.pop(UNKNOWN, ())))


def _note_unknown(name: str, written: str | None, codes: Sequence[str | None]) -> None:
    """Keep what a changed address asks for and nothing answers to."""
    if written and written != st.session_state.get(_written_key(name)):
        asked = [f"{name}={code}" for code in codes if code]
        st.session_state[UNKNOWN] = [*st.session_state.get(UNKNOWN, ()), *asked]


def choices(name: str, options: Sequence[str], default: Sequence[str], most: int) -> list[str]:
    """Several values chosen under a name, written ``11,15``; in the order in which they were chosen.

    As with :func:`choice` a changed address wins; codes that are not among the options fall away.
    """
    written = st.query_params.get(name)
    kept = st.session_state.get(widget_key(name), st.session_state.get(_kept_key(name)))
    if written is not None and written != st.session_state.get(_written_key(name)):
        kept = written.split(",")
        _note_unknown(name, written, [code for code in kept if code not in options])
    known = [code for code in dict.fromkeys(kept or ()) if code in options][:most]
    current = known or list(default)
    st.session_state[widget_key(name)] = current
    st.session_state[_kept_key(name)] = current
    return current


def settle_many(name: str, values: Sequence[str]) -> None:
    """Write several values into the address, so that a link restores them."""
    settle(name, ",".join(values))
    st.session_state[_kept_key(name)] = list(values)


def weights(name: str, codes: Sequence[str], default: float, most: float) -> dict[str, float]:
    """Weights chosen under a name for some codes, written ``C14:2,A06:1``; from 0 to ``most``.

    As with :func:`choice` a changed address wins, then the fields (with the keys of
    ``widget_key(f"{name}_{code}")``), then the session. What is no such number counts as ``default``.
    """
    written = st.query_params.get(name)
    kept = dict(st.session_state.get(_kept_key(name)) or {})
    if written is not None and written != st.session_state.get(_written_key(name)):
        current = _read_weights(written, most)
    else:
        current = {code: st.session_state.get(widget_key(f"{name}_{code}"), kept.get(code)) for code in codes}
    chosen = {code: default if current.get(code) is None else float(current[code]) for code in codes}
    for code, weight in chosen.items():
        st.session_state[widget_key(f"{name}_{code}")] = weight
    return chosen


def settle_weights(name: str, chosen: Mapping[str, float]) -> None:
    """Write weights into the address, so that a link restores them."""
    settle(name, ",".join(f"{code}:{weight:g}" for code, weight in chosen.items()))
    st.session_state[_kept_key(name)] = dict(chosen)


def _read_weights(written: str, most: float) -> dict[str, float]:
    """The weights of an address that are numbers from 0 to ``most``."""
    found: dict[str, float] = {}
    for pair in written.split(","):
        code, _, number = pair.partition(":")
        try:
            weight = float(number)
        except ValueError:
            continue
        if 0 <= weight <= most:
            found[code] = weight
    return found


def day(name: str, latest: dt.date) -> dt.date | None:
    """The day chosen under a name, written ``2025-10-31``; ``None`` where none is, or none that can be.

    As with :func:`choice` a changed address wins, then the widget, then the session.
    """
    written = st.query_params.get(name)
    current = st.session_state.get(widget_key(name), st.session_state.get(_kept_key(name)))
    if written is not None and written != st.session_state.get(_written_key(name)):
        current = _read_day(written)
    current = current if isinstance(current, dt.date) and current <= latest else None
    st.session_state[_kept_key(name)] = current
    return current


def settle_day(name: str, chosen: dt.date | None) -> None:
    """Write a day into the address, so that a link restores it; none takes it out."""
    settle(name, "" if chosen is None else chosen.isoformat())
    st.session_state[_kept_key(name)] = chosen


def _read_day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def words(name: str, most: int) -> str:
    """Free words typed under a name, cut to a length; a changed address wins, then the field."""
    written = st.query_params.get(name)
    kept = st.session_state.get(widget_key(name), st.session_state.get(_kept_key(name)))
    if written is not None and written != st.session_state.get(_written_key(name)):
        kept = written
    return str(kept or "").strip()[:most]


def place(name: str, value: object) -> None:
    """Give the widget of a choice its value, just before it is drawn.

    A page that was just opened has new widgets under the old keys; Streamlit would draw them with
    their defaults.
    """
    st.session_state[widget_key(name)] = value


def settle(name: str, value: object) -> None:
    """Write a choice into the address, so that a link restores it."""
    word = str(value)
    st.session_state[_kept_key(name)] = value
    st.session_state[_written_key(name)] = word
    if not word:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != word:
        st.query_params[name] = word


def choose(name: str, value: object) -> None:
    """Set a choice from elsewhere, such as a click on the map (before its widget is drawn)."""
    st.session_state[widget_key(name)] = value
    st.session_state[_kept_key(name)] = value


def open_next(page: str) -> None:
    """Ask for another page in the middle of a click; the shell opens it (see :func:`asked_page`)."""
    st.session_state[NEXT_PAGE] = page


def asked_page() -> str | None:
    """The page that a click asked for, told once."""
    page = st.session_state.pop(NEXT_PAGE, None)
    return None if page is None else str(page)


def widget_key(name: str) -> str:
    """The key of the widget that belongs to a choice."""
    return f"pick_{name}"


def clicked_code(key: str) -> str | None:
    """The region code of the point that was clicked in the chart with this key."""
    event = st.session_state.get(key)
    points = event["selection"]["points"] if event else []
    if not points:
        return None
    data = points[0].get("customdata")
    found = data[0] if isinstance(data, list | tuple) else data
    return str(found) if found else None


def picked_code(key: str) -> str | None:
    """The code of the row that was clicked in the table with this key."""
    picked = _picked(key)
    return None if picked is None else str(picked["code"])


def picked_column(key: str) -> int:
    """The place of the column that was clicked in the table with this key; 0 is the first."""
    picked = _picked(key)
    return 0 if picked is None else int(picked["column"])


def narrow() -> bool:
    """Whether the person's window is as narrow as a telephone's."""
    return bool(st.session_state.get(NARROW, False))


def note_narrow(is_narrow: bool) -> None:
    """Keep what the browser says about the width of its window."""
    st.session_state[NARROW] = is_narrow


def recall(name: str, otherwise: Any = None) -> Any:
    """What was remembered under a name in this session."""
    return st.session_state.get(name, otherwise)


def remember(name: str, value: Any) -> None:
    """Keep a value for this session."""
    st.session_state[name] = value


def forget(*names: str) -> None:
    """Drop what was remembered under these names."""
    for name in names:
        st.session_state.pop(name, None)


def _picked(key: str) -> dict[str, Any] | None:
    """What was clicked: a field of a grid gives its code alone."""
    event = st.session_state.get(key)
    picked = event.get("picked") if event else None
    if not picked:
        return None
    return {"code": picked, "column": 0} if isinstance(picked, str) else dict(picked)


def _kept_key(name: str) -> str:
    return f"kept_{name}"


def _written_key(name: str) -> str:
    return f"written_{name}"
