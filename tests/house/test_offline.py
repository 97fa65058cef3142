"""Nothing is fetched from another host: no address of one stands in code, styles or settings."""

from __future__ import annotations

import re

import pytest

from analytics.settings import PROJECT

# Names of XML vocabularies look like addresses; nothing is fetched from there.
ADDRESS = re.compile(
    r"""https?://(?!127\.0\.0\.1|localhost|www\.w3\.org/|schemas\.|purl\.oclc\.org/ooxml/)[^\s"'`)>]+"""
)
ENDINGS = {".py", ".js", ".css", ".toml", ".html", ".sql"}
FILES = [
    path
    for room in ("analytics", "pages", ".streamlit")
    for path in sorted((PROJECT / room).rglob("*"))
    if path.suffix in ENDINGS and path.stat().st_size
] + [PROJECT / "app.py"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_address_of_another_host(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.lstrip().startswith(("#", "--")))
    without_docstrings = re.sub(r'"""[\s\S]*?"""', "", code)
    assert ADDRESS.findall(without_docstrings) == []
