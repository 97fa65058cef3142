"""What a workbook says of itself: its sheets, its title, macros and links to other files."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from analytics.intake.child import package
else:
    import package

MOST_SHEETS = 200
FINDINGS_MARK = "_zhas_findings"  # the hidden name over the list of findings in a marked-up copy
MOST_STRINGS = 2_000_000
LARGEST_PROPERTIES = package.MEGABYTE


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a small XML part: local name, attributes by local name, its text."""

    name: str
    attributes: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet as the workbook lists it; ``part`` is empty where its part is not in the package."""

    position: int
    name: str
    part: str
    visible: bool = True


def elements(data: bytes, part: str) -> list[Element]:
    """All elements of a small XML part in the order of their ends."""
    found: list[Element] = []
    stack: list[tuple[str, dict[str, str], list[str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = {_local(key): value for key, value in attributes.items()}
        stack.append((_local(name), local, []))

    def text(words: str) -> None:
        stack[-1][2].append(words)

    def end(_: str) -> None:
        name, attributes, words = stack.pop()
        found.append(Element(name, attributes, "".join(words)))

    def doctype(*_: object) -> None:
        raise package.PackageError("xml_entities", part=part)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise package.PackageError("file_damaged") from error
    return found


def sheets_of(parts: package.Package) -> tuple[SheetEntry, ...]:
    """The sheets of the workbook in its order, with the parts that hold them."""
    if "xl/workbook.xml" not in parts:
        raise package.PackageError("not_a_workbook")
    relations = {
        element.attributes.get("Id", ""): element.attributes.get("Target", "")
        for element in elements(parts.markup("xl/_rels/workbook.xml.rels"), "workbook.xml.rels")
        if element.name == "Relationship"
    }
    listed = [
        element.attributes
        for element in elements(parts.markup("xl/workbook.xml"), "workbook.xml")
        if element.name == "sheet"
    ]
    if len(listed) > MOST_SHEETS:
        raise package.PackageError("sheets_too_many", count=str(len(listed)), limit=str(MOST_SHEETS))
    return tuple(_sheet_entry(parts, place, sheet, relations) for place, sheet in enumerate(listed))


def sheet_of_findings(parts: package.Package) -> str | None:
    """The sheet that a check put into a marked-up copy; it is not the person's and never read."""
    data = parts.markup("xl/workbook.xml")
    if FINDINGS_MARK.encode() not in data:
        return None
    names = (each for each in elements(data, "workbook.xml") if each.name == "definedName")
    place = next((each.text for each in names if each.attributes.get("name") == FINDINGS_MARK), "")
    quoted = place.rpartition("!")[0].removeprefix("=")
    return quoted[1:-1].replace("''", "'") if quoted.startswith("'") else quoted or None


def _sheet_entry(
    parts: package.Package, place: int, sheet: Mapping[str, str], relations: Mapping[str, str]
) -> SheetEntry:
    target = relations.get(sheet.get("id", ""), "")
    part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    visible = sheet.get("state", "visible") == "visible"
    return SheetEntry(place, sheet.get("name", ""), part if target and part in parts else "", visible)


def title_of(parts: package.Package) -> str | None:
    """The title among the document's properties, or ``None``."""
    name = "docProps/core.xml"
    if name not in parts:
        return None
    data = parts.part(name)
    if len(data) > LARGEST_PROPERTIES:
        return None
    words = (element.text.strip() for element in elements(data, name) if element.name == "title")
    return next((title for title in words if title), None)


def notes_of(parts: package.Package) -> tuple[str, ...]:
    """What a person is told beside the figures: macros and links to other files."""
    folded = [name.casefold() for name in parts.names]
    macros = any(name.endswith("vbaproject.bin") for name in folded)
    links = any(name.startswith("xl/externallinks/") for name in folded)
    return (("macros",) if macros else ()) + (("external_links",) if links else ())


def ensure_few_strings(parts: package.Package) -> None:
    """Refuse a table of shared strings beyond the limit."""
    name = "xl/sharedStrings.xml"
    strings = parts.markup(name).count(b"<si") if name in parts else 0
    if strings > MOST_STRINGS:
        raise package.PackageError("strings_too_many", count=str(strings), limit=str(MOST_STRINGS))


def _local(name: str) -> str:
    return name.rpartition(":")[2]
