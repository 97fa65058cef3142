"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["package", "ods", "xls", "encrypted", "html", "text", "other", "empty"]

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
XML_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
LOOKED_AT = 4096
CONTROL_BYTES = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def kind_of(content: bytes) -> Kind:
    """The kind of a file by its content."""
    if not content.strip(b"\0 \t\r\n"):
        return "empty"
    if content.startswith((ZIP, EMPTY_ZIP)):
        return _kind_of_zip(content)
    if content.startswith(OLE2):
        return "encrypted" if ENCRYPTED_STREAM in content else "xls"
    return _kind_of_words(content[:LOOKED_AT])


def _kind_of_zip(content: bytes) -> Kind:
    """Office and OpenDocument packages; which parts they hold is looked at in the reading process."""
    if b"application/vnd.oasis.opendocument.spreadsheet" in content[:200]:
        return "ods"
    if b"[Content_Types].xml" not in content:
        return "other"
    return "package"


def _kind_of_words(start: bytes) -> Kind:
    if HTML.search(start) or XML_SPREADSHEET in start:
        return "html"
    if start.startswith(BYTE_ORDER_MARKS):
        return "text"
    return "other" if CONTROL_BYTES & set(start) else "text"
