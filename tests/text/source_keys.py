"""Which keys of the language files the code asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

KEY = re.compile(r"^[a-z][a-z0-9_]*(\.[a-z0-9_]*[a-z0-9])+$")
KEY_BEGINNING = re.compile(r"^([a-z][a-z0-9_]*\.)+[a-z0-9_]*$")
FILE_ENDINGS = frozenset(
    {
        "csv",
        "toml",
        "sql",
        "py",
        "js",
        "json",
        "xml",
        "rels",
        "xlsx",
        "xls",
        "geojson",
        "html",
        "css",
        "png",
        "svg",
    }
)
TEXT_CALLS = {"t", "text"}


@dataclass(frozen=True)
class SourceKeys:
    """Keys written out (``called`` where they are surely asked for) and patterns of built ones."""

    called: frozenset[str]
    written: frozenset[str]
    patterns: frozenset[str]

    def uses(self, key: str) -> bool:
        """Whether the code asks for a key, written out or built."""
        return key in self.written or any(re.match(pattern, key) for pattern in self.patterns)


def keys_in(folders: Iterable[Path]) -> SourceKeys:
    """The keys in some Python files, or in all that lie in some folders."""
    nodes = [node for folder in folders for path in _files(folder) for node in nodes_of(path)]
    return SourceKeys(
        called=frozenset(key for node in nodes for key in _called(node)),
        written=frozenset(key for node in nodes for key in _written(node)),
        patterns=frozenset(pattern for node in nodes for pattern in _patterns(node)),
    )


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def nodes_of(path: Path) -> Iterator[ast.AST]:
    """The syntax of one file, node by node."""
    return _within(ast.parse(path.read_text(encoding="utf-8"), str(path)))


def _within(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all under it; the fixed words of an f-string are told by the f-string itself."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from _within(child)


def _called(node: ast.AST) -> Iterator[str]:
    """``text("compare.title")`` or ``texts(language)("compare.title")``."""
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        asked = node.func
        named = isinstance(asked, ast.Name) and asked.id in TEXT_CALLS
        made = isinstance(asked, ast.Call) and isinstance(asked.func, ast.Name) and asked.func.id == "texts"
        if (named or made) and isinstance(node.args[0].value, str):
            yield node.args[0].value


def _written(node: ast.AST) -> Iterator[str]:
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, str) and KEY.match(value) and value.rpartition(".")[2] not in FILE_ENDINGS:
        yield value


def _patterns(node: ast.AST) -> Iterator[str]:
    """``f"findings.{code}.title"``, or a beginning such as ``"verdicts."`` that code adds to."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith("."):
        if KEY_BEGINNING.match(node.value):
            yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        fixed = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        if fixed and isinstance(fixed[0], str) and KEY_BEGINNING.match(fixed[0]):
            yield "".join(".+" if words is None else re.escape(str(words)) for words in fixed) + "$"
