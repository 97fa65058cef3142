"""Taking away the marks of an earlier copy, before a workbook is marked again.

People mend their cells in the copy and send it again. Cells that are in order now must not stay
coloured. Which fill a cell had before stands in a hidden column of the sheet of findings; our
comments are known by their author.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import python_calamine

if TYPE_CHECKING:
    from analytics.intake.child import (
        addresses,
        book,
        mark_boxes,
        mark_layout,
        mark_list,
        mark_notes,
        mark_sheet,
        mark_styles,
        second_look,
        splicing,
        workbook_parts,
    )
else:
    import addresses
    import book
    import mark_boxes
    import mark_layout
    import mark_list
    import mark_notes
    import mark_sheet
    import mark_styles
    import second_look
    import splicing
    import workbook_parts

BARE_FILL = '<{0}fill><{0}patternFill patternType="none"/></{0}fill>'


def remove_marks(the_book: book.Book, styles: mark_styles.Styles) -> workbook_parts.SheetEntry | None:
    """Take earlier marks away; the sheet that listed them, which stays for the new list."""
    sheets = the_book.sheets()
    name = mark_list.listed_sheet_name(the_book)
    earlier = book.matching_sheet(sheets, name) if name else None
    if earlier is not None and not earlier.part:
        earlier = None
    records = _records(the_book, earlier) if earlier else []
    commented = any("comment" in part for part in the_book.names())
    for sheet in sheets:
        if not sheet.part or sheet == earlier:
            continue
        fills = {one.cell: one.fill for one in records if one.sheet == sheet.name}
        places = _remove_notes(the_book, sheet.part) if commented else set()
        if fills or places:
            _restore_fills(the_book, sheet.part, fills, places, styles)
    return earlier


def _records(the_book: book.Book, sheet: workbook_parts.SheetEntry) -> list[mark_list.Record]:
    rebuilt = the_book.package.rebuilt({sheet.part: the_book.read(sheet.part)})
    with python_calamine.load_workbook(io.BytesIO(rebuilt)) as workbook:
        table = workbook.get_sheet_by_index(sheet.position)
        if not table.end or second_look.too_large(table.end[0] + 1, table.end[1] + 1):
            return []
        rows = table.to_python(skip_empty_area=False)
    found = (mark_list.record_of(row[-1]) for row in rows if len(row) == mark_list.RECORDS_COLUMN)
    return [record for record in found if record is not None]


def _remove_notes(the_book: book.Book, part: str) -> set[mark_layout.Place]:
    """Remove the comments of our own from a sheet; the cells that had them."""
    relations = the_book.relations(part)
    comments = book.related(relations, "comments")
    if not comments or not the_book.has(comments):
        return set()
    data = the_book.read(comments)
    if mark_notes.SIGNATURE.encode() not in data:
        return set()
    found = splicing.tags(data)
    edits = splicing.Splices(data)
    places: set[mark_layout.Place] = set()
    for tag in found:
        if tag.path == ("comments", "commentList", "comment"):
            own = [one for one in found if tag.start < one.start < tag.outside_end]
            if _remove_or_shorten(edits, data, tag, own):
                places.update((box.top, box.left) for box in addresses.boxes(tag.attribute("ref")))
    the_book.write(comments, edits.applied())
    drawing = book.related(relations, "vmlDrawing")
    if drawing and the_book.has(drawing) and places:
        words = the_book.read(drawing, markup=False)
        the_book.write(drawing, mark_boxes.without_boxes(words, places))
    return places


def _remove_or_shorten(
    edits: splicing.Splices, data: bytes, comment: splicing.Tag, inside: Sequence[splicing.Tag]
) -> bool:
    """Remove a comment that begins with our name; of another one, what we said after its own words."""
    texts = [tag for tag in inside if tag.local == "t"]
    spoken = [data[tag.end : tag.inside_end].decode("utf-8", "replace").strip() for tag in texts]
    if spoken and spoken[0].startswith(mark_notes.SIGNATURE):
        edits.replace(comment.start, comment.outside_end, b"")
        return True
    if mark_notes.SIGNATURE in spoken:
        first = texts[spoken.index(mark_notes.SIGNATURE)]
        runs = [tag for tag in inside if tag.local == "r" and tag.outside_end > first.start]
        for run in runs:
            edits.replace(run.start, run.outside_end, b"")
    return False


def _restore_fills(
    the_book: book.Book,
    part: str,
    fills: dict[str, str],
    noted: Iterable[mark_layout.Place],
    styles: mark_styles.Styles,
) -> None:
    """Give the cells the fills that they had, where they still have the colour of a finding."""
    data = the_book.read(part)
    recorded = {(box.top, box.left): fill for cell, fill in fills.items() for box in addresses.boxes(cell)}
    places = {*recorded, *noted}
    layout = mark_layout.layout_of(data, places)
    prefix = styles.prefix

    def restored(place: mark_layout.Place, style: int) -> int:
        if not styles.is_mark(styles.fill_of(style)):
            return style
        bare = BARE_FILL.format(prefix)
        fill = mark_styles.sound_fill(recorded.get(place, bare), prefix) or bare.encode()
        return styles.filled(style, fill)

    there = [place for place in places if place[0] in layout.rows and place[1] in layout.rows[place[0]].cells]
    the_book.write(part, mark_sheet.restyled(data, layout, there, restored).applied())
