"""A finding in a person's words: what was found, what was expected, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.intake.batch import Finding
from analytics.text import Texts


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one finding in one language."""

    title: str
    message: str
    expected: str
    mend: str


def wording(finding: Finding, file_name: str, text: Texts) -> Wording:
    """The sentences of a finding, from ``findings.<code>`` of the language files."""
    values = {
        "file_name": file_name,
        "sheet": finding.sheet or "",
        "cell": finding.cell or "",
        "given": finding.given or "",
        "expected": finding.expected or "",
        **finding.values,
    }
    parts = (text(f"findings.{finding.code}.{part}", **values) for part in ("title", "message", "expected", "mend"))
    return Wording(*parts)
