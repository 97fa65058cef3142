"""A second app on the same store ends with a sentence, not with what only programmers read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from analytics.settings import PROJECT

SENTENCES = {
    "ru": "Базу данных сейчас использует другая программа. Закройте её или повторите попытку позже.",
    "en": "Another program is using the database now. Close it or try again later.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_terminal_says_who_holds_the_store(language: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    holder = duckdb.connect(str(home / "zhas.duckdb"))
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
            cwd=PROJECT,
            env={**os.environ, "ZHAS_HOME": str(home), "ZHAS_LANGUAGE": language},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        holder.close()
    assert ended.returncode == 1
    assert SENTENCES[language] in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
