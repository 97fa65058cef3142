"""The styles of a workbook, with colours for the cells that findings name.

Every marked cell gets a clone of its own format with another fill; formats that are there stay as
they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from analytics.intake.child import package, splicing
else:
    import package
    import splicing

# The fill of a marked cell by severity; pale, so that the figure stays readable in any colour.
COLOURS: Mapping[str, str] = {"error": "FFF8B9B3", "warning": "FFFFE08A", "note": "FFC9E2F8"}
FONTS: Mapping[str, str] = {
    "plain": '<{0}sz val="10"/><{0}color rgb="FF1F2933"/><{0}name val="Calibri"/><{0}family val="2"/>',
    "bold": '<{0}b/><{0}sz val="10"/><{0}color rgb="FF1F2933"/><{0}name val="Calibri"/><{0}family val="2"/>',
    "title": '<{0}b/><{0}sz val="14"/><{0}color rgb="FF1F2933"/><{0}name val="Calibri"/><{0}family val="2"/>',
    "link": '<{0}u/><{0}sz val="10"/><{0}color rgb="FF0B57A4"/><{0}name val="Calibri"/><{0}family val="2"/>',
}
BORDER = (
    "<{0}left/><{0}right/><{0}top/>"
    '<{0}bottom style="thin"><{0}color rgb="FFCBD2D9"/></{0}bottom><{0}diagonal/>'
)
HEAD_COLOUR = "FFE4E9EE"
GROUPS = ("fonts", "fills", "borders", "cellXfs")
EMPTY_STYLES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Styles:
    """The formats of a workbook: ask for a clone with another fill, then take the new part."""

    def __init__(self, data: bytes) -> None:
        """Read the part of styles; ``PackageError`` where a table that every book has is missing."""
        self._data = data
        self._found = splicing.tags(data, deepest=4)
        groups = {name: splicing.first(self._found, "styleSheet", name) for name in GROUPS}
        if any(group is None for group in groups.values()):
            raise package.PackageError("file_damaged")
        self._groups = {name: group for name, group in groups.items() if group is not None}
        self._there = {name: splicing.children(self._found, group) for name, group in self._groups.items()}
        if not self._there["cellXfs"]:
            raise package.PackageError("file_damaged")
        self._new: dict[str, list[bytes]] = {name: [] for name in GROUPS}
        self._known: dict[tuple[object, ...], int] = {}
        self.prefix = self._found[0].prefix

    def marked(self, style: int, severity: str) -> int:
        """The number of a format like this one, but with the colour of a severity."""
        return self.filled(style, self._solid(COLOURS[severity]))

    def filled(self, style: int, fill: bytes) -> int:
        """The number of a format like this one, but with this fill (an XML element)."""
        key = ("filled", style, fill)
        if key not in self._known:
            number = self._number_of("fills", fill)
            own = self._format(style)
            opening = own[: splicing.end_of_tag(own, 0)]
            values = {"fillId": str(number), "applyFill": "1"}
            clone = splicing.with_attributes(opening, values) + own[len(opening) :]
            self._known[key] = self._add("cellXfs", clone)
        return self._known[key]

    def fill_of(self, style: int) -> bytes:
        """The fill of a format as an XML element; nothing where the number is none."""
        own = self._format(style)
        given = splicing.tags(own)[0].attribute("fillId")
        fills = self._there["fills"]
        place = int(given) if given.isdecimal() else 0
        return self._words(fills[place]) if place < len(fills) else b""

    def is_mark(self, fill: bytes) -> bool:
        """Whether a fill is one of the colours of findings."""
        return any(f'rgb="{colour}"'.encode() in fill for colour in COLOURS.values())

    def listed(self, font: str, fill: str = "", wrap: bool = True) -> int:
        """The number of a format for the sheet of findings: a font by name, perhaps a colour."""
        key = ("listed", font, fill, wrap)
        if key not in self._known:
            prefix = self.prefix
            font_id = self._number_of("fonts", self._element("font", FONTS[font]))
            fill_id = self._number_of("fills", self._solid(fill)) if fill else 0
            border_id = self._number_of("borders", self._element("border", BORDER)) if wrap else 0
            wrapped = ' wrapText="1"' if wrap else ""
            words = (
                f'<{prefix}xf numFmtId="0" fontId="{font_id}" fillId="{fill_id}" borderId="{border_id}" '
                f'xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
                f'<{prefix}alignment vertical="top"{wrapped}/></{prefix}xf>'
            )
            self._known[key] = self._add("cellXfs", words.encode())
        return self._known[key]

    def applied(self) -> bytes:
        """The part with all new formats."""
        edits = splicing.Splices(self._data)
        for name, new in self._new.items():
            if new:
                count = str(len(self._there[name]) + len(new))
                edits.append_inside(self._groups[name], b"".join(new), {"count": count})
        return edits.applied()

    def _format(self, style: int) -> bytes:
        formats = self._there["cellXfs"]
        if style < len(formats):
            return self._words(formats[style])
        new = self._new["cellXfs"]
        if style - len(formats) < len(new):
            return new[style - len(formats)]
        return self._words(formats[0])

    def _words(self, tag: splicing.Tag) -> bytes:
        return self._data[tag.start : tag.outside_end]

    def _number_of(self, group: str, element: bytes) -> int:
        """The number of a font, fill or border; added where it is new."""
        key = (group, element)
        if key not in self._known:
            same = [place for place, tag in enumerate(self._there[group]) if self._words(tag) == element]
            self._known[key] = same[0] if same else self._add(group, element)
        return self._known[key]

    def _add(self, group: str, element: bytes) -> int:
        self._new[group].append(element)
        return len(self._there[group]) + len(self._new[group]) - 1

    def _solid(self, colour: str) -> bytes:
        colours = f'<{{0}}fgColor rgb="{colour}"/><{{0}}bgColor indexed="64"/>'
        inside = f'<{{0}}patternFill patternType="solid">{colours}</{{0}}patternFill>'
        return self._element("fill", inside)

    def _element(self, name: str, inside: str) -> bytes:
        prefix = self.prefix
        return f"<{prefix}{name}>{inside.format(prefix)}</{prefix}{name}>".encode()


def sound_fill(words: str, prefix: str) -> bytes:
    """A fill that was written down earlier, if it still is one element in this book's way; else nothing."""
    data = words.encode("utf-8", "replace")
    try:
        found = splicing.tags(data)
    except (expat.ExpatError, ValueError):
        return b""
    return data if found[0].name == f"{prefix}fill" and found[0].start == 0 else b""
