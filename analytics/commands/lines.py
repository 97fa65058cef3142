"""Findings and figures of a file as lines that a person reads."""

from __future__ import annotations

from analytics.catalogue import load_catalogue
from analytics.commands.results import FindingLine, ValueLine
from analytics.intake.batch import Finding, Reading
from analytics.intake.wording import wording
from analytics.submission import Submission
from analytics.text import Texts


def finding_line(finding: Finding, file_name: str, text: Texts) -> FindingLine:
    """A finding in the sentences of a language."""
    words = wording(finding, file_name, text)
    return FindingLine(
        finding.severity,
        finding.code,
        finding.sheet or "",
        finding.cell or "",
        finding.given or "",
        words.message,
        words.expected,
        words.mend,
    )


def value_lines(reading: Reading, sent: Submission | None, text: Texts) -> list[ValueLine]:
    """The figures of a file, each with what is stored of it where that differs."""
    indicators = load_catalogue().indicators
    stored = {change.indicator_code: change.old for change in sent.differences} if sent else {}
    return [
        ValueLine(
            observation.indicator_code,
            indicators[observation.indicator_code].name[text.language],
            observation.value,
            observation.status,
            observation.sheet or "",
            observation.cell or "",
            stored.get(observation.indicator_code),
        )
        for observation in reading.observations
    ]
