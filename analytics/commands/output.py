"""How a command's answer is written to a terminal: as a table, CSV or JSON."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import IO, Any

from analytics.commands.results import CommandResult, Document, FileResult
from analytics.text import Texts

WIDEST_COLUMN = 60


def print_files(result: CommandResult, *, as_json: bool, text: Texts, out: IO[str]) -> None:
    """Write what became of each file: a line a file, its findings below, or all of it as JSON."""
    if as_json:
        json.dump(result.as_data(), out, ensure_ascii=False, indent=2)
        out.write("\n")
        return
    for file in result.files:
        out.write(_headline(file, text) + "\n")
        out.write(_findings_text(file, text))


def print_changes(result: CommandResult, *, as_json: bool, text: Texts, out: IO[str]) -> None:
    """Write what a list would change or has changed: a sentence, the findings, a row a change."""
    if as_json:
        json.dump(result.as_data(), out, ensure_ascii=False, indent=2)
        out.write("\n")
        return
    out.write(result.message + "\n")
    for file in result.files:
        out.write(_findings_text(file, text))
    if result.columns:
        rows = [[_shown(value) for value in row] for row in result.rows]
        out.write(table_text(result.columns, rows, indent="    "))


def print_table(result: CommandResult, form: str, *, out: IO[str]) -> None:
    """Write a table in the format asked for: ``table``, ``csv`` or ``json``."""
    if form == "json":
        records = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
        json.dump({"rows": records, "notes": result.notes}, out, ensure_ascii=False, indent=2)
        out.write("\n")
    elif form == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(result.columns)
        writer.writerows([["" if value is None else value for value in row] for row in result.rows])
    else:
        rows = [[_shown(value) for value in row] for row in result.rows]
        out.write(table_text(result.columns, rows))
        out.writelines(f"* {note}\n" for note in result.notes)


def write_document(document: Document, place: Path, text: Texts, *, out: IO[str]) -> bool:
    """Write a document to a file, or under its own name into a folder; whether it was written.

    A file that is there already stays as it is: somebody may have filled it in.
    """
    path = place / document.name if place.is_dir() else place
    if path.exists():
        out.write(text("commands.template.exists", path=path) + "\n")
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.content)
    except OSError as error:
        out.write(text("commands.template.not_written", path=path, cause=error.strerror or "") + "\n")
        return False
    out.write(text("commands.template.written", path=path) + "\n")
    return True


def table_text(
    heads: list[str], rows: list[list[str]], indent: str = "", widest: int | None = WIDEST_COLUMN
) -> str:
    """A table in fixed-width letters; cells longer than ``widest`` are cut with an ellipsis."""
    cut = [[_cut(cell, widest) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(heads, *cut, strict=True)]
    lines = [heads, ["-" * width for width in widths], *cut]
    return "".join(
        indent
        + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )


def _findings_text(file: FileResult, text: Texts) -> str:
    """The findings of a file as a table, or nothing."""
    names = ("sheet", "cell", "message", "expected", "mend")
    rows = [
        [text(f"severities.{line.severity}"), *(str(getattr(line, name)) for name in names)]
        for line in file.findings
    ]
    heads = [text(f"commands.findings.{name}") for name in ("severity", *names)]
    return table_text(heads, rows, indent="    ", widest=None) if rows else ""


def _cut(cell: str, widest: int | None) -> str:
    return cell if widest is None or len(cell) <= widest else cell[: widest - 1] + "…"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)


def _headline(file: FileResult, text: Texts) -> str:
    state = text(f"file_states.{file.state}")
    return text(
        f"commands.load.{'file_of_lists' if file.rows else 'file'}",
        file_name=file.file_name,
        region=file.region or "—",
        period=file.period,
        state=state,
        n=file.rows or len(file.values),
    )
