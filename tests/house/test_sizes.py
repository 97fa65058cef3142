"""Modules and functions small enough to hold in the head."""

from __future__ import annotations

import ast

import pytest

from analytics.settings import PROJECT

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40
LINES_OF_A_PAGE = 85
SOURCES = [
    path
    for room in ("analytics", "pages", "tests")
    for path in sorted((PROJECT / room).rglob("*.py"))
    if path.stat().st_size
] + [PROJECT / "app.py"]


def name(path):
    return str(path.relative_to(PROJECT))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_file_and_no_function_is_too_long(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES_OF_A_FILE
    functions = [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = {node.name: _body_lines(node) for node in functions if _body_lines(node) > LINES_OF_A_FUNCTION}
    assert long == {}


@pytest.mark.parametrize("path", sorted((PROJECT / "pages").glob("*.py")), ids=name)
def test_a_page_reads_like_a_table_of_contents(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_PAGE


def _body_lines(node):
    """Lines of a function without its signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0
