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

    Each of ``form_code``, ``period`` and ``region_code`` may be ``None``: then every file itself must
    tell it (the period only a template can).
    """

    files: tuple[SentFile, ...]
    form_code: str | None
    period: str | None
    region_code: str | None
    store: bool
    actor: str
    language: Language

    def as_data(self) -> dict[str, Any]:
        """The request as plain data for JSON, file contents in base 64."""
        return {**asdict(self), "files": _files_as_data(self.files)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> LoadRequest:
        """The request that :meth:`as_data` wrote."""
        return cls(**{**data, "files": _files_from_data(data["files"])})


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Look at files and store nothing; with ``marked_up`` each comes back with its cells marked.

    What is ``None`` is taken from the file itself, as far as it says it.
    """

    files: tuple[SentFile, ...]
    form_code: str | None
    period: str | None
    region_code: str | None
    marked_up: bool
    language: Language

    def as_data(self) -> dict[str, Any]:
        """The request as plain data for JSON, file contents in base 64."""
        return {**asdict(self), "files": _files_as_data(self.files)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> CheckRequest:
        """The request that :meth:`as_data` wrote."""
        return cls(**{**data, "files": _files_from_data(data["files"])})


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


@dataclass(frozen=True, slots=True)
class TemplateRequest:
    """The template of a form for one region, or, without a region, for all of the period."""

    form_code: str
    period: str
    region_code: str | None
    language: Language

    def as_data(self) -> dict[str, Any]:
        """The request as plain data for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> TemplateRequest:
        """The request that :meth:`as_data` wrote."""
        return cls(**data)


@dataclass(frozen=True, slots=True)
class TargetsRequest:
    """The current list of targets, or, with a workbook, what it would change or its acceptance."""

    file: SentFile | None
    store: bool
    actor: str
    language: Language

    def as_data(self) -> dict[str, Any]:
        """The request as plain data for JSON, the file's content in base 64."""
        return {**asdict(self), "file": _files_as_data(() if self.file is None else (self.file,))}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> TargetsRequest:
        """The request that :meth:`as_data` wrote."""
        return cls(**{**data, "file": next(iter(_files_from_data(data["file"])), None)})


def _files_as_data(files: tuple[SentFile, ...]) -> list[dict[str, str]]:
    return [{"name": file.name, "content": base64.b64encode(file.content).decode()} for file in files]


def _files_from_data(entries: list[dict[str, str]]) -> tuple[SentFile, ...]:
    return tuple(
        SentFile(entry["name"], base64.b64decode(entry["content"], validate=True)) for entry in entries
    )
