"""The command line: ``python -m analytics load | check | show | template | targets | demo | calibrate``.

Exit codes: 0 accepted (or shown), 1 refused or findings that block, 2 wrong use. While the app
runs, it holds the store: then every command goes through the app's ``/api``.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analytics.api.client import running_app
from analytics.commands.output import print_changes, print_files, print_table, write_document
from analytics.commands.requests import (
    CheckRequest,
    LoadRequest,
    SentFile,
    ShowRequest,
    TargetsRequest,
    TemplateRequest,
)
from analytics.commands.results import REFUSED, WRONG_USE, CommandResult
from analytics.settings import settings
from analytics.store.journal import StoreError
from analytics.text import Texts, texts
from analytics.text.localized import LANGUAGES

CALIBRATION = "calibration.csv"
WORKBOOK_ENDINGS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}

Backend = Callable[[str, dict[str, Any]], CommandResult]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    options = _parser().parse_args(arguments)
    text = texts(options.language)
    try:
        return int(options.run(options, text))
    except StoreError as error:
        print(text(f"store.{error.code}", detail=error.detail), file=sys.stderr)
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analytics", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    load = _command(commands, "load", "check returns and store them", _load)
    load.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="workbooks or folders")
    load.add_argument("--form", help="code of the form, such as 1-M (default: what the file is)")
    load.add_argument("--period", help="quarter, such as 2022Q4 (default: what a template says)")
    load.add_argument("--region", help="KATO code, such as 35 (default: what the file says)")
    load.add_argument("--yes", action="store_true", help="store without asking")
    load.add_argument("--json", action="store_true", help="answer as JSON")
    check = _command(commands, "check", "check returns without storing", _check)
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="workbooks or folders")
    for option, what in (("form", "code such as 1-M"), ("period", "2022Q4"), ("region", "KATO code")):
        check.add_argument(f"--{option}", help=f"{what} (default: what the file says)")
    check.add_argument("--marked-up", type=Path, metavar="FOLDER", help="write the files with marked cells")
    check.add_argument("--json", action="store_true", help="answer as JSON")
    show = _command(commands, "show", "the comparison of all regions by one indicator", _show)
    show.add_argument("indicator", help="code of the indicator, such as A06")
    show.add_argument("--period", required=True, help="quarter, such as 2022Q4")
    show.add_argument("--basis", choices=["cumulative", "quarter", "year", "stock"])
    show.add_argument("--borders", type=int, choices=[2015, 2018, 2022])
    show.add_argument("--measure", choices=["rate", "count"], default="rate")
    show.add_argument("--format", choices=["table", "csv", "json"], default="table")
    template = _command(commands, "template", "the workbook that a region fills in", _template)
    template.add_argument("form", help="code of the form, such as ZM-E")
    template.add_argument("--period", required=True, help="quarter, such as 2025Q3")
    whose = template.add_mutually_exclusive_group(required=True)
    whose.add_argument("--region", help="KATO code, such as 35")
    whose.add_argument("--all", action="store_true", help="all regions of the period, as a zip")
    template.add_argument("--output", type=Path, default=Path(), metavar="PATH", help="file or folder")
    targets = _command(commands, "targets", "the targets as a workbook, or a workbook as targets", _targets)
    targets.add_argument("file", nargs="?", type=Path, metavar="FILE", help="workbook of targets to accept")
    targets.add_argument("--output", type=Path, metavar="PATH", help="file or folder for the current targets")
    targets.add_argument("--yes", action="store_true", help="store the list, which becomes the current one")
    targets.add_argument("--json", action="store_true", help="answer as JSON")
    _command(commands, "demo", "load the demonstration data", _demo)
    simulate = _command(commands, "calibrate", "measure the statistics on simulated panels", _calibrate)
    simulate.add_argument("--quick", action="store_true", help="few panels; written only with --output")
    simulate.add_argument("--output", type=Path, metavar="FILE", help=f"default: data/{CALIBRATION}")
    return parser


def _command(
    commands: Any, name: str, summary: str, run: Callable[[argparse.Namespace, Texts], int]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=summary)
    parser.add_argument("--language", choices=LANGUAGES, default=settings().default_language)
    parser.set_defaults(run=run)
    return parser


def _backend() -> Backend:
    """The running app if there is one, otherwise the store itself."""
    app = running_app(settings().home)
    if app is not None:
        return app.call
    from analytics.commands.registry import COMMANDS
    from analytics.store import open_journal

    journal = open_journal(settings())
    return lambda name, data: COMMANDS[name](journal, data)


def _load(options: argparse.Namespace, text: Texts) -> int:
    paths = _workbooks(options.paths)
    if not paths:
        print(text("commands.load.no_files"), file=sys.stderr)
        return WRONG_USE
    if options.region and len(paths) > 1:
        print(text("commands.load.one_region_many_files"), file=sys.stderr)
        return WRONG_USE
    files = tuple(SentFile(path.name, path.read_bytes()) for path in paths)
    actor = getpass.getuser()
    request = LoadRequest(files, options.form, options.period, options.region, False, actor, options.language)
    backend = _backend()
    if not options.yes:
        checked = backend("load", request.as_data())
        _print_load(checked, options, text)
        if checked.exit_code or not _confirmed(text):
            return checked.exit_code or WRONG_USE
    stored = LoadRequest(files, options.form, options.period, options.region, True, actor, options.language)
    result = backend("load", stored.as_data())
    _print_load(result, options, text)
    return result.exit_code


def _check(options: argparse.Namespace, text: Texts) -> int:
    paths = _workbooks(options.paths)
    if not paths:
        print(text("commands.load.no_files"), file=sys.stderr)
        return WRONG_USE
    files = tuple(SentFile(path.name, path.read_bytes()) for path in paths)
    folder: Path | None = options.marked_up
    request = CheckRequest(
        files, options.form, options.period, options.region, folder is not None, options.language
    )
    result = _backend()("check", request.as_data())
    _print_load(replace(result, documents=[]), options, text)
    for note in result.notes:
        print(note, file=sys.stderr)
    if folder is not None and result.documents:
        folder.mkdir(parents=True, exist_ok=True)
        for document in result.documents:
            write_document(document, folder, text, out=sys.stderr)
    return result.exit_code


def _confirmed(text: Texts) -> bool:
    """Whether the person says yes; without a terminal nobody can, and the command says so."""
    if not sys.stdin.isatty():
        print(text("commands.load.say_yes"), file=sys.stderr)
        return False
    return input(text("commands.load.confirm") + " ").strip().casefold() in {"y", "yes", "д", "да", "и", "иә"}


def _print_load(result: CommandResult, options: argparse.Namespace, text: Texts) -> None:
    if result.message:
        print(result.message, file=sys.stderr)
    if result.files:
        print_files(result, as_json=options.json, text=text, out=sys.stdout)


def _workbooks(paths: Sequence[Path]) -> list[Path]:
    """The files named, and the workbooks in the folders named; a missing path is wrong use."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (entry for entry in path.iterdir() if entry.suffix.lower() in WORKBOOK_ENDINGS)
            found.extend(sorted(entry for entry in inside if not entry.name.startswith("~$")))
        elif path.is_file():
            found.append(path)
    return found


