"""The marked copy: a person's own workbook back, with what was found in its cells."""

from __future__ import annotations

import base64
import binascii
import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from analytics.intake.batch import Finding, Severity
from analytics.intake.file_names import stem
from analytics.intake.findings_workbook import WIDTHS, ListedFinding, findings_workbook
from analytics.intake.kinds import kind_of
from analytics.intake.pool import POOL, ReadingFailedError
from analytics.intake.wording import wording
from analytics.text import Texts, texts
from analytics.text.localized import LANGUAGES

LOGGER = logging.getLogger(__name__)
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")
MOST_LISTED: Final = 5_000
MOST_WORDS: Final = 2_000  # of one sentence in a comment or a cell of the list
MACRO_ENDING: Final = ".xlsm"
PLAIN_ENDING: Final = ".xlsx"
HEADS: Final = ("severity", "sheet", "cell", "found", "expected", "mend")
BROKEN: Final = frozenset(  # what was found in files that go back to nobody
    {"file_damaged", "file_unreadable", "file_too_slow", "strings_too_many", "sheets_too_many"}
    | {"merges_too_many", "xml_encoding", "xml_entities"}
    | {"zip_bomb", "zip_duplicate_part", "zip_too_many_parts", "zip_unsafe_name"}
)
BINARY_WORKBOOK: Final = b"xl/workbook.bin"
MACROS: Final = b"vbaProject.bin"

CopyKind = Literal["marked", "list"]


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A file to hand back: ``marked`` is the person's own workbook, ``list`` only says what was found."""

    file_name: str
    content: bytes
    kind: CopyKind


def marked_copy(content: bytes, file_name: str, findings: Sequence[Finding], text: Texts) -> MarkedCopy:
    """The workbook with coloured cells, comments, and a first sheet that lists all findings.

    Nothing else in it is changed. Cells are marked in the reading process, for the file may be
    hostile. Where they cannot be marked (old formats, damaged files), a workbook of its own lists
    the findings and says why.

    Args:
        content: the bytes of the file, as it was sent.
        file_name: the name that it came with.
        findings: all that was found in it, in any order; errors are listed first.
        text: the words of the person's language.
    """
    ordered = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    listed = [_listed(finding, file_name, text) for finding in ordered[:MOST_LISTED]]
    lines = _lines(findings, text)
    if _can_be_marked(content, findings):
        reply = _marked(content, _request(listed, lines, file_name, text))
        if reply is not None:
            copy, macros = reply
            ending = MACRO_ENDING if macros else PLAIN_ENDING
            return MarkedCopy(_name(file_name, "marked", text) + ending, copy, "marked")
    why = "old_format" if _is_old(content) else "unreadable"
    lines = [lines[0], text(f"marked_copy.{why}"), *lines[1:]]
    sheet = text("marked_copy.sheet")
    own = findings_workbook(
        sheet, text("marked_copy.title", file_name=file_name), lines, _heads(text), listed
    )
    return MarkedCopy(_name(file_name, "list", text) + PLAIN_ENDING, own, "list")


def copy_name(
    content: bytes, file_name: str, findings: Sequence[Finding], text: Texts
) -> tuple[CopyKind, str]:
    """What :func:`marked_copy` is to give and under which name, without making it."""
    if not _can_be_marked(content, findings):
        return "list", _name(file_name, "list", text) + PLAIN_ENDING
    ending = MACRO_ENDING if MACROS in content else PLAIN_ENDING
    return "marked", _name(file_name, "marked", text) + ending


def _listed(finding: Finding, file_name: str, text: Texts) -> ListedFinding:
    words = wording(finding, file_name, text)
    return ListedFinding(
        severity=finding.severity,
        severity_words=text(f"severities.{finding.severity}"),
        sheet=finding.sheet or "",
        cell=finding.cell or "",
        found=words.message[:MOST_WORDS],
        expected=words.expected[:MOST_WORDS],
        mend=words.mend[:MOST_WORDS],
    )


def _lines(findings: Sequence[Finding], text: Texts) -> list[str]:
    """The sentences under the title: how many of what, and that not all of them fit."""
    counts = {severity: sum(one.severity == severity for one in findings) for severity in SEVERITIES}
    counted = [text(f"submit.counts.{severity}", n=n) for severity, n in counts.items() if n]
    left_out = len(findings) - MOST_LISTED
    return [" · ".join(counted), *([text("marked_copy.more", n=left_out)] if left_out > 0 else [])]


def _heads(text: Texts) -> list[str]:
    return [text("marked_copy.number"), *(text(f"submit.columns.findings.{name}") for name in HEADS)]


def _request(
    listed: Sequence[ListedFinding], lines: Sequence[str], file_name: str, text: Texts
) -> dict[str, Any]:
    """What the reading process is asked: every word that it writes is given to it."""
    return {
        "kind": "package",
        "operation": "mark",
        "findings": [
            {
                "severity": one.severity,
                "word": one.severity_words,
                "sheet": one.sheet,
                "cell": one.cell,
                "said": _said(one, text),
            }
            for one in listed
        ],
        "list": {
            "name": text("marked_copy.sheet"),
            "title": text("marked_copy.title", file_name=file_name),
            "lines": [*lines, text("marked_copy.instruction"), text("marked_copy.colours")],
            "heads": _heads(text),
            "widths": list(WIDTHS),
            "rows": [one.words for one in listed],
            "heights": [one.height for one in listed],
            "no_comments": text("marked_copy.no_comments"),
        },
    }


def _said(one: ListedFinding, text: Texts) -> str:
    """What a comment says: the sentence, what was expected, how to mend it."""
    expected = [text("marked_copy.expected", words=one.expected)] if one.expected else []
    mend = [text("marked_copy.mend", words=one.mend)] if one.mend else []
    return "\n".join([one.found, *expected, *mend])


def _marked(content: bytes, request: Mapping[str, Any]) -> tuple[bytes, bool] | None:
    """The marked workbook and whether it has macros; ``None`` where it could not be marked."""
    try:
        reply = POOL.ask(request, content)
        if reply.get("problem"):
            return None
        return base64.b64decode(str(reply["content"]), validate=True), bool(reply["macros"])
    except (ReadingFailedError, KeyError, TypeError, binascii.Error):
        LOGGER.warning("a file could not be marked: sha256=%s", hashlib.sha256(content).hexdigest())
        return None


def _can_be_marked(content: bytes, findings: Sequence[Finding]) -> bool:
    whole = not any(finding.code in BROKEN for finding in findings)
    return whole and kind_of(content) == "package" and BINARY_WORKBOOK not in content


def _is_old(content: bytes) -> bool:
    kind = kind_of(content)
    return kind in ("xls", "ods") or (kind == "package" and BINARY_WORKBOOK in content)


def _name(file_name: str, kind: CopyKind, text: Texts) -> str:
    """The name of the copy without its ending; a file that was checked before is not renamed twice."""
    bare = stem(file_name)
    for language in LANGUAGES:
        ending = texts(language)("marked_copy.file_name.marked", stem="")
        bare = bare.removesuffix(ending)
    return text(f"marked_copy.file_name.{kind}", stem=bare)
