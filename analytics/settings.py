"""All settings of the product in one place, read from the environment.

| variable | meaning | default |
| --- | --- | --- |
| ``ZHAS_HOME`` | folder of the database and of the kept files | ``.zhas`` in the project |
| ``ZHAS_UPLOAD_LIMIT_MB`` | largest workbook that is opened, in megabytes | 20 |
| ``ZHAS_LANGUAGE`` | language before a person chooses one: ``ru``, ``kk`` or ``en`` | ``ru`` |
| ``ZHAS_GEOJSON`` | a GeoJSON of the regions (property ``code``: KATO) instead of the open one | none |
| ``ZHAS_DEMO`` | ``off``: an empty store stays empty on the first start | ``on`` |
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from analytics.text.localized import DEFAULT_LANGUAGE, LANGUAGES, Language

PROJECT = Path(__file__).resolve().parent.parent
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process; every path is absolute."""

    home: Path
    upload_limit_bytes: int
    default_language: Language
    geojson: Path | None
    load_demonstration: bool
    data: Path = PROJECT / "data"

    @property
    def database(self) -> Path:
        """The DuckDB file with the journal and the mart."""
        return self.home / "zhas.duckdb"

    @property
    def files(self) -> Path:
        """The folder of the kept workbooks, named by their SHA-256."""
        return self.home / "files"


def settings() -> Settings:
    """The settings as the environment gives them now; a wrong one is a ``ValueError``."""
    limit = os.environ.get("ZHAS_UPLOAD_LIMIT_MB", "20")
    if not limit.isdigit() or int(limit) == 0:
        raise ValueError(f"ZHAS_UPLOAD_LIMIT_MB is a whole number of megabytes, not {limit!r}")
    geojson = os.environ.get("ZHAS_GEOJSON")
    return Settings(
        home=Path(os.environ.get("ZHAS_HOME") or PROJECT / ".zhas").resolve(),
        upload_limit_bytes=int(limit) * MEGABYTE,
        default_language=_language(os.environ.get("ZHAS_LANGUAGE", DEFAULT_LANGUAGE)),
        geojson=Path(geojson).resolve() if geojson else None,
        load_demonstration=os.environ.get("ZHAS_DEMO", "on") != "off",
    )


def _language(code: str) -> Language:
    for language in LANGUAGES:
        if language == code:
            return language
    raise ValueError(f"ZHAS_LANGUAGE is one of {', '.join(LANGUAGES)}, not {code!r}")
