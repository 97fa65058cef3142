"""The zip package of a workbook: guards on its directory, and counted unpacking.

Every part is unpacked once, counted, and looked at before calamine sees it; calamine then reads a
small package that is put together again from those very bytes, so that two zip readers can never
disagree about what a file holds.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

MEGABYTE = 1024 * 1024
MOST_PARTS = 2_000
LARGEST_PART = 150 * MEGABYTE
LARGEST_PACKAGE = 300 * MEGABYTE
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = MEGABYTE
DEFLATE_CEILING = 1_032  # no deflate stream grows more than so many times
ENCODING = re.compile(rb"""^.{0,3}<\?xml[^>]*encoding\s*=\s*["']([^"']*)""", re.DOTALL)
PLAIN_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
UNPACKING_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)
FOR_CALAMINE = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
)


class PackageError(Exception):
    """The file cannot be read further; ``code`` names the finding, ``values`` fill its sentence."""

    def __init__(self, code: str, sheet: str | None = None, cell: str | None = None, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.sheet = sheet
        self.cell = cell
        self.values = values


class Package:
    """A zip package whose directory passed the guards; its parts are unpacked on demand."""

    def __init__(self, content: bytes) -> None:
        """Open the directory and refuse what no honest workbook has (``PackageError``)."""
        self._content = content
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise PackageError("file_damaged") from error
        self._entries = checked_directory(self._archive.infolist(), len(content))
        self._unpacked: dict[str, bytes] = {}
        self._plain: set[str] = set()

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
        """One XML part in plain UTF-8 without a document type; else a ``PackageError``."""
        data = self.part(name)
        if name not in self._plain:
            ensure_plain_markup(data, name)
            self._plain.add(name)
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
        except UNPACKING_FAULTS as error:
            raise PackageError("file_damaged") from error
        if damaged is not None:
            raise PackageError("file_damaged")

    def rebuilt(self, sheets: Mapping[str, bytes]) -> bytes:
        """A package of checked parts only, with these sheets, for calamine."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name in FOR_CALAMINE:
                if name in self:
                    archive.writestr(zipfile.ZipInfo(name), self.markup(name))
            for name, data in sheets.items():
                archive.writestr(zipfile.ZipInfo(name), data)
        return target.getvalue()

    def _unpack(self, key: str) -> bytes:
        entry = self._entries.get(key)
        if entry is None:
            raise PackageError("file_damaged")
        try:
            data = self._archive.read(entry)
        except UNPACKING_FAULTS as error:
            raise PackageError("file_damaged") from error
        if sum(map(len, self._unpacked.values())) + len(data) > LARGEST_PACKAGE:
            raise PackageError("zip_bomb", part=entry.filename)
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
                    raise PackageError("zip_bomb", part=entry.filename)
        except zlib.error as error:
            raise PackageError("file_damaged") from error


def checked_directory(entries: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
    """The parts of a package by their folded names, once the directory passed the guards."""
    if len(entries) > MOST_PARTS:
        raise PackageError("zip_too_many_parts", parts=str(len(entries)), limit=str(MOST_PARTS))
    by_name: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        _check_entry(entry)
        if by_name.setdefault(_key(entry.filename), entry) is not entry:
            raise PackageError("zip_duplicate_part", part=entry.filename)
    packed = sum(entry.compress_size for entry in entries)
    if packed > size or sum(entry.file_size for entry in entries) > LARGEST_PACKAGE:
        raise PackageError("zip_bomb", part="")
    return by_name


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    folders = name.split("/")
    if name.startswith("/") or ".." in folders or ":" in folders[0] or "\0" in entry.orig_filename:
        raise PackageError("zip_unsafe_name", part=entry.filename)
    if entry.flag_bits & 1:
        raise PackageError("encrypted")
    ratio = entry.file_size / max(entry.compress_size, 1)
    large = entry.file_size > RATIO_COUNTS_FROM
    if entry.file_size > LARGEST_PART or (large and ratio > HIGHEST_RATIO):
        raise PackageError("zip_bomb", part=entry.filename)


def ensure_plain_markup(data: bytes, name: str) -> None:
    """Refuse document types (and with them entities) and encodings a reader might take otherwise."""
    declared = ENCODING.match(data[:200])
    if b"\0" in data[:64] or (declared and declared[1].lower() not in PLAIN_ENCODINGS):
        raise PackageError("xml_encoding", part=name)
    if b"<!DOCTYPE" in data:
        raise PackageError("xml_entities", part=name)


def _key(name: str) -> str:
    return name.replace("\\", "/").casefold()
