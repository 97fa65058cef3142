"""Every key that the code asks for exists, and every phrase is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.settings import PROJECT
from analytics.text import texts
from tests.text.source_keys import SourceKeys, keys_in

# Keys that stand in data, by their beginning.
KEYS_IN_DATA = {
    "formulas.": "data/population_estimates.toml",
    "sources.": "data/population.csv, data/population_estimates.toml",
}
# Sections that code asks for as a whole, with ``Texts.keys_under``.
WHOLE_SECTIONS = ("streamlit.",)


@pytest.fixture(scope="module")
def source() -> SourceKeys:
    return keys_in([PROJECT / "app.py", PROJECT / "analytics", PROJECT / "pages"])


def test_every_key_in_the_code_exists(source: SourceKeys) -> None:
    phrases = texts("ru").phrases
    tables = {key.partition(".")[0] for key in phrases}
    asked = source.called | {key for key in source.written if key.partition(".")[0] in tables}
    assert sorted(asked - phrases.keys()) == []


def test_every_phrase_is_used(source: SourceKeys) -> None:
    elsewhere = (*KEYS_IN_DATA, *WHOLE_SECTIONS)
    keys = [key for key in texts("ru").phrases if not key.startswith(elsewhere)]
    assert [key for key in keys if not source.uses(key)] == []


@pytest.mark.parametrize(("beginning", "files"), KEYS_IN_DATA.items())
def test_keys_in_data_exist(beginning: str, files: str) -> None:
    content = "".join((PROJECT / name).read_text(encoding="utf-8") for name in files.split(", "))
    keys = {key for key in texts("ru").phrases if key.startswith(beginning)}
    assert keys == {key for key in keys if key in content}
    assert content.count(beginning) > 0


def test_keys_are_found_in_code(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text(
        "text('compare.title')\n"
        "texts(language)('compare.empty', region=name)\n"
        "key = 'heat.title' if wide else 'heat.short'\n"
        "text(f'findings.{code}.title')\n"
        "label = 'verdicts.' + verdict\n"
        "read('regions.csv')\n"
        '"""Not a key: see compare.note."""\n',
        encoding="utf-8",
    )
    found = keys_in([tmp_path])
    assert found.called == {"compare.title", "compare.empty"}
    assert found.written == {"compare.title", "compare.empty", "heat.title", "heat.short"}
    assert found.uses("findings.wrong_sum.title")
    assert found.uses("verdicts.better")
    assert not found.uses("findings.wrong_sum.mend")
    assert not found.uses("compare.note")
