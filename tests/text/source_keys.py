"""Which keys of the language files the code asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

KEY = re.compile(r"^[a-z_][a-z0-9_]*(\.[a-z0-9_]+)+$")
KEY_BEGINNING = re.compile(r"^([a-z_][a-z0-9_]*\.)+[a-z0-9_]*$")
FILE_ENDINGS = {
    "csv",
    "toml",
    "sql",
    "py",
    "json",
    "xlsx",
    "geojson",
    "html",
    "png",
    "svg",
    "pdf",
    "docx",
    "md",
}
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
    """The keys in all Python files under some folders."""
    nodes = [node for folder in folders for path in sorted(folder.rglob("*.py")) for node in nodes_of(path)]
    return SourceKeys(
        called=frozenset(key for node in nodes for key in _called(node)),
        written=frozenset(key for node in nodes for key in _written(node)),
        patterns=frozenset(pattern for node in nodes for pattern in _patterns(node)),
    )


def nodes_of(path: Path) -> Iterator[ast.AST]:
    """The syntax of one file, node by node."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))


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
    """``f"findings.{code}.title"``, or ``"verdicts." + verdict``."""
    parts: list[ast.expr] = []
    if isinstance(node, ast.JoinedStr):
        parts = node.values
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        parts = [node.left, node.right]
    fixed = [part.value if isinstance(part, ast.Constant) else None for part in parts]
    if fixed and isinstance(fixed[0], str) and KEY_BEGINNING.match(fixed[0]):
        yield "".join(".+" if words is None else re.escape(str(words)) for words in fixed) + "$"
