"""A second look into a sheet that is read whole: formulas, errors, empty texts, percentages.

Sheets are large, such cells are few. Where the XML is written as every spreadsheet program writes it,
they are found by their marks, and only they cost time. Any other XML is read cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.intake.child import second_look
else:
    import second_look

CELL = b'<c r="'
CELL_PARTS = re.compile(
    rb'<c r="([A-Z]{1,3}\d{1,7})"([^<>]*)>(.*?)</c>|<c r="([A-Z]{1,3}\d{1,7})"([^<>]*)/>', re.S
)
FORMULA = re.compile(rb"<f[ >/]")
ERROR = re.compile(rb' t="e"')
FORMULA_WORDS = re.compile(rb"<f(?:\s[^<>]*)?>([^<]*)</f>")
VALUE = re.compile(rb"<v(?:\s[^<>]*)?>([^<]+)</v>")
STYLE = re.compile(rb'\ss="(\d{1,9})"')
TYPE = re.compile(rb'\st="(\w+)"')
INLINE_EMPTY = re.compile(rb't="inlineStr"[^<>]*>\s*<is>\s*(?:<t[^<>]*/>|<t[^<>]*></t>)?\s*</is>')
STRING_EMPTY = re.compile(rb't="str"[^<>]*>\s*(?:<v\s*/>|<v></v>)?\s*</c>')
STRINGS = re.compile(rb"<(?:\w+:)?si\s*/>|<(?:\w+:)?si[\s>](.*?)</(?:\w+:)?si>", re.S)
STRING_WORDS = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>[^<]")
EMPTY_STRING = re.compile(rb"<(?:\w+:)?si\s*/>|<(?:\w+:)?t(?:\s[^<>]*)?(?:/>|></)")
ESCAPE = b"<!"  # a comment or a section in which markup is text: no spreadsheet program writes one


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the other parts say: styles (``s``) that show percentages, shared strings that are empty."""

    percent_styles: frozenset[int] = frozenset()
    empty_strings: frozenset[int] = frozenset()


@dataclass(slots=True)
class WholeLook:
    """What was found, by address; ``formulas`` are those that have a value."""

    formulas: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    uncalculated: dict[str, str] = field(default_factory=dict)
    empty_texts: set[str] = field(default_factory=set)
    percents: set[str] = field(default_factory=set)


def look_at_all(data: bytes, meanings: Meanings) -> WholeLook:
    """What stands in a sheet beside plain values."""
    span = _plain_span(data)
    return look_by_cell(data, meanings) if span is None else _look_by_marks(data, *span, meanings)


def look_by_cell(data: bytes, meanings: Meanings) -> WholeLook:
    """The same for any XML, cell by cell."""
    scan = _WholeScan(meanings)
    scan.run(data)
    return scan.whole


def empty_strings(data: bytes) -> frozenset[int]:
    """The numbers of the shared strings that hold no letter."""
    if EMPTY_STRING.search(data) is None:
        return frozenset()
    return frozenset(
        number
        for number, string in enumerate(STRINGS.finditer(data))
        if not STRING_WORDS.search(string[1] or b"")
    )


def _plain_span(data: bytes) -> tuple[int, int] | None:
    """Where the cells stand, if every one of them is written the usual way."""
    start, end = data.find(b"<sheetData"), data.rfind(b"</sheetData>")
    if end < 0:
        return (0, 0) if data.find(b"<sheetData/>") >= 0 else None
    if start < 0 or data.count(b"<c", start, end) != data.count(CELL, start, end):
        return None
    return (start, end) if data.find(ESCAPE, start, end) < 0 else None


def _look_by_marks(data: bytes, start: int, end: int, meanings: Meanings) -> WholeLook:
    found = WholeLook(percents=_percents(data, start, end, meanings))
    for place in _marked(data, start, end, meanings):
        cell = CELL_PARTS.match(data, data.rfind(CELL, start, place + 1))
        if cell is not None:
            _file(found, meanings, cell[1] or cell[4], cell[2] or cell[5] or b"", cell[3] or b"")
    return found


def _marked(data: bytes, start: int, end: int, meanings: Meanings) -> Iterator[int]:
    """Places inside the cells that are more than a plain value; a cell may come twice."""
    patterns = [FORMULA, ERROR, INLINE_EMPTY, STRING_EMPTY]
    if meanings.empty_strings:
        numbers = b"|".join(b"%d" % number for number in sorted(meanings.empty_strings))
        patterns.append(re.compile(rb't="s"[^<>]*><v>(?:%s)</v>' % numbers))
    for pattern in patterns:
        yield from (match.start() for match in pattern.finditer(data, start, end))


def _percents(data: bytes, start: int, end: int, meanings: Meanings) -> set[str]:
    """The addresses of plain numbers whose style shows a percentage."""
    if not meanings.percent_styles:
        return set()
    styles = b"|".join(b"%d" % style for style in sorted(meanings.percent_styles))
    cell = rb'<c r="([A-Z]{1,3}\d{1,7})"(?: t="n")? s="(?:%s)"(?: t="n")?><v>[^<]' % styles
    return set(map(bytes.decode, re.findall(cell, data[start:end])))


def _file(found: WholeLook, meanings: Meanings, place: bytes, attributes: bytes, inside: bytes) -> None:
    kind, style = TYPE.search(attributes), STYLE.search(attributes)
    formula, value = FORMULA.search(inside), VALUE.search(inside)
    words = FORMULA_WORDS.search(inside) if formula else None
    _judge(
        found,
        meanings,
        place=place.decode(),
        kind=kind[1].decode() if kind else "",
        style=int(style[1]) if style else 0,
        formula=(_text(words[1]) if words else "") if formula else None,
        value=_text(value[1]) if value else "",
        inline=b"<is" in inside and STRING_WORDS.search(inside) is not None,
    )


def _judge(
    found: WholeLook,
    meanings: Meanings,
    *,
    place: str,
    kind: str,
    style: int,
    formula: str | None,
    value: str,
    inline: bool,
) -> None:
    """Put one cell where it belongs; the one rule for both ways of looking."""
    if kind == "e":
        found.errors[place] = value
    elif formula is not None and not value:
        found.uncalculated[place] = formula
    elif formula is not None:
        found.formulas[place] = formula
    elif kind in second_look.TEXT_TYPES and not inline and _is_empty_text(kind, value, meanings):
        found.empty_texts.add(place)
    if kind in ("", "n") and value and style in meanings.percent_styles:
        found.percents.add(place)


def _is_empty_text(kind: str, value: str, meanings: Meanings) -> bool:
    if kind == "s" and value.strip().isdecimal():
        return int(value) in meanings.empty_strings
    return not value


def _text(data: bytes) -> str:
    import html  # only where a workbook holds formulas

    words = data.decode(errors="replace")
    return html.unescape(words) if "&" in words else words


class _WholeScan(second_look.CellScan):
    """One pass over the cells of a sheet with expat."""

    def __init__(self, meanings: Meanings) -> None:
        super().__init__(frozenset())
        self.whole = WholeLook()
        self._meanings = meanings

    def _cell_ends(self) -> None:
        style = self._attributes.get("s", "")
        _judge(
            self.whole,
            self._meanings,
            place=second_look.address(self._row, self._column),
            kind=self._type,
            style=int(style) if style.isdecimal() and len(style) < 10 else 0,
            formula=self._formula,
            value=self._value,
            inline=self._type == "inlineStr" and bool(self._value),
        )
