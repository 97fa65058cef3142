"""A copy of a zip package in which only some parts are new.

The parts that stay are carried over as they are packed: not unpacked, not packed again.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
UTF8_NAME = 0x800
DATED = (1 << 5) | 1  # 1 January 1980, the first day that a zip package knows


@dataclass(frozen=True, slots=True)
class _Packed:
    """One part as it stands in the new package."""

    name: bytes
    flags: int
    method: int
    time: int
    date: int
    check_sum: int
    size: int
    data: bytes


def copied(content: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """The package with new contents of some parts (by their names in lower case) and further parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    parts = [
        _new(entry.filename, changed[folded(entry.filename)])
        if folded(entry.filename) in changed
        else _carried(content, entry)
        for entry in entries
    ]
    return _written([*parts, *(_new(name, data) for name, data in added.items())])


def folded(name: str) -> str:
    """A part's name as packages compare them."""
    return name.replace("\\", "/").casefold()


def _carried(content: bytes, entry: zipfile.ZipInfo) -> _Packed:
    head = entry.header_offset
    name_length, extra_length = struct.unpack_from("<2H", content, head + 26)
    start = head + LOCAL.size + name_length + extra_length
    data = content[start : start + entry.compress_size]
    utf8 = entry.flag_bits & UTF8_NAME
    time, date = _moment(entry)
    return _Packed(
        name=entry.filename.encode("utf-8" if utf8 else "cp437"),
        flags=utf8,
        method=entry.compress_type,
        time=time,
        date=date,
        check_sum=entry.CRC,
        size=entry.file_size,
        data=data,
    )


def _new(name: str, data: bytes) -> _Packed:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    plain = name.isascii()
    return _Packed(
        name=name.encode(),
        flags=0 if plain else UTF8_NAME,
        method=zipfile.ZIP_DEFLATED,
        time=0,
        date=DATED,
        check_sum=zlib.crc32(data),
        size=len(data),
        data=packed,
    )


def _moment(entry: zipfile.ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = entry.date_time
    return (hour << 11) | (minute << 5) | (second // 2), ((year - 1980) << 9) | (month << 5) | day


def _written(parts: list[_Packed]) -> bytes:
    target = io.BytesIO()
    directory: list[bytes] = []
    for part in parts:
        shared = (part.flags, part.method, part.time, part.date, part.check_sum, len(part.data), part.size)
        place = target.tell()
        target.write(LOCAL.pack(b"PK\x03\x04", 20, *shared, len(part.name), 0) + part.name + part.data)
        entry = CENTRAL.pack(b"PK\x01\x02", 20, 20, *shared, len(part.name), 0, 0, 0, 0, 0, place)
        directory.append(entry + part.name)
    start = target.tell()
    target.write(b"".join(directory))
    length = target.tell() - start
    target.write(END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), length, start, 0))
    return target.getvalue()
