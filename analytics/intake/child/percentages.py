"""Which styles of a workbook show a number as a percentage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.intake.child import package, workbook_parts
else:
    import package
    import workbook_parts

STYLES = "xl/styles.xml"
BUILT_IN = frozenset({"9", "10"})  # 0% and 0.00%
LITERAL = re.compile(r'"[^"]*"|\\.')
LARGEST_STYLES = 20 * package.MEGABYTE


def percent_styles(parts: package.Package) -> frozenset[int]:
    """The numbers of the cell formats (``s`` of a cell) that show a percentage."""
    if STYLES not in parts or len(parts.markup(STYLES)) > LARGEST_STYLES:
        return frozenset()
    data = parts.markup(STYLES)
    if b"%" not in data and b'"9"' not in data and b'"10"' not in data:
        return frozenset()
    found = workbook_parts.elements(data, STYLES)
    formats = {
        each.attributes.get("numFmtId", "")
        for each in found
        if each.name == "numFmt" and "%" in LITERAL.sub("", each.attributes.get("formatCode", ""))
    }
    ends = [place for place, each in enumerate(found) if each.name in ("cellStyleXfs", "cellXfs")]
    cells = next((place for place in ends if found[place].name == "cellXfs"), 0)
    before = max((place for place in ends if place < cells), default=-1)
    styles = [each for each in found[before + 1 : cells] if each.name == "xf"]
    return frozenset(
        number
        for number, each in enumerate(styles)
        if each.attributes.get("numFmtId", "") in BUILT_IN | formats
    )
