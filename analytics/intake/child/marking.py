"""A marked copy of a workbook: coloured cells, comments, a first sheet that lists all findings.

Only what must change is changed; every other part goes over as it is packed.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analytics.intake.child import (
        addresses,
        book,
        mark_earlier,
        mark_layout,
        mark_list,
        mark_notes,
        mark_sheet,
        mark_styles,
        workbook_parts,
    )
else:
    import addresses
    import book
    import mark_earlier
    import mark_layout
    import mark_list
    import mark_notes
    import mark_sheet
    import mark_styles
    import workbook_parts

SEVERITIES = ("note", "warning", "error")  # from the mildest to the worst
MOST_CELLS = 5_000  # that are marked; the list names the others too
MOST_IN_A_RANGE = 400
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@dataclass(slots=True)
class SheetMarks:
    """What is to be marked on one sheet: the worst severity of each cell, and what is said of it."""

    sheet: workbook_parts.SheetEntry
    severities: dict[mark_layout.Place, str] = field(default_factory=dict)
    said: dict[mark_layout.Place, list[tuple[str, str]]] = field(default_factory=dict)


def marked(request: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    """The marked copy in base 64, and whether the workbook has macros.

    The request holds ``findings`` (severity, its word, sheet, cell, what is said) in the order of
    the list, and ``list`` (name of the sheet, title, lines, heads, widths, rows of words, heights).
    """
    the_book = book.Book(content)
    styles_part = book.related(the_book.relations(book.WORKBOOK), "styles")
    if not styles_part:
        styles_part = "xl/styles.xml"  # where every program looks for it
        the_book.write(styles_part, mark_styles.EMPTY_STYLES)
        the_book.declare("Override", "PartName", f"/{styles_part}", STYLES_TYPE)
        the_book.relate(book.WORKBOOK, "styles", styles_part)
    styles = mark_styles.Styles(the_book.read(styles_part))
    earlier = mark_earlier.remove_marks(the_book, styles)
    sheets = [sheet for sheet in the_book.sheets() if sheet != earlier]
    marks, links = _resolved(request["findings"], sheets)
    records = [record for one in marks for record in _mark_sheet(the_book, one, styles)]
    _list_them(the_book, request, links, records, styles, earlier)
    the_book.write(styles_part, styles.applied())
    return {"content": base64.b64encode(the_book.result()).decode(), "macros": the_book.macros}


def _resolved(
    findings: Sequence[Mapping[str, Any]], sheets: Sequence[workbook_parts.SheetEntry]
) -> tuple[list[SheetMarks], list[str]]:
    """The marks by sheet, and for each finding the place that its row links to, or nothing."""
    by_sheet: dict[str, SheetMarks] = {}
    links: list[str] = []
    for finding in findings:
        link = ""
        for box in addresses.boxes(finding["cell"] or ""):
            sheet = book.matching_sheet(sheets, box.sheet or finding["sheet"] or "")
            if sheet is None or not sheet.part:
                continue
            link = link or addresses.reference(sheet.name, box.written)
            marks = by_sheet.setdefault(sheet.part, SheetMarks(sheet))
            if sum(len(one.severities) for one in by_sheet.values()) < MOST_CELLS:
                _mark_box(marks, box, finding)
        if not link and finding["sheet"]:
            sheet = book.matching_sheet(sheets, finding["sheet"])
            link = addresses.reference(sheet.name, "A1") if sheet else ""
        links.append(link)
    return list(by_sheet.values()), links


def _mark_box(marks: SheetMarks, box: addresses.Box, finding: Mapping[str, Any]) -> None:
    """Colour all cells of a range that is not too large, and say it in the first one."""
    first = (box.top, box.left)
    places = [first]
    if box.area <= MOST_IN_A_RANGE:
        rows, columns = range(box.top, box.bottom + 1), range(box.left, box.right + 1)
        places = [(row, column) for row in rows for column in columns]
    for place in places:
        worst = max(marks.severities.get(place, "note"), finding["severity"], key=SEVERITIES.index)
        marks.severities[place] = worst
    said = marks.said.setdefault(first, [])
    if (finding["word"], finding["said"]) not in said:
        said.append((finding["word"], finding["said"]))


def _mark_sheet(the_book: book.Book, marks: SheetMarks, styles: mark_styles.Styles) -> list[mark_list.Record]:
    """Colour and comment the cells of one sheet; the fills that they had before."""
    data = the_book.read(marks.sheet.part)
    anchors = mark_layout.anchors_of_merges(data, marks.severities)
    layout = mark_layout.layout_of(data, anchors.values())
    if layout.root.local != "worksheet" or layout.sheet_data is None:
        return []
    severities: dict[mark_layout.Place, str] = {}
    for place, severity in marks.severities.items():
        anchor = anchors[place]
        severities[anchor] = max(severities.get(anchor, "note"), severity, key=SEVERITIES.index)
    records: list[mark_list.Record] = []

    def restyle(place: mark_layout.Place, style: int) -> int:
        fill = styles.fill_of(style).decode("utf-8", "replace")
        records.append(mark_list.Record(marks.sheet.name, mark_layout.written(place), fill))
        return styles.marked(style, severities[place])

    edits = mark_sheet.restyled(data, layout, severities, restyle)
    if not the_book.strict:  # such books know no boxes for comments
        said: dict[mark_layout.Place, list[tuple[str, str]]] = {}
        for place, words in marks.said.items():
            said.setdefault(anchors[place], []).extend(words)
        notes = [mark_notes.Note(place, words) for place, words in sorted(said.items())]
        mark_notes.add_notes(the_book, marks.sheet.part, layout, notes, edits)
    the_book.write(marks.sheet.part, edits.applied())
    return records


def _list_them(
    the_book: book.Book,
    request: Mapping[str, Any],
    links: Sequence[str],
    records: Sequence[mark_list.Record],
    styles: mark_styles.Styles,
    earlier: workbook_parts.SheetEntry | None,
) -> None:
    """Write the sheet of findings, in place of an earlier one where there is one."""
    given = dict(request["list"])
    if the_book.strict:
        given["lines"] = [*given["lines"], given["no_comments"]]
    rows = [
        mark_list.Row(finding["severity"], words, height, link)
        for finding, words, height, link in zip(
            request["findings"], given["rows"], given["heights"], links, strict=True
        )
    ]
    data = mark_list.list_sheet(given, rows, records, styles, the_book.strict)
    if earlier is not None:
        the_book.write(earlier.part, data)
        return
    name = mark_list.free_name(given["name"], [sheet.name for sheet in the_book.sheets()])
    part = the_book.add("xl/worksheets/sheet{}.xml", data, book.SHEET_TYPE)
    mark_list.put_first(the_book, name, part)
