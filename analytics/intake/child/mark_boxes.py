"""The boxes of comments in VML: as large as their words, beside their cells."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.intake.child import mark_layout
else:
    import mark_layout

WIDTH = 330  # of a box, in pixels
LETTERS_IN_A_LINE = 50
LINE_HEIGHT = 15
BORDERS = 14
TALLEST = 520
BOXES_IN_A_CLUSTER = 1024
NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
BOX_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
CLUSTERS = re.compile(rb"""idmap[^<>]*\bdata=["']([\d,\s]*)["']""")
BOX_NUMBER = re.compile(rb"""_x0000_s(\d{1,9})""")
END = re.compile(rb"</(?:[\w-]+:)?xml\s*>\s*$")
SHAPE = re.compile(rb"<(?:[\w-]+:)?shape\b.*?</(?:[\w-]+:)?shape\s*>\s*", re.DOTALL)
SHAPE_PLACE = re.compile(rb"<(?:[\w-]+:)?(Row|Column)>\s*(\d{1,7})\s*<")


@dataclass(frozen=True, slots=True)
class Box:
    """The box of a comment: its cell (from 1) and the lines that it must show."""

    place: mark_layout.Place
    lines: Sequence[str]


def clusters(drawing: bytes) -> set[int]:
    """The numbers under which a drawing counts its boxes (a thousand each)."""
    words = b",".join(CLUSTERS.findall(drawing))
    return {int(number) for number in re.findall(rb"\d{1,6}", words)}


def new_drawing(used: Collection[int]) -> bytes:
    """A drawing without boxes, which counts where no other one does."""
    cluster = next(number for number in range(1, len(used) + 2) if number not in used)
    head = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{cluster}"/></o:shapelayout>'
    return f"<xml {NAMESPACES}>{head}{BOX_TYPE}</xml>".encode()


def with_boxes(drawing: bytes, layout: mark_layout.Layout, boxes: Sequence[Box]) -> bytes:
    """A drawing with further boxes; all that it has stays as it is."""
    match = END.search(drawing)
    if match is None or not boxes:
        return drawing
    taken = max((int(number) for number in BOX_NUMBER.findall(drawing)), default=0)
    first = max(taken + 1, min(clusters(drawing), default=1) * BOXES_IN_A_CLUSTER + 1)
    kind = "" if b"_x0000_t202" in drawing else BOX_TYPE.replace("<v:shapetype", f"<v:shapetype {NAMESPACES}")
    words = "".join(_box(layout, box, number) for number, box in enumerate(boxes, start=first))
    return drawing[: match.start()] + (kind + words).encode() + drawing[match.start() :]


def without_boxes(drawing: bytes, places: Collection[mark_layout.Place]) -> bytes:
    """A drawing without the boxes of the comments of these cells."""
    if not places:
        return drawing

    def kept(match: re.Match[bytes]) -> bytes:
        found = {name: int(number) + 1 for name, number in SHAPE_PLACE.findall(match[0])}
        return b"" if (found.get(b"Row", 0), found.get(b"Column", 0)) in places else match[0]

    return SHAPE.sub(kept, drawing)


def _box(layout: mark_layout.Layout, box: Box, number: int) -> str:
    row, column = box.place
    lines = sum(max(1, math.ceil(len(line) / LETTERS_IN_A_LINE)) for line in box.lines)
    height = min(lines * LINE_HEIGHT + BORDERS, TALLEST)
    left, right = _edges(column + 1, 15, WIDTH, layout.width_of)
    top, bottom = _edges(max(row - 1, 1), 8, height, layout.height_of)
    anchor = f"{left[0] - 1}, {left[1]}, {top[0] - 1}, {top[1]}, {right[0] - 1}, {right[1]}, "
    anchor += f"{bottom[0] - 1}, {bottom[1]}"
    return (
        f'<v:shape {NAMESPACES} id="_x0000_s{number}" type="#_x0000_t202" '
        f"style='position:absolute;margin-left:60pt;margin-top:2pt;width:{WIDTH * 3 // 4}pt;"
        f"height:{height * 3 // 4}pt;z-index:{number % BOXES_IN_A_CLUSTER};visibility:hidden' "
        f'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        f'<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        f"<v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>"
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        f"</x:ClientData></v:shape>"
    )


def _edges(
    first: int, offset: int, length: int, size_of: Callable[[int], int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a box begins and ends along one side: the row or column, and the pixels into it."""
    start = (first, min(offset, max(size_of(first) - 1, 0)))
    place, rest = first, start[1] + length
    while rest >= size_of(place) and place < first + 200:
        rest -= size_of(place)
        place += 1
    return start, (place, max(min(rest, size_of(place)), 0))
