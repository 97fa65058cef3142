"""A finding in a person's words: what was found, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.intake.batch import Finding
from analytics.intake.entered_rows import PAGE
from analytics.text import Language, Texts

PARTS = ("title", "message", "expected", "mend")


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
        "sheet": text("findings_places.page") if finding.sheet == PAGE else finding.sheet or "",
        "cell": finding.cell or "",
        "given": finding.given or "",
        "expected": finding.expected or "",
        **finding.values,
        **_in_language(finding.values, text.language),
    }
    return Wording(*(text(f"findings.{finding.code}.{part}", **values) for part in PARTS))


def _in_language(values: Mapping[str, str], language: Language) -> dict[str, str]:
    """Names that go along in every language (``region_ru``), under their plain key (``region``)."""
    ending = f"_{language}"
    return {key.removesuffix(ending): value for key, value in values.items() if key.endswith(ending)}
