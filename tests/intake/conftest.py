"""Ends the reading processes when the tests of intake are over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analytics.intake import close_workers


@pytest.fixture(scope="package", autouse=True)
def _no_process_left() -> Iterator[None]:
    yield
    close_workers()
