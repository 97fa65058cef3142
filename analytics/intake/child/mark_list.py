"""The first sheet of a marked copy: all findings with links to their cells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analytics.intake.child import addresses, book, mark_styles, second_look, splicing
else:
    import addresses
    import book
    import mark_styles
    import second_look
    import splicing

MARK = "_zhas_findings"  # the hidden name by which readers know this sheet
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RECORDS_COLUMN = 8  # hidden: the fills that the marked cells had before
LONGEST_NAME = 31
NEVER_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
AFTER_SHEETS = ("sheets", "functionGroups", "externalReferences")


@dataclass(frozen=True, slots=True)
class Row:
    """One finding as the list shows it; ``link`` is a place of the workbook, or nothing."""

    severity: str
    cells: Sequence[str]
    height: float
    link: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The fill that a marked cell had before."""

    sheet: str
    cell: str
    fill: str

    def words(self) -> str:
        """The record as one line."""
        return json.dumps([self.sheet, self.cell, self.fill], ensure_ascii=False)


def record_of(words: object) -> Record | None:
    """The record that a line holds, or ``None``."""
    try:
        given = json.loads(words) if isinstance(words, str) else None
    except ValueError:
        return None
    if not isinstance(given, list) or len(given) != 3 or not all(isinstance(one, str) for one in given):
        return None
    return Record(*given)


def list_sheet(
    given: Mapping[str, Any],
    rows: Sequence[Row],
    records: Sequence[Record],
    styles: mark_styles.Styles,
    strict: bool,
) -> bytes:
    """The whole part of the sheet: title, sentences, one row a finding, the records out of sight."""
    plain, link, bold = styles.listed("plain"), styles.listed("link"), styles.listed("plain", wrap=False)
    head = styles.listed("bold", mark_styles.HEAD_COLOUR)
    lines = [_row(1, [(given["title"], styles.listed("title", wrap=False))])]
    lines += [_row(number, [(words, bold)]) for number, words in enumerate(given["lines"], start=2)]
    header = len(given["lines"]) + 3
    lines.append(_row(header, [(words, head) for words in given["heads"]]))
    for number in range(1, max(len(rows), len(records)) + 1):
        cells: list[tuple[str, int]] = []
        height = 0.0
        if number <= len(rows):
            row = rows[number - 1]
            height = row.height
            coloured = styles.listed("plain", mark_styles.COLOURS[row.severity])
            formats = [plain, coloured, plain, link if row.link else plain, plain, plain, plain]
            cells = list(zip([str(number), *row.cells], formats, strict=True))
        record = records[number - 1].words() if number <= len(records) else ""
        lines.append(_row(header + number, cells, record, height))
    links = [(f"D{header + number}", row.link) for number, row in enumerate(rows, start=1) if row.link]
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(given["widths"], start=1)
    )
    return _part("".join(lines), columns, links, header, STRICT if strict else MAIN)


def put_first(the_book: book.Book, name: str, part: str) -> None:
    """List a new sheet before all others; what counts sheets by their place is moved along."""
    data = the_book.read(book.WORKBOOK)
    found = splicing.tags(data)
    edits = splicing.Splices(data)
    listed = next(tag for tag in found if tag.path == ("workbook", "sheets"))
    entries = splicing.children(found, listed)
    relation_id = the_book.relate(book.WORKBOOK, "worksheet", part)
    sheet_id = max((int(tag.attribute("sheetId") or 0) for tag in entries), default=0) + 1
    words = (
        f'<{listed.prefix}sheet name="{splicing.escaped(name)}" sheetId="{sheet_id}" '
        f'xmlns:r="{the_book.relation_space}" r:id="{relation_id}"/>'
    )
    edits.insert(entries[0].start if entries else listed.inside_end, words.encode())
    _move_along(edits, found)
    _name_it(edits, found, name)
    the_book.write(book.WORKBOOK, edits.applied())


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """A name for the sheet that no other sheet has."""
    bare = wanted.translate(NEVER_IN_NAMES).strip("' ")[:LONGEST_NAME]
    used = {name.casefold() for name in taken}
    numbered = (f"{bare[: LONGEST_NAME - 5]} ({number})" for number in range(2, len(taken) + 3))
    return next(name for name in (bare, *numbered) if name.casefold() not in used)


