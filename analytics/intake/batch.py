"""What travels from a workbook to the store: observations, findings, drafts.

A :class:`Reading` is what a file holds, whoever sent it. A :class:`Draft` is a reading with the
region and period that a person confirmed, checked, and ready to be accepted or refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from analytics.periods import Period

if TYPE_CHECKING:
    from analytics.intake.tables.found import FoundTable

Severity = Literal["error", "warning", "note"]
Origin = Literal["reported", "published", "synthetic"]
Status = Literal["number", "none", "blank", "not_available", "confidential", "error", "text"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a file, with its address.

    The sentences live in the language files under ``findings.<code>.message`` (what was found),
    ``.expected`` and ``.mend``; ``values`` fills their placeholders beside ``given``,
    ``expected``, ``sheet``, ``cell`` and ``file_name``.
    """

    code: str
    severity: Severity
    sheet: str | None = None
    cell: str | None = None
    indicator_code: str | None = None
    given: str | None = None
    expected: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported figure with its address; ``cell`` is ``E7`` or, for a sum, ``G12+G13``.

    ``value`` is a number for the statuses ``number`` and ``none`` (the sign «-», no event: 0)
    and ``None`` for every other status.
    """

    indicator_code: str
    value: float | None
    status: Status
    sheet: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class RegionProposal:
    """A region that the file itself suggests: its code, where that was read, in which words."""

    region_code: str
    source: Literal["title", "file_name", "template"]
    words: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the hidden sheet of one of our own templates says of itself.

    A field is ``None`` where the sheet does not say it, or not in a form that can be read.
    """

    form_code: str
    version: str | None
    region_code: str | None
    period: Period | None
    language: str | None


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list (an event, a plan measure, a partner) with its addresses.

    ``values`` and ``cells`` are keyed by the codes of the list's columns: text and choices are text
    (a choice as its code), dates are ``YYYY-MM-DD``, numbers and money are floats, yes or no is 1.0
    or 0.0, and what was left blank is ``None``. ``row`` is the row of the sheet, counted from 1.
    """

    list_code: str
    sheet: str
    row: int
    values: Mapping[str, str | float | None]
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file holds, before anybody confirmed whose and of when it is.

    ``form_code`` is ``None`` where the form was not recognised. Several proposals mean that the
    region cannot be told: the person is asked. Only our own templates have a ``declared`` identity,
    list rows, and ``explanations`` (what the person wrote beside a figure, by indicator code). A file
    of no known form may hold free ``tables``, whose columns a person maps to indicators.
    """

    file_name: str
    sha256: str
    size: int
    form_code: str | None
    proposals: tuple[RegionProposal, ...]
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    declared: Declaration | None = None
    rows: tuple[ListRow, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[FoundTable, ...] = ()

    @property
    def proposed_region(self) -> str | None:
        """The one region that the file suggests, or ``None`` where there is none or a doubt."""
        codes = {proposal.region_code for proposal in self.proposals}
        return codes.pop() if len(codes) == 1 else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A return that could be stored: whose, of when, with which figures and findings.

    ``origin`` is ``reported`` for a file somebody sent, ``published`` for figures carried from a
    public source, ``synthetic`` for generated demonstration data; ``source`` names it in words.
    """

    form_code: str
    region_code: str
    period: Period
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...] = ()
    file_name: str = ""
    sha256: str = ""
    origin: Origin = "reported"
    source: str = ""
    received_on: str | None = None
    rows: tuple[ListRow, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)

    @property
    def blocked(self) -> bool:
        """Whether a finding forbids acceptance."""
        return any(finding.severity == "error" for finding in self.findings)