def _show(options: argparse.Namespace, text: Texts) -> int:
    request = ShowRequest(
        options.indicator, options.period, options.basis, options.borders, options.measure, options.language
    )
    result = _backend()("show", request.as_data())
    if result.message:
        print(result.message, file=sys.stderr)
    if result.columns:
        print_table(result, options.format, out=sys.stdout)
    return result.exit_code


def _template(options: argparse.Namespace, text: Texts) -> int:
    request = TemplateRequest(options.form, options.period, options.region, options.language)
    result = _backend()("template", request.as_data())
    if result.message:
        print(result.message, file=sys.stderr)
    written = [
        write_document(document, options.output, text, out=sys.stdout) for document in result.documents
    ]
    return result.exit_code if all(written) else WRONG_USE


def _targets(options: argparse.Namespace, text: Texts) -> int:
    file: Path | None = options.file
    if (file is None) == (options.output is None):
        print(text("targets.command.one_way"), file=sys.stderr)
        return WRONG_USE
    if file is not None and not file.is_file():
        print(text("targets.command.no_file", path=file), file=sys.stderr)
        return WRONG_USE
    sent = None if file is None else SentFile(file.name, file.read_bytes())
    request = TargetsRequest(sent, options.yes, getpass.getuser(), options.language)
    result = _backend()("targets", request.as_data())
    if file is None:
        done = [
            write_document(document, options.output, text, out=sys.stdout) for document in result.documents
        ]
        return result.exit_code if all(done) else WRONG_USE
    print_changes(result, as_json=options.json, text=text, out=sys.stdout)
    if result.columns and not options.yes:
        print(text("targets.command.say_yes"), file=sys.stderr)
    return result.exit_code


def _demo(options: argparse.Namespace, text: Texts) -> int:
    result = _backend()("demo", {"language": options.language})
    print(result.message)
    return result.exit_code


def _calibrate(options: argparse.Namespace, text: Texts) -> int:
    from analytics.commands.calibrate import calibration

    # A quick run never takes the place of the full one that is kept.
    kept = None if options.quick else settings().data / CALIBRATION
    result = calibration(options.quick, options.output or kept, text.language)
    print_table(result, "table", out=sys.stdout)
    if result.message:
        print(result.message, file=sys.stderr)
    return result.exit_code


if __name__ == "__main__":
    sys.exit(main())
