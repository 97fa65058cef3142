"""The colours of charts, light and dark: readable, calm, and safe for colour-blind people.

Strong colours are kept for differences that are real; what is within chance or not judged stays
pale with a clear outline. Every verdict also has a sign of its own (``verdict_symbols`` in the
language files), so that no meaning hangs on colour alone.

Better and worse are blue-green and vermilion, which people with every common kind
of colour blindness can tell apart (source: Okabe and Ito 2008, "Color Universal Design").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Theme = Literal["light", "dark"]
VERDICTS: Final = ("better", "similar", "worse", "higher", "lower", "not_judged")
NO_DATA: Final = "no_data"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one class is painted: the area, its outline, and the ink of words upon it."""

    fill: str
    line: str
    ink: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of one theme; each one is ``#rrggbb``.

    ``marks`` paint verdicts; ``quiet`` paints what is in order and asks for no attention.
    ``line`` and the accents hold a contrast of at least 3:1 against ``background``, words
    (``text``, ``muted``, and ``ink`` on its ``fill``) at least 4.5:1. ``series`` tells the lines of one
    chart apart, beside a line in ``text``; each also has a dash and a marker of its own.
    """

    background: str
    surface: str
    text: str
    muted: str
    grid: str
    line: str
    accent: str
    comparator: str
    marks: Mapping[str, Mark]
    quiet: Mark
    sequential: tuple[str, ...]
    series: tuple[str, ...]

    def ink_on(self, colour: str) -> str:
        """Black or white, whichever reads better: one of them has 4.5:1 on every colour."""
        return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, colour))


LIGHT: Final = Palette(
    background="#ffffff",
    surface="#f2f6f8",
    text="#14232d",
    muted="#566371",
    grid="#e7ebef",
    line="#7d8894",
    accent="#0b6a88",
    comparator="#14232d",
    marks={
        "better": Mark("#0b7189", "#074c5d", "#ffffff"),
        "worse": Mark("#c2410c", "#7f2a08", "#ffffff"),
        "similar": Mark("#efe3c2", "#96803f", "#14232d"),
        "higher": Mark("#6b4c9a", "#453066", "#ffffff"),
        "lower": Mark("#b5c9dd", "#5b7fa3", "#14232d"),
        "not_judged": Mark("#dbe1e7", "#7d8894", "#14232d"),
        NO_DATA: Mark("#ffffff", "#7d8894", "#566371"),
    },
    quiet=Mark("#d5e9ee", "#5f9dad", "#0a5265"),
    sequential=("#e4f0f4", "#b3d5df", "#76b2c4", "#3a8aa3", "#0c5f7b", "#083f55"),
    series=("#173f89", "#ba840c", "#9b2b5b", "#0ea372", "#6756cd", "#675300"),
)

DARK: Final = Palette(
    background="#10191f",
    surface="#19252d",
    text="#e7eff3",
    muted="#a3b0bd",
    grid="#26313c",
    line="#7e8b99",
    accent="#4fb6cd",
    comparator="#e7eff3",
    marks={
        "better": Mark("#2fa3ba", "#8fd6e4", "#0b141b"),
        "worse": Mark("#ee7f4b", "#ffc3a3", "#0b141b"),
        "similar": Mark("#4d4630", "#b09a5c", "#f4efe2"),
        "higher": Mark("#b39ae6", "#dccff7", "#0b141b"),
        "lower": Mark("#33495f", "#7c9dc0", "#e7eff3"),
        "not_judged": Mark("#2c3742", "#7e8b99", "#e7eff3"),
        NO_DATA: Mark("#10191f", "#7e8b99", "#a3b0bd"),
    },
    quiet=Mark("#1b3c47", "#4d8797", "#a9dce8"),
    sequential=("#16323e", "#1d4c5d", "#27708a", "#3f98b3", "#7cc3d6", "#c4e8f1"),
    series=("#a7b0ff", "#ffca2a", "#e35b47", "#0cff87", "#825cf5", "#b285a4"),
)


def palette(theme: Theme) -> Palette:
    """The colours of a theme; an unknown one is a ``ValueError`` that names it."""
    if theme not in ("light", "dark"):
        raise ValueError(f"a theme is light or dark, not {theme!r}")
    return LIGHT if theme == "light" else DARK


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, 1 to 21 (source: WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def along(colours: tuple[str, ...], share: float) -> str:
    """The colour at a share (0 to 1) of the way along a scale of evenly spaced colours."""
    place = min(max(share, 0.0), 1.0) * (len(colours) - 1)
    step = min(int(place), len(colours) - 2)
    start, end = _channels(colours[step]), _channels(colours[step + 1])
    mixed = (round(a + (b - a) * (place - step)) for a, b in zip(start, end, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
