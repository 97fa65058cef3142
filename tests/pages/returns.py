"""Returns for the page «Submit returns»: built in code, dropped into a page that runs in a test."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.workbooks.figures import KARAGANDA_2022, figures_of
from tests.workbooks.form_1m import Place, Return1M

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORM = "1-M"


def workbook(title: str, cells: Mapping[Place, Any] | None = None, **counts: int) -> bytes:
    """A return with the title that names its region: Karaganda's counts but for ``counts``.

    It is sound as long as no single cell is given anew.
    """
    figures = figures_of(dataclasses.replace(KARAGANDA_2022, **counts))
    return Return1M({**figures, **(cells or {})}, title=title).content()


def drop(app: AppTest, **files: bytes) -> AppTest:
    """Drop files, named by their keys, on the page and let it read them."""
    uploads = [(f"{name}.xlsx", content, XLSX) for name, content in files.items()]
    app.file_uploader[0].set_value(uploads).run()
    assert [error.message for error in app.exception] == []
    return app


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this label; there must be one."""
    (button,) = (button for button in app.button if button.label == label)
    button.click().run()
    assert [error.message for error in app.exception] == []
    return app


def labels(app: AppTest) -> list[str]:
    """The labels of all buttons that can be pressed."""
    return [button.label for button in app.button]


def explain(app: AppTest, label: str, words: str) -> AppTest:
    """Write words into the field whose label begins so; there must be one."""
    (field,) = (field for field in app.text_input if field.label.startswith(label))
    field.set_value(words).run()
    assert [error.message for error in app.exception] == []
    return app
