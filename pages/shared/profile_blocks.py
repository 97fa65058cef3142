"""The blocks of a region's profile around its figures: the banner, the head, and the empty states."""

from __future__ import annotations

import streamlit as st

from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import state
from pages.shared.profile_filters import NotYetThere, ProfileView
from pages.shared.profile_head import head
from pages.shared.profile_told import Told
from pages.shared.widgets import origin_banner


def head_of_page(text: Texts, view: ProfileView, told: Told) -> None:
    """Whose figures these are, and which region, period and borders."""
    origin_banner(text, told.origins)
    head(text, view)


def no_values(text: Texts) -> None:
    """What to do next where no indicator has a value."""
    st.info(text("profile.no_data"), icon=":material/inbox:")
    st.page_link("submit.py", label=text("compare.to_submit"), icon=":material/upload_file:")


def not_yet_there(text: Texts, found: NotYetThere) -> None:
    """That the region did not exist in the period, and the way to its first period with data."""
    region, since = found.region.name[text.language], found.since
    if since is None:
        st.info(text("profile.no_data"), icon=":material/inbox:")
        return
    period = period_label(since.year, since.quarter, "cumulative", text.language)
    st.warning(text("profile.did_not_exist", region=region, period=period))
    st.button(
        text("profile.open_period", period=period),
        on_click=state.choose,
        args=("period", str(since)),
        key="profile_first_period",
    )
