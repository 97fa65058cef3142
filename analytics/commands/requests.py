"""What a command is asked for: plain data that travels from the command line to the app."""

from __future__ import annotations

import base64
from dataclasses import asdict, dataclass
from typing import Any

from analytics.text.localized import Language


@dataclass(frozen=True, slots=True)
class SentFile:
    """One workbook: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """Check files, and store them where ``store`` says so.

    ``region_code`` may be ``None``: then each file's own title or name must tell the region.
    """

    files: tuple[SentFile, ...]
    form_code: str
    period: str
    region_code: str | None
    store: bool
    actor: str
    language: Language

    def as_data(self) -> dict[str, Any]:
        """The request as plain data for JSON, file contents in base 64."""
        data = asdict(self)
        data["files"] = [
            {"name": file.name, "content": base64.b64encode(file.content).decode()} for file in self.files
        ]
        return data

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> LoadRequest:
        """The request that :meth:`as_data` wrote."""
        files = tuple(
            SentFile(entry["name"], base64.b64decode(entry["content"], validate=True))
            for entry in data["files"]
        )
        return cls(**{**data, "files": files})


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """The comparison table of one indicator, as the Compare page shows it."""

    indicator_code: str
    period: str
    basis: str | None
    borders: int | None
    measure: str
    language: Language

    def as_data(self) -> dict[str, Any]:
        """The request as plain data for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> ShowRequest:
        """The request that :meth:`as_data` wrote."""
        return cls(**data)
