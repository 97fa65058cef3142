"""Workbooks as another program leaves them: opened and saved again by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("soffice", "libreoffice")
SECONDS = 180


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    """The workbook after LibreOffice opened it and saved it as xlsx; the folder holds its own profile.

    Without LibreOffice the test is skipped with the reason; with ``CI=true`` it fails.
    """
    source, target = folder / "filled.xlsx", folder / "saved"
    source.write_bytes(content)
    subprocess.run(
        [
            _program(),
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--convert-to", "xlsx", "--outdir", str(target), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return (target / source.name).read_bytes()


def _program() -> str:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        reason = "no LibreOffice on this machine: install Debian's package `libreoffice-calc-nogui`"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path
