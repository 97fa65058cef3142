"""Pages run through the shell, on stores of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analytics.demonstration import load
from analytics.settings import PROJECT, settings
from analytics.store import open_journal

SHELL = str(PROJECT / "pages" / "_shell.py")
OVERVIEW = "overview.py"

Opened = Callable[..., AppTest]


@pytest.fixture(scope="session")
def demonstration_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store holds the demonstration data; loaded once."""
    home = tmp_path_factory.mktemp("pages") / "home"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ZHAS_HOME", str(home))
        load(open_journal(settings()))
    return home


@pytest.fixture
def demonstration(demonstration_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages read the demonstration store."""
    monkeypatch.setenv("ZHAS_HOME", str(demonstration_home))


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages read a store of this test alone; tables are kept by version, which stores may share."""
    monkeypatch.setenv("ZHAS_HOME", str(tmp_path / "home"))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()
    open_journal(settings()).close()


@pytest.fixture
def opened() -> Opened:
    """Open a page by its file name, with what stands in its address."""

    def open_page(page: str = OVERVIEW, **address: str) -> AppTest:
        app = AppTest.from_file(SHELL, default_timeout=30)
        app.query_params.update(address)
        if page != OVERVIEW:
            app.switch_page(page)
        app.run()
        assert [error.message for error in app.exception] == []
        return app

    return open_page