def listed_sheet_name(the_book: book.Book) -> str:
    """The name of the sheet of findings that an earlier marking added, or nothing."""
    data = the_book.read(book.WORKBOOK)
    for tag in splicing.tags(data):
        if tag.local == "definedName" and tag.attribute("name") == MARK:
            words = data[tag.end : tag.inside_end].decode("utf-8", "replace")
            named = addresses.boxes(_unescaped(words).strip())
            return named[0].sheet if named else ""
    return ""


def _move_along(edits: splicing.Splices, found: Sequence[splicing.Tag]) -> None:
    for tag in found:
        if tag.local == "definedName" and tag.attribute("localSheetId").isdecimal():
            edits.set_attributes(tag, {"localSheetId": str(int(tag.attribute("localSheetId")) + 1)})
        elif tag.local == "workbookView":
            moved = {"activeTab": str(int(tag.attribute("activeTab") or 0) + 1)}
            if int(tag.attribute("firstSheet") or 0):
                moved["firstSheet"] = str(int(tag.attribute("firstSheet")) + 1)
            edits.set_attributes(tag, moved)


def _name_it(edits: splicing.Splices, found: Sequence[splicing.Tag], name: str) -> None:
    """Give the sheet the hidden name by which it is known again."""
    prefix = found[0].prefix
    place = splicing.escaped(addresses.reference(name, "$A$1"))
    words = f'<{prefix}definedName name="{MARK}" hidden="1">{place}</{prefix}definedName>'
    stale = next((tag for tag in found if tag.local == "definedName" and tag.attribute("name") == MARK), None)
    names = splicing.first(found, "workbook", "definedNames")
    if stale is not None:
        edits.replace(stale.start, stale.outside_end, words.encode())
    elif names is not None:
        edits.append_inside(names, words.encode())
    else:
        before = [tag for tag in found if len(tag.path) == 2 and tag.local in AFTER_SHEETS]
        whole = f"<{prefix}definedNames>{words}</{prefix}definedNames>"
        edits.insert(max(tag.outside_end for tag in before), whole.encode())


def _part(rows: str, columns: str, links: Sequence[tuple[str, str]], header: int, space: str) -> bytes:
    columns += f'<col min="{RECORDS_COLUMN}" max="{RECORDS_COLUMN}" width="9" hidden="1"/>'
    hyperlinks = "".join(
        f'<hyperlink ref="{cell}" location="{splicing.escaped(place)}"/>' for cell, place in links
    )
    pane = f'<pane ySplit="{header}" topLeftCell="A{header + 1}" activePane="bottomLeft" state="frozen"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{space}"><sheetPr><tabColor rgb="FFB3261E"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{pane}'
        '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData>"
        f"{f'<hyperlinks>{hyperlinks}</hyperlinks>' if hyperlinks else ''}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _row(number: int, cells: Sequence[tuple[str, int]], record: str = "", height: float = 0.0) -> str:
    placed = [(column, words, style) for column, (words, style) in enumerate(cells, start=1)]
    if record:
        placed.append((RECORDS_COLUMN, record, 0))
    inside = "".join(_cell(number, column, words, style) for column, words, style in placed)
    sized = f' ht="{height}" customHeight="1"' if height else ""
    return f'<row r="{number}"{sized}>{inside}</row>'


def _cell(row: int, column: int, words: str, style: int) -> str:
    place = f'r="{second_look.address(row, column)}" s="{style}"'
    if not words:
        return f"<c {place}/>"
    inside = f'<is><t xml:space="preserve">{splicing.cell_words(words)}</t></is>'
    return f'<c {place} t="inlineStr">{inside}</c>'


def _unescaped(words: str) -> str:
    for sign, plain in (("&apos;", "'"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(sign, plain)
    return words
