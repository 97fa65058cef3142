"""Takes a workbook's zip package apart and puts it together again with a fault in it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package_of(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def with_parts(content: bytes, added: Mapping[str, bytes]) -> bytes:
    """The package with further or other parts."""
    return package_of({**parts_of(content), **added})


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    return with_parts(content, {part: change(parts_of(content)[part])})


def replaced(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with words of one part replaced; the words must be there."""
    data = parts_of(content)[part]
    if old not in data:
        raise ValueError(f"{old!r} does not stand in {part}")
    return with_parts(content, {part: data.replace(old, new)})


def part_of_sheet(content: bytes, sheet: str) -> str:
    """The name of the part that holds a sheet, for workbooks that XlsxWriter built."""
    listed = parts_of(content)["xl/workbook.xml"].decode().split("<sheet ")[1:]
    names = [words.split('name="')[1].split('"')[0] for words in listed]
    return f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"


def with_duplicate(content: bytes, name: str) -> bytes:
    """The package with one part listed twice."""
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        spare = f"{name[:-1]}~"
        archive.writestr(zipfile.ZipInfo(spare), b"<a/>", zipfile.ZIP_DEFLATED)
    return target.getvalue().replace(spare.encode(), name.encode())


def with_understated_size(content: bytes, name: str, size: int) -> bytes:
    """The package whose directory lies about the unpacked size of a part."""
    data = bytearray(content)
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(name.encode()))
    struct.pack_into("<I", data, place + 24, size)
    return bytes(data)
