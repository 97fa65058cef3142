"""Comments of cells: the sentences of findings beside the comments that people wrote.

A comment stands in two parts: its words in the comments of a sheet, its box in an old drawing
language (VML), without which Excel does not show it. Both are made, or added to where the sheet
has them already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.intake.child import book, mark_boxes, mark_layout, second_look, splicing
else:
    import book
    import mark_boxes
    import mark_layout
    import second_look
    import splicing

SIGNATURE = "Zhas Monitor"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
NEW_COMMENTS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<authors></authors><commentList></commentList></comments>"
)
THREADED_AUTHOR = "tc="  # stands for a conversation, which Excel keeps elsewhere
LONGEST_NOTE = 4_000
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one cell: each thing with its severity in words."""

    place: mark_layout.Place
    said: Sequence[tuple[str, str]]


def add_notes(
    the_book: book.Book, part: str, layout: mark_layout.Layout, notes: Sequence[Note], edits: splicing.Splices
) -> None:
    """Add comments to the cells of a sheet; ``edits`` are the changes of the sheet's own part."""
    relations = the_book.relations(part)
    comments = book.related(relations, "comments")
    if not comments or not the_book.has(comments):
        comments = the_book.add("xl/comments{}.xml", NEW_COMMENTS, COMMENTS_TYPE)
        the_book.relate(part, "comments", comments)
    places = _write_comments(the_book, comments, notes)
    drawing = _drawing_of(the_book, part, layout, relations, edits)
    words = the_book.read(drawing, markup=False)
    boxes = [mark_boxes.Box(note.place, _lines(note)) for note in notes if note.place in places]
    the_book.write(drawing, mark_boxes.with_boxes(words, layout, boxes))


def _drawing_of(
    the_book: book.Book,
    part: str,
    layout: mark_layout.Layout,
    relations: Sequence[book.Relation],
    edits: splicing.Splices,
) -> str:
    """The part that holds the boxes of a sheet's comments; a new one where there is none."""
    if layout.legacy_drawing is not None:
        wanted = layout.legacy_drawing.attribute("id")
        there = next((each.part for each in relations if each.relation_id == wanted), "")
        if there and the_book.has(there):
            return there
    drawing = the_book.add("xl/drawings/vmlDrawing{}.vml", mark_boxes.new_drawing(_used_clusters(the_book)))
    the_book.declare("Default", "Extension", "vml", VML_TYPE)
    relation_id = the_book.relate(part, "vmlDrawing", drawing)
    words = (
        f'<{layout.root.prefix}legacyDrawing xmlns:r="{the_book.relation_space}" r:id="{relation_id}"/>'
    ).encode()
    if layout.legacy_drawing is not None:
        edits.replace(layout.legacy_drawing.start, layout.legacy_drawing.outside_end, words)
    else:
        edits.insert(layout.drawings_from, words)
    return drawing


def _used_clusters(the_book: book.Book) -> set[int]:
    """The numbers under which the drawings of the workbook count their boxes."""
    drawings = [name for name in the_book.names() if name.endswith(".vml")]
    return {number for name in drawings for number in mark_boxes.clusters(the_book.read(name, markup=False))}


def _write_comments(the_book: book.Book, part: str, notes: Sequence[Note]) -> set[mark_layout.Place]:
    """Write the words; the cells that had no comment before and so need a box."""
    data = the_book.read(part)
    found = splicing.tags(data, deepest=5)
    root, listed = found[0], splicing.first(found, "comments", "commentList")
    authors = splicing.first(found, "comments", "authors")
    if listed is None or authors is None:
        return set()
    names = [_inside(data, tag) for tag in found if tag.path == ("comments", "authors", "author")]
    there = {tag.attribute("ref").upper(): tag for tag in splicing.children(found, listed)}
    edits = splicing.Splices(data)
    fresh: list[bytes] = []
    places: set[mark_layout.Place] = set()
    for note in notes:
        old = there.get(second_look.address(*note.place))
        if old is None:
            fresh.append(_comment(root.prefix, note, len(names)))
            places.add(note.place)
        elif not _is_conversation(old, names):
            _continue_comment(edits, data, found, old, note)
    edits.append_inside(listed, b"".join(fresh))
    author = f"<{root.prefix}author>{SIGNATURE}</{root.prefix}author>"
    edits.append_inside(authors, author.encode())
    the_book.write(part, edits.applied())
    return places


def _continue_comment(
    edits: splicing.Splices, data: bytes, found: Sequence[splicing.Tag], old: splicing.Tag, note: Note
) -> None:
    """Say more in a comment that somebody wrote, after the own words."""
    text = next((tag for tag in splicing.children(found, old) if tag.local == "text"), None)
    if text is None:
        return
    prefix = text.prefix
    runs = _runs(prefix, note, lead="\n\n")
    inside = splicing.children(found, text)
    plain = next((tag for tag in inside if tag.local == "t"), None)
    if plain is not None:  # words without runs: nothing may follow them, so they become a run
        edits.insert(plain.start, f"<{prefix}r>".encode())
        edits.insert(plain.outside_end, f"</{prefix}r>".encode() + runs)
        return
    last = next((tag for tag in reversed(inside) if tag.local == "r"), None)
    if last is not None:
        edits.insert(last.outside_end, runs)
    else:
        edits.append_inside(text, runs)


def _comment(prefix: str, note: Note, author: int) -> bytes:
    address = second_look.address(*note.place)
    opening = f'<{prefix}comment ref="{address}" authorId="{author}"><{prefix}text>'
    return opening.encode() + _runs(prefix, note) + f"</{prefix}text></{prefix}comment>".encode()


def _runs(prefix: str, note: Note, lead: str = "") -> bytes:
    """The words of a note: who speaks, then each severity in bold and its sentences."""
    runs = [_run(prefix, f"{lead}{SIGNATURE}", bold=True)]
    for severity, words in note.said:
        runs += [_run(prefix, f"\n{severity}", bold=True), _run(prefix, f"\n{words}\n")]
    return "".join(runs).encode()


def _run(prefix: str, words: str, bold: bool = False) -> str:
    weight = f"<{prefix}b/>" if bold else ""
    return (
        f'<{prefix}r><{prefix}rPr>{weight}<{prefix}sz val="9"/><{prefix}color indexed="81"/>'
        f'<{prefix}rFont val="Tahoma"/><{prefix}family val="2"/></{prefix}rPr>'
        f'<{prefix}t xml:space="preserve">{splicing.cell_words(words, LONGEST_NOTE)}</{prefix}t></{prefix}r>'
    )


def _lines(note: Note) -> list[str]:
    return [
        SIGNATURE,
        *(line for severity, words in note.said for line in (severity, *words.split("\n"), "")),
    ]


def _is_conversation(comment: splicing.Tag, authors: Sequence[str]) -> bool:
    given = comment.attribute("authorId")
    author = int(given) if given.isdecimal() else -1
    return 0 <= author < len(authors) and authors[author].startswith(THREADED_AUTHOR)


def _inside(data: bytes, tag: splicing.Tag) -> str:
    return data[tag.end : tag.inside_end].decode("utf-8", "replace")
