"""What a file is by its bytes; and the other spreadsheet formats that can be read."""

from __future__ import annotations

import pytest

from analytics.intake.kinds import kind_of
from tests.intake.asked import brief, read, values
from tests.workbooks import faults, hostile
from tests.workbooks.open_document import return_as_ods


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\0", "empty"),
        (faults.sound(), "package"),
        (return_as_ods(), "ods"),
        (hostile.encrypted(), "encrypted"),
        (hostile.old_xls_broken(), "xls"),
        (b"<HTML><body>", "html"),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?><a xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "html",
        ),
        ("а;б;в\n".encode(), "text"),
        ("а;б".encode("utf-16"), "text"),
        (b"%PDF-1.7\n\x00\x01", "other"),
        (b"PK\x03\x04 a zip with anything", "other"),
    ],
)
def test_the_kind_is_told_by_the_content(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


def test_an_open_document_is_read_with_a_note() -> None:
    reading = read(return_as_ods())
    assert ("old_format", "note", None, None) in brief(reading.findings)
    assert values(reading)["A06"] == 118
    assert {each.indicator_code: each.cell for each in reading.observations}["A06"] == "E7"
