"""What a command answers: the same for the command line and for the app's ``/api``."""

from __future__ import annotations

import base64
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

FileState = Literal["accepted", "accepted_with_warnings", "same_file", "checked", "refused"]

ACCEPTED = 0
REFUSED = 1
WRONG_USE = 2


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as a person reads it."""

    severity: str
    code: str
    sheet: str
    cell: str
    given: str
    message: str
    expected: str
    mend: str


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One figure of a return: what it is, where it stands, and what is stored today."""

    indicator_code: str
    indicator: str
    value: float | None
    status: str
    sheet: str
    cell: str
    stored: float | None


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    file_name: str
    sha256: str
    state: FileState
    form_code: str
    region_code: str
    region: str
    period: str
    batch_id: int | None
    revision: int | None
    findings: list[FindingLine] = field(default_factory=list)
    values: list[ValueLine] = field(default_factory=list)
    rows: int = 0  # of the lists


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a command made: its name, and its bytes as text in base 64."""

    name: str
    base64_content: str

    @classmethod
    def of(cls, name: str, content: bytes) -> Document:
        """A document of some bytes."""
        return cls(name, base64.b64encode(content).decode())

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return base64.b64decode(self.base64_content, validate=True)


@dataclass(frozen=True, slots=True)
class CommandResult:
    """The answer of a command: exit code, a sentence, one entry a file, a table, or documents."""

    exit_code: int
    message: str = ""
    files: list[FileResult] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The result as plain data for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> CommandResult:
        """The result that :meth:`as_data` wrote."""
        files = [
            FileResult(
                **{
                    **entry,
                    "findings": [FindingLine(**finding) for finding in entry["findings"]],
                    "values": [ValueLine(**value) for value in entry["values"]],
                }
            )
            for entry in data["files"]
        ]
        documents = [Document(**entry) for entry in data["documents"]]
        return cls(**{**data, "files": files, "documents": documents})
