"""What the tests of intake ask: read these bytes, say this finding in a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from analytics.catalogue import load_catalogue
from analytics.intake import ReturnContext, check_return, read_workbook
from analytics.intake.batch import Finding, Reading
from analytics.intake.wording import wording
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text import Language, texts

LIMIT = 20 * 1024 * 1024
FILE_NAME = "1-M Карагандинская.xlsx"
TODAY = dt.date(2026, 11, 23)


def read(content: bytes, file_name: str = FILE_NAME, limit: int = LIMIT) -> Reading:
    """The reading of some bytes with the project's catalogue and regions."""
    return read_workbook(content, file_name, load_catalogue(), load_regions(), limit)


def context_of(
    reading: Reading,
    region_code: str = "35",
    period: str = "2022Q4",
    today: dt.date = TODAY,
    previous: Mapping[str, float] | None = None,
) -> ReturnContext:
    """What a check sees of a reading for a region and a period."""
    catalogue = load_catalogue()
    return ReturnContext(
        reading=reading,
        form=catalogue.form(reading.form_code or "1-M"),
        region_code=region_code,
        period=Period.parse(period),
        today=today,
        catalogue=catalogue,
        regions=load_regions(),
        previous=previous or {},
    )


def check(
    reading: Reading,
    region_code: str = "35",
    period: str = "2022Q4",
    today: dt.date = TODAY,
    previous: Mapping[str, float] | None = None,
) -> tuple[Finding, ...]:
    """What the checks of a return find for a region and a period."""
    return check_return(context_of(reading, region_code, period, today, previous))


def said(finding: Finding, file_name: str = FILE_NAME, language: Language = "ru") -> str:
    """The sentence of a finding as a person sees it."""
    return wording(finding, file_name, texts(language)).message


def values(reading: Reading) -> dict[str, float | None]:
    """The figures of a reading by indicator."""
    return {observation.indicator_code: observation.value for observation in reading.observations}


def brief(findings: tuple[Finding, ...]) -> list[tuple[str, str, str | None, str | None]]:
    """Code, severity, sheet and cell of findings."""
    return [(finding.code, finding.severity, finding.sheet, finding.cell) for finding in findings]
