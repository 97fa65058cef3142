"""What a person must be able to look up: pages, commands, settings, SQL files, public functions."""

from __future__ import annotations

import ast
import re

import pytest

from analytics.__main__ import main
from analytics.settings import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
SQL = sorted((PROJECT / "analytics" / "sql").rglob("*.sql"))
QUERIES = [path for path in SQL if path.parent.name != "schema"]
MODULES = [path for path in sorted((PROJECT / "analytics").rglob("*.py")) if path.stat().st_size]


def name(path):
    return str(path.relative_to(PROJECT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_and_public_function_has_a_docstring(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module"
    undocumented = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert undocumented == []


@pytest.mark.parametrize("path", QUERIES, ids=name)
def test_every_query_says_what_it_is_and_at_which_grain(path):
    header = path.read_text(encoding="utf-8").splitlines()[:12]
    assert header[0].startswith("-- What:")
    assert any(line.startswith("-- Grain:") for line in header)


@pytest.mark.parametrize("path", SQL, ids=name)
def test_sql_is_never_built_from_strings(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\{\w*\}|%s", text)


@pytest.mark.parametrize("command", ["load", "check", "show", "template", "targets", "demo", "calibrate"])
def test_every_command_is_in_the_readme_and_has_help(command, capsys):
    assert f"python -m analytics {command}" in README
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert "usage" in capsys.readouterr().out


def test_every_setting_is_in_the_readme():
    source = (PROJECT / "analytics" / "settings.py").read_text(encoding="utf-8")
    used = set(re.findall(r'"(ZHAS_\w+)"', source))
    assert used
    assert {setting for setting in used if f"`{setting}`" not in README} == set()


def test_every_room_of_the_product_is_in_the_readme():
    rooms = {path.name for path in (PROJECT / "analytics").iterdir() if path.is_dir() and path.name[0] != "_"}
    assert {room for room in rooms if room not in README} == set()


def test_every_make_target_has_a_line_of_help():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    described = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert described == set(phony[1].split())


def test_the_top_level_holds_only_what_is_agreed():
    allowed = {"analytics", "pages", "data", "tests", "docs", "app.py", "requirements.txt", "README.md"}
    tools = {
        "requirements-dev.txt", "constraints.txt", "pyproject.toml", "Makefile", "CHANGELOG.md", "LICENSE",
    }  # fmt: skip
    found = {path.name for path in PROJECT.iterdir() if not path.name.startswith(".")}
    assert found - {"__pycache__", "test-results"} <= allowed | tools
