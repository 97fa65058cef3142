"""The command ``targets``: the list of targets as a workbook, and a workbook as the next list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.access import Person
from analytics.catalogue import load_catalogue
from analytics.commands.lines import finding_line
from analytics.commands.requests import TargetsRequest
from analytics.commands.results import ACCEPTED, REFUSED, CommandResult, Document, FileResult, FileState
from analytics.intake.targets import TargetRow
from analytics.regions import load_regions
from analytics.store.journal import TargetSet
from analytics.submission.target_lists import (
    FILE_NAME,
    SentTargets,
    TargetChange,
    accept_targets,
    read_target_list,
    sent_targets,
    targets_file,
)
from analytics.text import Texts, texts

if TYPE_CHECKING:
    from analytics.store.journal import Journal

COLUMNS = ("change", "indicator_name", "region_name", "year", "old", "new", "document")


def targets(journal: Journal, request: TargetsRequest) -> CommandResult:
    """The workbook of the current list; with a file, what that file would change, or its acceptance.

    Whoever may run a command on this machine acts as its administrator, as with every command. Exit
    code 0: written, accepted, or without errors; 1: the workbook has errors or the store refuses.
    """
    text = texts(request.language)
    if request.file is None:
        return CommandResult(
            ACCEPTED, documents=[Document.of(FILE_NAME, targets_file(journal, request.language))]
        )
    reading = read_target_list(request.file.content, request.file.name)
    sent = sent_targets(journal, reading)
    words = {"file_name": reading.file_name}
    if reading.blocked:
        return _answer(REFUSED, "refused", text("targets.command.blocked", **words), sent, text)
    if sent.is_known and sent.current is not None:
        known = text("targets.command.known", **words, number=sent.current.set_id)
        return _answer(ACCEPTED, "same_file", known, sent, text)
    if not sent.changes:
        return _answer(ACCEPTED, "checked", text("targets.command.unchanged", **words), sent, text)
    if not request.store:
        return _answer(ACCEPTED, "checked", text("targets.command.checked", **words), sent, text)
    person = Person(request.actor, "administrator")
    accepted: TargetSet = accept_targets(journal, sent, request.file.content, person)
    done = text("targets.command.accepted", **words, number=accepted.set_id)
    return _answer(ACCEPTED, "accepted", done, sent, text)


def _answer(exit_code: int, state: FileState, message: str, sent: SentTargets, text: Texts) -> CommandResult:
    """The state of the file with its findings, and the targets that change as a table."""
    reading = sent.reading
    file = FileResult(
        file_name=reading.file_name,
        sha256=reading.sha256,
        state=state,
        form_code="",
        region_code="",
        region="",
        period="",
        batch_id=None,
        revision=None,
        findings=[finding_line(finding, reading.file_name, text) for finding in reading.findings],
    )
    changes = () if reading.blocked else sent.changes
    return CommandResult(
        exit_code,
        message=message,
        files=[file],
        columns=[text(f"targets.columns.{name}") for name in COLUMNS] if changes else [],
        rows=[_row(change, text) for change in changes],
    )


def _row(change: TargetChange, text: Texts) -> list[Any]:
    code, unit_code, year = change.key
    indicator = load_catalogue().indicators.get(code)
    name = "" if indicator is None else indicator.name[text.language]
    region = load_regions().get(unit_code).name[text.language]
    document = change.new or change.old
    return [
        text(f"targets.kinds.{change.kind}"),
        f"{code} {name}".strip(),
        f"{unit_code} {region}",
        year,
        _value(change.old),
        _value(change.new),
        document.document if document else "",
    ]


def _value(row: TargetRow | None) -> float | None:
    return None if row is None else row.value
