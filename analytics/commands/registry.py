"""All commands by name: one door for the command line and for ``/api``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from analytics.commands.check import check
from analytics.commands.demo import demo
from analytics.commands.load import load
from analytics.commands.requests import (
    CheckRequest,
    LoadRequest,
    ShowRequest,
    TargetsRequest,
    TemplateRequest,
)
from analytics.commands.results import CommandResult
from analytics.commands.show import show
from analytics.commands.targets import targets
from analytics.commands.template import template
from analytics.store.journal import Journal

Command = Callable[[Journal, dict[str, Any]], CommandResult]


def _load(journal: Journal, data: dict[str, Any]) -> CommandResult:
    return load(journal, LoadRequest.from_data(data), dt.date.today())


def _check(journal: Journal, data: dict[str, Any]) -> CommandResult:
    return check(journal, CheckRequest.from_data(data), dt.date.today())


def _show(journal: Journal, data: dict[str, Any]) -> CommandResult:
    return show(journal, ShowRequest.from_data(data))


def _demo(journal: Journal, data: dict[str, Any]) -> CommandResult:
    return demo(journal, data["language"])


def _template(journal: Journal, data: dict[str, Any]) -> CommandResult:
    return template(journal, TemplateRequest.from_data(data))


def _targets(journal: Journal, data: dict[str, Any]) -> CommandResult:
    return targets(journal, TargetsRequest.from_data(data))


COMMANDS: dict[str, Command] = {
    "load": _load,
    "check": _check,
    "show": _show,
    "demo": _demo,
    "template": _template,
    "targets": _targets,
}
