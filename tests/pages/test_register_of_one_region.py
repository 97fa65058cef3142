"""The table of the register for one region alone; the matrix keeps all."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened


def table_codes(app: AppTest) -> list[str]:
    """The returns of the table, as ``form.region.period``."""
    sources = [json.loads(element.proto.json) for element in app.get("bidi_component") if element.proto.json]
    read = [json.loads(source) if isinstance(source, str) else source for source in sources]
    (found,) = (source for source in read if "caption" in source and "marks" not in source)
    return [row["code"] for row in found["rows"]]


@pytest.mark.usefixtures("demonstration")
def test_the_returns_of_one_region(opened: Opened) -> None:
    every = table_codes(opened("register.py", lang="en", period="2025Q4"))
    own = table_codes(opened("register.py", lang="en", period="2025Q4", returns_of="35"))
    assert own == [code for code in every if code.split(".")[1] == "35"]
    assert 0 < len(own) < len(every)


@pytest.mark.usefixtures("demonstration")
def test_a_region_and_a_state_together(opened: Opened) -> None:
    app = opened("register.py", lang="en", period="2025Q4", returns_of="43", state="overdue", form="ZM-E")
    assert table_codes(app) == ["ZM-E.43.2025Q4"]
