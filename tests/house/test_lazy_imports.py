"""The first page needs no statistics, documents or drawing libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

from analytics.settings import PROJECT

SLOW = ("scipy", "statsmodels", "matplotlib", "shapely", "openpyxl", "xlsxwriter", "rapidfuzz")


@pytest.mark.parametrize(
    "module",
    ["analytics.__main__", "analytics.start", "analytics.submission", "analytics.measures.line_trends"],
)
def test_importing_does_not_import_slow_libraries(module):
    program = f"import sys, {module}; print(*[name for name in {SLOW!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
