"""Changing an XML part where it must change, and nowhere else.

Expat tells where each tag stands in the bytes. What is new is spliced in at these places, so that
everything else stays as it was, byte for byte: spaces, order of attributes, unknown extensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

WHOLE_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
ATTRIBUTE = re.compile(rb"""\s([^\s=<>/]+)\s*=\s*("[^"]*"|'[^']*')""")
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(slots=True)
class Tag:
    """One element: its name as written, its attributes, and where its tags stand in the bytes.

    ``start`` and ``end`` bound the opening tag; ``inside_end`` is where the closing tag begins and
    ``outside_end`` where it ends. In an empty element, ``<a/>``, the last three are the same.
    """

    name: str
    attributes: Mapping[str, str]
    path: tuple[str, ...]
    start: int
    end: int
    inside_end: int = -1
    outside_end: int = -1

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return self.name[: len(self.name) - len(self.local)]

    def attribute(self, local: str) -> str:
        """The value of an attribute by its local name, or nothing."""
        return next((value for name, value in self.attributes.items() if _local(name) == local), "")


@dataclass(slots=True)
class Splices:
    """What is put into some bytes in place of parts of them; applied in one go."""

    data: bytes
    _edits: list[tuple[int, int, int, bytes]] = field(default_factory=list)

    def insert(self, at: int, words: bytes) -> None:
        """Put words in before a place; several at one place keep their order."""
        self.replace(at, at, words)

    def replace(self, start: int, end: int, words: bytes) -> None:
        """Put words in place of others."""
        self._edits.append((start, end, len(self._edits), words))

    def set_attributes(self, tag: Tag, values: Mapping[str, str]) -> None:
        """Give an element these attributes; the others stay."""
        opening = self.data[tag.start : tag.end]
        self.replace(tag.start, tag.end, with_attributes(opening, values))

    def append_inside(self, tag: Tag, words: bytes, values: Mapping[str, str] | None = None) -> None:
        """Add words after the last child of an element, and perhaps give it attributes."""
        if tag.outside_end > tag.end:
            if values:
                self.set_attributes(tag, values)
            self.insert(tag.inside_end, words)
            return
        opening = with_attributes(self.data[tag.start : tag.end], values or {})
        closed = re.sub(rb"\s*/>$", b">", opening)
        self.replace(tag.start, tag.end, closed + words + f"</{tag.name}>".encode())

    def applied(self) -> bytes:
        """The bytes with everything put in."""
        pieces: list[bytes] = []
        place = 0
        for start, end, _, words in sorted(self._edits):
            pieces += [self.data[place:start], words]
            place = max(place, end)
        return b"".join([*pieces, self.data[place:]])


def tags(data: bytes, deepest: int = 99) -> list[Tag]:
    """All elements of an XML part down to a depth, in the order of their beginnings; the root is 1."""
    found: list[Tag] = []
    stack: list[Tag | None] = []
    path: list[str] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(_local(name))
        tag = None
        if len(path) <= deepest:
            place = parser.CurrentByteIndex
            tag = Tag(name, attributes, tuple(path), place, end_of_tag(data, place))
            found.append(tag)
        stack.append(tag)

    def end(_: str) -> None:
        path.pop()
        tag = stack.pop()
        if tag is not None:
            close(tag, data, parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return found


def close(tag: Tag, data: bytes, place: int) -> None:
    """Write down where an element ends, as expat tells it at its end."""
    if data[tag.end - 2 : tag.end] == b"/>":
        tag.inside_end = tag.outside_end = tag.end
    else:
        tag.inside_end, tag.outside_end = place, data.index(b">", place) + 1


def end_of_tag(data: bytes, start: int) -> int:
    """Where the opening tag that begins here ends; an attribute may hold the sign ``>``."""
    quick = data.find(b">", start, start + 400) + 1
    if quick and data.count(b'"', start, quick) % 2 == 0 and data.find(b"'", start, quick) < 0:
        return quick
    match = WHOLE_TAG.match(data, start)
    if match is None:
        raise ValueError("an opening tag has no end")
    return match.end()


def with_attributes(opening: bytes, values: Mapping[str, str]) -> bytes:
    """An opening tag with these attributes, by their names as written, set or added."""
    missing = dict(values)

    def changed(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        if name not in values:
            return match[0]
        missing.pop(name, None)
        return f' {name}="{escaped(values[name])}"'.encode()

    head = ATTRIBUTE.sub(changed, opening)
    added = "".join(f' {name}="{escaped(value)}"' for name, value in missing.items()).encode()
    return re.sub(rb"\s*(/?>)$", lambda end: added + end[1], head) if added else head


def without_attribute(opening: bytes, name: str) -> bytes:
    """An opening tag without an attribute."""
    return ATTRIBUTE.sub(lambda match: b"" if match[1].decode() == name else match[0], opening)


def children(found: Sequence[Tag], parent: Tag) -> list[Tag]:
    """The direct children of an element among all elements of its part."""
    depth = len(parent.path) + 1
    return [tag for tag in found if len(tag.path) == depth and parent.start < tag.start < parent.outside_end]


def first(found: Iterable[Tag], *path: str) -> Tag | None:
    """The first element with these local names from the root on, or ``None``."""
    return next((tag for tag in found if tag.path == path), None)


def escaped(words: str) -> str:
    """Words for an attribute or a text of an XML part; what XML cannot hold is left out."""
    bare = NOT_IN_XML.sub("", words)
    return bare.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def cell_words(words: str, most: int = 32_000) -> str:
    """Words for the text of a cell or comment: Excel takes ``_x000D_`` for a sign, unless told not to."""
    bare = words if len(words) <= most else f"{words[:most]}…"
    return escaped(LOOKS_ESCAPED.sub("_x005F_", bare))


def _local(name: str) -> str:
    return name.rpartition(":")[2]
