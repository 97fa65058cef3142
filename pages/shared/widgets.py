"""Building blocks that every page shares: choices bound to the address, figures, downloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, TypeVar, cast

import streamlit as st
from plotly.basedatatypes import BaseFigure

from analytics.charts.theme import MAP_CONFIG
from analytics.text import Texts
from pages.shared import state
from pages.shared.literal import literal

Option = TypeVar("Option")
Theme = Literal["light", "dark"]

LONGEST_CODE = 40  # as many letters of an odd address are repeated
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReadyFigure(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """A figure that is ready as a plain dict: Streamlit neither rebuilds nor validates it."""

    def __init__(self, figure: Mapping[str, Any]) -> None:
        # BaseFigure's own __init__ validates every property, which costs 10 to 100 times more.
        object.__setattr__(self, "ready", figure)

    def to_dict(self) -> dict[str, Any]:
        """The figure as it was built."""
        return cast("dict[str, Any]", self.__dict__["ready"])


def theme() -> Theme:
    """Whether the person's page is light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def select(
    name: str, label: str, options: Sequence[Option], shown: Callable[[Option], str], default: Option
) -> Option:
    """A list to choose from, bound to the address under ``name``."""
    state.place(name, state.choice(name, options, default))
    chosen = st.selectbox(label, options, format_func=shown, key=state.widget_key(name))
    state.settle(name, chosen)
    return chosen


def select_many(
    name: str,
    label: str,
    options: Sequence[str],
    shown: Callable[[str], str],
    default: Sequence[str],
    most: int,
) -> tuple[str, ...]:
    """Several codes to choose from a list, bound to the address under ``name``."""
    state.place(name, state.choices(name, options, default, most))
    chosen = st.multiselect(
        label, options, format_func=shown, key=state.widget_key(name), max_selections=most
    )
    state.settle_many(name, chosen)
    return tuple(chosen)


def switch(
    name: str, label: str, options: Sequence[Option], shown: Callable[[Option], str], default: Option
) -> Option:
    """A few choices side by side, bound to the address under ``name``."""
    state.place(name, state.choice(name, options, default))
    chosen = st.segmented_control(
        label, options, format_func=shown, key=state.widget_key(name), required=True, width="stretch"
    )
    state.settle(name, chosen)
    return cast("Option", chosen)


def show_figure(
    figure: Mapping[str, Any], key: str, alt: str, on_click: Callable[[], None] | None = None
) -> None:
    """Draw a figure; ``on_click`` is called after a click on one of its points."""
    draw = partial(
        st.plotly_chart, ReadyFigure(figure), width="stretch", theme=None, key=key, alt=alt, config=MAP_CONFIG
    )
    if on_click is None:
        draw()
    else:
        draw(on_select=on_click, selection_mode="points")


def clicks_choose(key: str) -> None:
    """Choose the region that was clicked in the chart with this key."""
    code = state.clicked_code(key)
    if code is not None:
        state.choose("region", code)


def clicks_open(key: str, page: str) -> None:
    """Open another page, such as the profile, on the region that was clicked in the chart with this key."""
    code = state.clicked_code(key)
    if code is not None:
        state.choose("region", code)
        state.open_next(page)


def excel_button(label: str, build: Callable[[], bytes], file_name: str) -> None:
    """A button that builds a workbook when it is clicked."""
    st.download_button(
        label,
        build,
        file_name=file_name,
        mime=EXCEL,
        icon=":material/table_view:",
        on_click="ignore",
        key=f"download_{file_name}",
    )


def picture_button(label: str, build: Callable[[], bytes], file_name: str) -> None:
    """A button that draws a picture when it is clicked."""
    st.download_button(
        label,
        build,
        file_name=file_name,
        mime="image/png",
        icon=":material/image:",
        on_click="ignore",
        type="tertiary",
        key=f"download_{file_name}",
    )


def unknown_choices_told(text: Texts) -> None:
    """Say once that the address asked for what cannot be chosen here, so that the usual is shown."""
    asked = state.unknown_choices()
    if asked:
        words = ", ".join(f"{one[:LONGEST_CODE]}…" if len(one) > LONGEST_CODE else one for one in asked)
        st.toast(text("shell.unknown_choice", asked=literal(words)), icon=":material/link_off:")


def origin_banner(text: Texts, origins: Sequence[str]) -> None:
    """Say on every screen whether its figures are synthetic, published or mixed."""
    if "synthetic" in origins or "mixed" in origins:
        mixed = len(set(origins)) > 1 or "mixed" in origins
        key = "shell_origins.partly_synthetic" if mixed else "origins.synthetic"
        st.warning(text(key), icon=":material/science:")
    elif "published" in origins:
        st.info(text("origins.published"), icon=":material/verified:")
