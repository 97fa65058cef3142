"""How the command line finds the running app and asks it to do the work."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analytics.commands.results import CommandResult
from analytics.store.journal import StoreError

HEALTH_SECONDS = 5
COMMAND_SECONDS = 600


@dataclass(frozen=True, slots=True)
class RunningApp:
    """A running app: its address and the token that only this machine's user can read."""

    url: str
    token: str

    def call(self, command: str, data: dict[str, Any]) -> CommandResult:
        """Run one command in the app; its answer as if it had run here."""
        request = urllib.request.Request(
            f"{self.url}/api/{command}",
            data=json.dumps(data).encode(),
            headers={"content-type": "application/json", "x-zhas-token": self.token},
        )
        try:
            with _direct().open(request, timeout=COMMAND_SECONDS) as response:
                return CommandResult.from_data(json.load(response))
        except urllib.error.HTTPError as error:
            problem = json.loads(error.read() or b"{}")
            code = problem.get("store_error", "app_refused")
            raise StoreError(code, problem.get("detail") or problem.get("error", "")) from error


def announce(home: Path, url: str, token: str) -> None:
    """Write where the app listens into ``home/app.json``, readable by its user only.

    To be called by the app that holds the store: a second one must not speak for it.
    """
    home.mkdir(parents=True, exist_ok=True)
    path = _announcement(home)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"url": url, "token": token}, file)


def withdraw(home: Path) -> None:
    """Remove the announcement when the app stops."""
    _announcement(home).unlink(missing_ok=True)


def running_app(home: Path) -> RunningApp | None:
    """The app that runs on this store now, or ``None``; a stale announcement counts as none."""
    try:
        data = json.loads(_announcement(home).read_text())
        with _direct().open(f"{data['url']}/api/health", timeout=HEALTH_SECONDS) as response:
            alive = json.load(response).get("status") == "ok"
    except (OSError, ValueError, KeyError):
        return None
    return RunningApp(data["url"], data["token"]) if alive else None


def _announcement(home: Path) -> Path:
    return home / "app.json"


def _direct() -> urllib.request.OpenerDirector:
    """An opener that never goes through a proxy: the app is on this machine."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))
