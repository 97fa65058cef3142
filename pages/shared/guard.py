"""Who is there and what they may do; every page asks here before it shows anything."""

from __future__ import annotations

import streamlit as st

from analytics.access import LOCAL_PERSON, Person, Right
from analytics.text import Texts, texts
from pages.shared import state


def signed_in() -> bool:
    """Whether sign-in is switched off (local mode) or the person has signed in."""
    return not _sign_in_configured() or bool(st.user.get("is_logged_in"))


def person() -> Person:
    """The person of this session; in local mode the user of this machine."""
    if not _sign_in_configured():
        return LOCAL_PERSON
    return Person(name=str(st.user.get("email") or st.user.get("name") or ""), role="viewer")


def require(right: Right) -> Person:
    """The person, if signed in and entitled; otherwise the page ends here."""
    if not signed_in():
        st.stop()
    somebody = person()
    if not somebody.may(right):
        st.warning(texts(state.language())("shell.no_right"), icon=":material/block:")
        st.stop()
    return somebody


def admitted(text: Texts) -> bool:
    """Whether the page may run; shows the sign-in gate otherwise."""
    if signed_in():
        return True
    st.title(text("shell.sign_in_title"))
    st.write(text("shell.sign_in_text"))
    st.button(text("shell.sign_in"), on_click=st.login, type="primary")
    return False


def introduce(text: Texts) -> None:
    """Say in the sidebar who is there, or that this is the local mode."""
    if not _sign_in_configured():
        st.caption(text("shell.local_mode"))
    elif signed_in():
        st.caption(person().name)
        st.button(text("shell.sign_out"), on_click=st.logout)


def _sign_in_configured() -> bool:
    """Whether the secrets of the server name an OpenID Connect provider."""
    return bool(st.secrets.load_if_toml_exists()) and "auth" in st.secrets
