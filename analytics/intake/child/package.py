"""The zip package of a workbook: guards on its directory, counted unpacking, what it says of itself.

Every part is unpacked once, counted, and looked at before calamine sees it; calamine then reads a
small package that is put together again from those very bytes, so that two zip readers can never
disagree about what a file holds.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

MEGABYTE = 1024 * 1024
MOST_PARTS = 2_000
LARGEST_PART = 150 * MEGABYTE
LARGEST_PACKAGE = 300 * MEGABYTE
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = MEGABYTE
DEFLATE_CEILING = 1_032  # no deflate stream grows more than so many times
MOST_SHEETS = 200
MOST_STRINGS = 2_000_000
LARGEST_PROPERTIES = MEGABYTE
ENCODING = re.compile(rb"""^.{0,3}<\?xml[^>]*encoding\s*=\s*["']([^"']*)""", re.DOTALL)
PLAIN_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
FOR_CALAMINE = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
)


class PackageProblem(Exception):
    """The file cannot be read further; ``code`` names the finding, ``values`` fill its sentence."""

    def __init__(self, code: str, sheet: str | None = None, cell: str | None = None, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.sheet = sheet
        self.cell = cell
        self.values = values


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
    visible: bool


class Package:
    """A zip package whose directory passed the guards; its parts are unpacked on demand."""

    def __init__(self, content: bytes) -> None:
        """Open the directory and refuse what no honest workbook has (``PackageProblem``)."""
        self._content = content
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise PackageProblem("file_damaged") from error
        self._entries = checked_directory(self._archive.infolist(), len(content))
        self._unpacked: dict[str, bytes] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts as the package writes them."""
        return tuple(entry.filename for entry in self._entries.values())

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def part(self, name: str) -> bytes:
        """One part, unpacked and counted; a missing one is ``file_damaged``."""
        key = _key(name)
        if key not in self._unpacked:
            self._unpacked[key] = self._unpack(key)
        return self._unpacked[key]

    def markup(self, name: str) -> bytes:
        """One XML part in plain UTF-8 without a document type; else a ``PackageProblem``."""
        data = self.part(name)
        ensure_plain_markup(data, name)
        return data

    def count_the_rest(self) -> None:
        """Count parts that nobody unpacks but that could hide more than their directory says."""
        for key, entry in self._entries.items():
            if key not in self._unpacked and entry.compress_size * DEFLATE_CEILING > LARGEST_PART:
                self._count(entry)

    def verify_all(self) -> None:
        """Unpack every part once and let it go: sizes and check sums must be as the directory says."""
        try:
            damaged = self._archive.testzip()
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise PackageProblem("file_damaged") from error
        if damaged is not None:
            raise PackageProblem("file_damaged")

    def rebuilt(self, sheet_parts: Iterable[str]) -> bytes:
        """A package of the checked parts only, for calamine."""
        names = [name for name in FOR_CALAMINE if name in self]
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name in [*names, *sheet_parts]:
                archive.writestr(zipfile.ZipInfo(name), self.markup(name))
        return target.getvalue()

    def _unpack(self, key: str) -> bytes:
        entry = self._entries.get(key)
        if entry is None:
            raise PackageProblem("file_damaged")
        try:
            data = self._archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise PackageProblem("file_damaged") from error
        if sum(map(len, self._unpacked.values())) + len(data) > LARGEST_PACKAGE:
            raise PackageProblem("zip_bomb", part=entry.filename)
        return data

    def _count(self, entry: zipfile.ZipInfo) -> None:
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            return
        head = entry.header_offset
        lengths = self._content[head + 26 : head + 30]
        start = head + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        packed = self._content[start : start + entry.compress_size]
        stream, total = zlib.decompressobj(-zlib.MAX_WBITS), 0
        try:
            while packed and not stream.eof:
                total += len(stream.decompress(packed, MEGABYTE))
                packed = stream.unconsumed_tail
                if total > LARGEST_PART:
                    raise PackageProblem("zip_bomb", part=entry.filename)
        except zlib.error as error:
            raise PackageProblem("file_damaged") from error


def checked_directory(entries: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
    """The parts of a package by their folded names, once the directory passed the guards."""
    if len(entries) > MOST_PARTS:
        raise PackageProblem("zip_too_many_parts", parts=str(len(entries)), limit=str(MOST_PARTS))
    by_name: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        _check_entry(entry)
        if by_name.setdefault(_key(entry.filename), entry) is not entry:
            raise PackageProblem("zip_duplicate_part", part=entry.filename)
    packed = sum(entry.compress_size for entry in entries)
    if packed > size or sum(entry.file_size for entry in entries) > LARGEST_PACKAGE:
        raise PackageProblem("zip_bomb", part="")
    return by_name


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0] or "\0" in entry.orig_filename:
        raise PackageProblem("zip_unsafe_name", part=entry.filename)
    if entry.flag_bits & 1:
        raise PackageProblem("encrypted")
    ratio = entry.file_size / max(entry.compress_size, 1)
    large = entry.file_size > RATIO_COUNTS_FROM
    if entry.file_size > LARGEST_PART or (large and ratio > HIGHEST_RATIO):
        raise PackageProblem("zip_bomb", part=entry.filename)


def ensure_plain_markup(data: bytes, name: str) -> None:
    """Refuse document types (and with them entities) and encodings a reader might take otherwise."""
    declared = ENCODING.match(data[:200])
    if b"\0" in data[:64] or (declared and declared[1].lower() not in PLAIN_ENCODINGS):
        raise PackageProblem("xml_encoding", part=name)
    if b"<!DOCTYPE" in data:
        raise PackageProblem("xml_entities", part=name)


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
        raise PackageProblem("xml_entities", part=part)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise PackageProblem("file_damaged") from error
    return found


def sheets_of(package: Package) -> tuple[SheetEntry, ...]:
    """The sheets of the workbook in its order, with the parts that hold them."""
    if "xl/workbook.xml" not in package:
        raise PackageProblem("not_a_workbook")
    relations = {
        element.attributes.get("Id", ""): element.attributes.get("Target", "")
        for element in elements(package.markup("xl/_rels/workbook.xml.rels"), "workbook.xml.rels")
        if element.name == "Relationship"
    }
    listed = [
        element.attributes
        for element in elements(package.markup("xl/workbook.xml"), "workbook.xml")
        if element.name == "sheet"
    ]
    if len(listed) > MOST_SHEETS:
        raise PackageProblem("sheets_too_many", count=str(len(listed)), limit=str(MOST_SHEETS))
    return tuple(_sheet_entry(package, place, sheet, relations) for place, sheet in enumerate(listed))


def _sheet_entry(
    package: Package, place: int, sheet: Mapping[str, str], relations: Mapping[str, str]
) -> SheetEntry:
    target = relations.get(sheet.get("id", ""), "")
    part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    visible = sheet.get("state", "visible") == "visible"
    return SheetEntry(place, sheet.get("name", ""), part if target and part in package else "", visible)


def title_of(package: Package) -> str | None:
    """The title among the document's properties, or ``None``."""
    name = "docProps/core.xml"
    if name not in package:
        return None
    data = package.part(name)
    if len(data) > LARGEST_PROPERTIES:
        return None
    words = (element.text.strip() for element in elements(data, name) if element.name == "title")
    return next((title for title in words if title), None)


def notes_of(package: Package) -> tuple[str, ...]:
    """What a person is told beside the figures: macros and links to other files."""
    folded = [_key(name) for name in package.names]
    macros = any(name.endswith("vbaproject.bin") for name in folded)
    links = any(name.startswith("xl/externallinks/") for name in folded)
    return (("macros",) if macros else ()) + (("external_links",) if links else ())


def ensure_few_strings(package: Package) -> None:
    """Refuse a table of shared strings beyond the limit."""
    name = "xl/sharedStrings.xml"
    strings = package.markup(name).count(b"<si") if name in package else 0
    if strings > MOST_STRINGS:
        raise PackageProblem("strings_too_many", count=str(strings), limit=str(MOST_STRINGS))


def _key(name: str) -> str:
    return name.replace("\\", "/").casefold()


def _local(name: str) -> str:
    return name.rpartition(":")[2]
