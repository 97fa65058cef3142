"""How states of plan measures and kinds of partners are painted: a colour, a sign and a word each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from analytics.charts.palette import Mark, Palette, Theme, palette
from analytics.charts.stacked_rows import Part
from analytics.measures.partners import PARTNER_KINDS
from analytics.measures.plan_register import STATES
from analytics.text import Texts

STATE_SIGNS: Final[Mapping[str, str]] = {
    "done_on_time": "✓",
    "done_late": "◆",
    "done_undated": "●",
    "overdue": "✗",
    "due_now": "!",
    "due_next": "▲",
    "running": "▶",
    "planned": "○",
    "cancelled": "–",
}


def state_marks(colours: Palette) -> dict[str, Mark]:
    """How each state is painted: only what is overdue shouts."""
    scale, marks = colours.sequential, colours.marks
    return {
        "done_on_time": colours.quiet,
        "done_late": marks["similar"],
        "done_undated": marks["lower"],
        "overdue": marks["worse"],
        "due_now": Mark(colours.background, marks["worse"].line, colours.text),
        "due_next": Mark(scale[3], scale[4], colours.ink_on(scale[3])),
        "running": Mark(scale[2], scale[3], colours.ink_on(scale[2])),
        "planned": marks["not_judged"],
        "cancelled": marks["no_data"],
    }


def state_parts(text: Texts, theme: Theme) -> list[Part]:
    """The states as the parts of a bar, in their order."""
    marks = state_marks(palette(theme))
    return [Part(f"{STATE_SIGNS[state]} {text(f'plans.states.{state}')}", marks[state]) for state in STATES]


def kind_parts(text: Texts, theme: Theme) -> list[Part]:
    """The kinds of partners as the parts of a bar."""
    return [
        Part(text(f"plans_partners.kinds.{kind}"), mark)
        for kind, mark in zip(PARTNER_KINDS, _steps(theme, 4), strict=True)
    ]


def fund_parts(text: Texts, theme: Theme) -> list[Part]:
    """Budget and other sources as the parts of a bar."""
    names = (text("plans.funds.budget"), text("plans.funds.other"))
    return [Part(name, mark) for name, mark in zip(names, _steps(theme, 2), strict=True)]


def _steps(theme: Theme, number: int) -> list[Mark]:
    """Marks that part neighbours of a bar by lightness, so that grey print parts them too."""
    colours = palette(theme)
    scale = colours.sequential
    places = {2: (4, 1), 4: (4, 1, 3, 0)}[number]
    return [
        Mark(scale[place], scale[5 if theme == "light" else 0], colours.ink_on(scale[place]))
        for place in places
    ]
