"""The command line as a person runs it: a process of its own, with or without the app."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.settings import PROJECT
from tests.browser.server import running_server
from tests.workbooks import faults
from tests.workbooks.returns import sound_return


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analytics", *arguments],
        cwd=PROJECT,
        env={**os.environ, "ZHAS_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    returns = tmp_path / "returns"
    returns.mkdir()
    (returns / "Karagandy Region.XLSX").write_bytes(sound_return("Карагандинская область"))
    (returns / "Shymkent.XLSX").write_bytes(sound_return("г.Шымкент", 103))
    (returns / "readme.txt").write_text("not a workbook")
    return returns


def shown(home: Path) -> dict[str, str]:
    table = run(home, "show", "A06", "--period", "2022Q4", "--measure", "count", "--format", "csv")
    assert table.returncode == 0, table.stderr
    return {
        row["region_code"]: row["value"] for row in csv.DictReader(io.StringIO(table.stdout)) if row["value"]
    }


def test_a_folder_is_loaded_and_shown(tmp_path, folder):
    home = tmp_path / "home"
    loaded = run(home, "load", str(folder), "--form", "1-M", "--period", "2022Q4", "--yes", "--json")
    assert loaded.returncode == 0, loaded.stderr
    assert [file["state"] for file in json.loads(loaded.stdout)["files"]] == ["accepted", "accepted"]
    assert shown(home) == {"35": "118.0", "79": "103.0"}


def test_a_refused_file_ends_with_1_and_its_sentence(tmp_path):
    path = tmp_path / "отчёт.xlsx"
    path.write_bytes(faults.division_by_zero())
    checked = run(tmp_path / "home", "check", str(path), "--form", "1-M", "--period", "2022Q4")
    assert checked.returncode == 1
    assert "#DIV/0!" in checked.stdout


def test_a_check_writes_the_marked_file_and_overwrites_none(tmp_path):
    path, folder = tmp_path / "отчёт.xlsx", tmp_path / "checked" / "here"
    path.write_bytes(faults.division_by_zero())
    arguments = ("check", str(path), "--marked-up", str(folder), "--language", "en", "--json")
    first = run(tmp_path / "home", *arguments)
    assert first.returncode == 1, first.stderr
    assert json.loads(first.stdout)["files"][0]["findings"][0]["cell"] == "H7"
    (copy,) = folder.iterdir()
    assert (copy.name, str(copy) in first.stderr) == ("отчёт (checked).xlsx", True)
    copy.write_bytes(b"mended by hand")
    second = run(tmp_path / "home", *arguments)
    assert second.returncode == 1
    assert copy.read_bytes() == b"mended by hand"


def test_without_yes_and_without_a_terminal_nothing_is_stored(tmp_path, folder):
    home = tmp_path / "home"
    asked = run(home, "load", str(folder), "--form", "1-M", "--period", "2022Q4")
    assert (asked.returncode, "--yes" in asked.stderr) == (2, True)
    assert shown(home) == {}


@pytest.mark.parametrize(
    "arguments",
    [
        ["load", "nowhere.xlsx", "--form", "1-M", "--period", "2022Q4", "--yes"],
        ["load", "{folder}", "--form", "1-M", "--period", "2022Q4", "--region", "35", "--yes"],
        ["load", "{folder}", "--form", "7-X", "--period", "2022Q4", "--yes"],
        ["load", "{folder}", "--period", "2022Q4"],
        ["show", "A06", "--period", "2022"],
        ["show", "A06", "--period", "2022Q4", "--borders", "1999"],
        ["burn"],
    ],
)
def test_wrong_use_ends_with_2(tmp_path, folder, arguments):
    given = [argument.replace("{folder}", str(folder)) for argument in arguments]
    assert run(tmp_path / "home", *given).returncode == 2


def test_while_the_app_runs_the_command_line_goes_through_it(tmp_path, folder):
    home = tmp_path / "home"
    with running_server(home, ZHAS_DEMO="off"):
        loaded = run(home, "load", str(folder), "--form", "1-M", "--period", "2022Q4", "--yes")
        assert loaded.returncode == 0, loaded.stderr
        assert shown(home) == {"35": "118.0", "79": "103.0"}
    assert shown(home) == {"35": "118.0", "79": "103.0"}


def test_a_second_app_on_the_same_store_does_not_speak_for_the_first(tmp_path, folder):
    home = tmp_path / "home"
    with running_server(home, ZHAS_DEMO="off"):
        run(home, "load", str(folder), "--form", "1-M", "--period", "2022Q4", "--yes")
        with pytest.raises(RuntimeError, match="the app stopped"), running_server(home):
            pass
        assert shown(home) == {"35": "118.0", "79": "103.0"}


def test_demo_loads_once(tmp_path):
    home = tmp_path / "home"
    first = run(home, "demo", "--language", "en")
    second = run(home, "demo", "--language", "en")
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.strip().endswith("demonstration returns loaded.")
    assert second.stdout.strip() == "The demonstration data are already loaded."
